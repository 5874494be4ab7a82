import { callAll, type Listener } from './Emitter.js';
import type { Params } from './rpc/PendingRequests.js';
import type { Session, SessionEvents } from './rpc/Session.js';

type EventListener = Listener<Params>;

interface Subscription {
  readonly object: string;
  readonly listeners: Set<EventListener>;
  /** The server's id of the subscription, once it has answered. */
  readonly ready: Promise<string>;
}

/** Which events of which objects the application listens to: one subscription on the server for each pair. */
export class Subscriptions {
  readonly #byKey = new Map<string, Subscription>();

  constructor(private readonly session: Session) {}

  /** Resolves when the server sends events of that type; events that come earlier are delivered too. */
  async add(object: string, type: string, listener: EventListener): Promise<void> {
    const key = keyOf(object, type);
    const known = this.#byKey.get(key);
    if (known) {
      known.listeners.add(listener);
      await known.ready;
      return;
    }
    const ready = this.session
      .request('subscribe', { object, type })
      .then((result) => String((result as { value?: unknown } | null)?.value));
    const subscription = { object, listeners: new Set([listener]), ready };
    this.#byKey.set(key, subscription);
    try {
      await ready;
    } catch (error) {
      if (this.#byKey.get(key) === subscription) this.#byKey.delete(key);
      throw error;
    }
  }

  /** Stops calling `listener` at once; the last one of a pair ends the subscription on the server. */
  async remove(object: string, type: string, listener: EventListener): Promise<void> {
    const key = keyOf(object, type);
    const subscription = this.#byKey.get(key);
    if (!subscription?.listeners.delete(listener) || subscription.listeners.size > 0) return;
    this.#byKey.delete(key);
    await this.session.request('unsubscribe', { object, subscription: await subscription.ready });
  }

  deliver(event: SessionEvents['event'], data: Params): void {
    callAll(this.#byKey.get(keyOf(event.object, event.type))?.listeners, data);
  }

  /** Forgets an object that is gone, and what was inside it, without telling the server. */
  forget(object: string): void {
    for (const [key, subscription] of this.#byKey) {
      if (subscription.object === object || subscription.object.startsWith(`${object}/`)) {
        this.#byKey.delete(key);
      }
    }
  }

  clear(): void {
    this.#byKey.clear();
  }
}

function keyOf(object: string, type: string): string {
  return `${type}\n${object}`;
}
