/** What a Kurento server has, which does not tell. */
const KURENTOS_MS = 20_000;
/** A request takes time to get there: a tenth of what the server grants, and no more than this. */
const LONGEST_WAY_MS = 2_000;

/**
 * How many ms after it was first sent a request may be sent again. The server answers a repeated one from memory for a
 * while; beyond that, it could be carried out twice.
 * @param told `duplicateCacheMs` of the server's answer to `connect`
 */
export function safeToRepeatMs(told: unknown): number {
  const kept = typeof told === 'number' && told >= 0 ? told : KURENTOS_MS;
  return kept - Math.min(LONGEST_WAY_MS, Math.ceil(kept / 10));
}
