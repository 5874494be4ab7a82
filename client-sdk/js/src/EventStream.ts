import { ClientErrorType, clientError } from './HeadwaterError.js';

export interface EventStreamOptions {
  /** Ends the iteration: the loop gets the signal's reason as an error. */
  signal?: AbortSignal | undefined;
  /** How many events may wait for a loop that does not come for them. Default 1000. */
  maxWaiting?: number | undefined;
}

type Waiting<T> = { resolve(result: IteratorResult<T, undefined>): void; reject(error: unknown): void };

/**
 * Events one after the other, for `for await`. The server sends them from the moment the stream is made; they wait
 * here until the loop comes for them. The loop ends when the object is released or the client closed, and is told
 * with an error when the session is lost. Leaving the loop takes the subscription back.
 */
export class EventStream<T> implements AsyncIterableIterator<T> {
  readonly #events: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  #over = false;
  #error: Error | undefined;
  #stop: () => void = () => undefined;

  /** Resolves when the server sends the events, and rejects when it refuses to. Need not be awaited. */
  readonly ready: Promise<void>;

  /** @param start subscribes; returns what to wait for and what takes it back */
  constructor(
    start: (
      push: (event: T) => void,
      end: (error?: Error) => void,
    ) => { ready: Promise<void>; stop: () => void },
    { signal, maxWaiting = 1000 }: EventStreamOptions = {},
  ) {
    signal?.throwIfAborted();
    const push = (event: T): void => {
      const next = this.#waiting.shift();
      if (next) next.resolve({ value: event, done: false });
      else if (this.#events.push(event) > maxWaiting) {
        const message = `More than ${maxWaiting} events wait for a loop that does not come for them`;
        this.#end(clientError(ClientErrorType.TooManyEvents, message));
      }
    };
    const abort = (): void => {
      this.#events.length = 0;
      this.#end(signal?.reason as Error);
    };
    const { ready, stop } = start(push, (error) => {
      this.#end(error);
    });
    this.ready = ready;
    this.#stop = () => {
      signal?.removeEventListener('abort', abort);
      stop();
    };
    signal?.addEventListener('abort', abort, { once: true });
    ready.catch((error: unknown) => {
      this.#end(error as Error);
    });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const event = this.#events.shift();
    if (event !== undefined) return Promise.resolve({ value: event, done: false });
    if (!this.#over) {
      return new Promise((resolve, reject) => {
        this.#waiting.push({ resolve, reject });
      });
    }
    const error = this.#error;
    this.#error = undefined;
    if (error !== undefined) return Promise.reject(error);
    return Promise.resolve({ value: undefined, done: true });
  }

  /** Called when the loop is left. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#events.length = 0;
    this.#end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(error?: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#stop();
    const [first, ...others] = this.#waiting.splice(0);
    if (first && error !== undefined) first.reject(error);
    else {
      this.#error = error;
      first?.resolve({ value: undefined, done: true });
    }
    for (const each of others) each.resolve({ value: undefined, done: true });
  }
}
