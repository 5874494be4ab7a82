/** Calls `listener` when the machine gets another network; the result ends that. */
export function watchNetwork(listener: () => void): () => void {
  // NetworkInformation (WICG netinfo) where it exists; 'online' everywhere.
  const { connection } = navigator as Navigator & { connection?: EventTarget };
  addEventListener('online', listener);
  connection?.addEventListener('change', listener);
  return () => {
    removeEventListener('online', listener);
    connection?.removeEventListener('change', listener);
  };
}
