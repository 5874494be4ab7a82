import { Emitter, type Listener } from './Emitter.js';
import { ClientErrorType, HeadwaterError, clientError } from './HeadwaterError.js';
import { RemoteObject, type ObjectOwner, type ResultKind } from './MediaObject.js';
import { Subscriptions } from './Subscriptions.js';
import {
  MediaObject,
  classes,
  type ConstructorParams,
  type Classes,
  type ServerManager,
} from './generated/classes.js';
import { eventObjects } from './generated/events.js';
import { typeObjects } from './generated/types.js';
import type { Params } from './rpc/PendingRequests.js';
import { Session, type LifecycleEvents, type SessionState } from './rpc/Session.js';
import { withDefaults, type ClientOptions } from './rpc/options.js';

const SERVER_MANAGER_ID = 'manager_ServerManager';
const OBJECT_NOT_FOUND = 40101;

type AnyClass = new (client: ObjectOwner, id: string) => RemoteObject;

/** Connects to a server, e.g. `ws://127.0.0.1:8888/kurento`. */
export async function connect(url: string, options: ClientOptions = {}): Promise<HeadwaterClient> {
  const client = new HeadwaterClient(url, options);
  await client.open();
  return client;
}

/** One session on one server, over as many connections as it takes. Made by `connect()`. */
export class HeadwaterClient extends Emitter<LifecycleEvents> implements ObjectOwner {
  readonly #session: Session;
  readonly #subscriptions: Subscriptions;
  /** What the application has seen, so that one id is one object. */
  readonly #objects = new Map<string, RemoteObject>();

  constructor(
    readonly url: string,
    options: ClientOptions = {},
  ) {
    super();
    this.#session = new Session(url, withDefaults(options));
    this.#subscriptions = new Subscriptions(this.#session);
    this.#session.on('event', (event) => {
      this.#subscriptions.deliver(event, this.#reviveMembers(event.data, eventObjects[event.type]) as Params);
    });
    this.#forwardLifecycle();
  }

  /** The session on the server; another one after 'sessionLost'. */
  get sessionId(): string | undefined {
    return this.#session.sessionId;
  }

  get serverId(): string | undefined {
    return this.#session.serverId;
  }

  get state(): SessionState {
    return this.#session.state;
  }

  /** The server itself: version, pipelines, load. */
  get serverManager(): ServerManager {
    return this.objectFor(SERVER_MANAGER_ID) as ServerManager;
  }

  /** Connects. `connect()` has done so already. */
  open(): Promise<void> {
    return this.#session.open();
  }

  /** Creates an object in the server, e.g. `create('WebRtcEndpoint', { mediaPipeline })`. */
  create<T extends keyof Classes & keyof ConstructorParams>(
    type: T,
    ...[params]: object extends ConstructorParams[T] ? [ConstructorParams[T]?] : [ConstructorParams[T]]
  ): Promise<Classes[T]> {
    return this.createObject(type, params) as Promise<Classes[T]>;
  }

  /** Creates an object of a class that this client knows by name only. */
  async createObject(type: string, constructorParams: object = {}): Promise<MediaObject> {
    const result = await this.#session.request('create', { type, constructorParams });
    const id = (result as { value?: unknown } | null)?.value;
    if (typeof id !== 'string') {
      throw clientError(ClientErrorType.Protocol, 'The answer to create holds no object id');
    }
    return this.objectFor(id);
  }

  /** The object with that id: the same one each time, of the class that the id names. */
  objectFor(id: string): MediaObject {
    let object = this.#objects.get(id);
    if (!object) {
      // <uuid>_kurento.MediaPipeline/<uuid>_kurento.WebRtcEndpoint: the class is the last word.
      const name = /(\w+)$/.exec(id.slice(id.lastIndexOf('_') + 1))?.[1] ?? '';
      const known = classes as Partial<Record<string, AnyClass>>;
      object = new (known[name] ?? MediaObject)(this, id);
      this.#objects.set(id, object);
    }
    return object as MediaObject;
  }

  /** Ends an object in the server, with everything inside it. */
  async release(object: RemoteObject): Promise<void> {
    await this.#session.request('release', { object: object.id });
    this.#forget(object.id);
  }

  /** Asks the server for a sign of life. */
  async ping(): Promise<void> {
    await this.#session.request('ping');
  }

  /** Sends any request of the API and resolves to its `result`, as it came. */
  async request(method: string, params: Params = {}): Promise<unknown> {
    try {
      return await this.#session.request(method, params);
    } catch (error) {
      const object = params['object'];
      if (error instanceof HeadwaterError && error.code === OBJECT_NOT_FOUND && typeof object === 'string') {
        this.#forget(object);
      }
      throw error;
    }
  }

  /** Ends the session, and with it every object that only this client uses; then the connection. */
  async close(): Promise<void> {
    await this.#session.close();
    this.#objects.clear();
    this.#subscriptions.clear();
  }

  /** @internal */
  subscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void> {
    return this.#subscriptions.add(object.id, type, listener as Listener<Params>);
  }

  /** @internal */
  unsubscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void> {
    return this.#subscriptions.remove(object.id, type, listener as Listener<Params>);
  }

  /** @internal */
  revive(value: unknown, kind: ResultKind): unknown {
    if (Array.isArray(value)) return value.map((item) => this.revive(item, kind));
    if (kind === 'object')
      return typeof value === 'string' && value !== '' ? this.objectFor(value) : undefined;
    return this.#reviveMembers(value, typeObjects[kind]);
  }

  #reviveMembers(value: unknown, members: readonly string[] | undefined): unknown {
    if (!members || typeof value !== 'object' || value === null) return value;
    const revived: Params = { ...value };
    for (const member of members) revived[member] = this.revive(revived[member], 'object');
    return revived;
  }

  #forget(id: string): void {
    this.#subscriptions.forget(id);
    for (const known of this.#objects.keys()) {
      if (known === id || known.startsWith(`${id}/`)) this.#objects.delete(known);
    }
  }

  #forwardLifecycle(): void {
    this.#session.on('sessionLost', () => {
      this.#objects.clear();
      this.#subscriptions.clear();
    });
    const types = [
      'disconnected',
      'reconnecting',
      'reconnected',
      'sessionLost',
      'closed',
      'protocolError',
    ] as const;
    for (const type of types) {
      this.#session.on(type, (event) => {
        this.emit(type, event);
      });
    }
  }
}
