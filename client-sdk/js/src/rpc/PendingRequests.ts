import { ClientErrorType, HeadwaterError, clientError } from '../HeadwaterError.js';
import { checkTime, type RequestOptions } from './options.js';

export type Params = Record<string, unknown>;

export interface SendOptions extends RequestOptions {
  /** Called with the answer to a request that was given up after it had been sent. */
  onLateAnswer?: ((result: unknown) => void) | undefined;
}

export const sessionLost = (): HeadwaterError =>
  clientError(ClientErrorType.SessionLost, 'The server lost the session and its objects');

/** One request whose answer has not come yet. */
export class PendingRequest {
  /** When it was first written to a socket, in ms of `Date.now()`; undefined while it waits for one. */
  sentAt: number | undefined;
  /** About the connection itself (connect, ping): never sent again on another one. */
  boundToSocket = false;
  /** Made for the session that was lost before it was sent: an object that it does not find was lost with that. */
  madeForLostSession = false;
  /** Nobody waits any more; it stays in the table for its late answer. */
  givenUp = false;
  cleanUp: () => void = () => undefined;

  constructor(
    readonly id: number,
    readonly method: string,
    readonly params: Params,
    readonly resolve: (result: unknown) => void,
    readonly reject: (error: Error) => void,
    readonly onLateAnswer: ((result: unknown) => void) | undefined,
  ) {}

  /** The message as in JSON-RPC 2.0, section 4. */
  encode(sessionId: string | undefined): string {
    const params = sessionId === undefined ? this.params : { ...this.params, sessionId };
    return JSON.stringify({ jsonrpc: '2.0', id: this.id, method: this.method, params });
  }

  /** For messages to people: the operation too. */
  get name(): string {
    const operation = this.params['operation'];
    return typeof operation === 'string' ? `${this.method} ${operation}` : this.method;
  }
}

/** The table of unanswered requests, by id. */
export class PendingRequests {
  readonly #requests = new Map<number, PendingRequest>();
  // Ids never repeat within a client, across reconnects either: the server recognises a request that is sent
  // again by its session and id.
  #nextId = 1;

  /** @throws {HeadwaterError} INVALID_ARGUMENT; the signal's reason when it is aborted already */
  add(
    method: string,
    params: Params,
    options: SendOptions & { timeoutMs: number },
    resolve: (result: unknown) => void,
    reject: (error: Error) => void,
  ): PendingRequest {
    const { signal, timeoutMs, onLateAnswer } = options;
    checkTime('timeoutMs', timeoutMs);
    signal?.throwIfAborted();
    const request = new PendingRequest(this.#nextId++, method, params, resolve, reject, onLateAnswer);
    const timer = setTimeout(() => {
      const message = `No answer to ${request.name} within ${timeoutMs} ms`;
      this.#giveUp(request, clientError(ClientErrorType.Timeout, message));
    }, timeoutMs);
    const abort = (): void => {
      this.#giveUp(request, signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.cleanUp = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    this.#requests.set(request.id, request);
    return request;
  }

  /** Settles the request that a response belongs to. Nobody waits for an answer that comes too late. */
  settle(response: { id?: unknown; result?: unknown; error?: unknown }): void {
    const request = this.#requests.get(response.id as number);
    if (!request) return;
    if (response.error !== undefined) {
      const error = HeadwaterError.fromResponse(response.error);
      this.fail(
        request,
        request.madeForLostSession && error.type === 'MEDIA_OBJECT_NOT_FOUND' ? sessionLost() : error,
      );
      return;
    }
    this.#remove(request);
    if (request.givenUp) request.onLateAnswer?.(response.result);
    else request.resolve(response.result);
  }

  fail(request: PendingRequest, error: Error): void {
    if (!this.#requests.has(request.id)) return;
    this.#remove(request);
    request.reject(error);
  }

  failAll(error: Error, which: (request: PendingRequest) => boolean = () => true): void {
    for (const request of this.all()) if (which(request)) this.fail(request, error);
  }

  /** In the order in which they were made. */
  all(): PendingRequest[] {
    return [...this.#requests.values()];
  }

  #giveUp(request: PendingRequest, error: Error): void {
    if (request.onLateAnswer && request.sentAt !== undefined) {
      request.cleanUp();
      request.givenUp = true;
      request.reject(error);
    } else {
      this.fail(request, error);
    }
  }

  #remove(request: PendingRequest): void {
    request.cleanUp();
    this.#requests.delete(request.id);
  }
}
