export type Listener<T> = (event: T) => void;

/** A small typed event emitter, the same in Node and in browsers. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<Listener<never>>>();

  /** Calls `listener` for every event of that type. The same function counts once. */
  on<T extends keyof Events>(type: T, listener: Listener<Events[T]>): this {
    const set = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, set.add(listener));
    return this;
  }

  off<T extends keyof Events>(type: T, listener: Listener<Events[T]>): this {
    this.#listeners.get(type)?.delete(listener);
    return this;
  }

  /** Calls `listener` for the next event of that type only. */
  once<T extends keyof Events>(type: T, listener: Listener<Events[T]>): this {
    const wrapper = (event: Events[T]): void => {
      this.off(type, wrapper);
      listener(event);
    };
    return this.on(type, wrapper);
  }

  protected hasListeners(type: keyof Events): boolean {
    return (this.#listeners.get(type)?.size ?? 0) > 0;
  }

  protected emit<T extends keyof Events>(type: T, event: Events[T]): void {
    callAll(this.#listeners.get(type) as ReadonlySet<Listener<Events[T]>> | undefined, event);
  }
}

/** Calls every listener; one that throws neither hinders the others nor what comes after the event. */
export function callAll<T>(listeners: Iterable<Listener<T>> | undefined, event: T): void {
  for (const listener of [...(listeners ?? [])]) {
    try {
      listener(event);
    } catch (error) {
      // Surfaces as an uncaught error of the application, where it belongs.
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
