// Camera and microphone, and what to tell a person when there are none.

const MESSAGES = {
  NotAllowedError:
    'Camera and microphone were not allowed. Allow them in the browser’s address bar, then try again.',
  NotFoundError: 'No camera or microphone was found. Plug one in and try again.',
  NotReadableError: 'The camera or microphone is in use by another program.',
};

export function cameraMessage(error) {
  return MESSAGES[error.name] ?? `The camera could not be opened: ${error.message}`;
}

/**
 * Opens both, or the one that there is.
 * @param {{ width?: number, height?: number }} size
 * @returns {Promise<{ stream: MediaStream, missing?: 'camera' | 'microphone' }>}
 */
export async function openCamera({ width = 1280, height = 720 } = {}) {
  if (!navigator.mediaDevices) throw new Error('this browser gives a camera to https pages only');
  const video = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30 } };
  const audio = { echoCancellation: true, noiseSuppression: true };
  try {
    return { stream: await navigator.mediaDevices.getUserMedia({ audio, video }) };
  } catch (error) {
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

export function closeCamera(stream) {
  stream?.getTracks().forEach((track) => track.stop());
}
