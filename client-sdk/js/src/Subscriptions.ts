import { callAll, type Listener } from './Emitter.js';
import type { RemoteObject } from './MediaObject.js';
import type { Params } from './rpc/PendingRequests.js';
import type { Session, SessionEvents } from './rpc/Session.js';

export type EventListener = Listener<Params>;
/** Called when no more events can come: the object is gone, or with an error, the session. */
export type EndListener = (error?: Error) => void;

interface Subscription {
  /** Kept alive, so that events come with the object that was listened to. */
  readonly object: RemoteObject;
  readonly listeners: Map<EventListener, EndListener | undefined>;
  /** The server's id of the subscription, once it has answered. */
  readonly ready: Promise<string>;
}

/** Which events of which objects the application listens to: one subscription on the server for each pair. */
export class Subscriptions {
  readonly #byKey = new Map<string, Subscription>();

  constructor(private readonly session: Session) {}

  /** Resolves when the server sends events of that type; events that come earlier are delivered too. */
  async add(object: RemoteObject, type: string, listener: EventListener, onEnd?: EndListener): Promise<void> {
    const key = keyOf(object.id, type);
    const known = this.#byKey.get(key);
    if (known) {
      known.listeners.set(listener, onEnd);
      await known.ready;
      return;
    }
    const ready = this.session
      .request('subscribe', { object: object.id, type })
      .then((result) => String((result as { value?: unknown } | null)?.value));
    const subscription = { object, listeners: new Map([[listener, onEnd]]), ready };
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
    const subscription = this.#byKey.get(keyOf(event.object, event.type));
    if (subscription) callAll(subscription.listeners.keys(), data);
  }

  /** Forgets an object that is gone, and what was inside it, without telling the server. */
  forget(object: string): void {
    this.#end(({ object: { id } }) => id === object || id.startsWith(`${object}/`));
  }

  /** Forgets all. `error`: why, when it is not the application's doing. */
  clear(error?: Error): void {
    this.#end(() => true, error);
  }

  #end(which: (subscription: Subscription) => boolean, error?: Error): void {
    for (const [key, subscription] of this.#byKey) {
      if (!which(subscription)) continue;
      this.#byKey.delete(key);
      for (const onEnd of subscription.listeners.values()) onEnd?.(error);
    }
  }
}

function keyOf(object: string, type: string): string {
  return `${type}\n${object}`;
}
