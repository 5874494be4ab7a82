import { Emitter, type Listener } from './Emitter.js';
import { HeadwaterError } from './HeadwaterError.js';
import { RemoteObject, type ObjectOwner } from './MediaObject.js';
import { Subscriptions } from './Subscriptions.js';
import { classes, decodeEvent } from './generated/classes.js';
import type { ConstructorParams, ServerManager } from './generated/classes.js';
import type { Params } from './rpc/PendingRequests.js';
import { Session, type LifecycleEvents, type SessionState } from './rpc/Session.js';
import { withDefaults, type ClientOptions } from './rpc/options.js';

const OBJECT_NOT_FOUND = 40101;

/** A client of one server, with one session on it. Made by `connect()`. */
export class HeadwaterClient extends Emitter<LifecycleEvents> implements ObjectOwner {
  readonly #session: Session;
  readonly #subscriptions: Subscriptions;
  /** Objects that the application has seen, so that one id is one object. */
  readonly #objects = new Map<string, RemoteObject>();

  constructor(url: string, options: ClientOptions = {}) {
    super();
    this.#session = new Session(url, withDefaults(options));
    this.#subscriptions = new Subscriptions(this.#session);
    this.#forwardLifecycle();
    this.#session.on('event', (event) => {
      this.#subscriptions.deliver(event);
    });
  }
}
