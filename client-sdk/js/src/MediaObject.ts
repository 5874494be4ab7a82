import type { Listener } from './Emitter.js';
import type { Params } from './rpc/PendingRequests.js';

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

/** What an object needs of its client. */
export interface ObjectOwner {
  /** Creates an object of that class in the server. */
  createObject(type: string, params?: object): Promise<RemoteObject>;
  request(method: string, params?: Params): Promise<unknown>;
  /** Turns what came over the wire into what the application gets: ids become objects. */
  revive(value: unknown, kind: ResultKind): unknown;
  subscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void>;
  unsubscribe(object: RemoteObject, type: string, listener: Listener<never>): Promise<void>;
  release(object: RemoteObject): Promise<void>;
}

/**
 * The root of all generated classes: an object in the server, known by its id.
 * `Events` maps the names of its events to their types.
 */
export class RemoteObject<Events extends object = object> {
  constructor(
    protected readonly client: ObjectOwner,
    /** The server's name for it, e.g. `<uuid>_kurento.MediaPipeline/<uuid>_kurento.WebRtcEndpoint`. */
    readonly id: string,
  ) {}

  /**
   * Calls `listener` for every event of that type.
   *
   * Resolves when the server sends them: await it before doing what causes the first one.
   */
  on<T extends keyof Events & string>(type: T, listener: Listener<Events[T]>): Promise<void> {
    return this.client.subscribe(this, type, listener);
  }

  /** Stops calling `listener`, at once; resolves when the server knows. */
  off<T extends keyof Events & string>(type: T, listener: Listener<Events[T]>): Promise<void> {
    return this.client.unsubscribe(this, type, listener);
  }

  /** Ends the object in the server, with everything inside it. Ending what is gone already succeeds. */
  release(): Promise<void> {
    return this.client.release(this);
  }

  /** An object travels as its id. */
  toJSON(): string {
    return this.id;
  }

  toString(): string {
    return this.id;
  }

  /**
   * Calls an operation by name.
   * @param kind what the result holds, where that is more than plain values
   */
  protected async invoke<T>(operation: string, operationParams: object = {}, kind?: ResultKind): Promise<T> {
    const result = await this.client.request('invoke', { object: this.id, operation, operationParams });
    const value = (result as { value?: unknown } | null)?.value ?? undefined;
    return (kind === undefined ? value : this.client.revive(value, kind)) as T;
  }
}
