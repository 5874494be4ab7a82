import { Emitter, type Listener } from './Emitter.js';
import { KnownObjects } from './KnownObjects.js';
import { checkConstructorParams, withValidValues } from './constructorParams.js';
import { ClientErrorType, HeadwaterError, clientError } from './HeadwaterError.js';
import { RemoteObject, type ObjectOwner, type ResultKind } from './MediaObject.js';
import { Subscriptions, type EndListener } from './Subscriptions.js';
import { Transaction, type TransactionOwner } from './Transaction.js';
import {
  MediaObject,
  classes,
  type ConstructorParams,
  type Classes,
  type ServerManager,
} from './generated/classes.js';
import { ErrorCode } from './generated/errors.js';
import { eventObjects } from './generated/events.js';
import { typeObjects } from './generated/types.js';
import { lostObjects } from './lostObjects.js';
import { plain } from './plain.js';
import type { Params } from './rpc/PendingRequests.js';
import { Session, type ConnectionEvents, type SessionState } from './rpc/Session.js';
import { checkUrl, withDefaults, type ClientOptions, type RequestOptions } from './rpc/options.js';

const SERVER_MANAGER_ID = 'manager_ServerManager';

type AnyClass = new (owner: ObjectOwner, id: string | Error) => RemoteObject;

/** What happens to the connection, as the application sees it. */
export interface LifecycleEvents extends Omit<ConnectionEvents, 'reconnected' | 'sessionLost'> {
  /**
   * A new connection with the old session: objects and subscriptions are as they were.
   * `lost` are the objects that others released meanwhile; events that arose meanwhile did not arrive.
   */
  reconnected: { sessionId: string; lost: MediaObject[] };
  /** A new connection, but the server does not know the session any more. `lost` is every object. */
  sessionLost: { previousSessionId: string; sessionId: string; lost: MediaObject[] };
}

/**
 * Connects to a server, e.g. `ws://127.0.0.1:8888/kurento`.
 * @param options.signal gives connecting up; it means nothing to the client that is connected
 */
export async function connect(
  url: string,
  { signal, ...options }: ClientOptions & Pick<RequestOptions, 'signal'> = {},
): Promise<HeadwaterClient> {
  const client = new HeadwaterClient(url, options);
  await client.open(signal);
  return client;
}

/** One session on one server, over as many connections as it takes. Made by `connect()`. */
export class HeadwaterClient extends Emitter<LifecycleEvents> implements ObjectOwner, TransactionOwner {
  readonly #session: Session;
  readonly #subscriptions: Subscriptions;
  readonly #objects = new KnownObjects();
  #losses = 0; // of the connection

  /** @throws {HeadwaterError} INVALID_ARGUMENT that names what is wrong with the address or an option */
  constructor(
    readonly url: string,
    options: ClientOptions = {},
  ) {
    super();
    checkUrl(url);
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

  /** The same as `serverManager`, under Kurento's name. */
  getServerManager(): ServerManager {
    return this.serverManager;
  }

  /** The same as `objectFor`, under Kurento's name. */
  getMediaobjectById(id: string): MediaObject {
    return this.objectFor(id);
  }

  /** Connects. `connect()` has done so already. */
  open(signal?: AbortSignal): Promise<void> {
    return this.#session.open(signal);
  }

  /** Creates an object in the server, e.g. `create('WebRtcEndpoint', { mediaPipeline })`. */
  create<T extends keyof Classes & keyof ConstructorParams>(
    type: T,
    ...[params, options]: Record<string, never> extends ConstructorParams[T]
      ? [ConstructorParams[T]?, RequestOptions?]
      : [ConstructorParams[T], RequestOptions?]
  ): Promise<Classes[T]> {
    return this.createObject(type, params, options) as Promise<Classes[T]>;
  }

  /** Creates an object of a class that this client knows by name only. */
  async createObject(
    type: string,
    constructorParams: object = {},
    options: RequestOptions = {},
  ): Promise<MediaObject> {
    checkConstructorParams(type, constructorParams);
    const result = await this.request('create', { type, constructorParams }, options);
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
      object = new (classOf(name))(this, id);
      this.#objects.add(id, object);
    }
    return object as MediaObject;
  }

  /** Begins a transaction: many operations in one request. */
  beginTransaction(): Transaction {
    return new Transaction(this);
  }

  /**
   * Plans a transaction, commits it and resolves to what `plan` returned.
   * @param plan calls `create` and operations without awaiting them; when it throws, nothing is sent
   */
  async transaction<T>(
    plan: (transaction: Transaction) => T,
    options: RequestOptions = {},
  ): Promise<Awaited<T>> {
    const transaction = this.beginTransaction();
    let planned: T;
    try {
      planned = plan(transaction);
    } catch (error) {
      transaction.rollback();
      throw error;
    }
    await transaction.commit(options);
    return await planned;
  }

  /** Ends an object in the server, with everything inside it. */
  async release(object: RemoteObject, options: RequestOptions = {}): Promise<void> {
    await this.request('release', { object }, options);
    this.forget(object);
  }

