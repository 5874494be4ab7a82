import type { Listener } from './Emitter.js';
import type { Params } from './rpc/PendingRequests.js';

/**
 * What an object needs of its client. Generated classes go through it too: `invoke` for operations,
 * `objectFor` for the ids that operations and events bring.
 */
export interface ObjectOwner {
  request(method: string, params?: Params): Promise<unknown>;
  objectFor(id: string): RemoteObject;
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

  /** Calls an operation by name; resolves to what it returns, as it came. */
  protected async invoke(operation: string, operationParams: Params = {}): Promise<unknown> {
    const result = await this.client.request('invoke', { object: this.id, operation, operationParams });
    return (result as { value?: unknown } | null)?.value ?? undefined;
  }
}
