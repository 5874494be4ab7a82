import type { Listener } from './Emitter.js';
import { EventStream, type EventStreamOptions } from './EventStream.js';
import type { RequestOptions } from './rpc/options.js';
import type { EndListener } from './Subscriptions.js';

/*
 * What generated code (src/generated, from the API's schema) looks like on top of this file:
 *
 *   export interface MediaElementEvents extends MediaObjectEvents { ElementConnected: ElementConnectedEvent; ... }
 *
 *   export class MediaElement<E extends MediaElementEvents = MediaElementEvents> extends MediaObject<E> {
 *     connect(sink: MediaElement, mediaType?: MediaType): Promise<void> {
 *       return this.invoke('connect', { sink, mediaType });            // objects and undefined as they are
 *     }
 *     getSourceConnections(...): Promise<ElementConnectionData[]> {
 *       return this.invoke('getSourceConnections', {...}, 'ElementConnectionData');
 *     }
 *   }
 *   export class MediaObject<E extends MediaObjectEvents = MediaObjectEvents> extends RemoteObject<E> {
 *     getChildren(): Promise<MediaObject[]> { return this.invoke('getChildren', {}, 'object'); }
 *   }
 *   export class WebRtcEndpoint<E ...> extends BaseRtpEndpoint<E> {
 *     static create(client: ObjectOwner, params: WebRtcEndpointParams): Promise<WebRtcEndpoint> {
 *       return client.createObject('WebRtcEndpoint', params) as Promise<WebRtcEndpoint>;
 *     }
 *   }
 *
 *   // errors.ts: code and name of every error
 *   // classes.ts: every class by its name; constructor parameters of those that can be created
 *   export const classes = { MediaObject, MediaElement, ..., WebRtcEndpoint };
 *   export interface ConstructorParams { MediaPipeline: MediaPipelineParams; WebRtcEndpoint: WebRtcEndpointParams; ... }
 *   export interface Classes { MediaPipeline: MediaPipeline; WebRtcEndpoint: WebRtcEndpoint; ... }
 *   // types.ts and events.ts: which members of a type or an event are objects (they travel as ids)
 *   export const typeObjects: ObjectMembers = { ElementConnectionData: ['source', 'sink'] };
 *   export const eventObjects: ObjectMembers = { ElementConnected: ['source', 'sink'], ... };  // by event, all of them
 */

/** Which members hold objects, by the name of a type or an event. */
export type ObjectMembers = Readonly<Record<string, readonly string[]>>;

/** What a result holds: plain values, an object (or several), or a type some of whose members are objects. */
export type ResultKind = 'object' | (string & {});

/** What an object needs of whoever carries its calls out: a client, or a transaction. */
export interface ObjectOwner {
  /** Creates an object of that class in the server. */
  createObject(type: string, params?: object, options?: RequestOptions): Promise<RemoteObject>;
  /**
   * Calls an operation.
   * @param kind what the result holds, where that is more than plain values
   */
  invoke(
    object: RemoteObject,
    operation: string,
    params: object,
    kind?: ResultKind,
    options?: RequestOptions,
  ): Promise<unknown>;
  subscribe(
    object: RemoteObject,
    type: string,
    listener: Listener<never>,
    onEnd?: EndListener,
  ): Promise<void>;
  unsubscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void>;
  release(object: RemoteObject, options?: RequestOptions): Promise<void>;
}

export interface ListenOptions {
  /** Takes the listener off. */
  signal?: AbortSignal | undefined;
}

/** The same owner, with options for each call. */
function withOptions(owner: ObjectOwner, options: RequestOptions): ObjectOwner {
  return {
    createObject: (type, params, more) => owner.createObject(type, params, { ...options, ...more }),
    invoke: (object, operation, params, kind, more) =>
      owner.invoke(object, operation, params, kind, { ...options, ...more }),
    subscribe: (object, type, listener, onEnd) => owner.subscribe(object, type, listener, onEnd),
    unsubscribe: (object, type, listener) => owner.unsubscribe(object, type, listener),
    release: (object, more) => owner.release(object, { ...options, ...more }),
  };
}

/**
 * The root of all generated classes: an object in the server, known by its id.
 * `Events` maps the names of its events to their types.
 */
export class RemoteObject<Events extends object = object> {
  #owner: ObjectOwner;
  #id: string | Error;

  /** @param id its id, or why it has none: it is only planned, in a transaction */
  constructor(owner: ObjectOwner, id: string | Error) {
    this.#owner = owner;
    this.#id = id;
  }

  /**
   * The server's name for it, e.g. `<uuid>_kurento.MediaPipeline/<uuid>_kurento.WebRtcEndpoint`.
   * @throws {HeadwaterError} TRANSACTION_NOT_COMMITTED when it is only planned
   */
  get id(): string {
    if (typeof this.#id === 'string') return this.#id;
    throw this.#id;
  }

  /**
   * The same object for calls with options: `endpoint.with({ signal, timeoutMs: 500 }).processOffer(offer)`.
   */
  with(options: RequestOptions): this {
    const view = this.constructor as new (owner: ObjectOwner, id: string | Error) => this;
    return new view(withOptions(this.#owner, options), this.#id);
  }

  /**
   * Calls `listener` for every event of that type.
   *
   * Resolves when the server sends them: await it before doing what causes the first one.
   */
  async on<T extends keyof Events & string>(
    type: T,
    listener: Listener<Events[T]>,
    { signal }: ListenOptions = {},
  ): Promise<void> {
    signal?.throwIfAborted();
    signal?.addEventListener(
      'abort',
      () => {
        this.off(type, listener).catch(() => undefined); // whatever hinders it, the listener is off
      },
      { once: true },
    );
    await this.#owner.subscribe(this, type, listener);
  }

  /** Stops calling `listener`, at once; resolves when the server knows. */
  off<T extends keyof Events & string>(type: T, listener: Listener<Events[T]>): Promise<void> {
    return this.#owner.unsubscribe(this, type, listener);
  }

  /**
   * The events of that type, one after the other: `for await (const { candidate } of endpoint.events(...))`.
   * They are sent from now on, and wait until the loop comes for them.
   */
  events<T extends keyof Events & string>(type: T, options: EventStreamOptions = {}): EventStream<Events[T]> {
    return new EventStream<Events[T]>((push, end) => {
      const ready = this.#owner.subscribe(this, type, push, end);
      const stop = (): void => {
        this.#owner.unsubscribe(this, type, push).catch(() => undefined); // it may be gone
      };
      return { ready, stop };
    }, options);
  }

  /** Ends the object in the server, with everything inside it. Ending what is gone already succeeds. */
  release(): Promise<void> {
    return this.#owner.release(this);
  }

  /** An object travels as its id. */
  toJSON(): string {
    return this.id;
  }

  toString(): string {
    return typeof this.#id === 'string' ? this.#id : `${this.constructor.name} (planned)`;
  }

  /** @internal */
  protected invoke<T>(operation: string, operationParams: object = {}, kind?: ResultKind): Promise<T> {
    return this.#owner.invoke(this, operation, operationParams, kind) as Promise<T>;
  }

  /** Creates an object inside this one. @internal */
  protected createObject(type: string, params: object): Promise<RemoteObject> {
    return this.#owner.createObject(type, params);
  }

  /** Ties an object that was planned to its id, or to why it has none. @internal */
  static settle(object: RemoteObject, owner: ObjectOwner, id: string | Error): void {
    object.#owner = owner;
    object.#id = id;
  }
}
