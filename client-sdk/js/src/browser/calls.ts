import { Call, type CallOptions } from './Call.js';
import type { Signaling } from './signaling.js';

/**
 * Sends a stream to the media server, by way of the application's server.
 * @param stream e.g. of `openCamera()`
 */
export function publish(stream: MediaStream, signaling: Signaling, options: CallOptions = {}): Call {
  return new Call('publish', stream, signaling, options);
}

/** A call whose media an element plays. */
export class Playback extends Call {
  readonly #element: HTMLMediaElement;

  /** @internal */
  constructor(
    element: HTMLMediaElement,
    stream: MediaStream | undefined,
    signaling: Signaling,
    options: CallOptions,
  ) {
    super(stream ? 'exchange' : 'play', stream, signaling, options);
    this.#element = element;
    this.on('track', (stream) => void this.#show(stream));
    this.on('ended', () => {
      if (element.srcObject === this.#shown) element.srcObject = null;
    });
  }

  #shown: MediaStream | null = null;

  /** Turns the sound on. Works from a click or key press, where the browser asks for one. */
  unmute(): void {
    this.#element.muted = false;
    this.emit('muted', false);
  }

  /** With sound if the browser lets us, else muted. */
  async #show(stream: MediaStream): Promise<void> {
    const element = this.#element;
    if (this.#shown === stream) return; // the second track of the stream
    this.#shown = stream;
    element.srcObject = stream;
    try {
      await element.play();
    } catch (error) {
      if ((error as Error).name !== 'NotAllowedError' || element.muted) return; // AbortError: another stream came
      element.muted = true;
      this.emit('muted', true);
      await element.play().catch(() => undefined);
    }
  }
}

/**
 * Plays what the media server sends in a `<video>` or `<audio>` element, by way of the application's server.
 * The element keeps its sound where the browser allows it; see the event 'muted'.
 */
export function play(element: HTMLMediaElement, signaling: Signaling, options: CallOptions = {}): Playback {
  return new Playback(element, undefined, signaling, options);
}

/**
 * Sends a stream and plays what comes back, over one connection: a call of two, or a mirror. A call of many is a
 * `publish` and a `play` for each other person.
 */
export function exchange(
  stream: MediaStream,
  element: HTMLMediaElement,
  signaling: Signaling,
  options: CallOptions = {},
): Playback {
  return new Playback(element, stream, signaling, options);
}
