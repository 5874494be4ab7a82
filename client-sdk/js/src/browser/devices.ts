/** Why a device cannot be used; each wants something else of the person. */
export type DeviceErrorReason =
  'not-allowed' | 'not-found' | 'in-use' | 'overconstrained' | 'insecure-page' | 'cancelled' | 'unknown';

// The names that getUserMedia and getDisplayMedia reject with (W3C mediacapture-streams 10.3, screen-capture 6.2).
const REASONS: Record<string, DeviceErrorReason> = {
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotFoundError: 'not-found',
  NotReadableError: 'in-use',
  OverconstrainedError: 'overconstrained',
  AbortError: 'cancelled',
};

const MESSAGES: Record<DeviceErrorReason, string> = {
  'not-allowed':
    'Camera and microphone were not allowed. Allow them in the browser’s address bar, then try again.',
  'not-found': 'No camera or microphone was found. Plug one in and try again.',
  'in-use': 'The camera or microphone is in use by another program, or its driver failed.',
  overconstrained: 'The camera cannot deliver this. Choose another size.',
  'insecure-page': 'This browser gives a camera to https pages only.',
  cancelled: 'The camera could not be started. Try again.',
  unknown: 'The camera could not be opened.',
};

/** A camera, microphone or screen that cannot be had. `message` is for people, `reason` for programs. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';

  constructor(
    readonly reason: DeviceErrorReason,
    /** For 'overconstrained': the constraint that no device meets, such as `width`. */
    readonly constraint?: string,
    cause?: unknown,
  ) {
    super(MESSAGES[reason], { cause });
  }

  /** Reads what a browser rejected with. */
  static from(error: unknown): DeviceError {
    if (error instanceof DeviceError) return error;
    const { name, constraint } = error as { name?: string; constraint?: string };
    return new DeviceError(REASONS[name ?? ''] ?? 'unknown', constraint, error);
  }
}

export interface Camera {
  stream: MediaStream;
  /** What was asked for and is not there. */
  missing?: 'camera' | 'microphone';
}

/**
 * Opens camera and microphone. Where one of the two is not there, opens the other and says so.
 * @throws {DeviceError}
 */
export async function openCamera(
  constraints: MediaStreamConstraints = { audio: true, video: true },
): Promise<Camera> {
  const devices = mediaDevices();
  try {
    return { stream: await devices.getUserMedia(constraints) };
  } catch (error) {
    const { audio, video } = constraints;
    if ((error as Error).name !== 'NotFoundError' || !audio || !video) throw DeviceError.from(error);
    return await openWhatIsThere(devices, audio, video).catch((again: unknown) => {
      throw DeviceError.from(again);
    });
  }
}

/**
 * Opens a screen or window that the person chooses.
 * @throws {DeviceError}
 */
export async function openScreen(
  options: DisplayMediaStreamOptions = { video: true, audio: true },
): Promise<MediaStream> {
  const devices = mediaDevices();
  try {
    return await devices.getDisplayMedia(options);
  } catch (error) {
    throw DeviceError.from(error);
  }
}

function mediaDevices(): MediaDevices {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) throw new DeviceError('insecure-page');
  return mediaDevices;
}

type Wanted = MediaStreamConstraints['video'] & {};

async function openWhatIsThere(devices: MediaDevices, audio: Wanted, video: Wanted): Promise<Camera> {
  const present = new Set((await devices.enumerateDevices()).map(({ kind }) => kind));
  if (present.has('videoinput'))
    return { stream: await devices.getUserMedia({ video }), missing: 'microphone' };
  if (present.has('audioinput')) return { stream: await devices.getUserMedia({ audio }), missing: 'camera' };
  throw new DeviceError('not-found');
}
