// Camera and microphone, and what to tell a person when there are none.

const MESSAGES = {
  NotAllowedError:
    'Camera and microphone were not allowed. Allow them in the browser’s address bar, then press Present again.',
  NotFoundError: 'No camera or microphone was found. Plug one in and press Present again.',
  NotReadableError: 'The camera or microphone is in use by another program.',
  OverconstrainedError: 'The camera cannot deliver this size. Choose another one.',
};

export function cameraMessage(error) {
  return MESSAGES[error.name] ?? `The camera could not be opened: ${error.message}`;
}

/**
 * @param {{ width: number, height: number }} size
 * @returns {Promise<{ stream: MediaStream, missing?: 'camera' | 'microphone' }>}
 */
export async function openCamera(size) {
  if (!navigator.mediaDevices) throw new Error('this browser gives a camera to https pages only');
  const video = { width: { ideal: size.width }, height: { ideal: size.height }, frameRate: { ideal: 30 } };
  const audio = { echoCancellation: true, noiseSuppression: true };
  try {
    return { stream: await navigator.mediaDevices.getUserMedia({ audio, video }) };
  } catch (error) {
    // One of the two may be missing: presenting with the other is better than not at all.
    if (error.name !== 'NotFoundError') throw error;
    const devices = await navigator.mediaDevices.enumerateDevices();
    if (devices.some(({ kind }) => kind === 'videoinput')) {
      return { stream: await navigator.mediaDevices.getUserMedia({ video }), missing: 'microphone' };
    }
    if (devices.some(({ kind }) => kind === 'audioinput')) {
      return { stream: await navigator.mediaDevices.getUserMedia({ audio }), missing: 'camera' };
    }
    throw error;
  }
}