  /** Asks the server for a sign of life. */
  async ping(options: RequestOptions = {}): Promise<void> {
    await this.request('ping', {}, options);
  }

  /** Sends any request of the API and resolves to its `result`, as it came. */
  async request(method: string, params: Params = {}, options: RequestOptions = {}): Promise<unknown> {
    const sent = plain(params, ({ id }) => id) as Params;
    try {
      return await this.#session.request(method, sent, {
        ...options,
        onLateAnswer: this.#whenLate(method, sent),
      });
    } catch (error) {
      const { object } = sent;
      if (isNotFound(error) && typeof object === 'string') this.#forget(object);
      throw withValidValues(error, sent['operationParams'] ?? sent['constructorParams']);
    }
  }

  /** Ends the session, and with it every object that only this client uses; then the connection. */
  async close(): Promise<void> {
    await this.#session.close();
    this.#objects.clear();
    this.#subscriptions.clear();
  }

  /** @internal */
  async invoke(
    object: RemoteObject,
    operation: string,
    operationParams: object,
    kind?: ResultKind,
    options: RequestOptions = {},
  ): Promise<unknown> {
    const result = await this.request('invoke', { object, operation, operationParams }, options);
    const value = (result as { value?: unknown } | null)?.value ?? undefined;
    return kind === undefined ? value : this.revive(value, kind);
  }

  /** @internal */
  async subscribe(
    object: RemoteObject,
    type: string,
    listener: Listener<never>,
    onEnd?: EndListener,
  ): Promise<void> {
    await this.#subscriptions.add(object, type, listener as Listener<Params>, onEnd);
  }

  /** @internal */
  unsubscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void> {
    return this.#subscriptions.remove(object.id, type, listener as Listener<Params>);
  }

  /** @internal */
  plan(type: string, owner: ObjectOwner, why: Error): RemoteObject {
    return new (classOf(type))(owner, why);
  }

  /** @internal */
  adopt(object: RemoteObject, id: string): void {
    RemoteObject.settle(object, this, id);
    this.#objects.add(id, object);
  }

  /** @internal */
  forget(object: RemoteObject): void {
    this.#forget(object.id);
  }

  /** Turns what came over the wire into what the application gets: ids become objects. @internal */
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
    this.#objects.delete(id);
  }

  /** What to do with an answer that nobody waits for any more: release what was created. */
  #whenLate(method: string, params: Params): ((result: unknown) => void) | undefined {
    const release = (id: unknown): void => {
      if (typeof id !== 'string') return;
      this.#session.request('release', { object: id }).catch(() => undefined); // the session's end releases it too
    };
    if (method === 'create') {
      return (result) => {
        release((result as { value?: unknown } | null)?.value);
      };
    }
    if (method !== 'transaction') return undefined;
    const operations = params['operations'] as { method: string }[];
    return (result) => {
      const answers = (result as { value?: { result?: { value?: unknown } }[] } | null)?.value ?? [];
      for (const [place, answer] of answers.entries()) {
        if (operations[place]?.method === 'create') release(answer.result?.value);
      }
    };
  }

  #forwardLifecycle(): void {
    this.#session.on('disconnected', () => (this.#losses += 1));
    for (const type of ['disconnected', 'reconnecting', 'closed', 'protocolError'] as const) {
      this.#session.on(type, (event) => {
        this.emit(type, event);
      });
    }
    this.#session.on('closed', ({ reason }) => {
      this.#subscriptions.clear(
        reason === 'closed by the application' ? undefined : clientError(ClientErrorType.Closed, reason),
      );
    });
    this.#session.on('sessionLost', (event) => {
      const lost = this.#realObjects();
      this.#objects.clear();
      this.#subscriptions.clear(
        clientError(ClientErrorType.SessionLost, 'The server lost the session and its objects'),
      );
      this.emit('sessionLost', { ...event, lost });
    });
    this.#session.on('reconnected', (event) => void this.#tellWhatIsLost(event));
  }

  async #tellWhatIsLost(event: ConnectionEvents['reconnected']): Promise<void> {
    const losses = this.#losses;
    const ask = (method: string, params: Params): Promise<unknown> => this.#session.request(method, params);
    // A server that does not answer loses nothing.
    const found = await lostObjects(this.#realObjects(), ask).catch(() => []);
    // When the connection went again, what comes after it tells.
    if (losses !== this.#losses || this.state === 'closed') return;
    const lost = found as MediaObject[];
    for (const { id } of lost) this.#forget(id);
    this.emit('reconnected', { ...event, lost });
  }

  #realObjects(): MediaObject[] {
    return this.#objects.all().filter(({ id }) => id !== SERVER_MANAGER_ID) as MediaObject[];
  }
}

function classOf(name: string): AnyClass {
  return (classes as Partial<Record<string, AnyClass>>)[name] ?? MediaObject;
}

function isNotFound(error: unknown): boolean {
  return error instanceof HeadwaterError && error.code === ErrorCode.MEDIA_OBJECT_NOT_FOUND;
}
