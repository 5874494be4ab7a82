import { ClientErrorType, HeadwaterError, clientError } from '../HeadwaterError.js';

export type Params = Record<string, unknown>;

/** One request whose answer has not come yet. */
export class PendingRequest {
  /** When it was first written to a socket, in ms of `Date.now()`; undefined while it waits for one. */
  sentAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** About the connection itself (connect, ping): never sent again on another one. */
  boundToSocket = false;

  constructor(
    readonly id: number,
    readonly method: string,
    readonly params: Params,
    readonly resolve: (result: unknown) => void,
    readonly reject: (error: Error) => void,
  ) {}

  /** The message as in JSON-RPC 2.0, section 4. */
  encode(sessionId: string | undefined): string {
    const params = sessionId === undefined ? this.params : { ...this.params, sessionId };
    return JSON.stringify({ jsonrpc: '2.0', id: this.id, method: this.method, params });
  }
}

/** The table of unanswered requests, by id. */
export class PendingRequests {
  readonly #requests = new Map<number, PendingRequest>();
  // Ids never repeat within a client, across reconnects either: the server recognises a request that is sent
  // again by its session and id.
  #nextId = 1;

  add(
    method: string,
    params: Params,
    timeoutMs: number,
    resolve: (result: unknown) => void,
    reject: (error: Error) => void,
  ): PendingRequest {
    const request = new PendingRequest(this.#nextId++, method, params, resolve, reject);
    request.timer = setTimeout(() => {
      const operation = typeof params['operation'] === 'string' ? ` ${params['operation']}` : '';
      this.fail(
        request,
        clientError(ClientErrorType.Timeout, `No answer to ${method}${operation} within ${timeoutMs} ms`),
      );
    }, timeoutMs);
    this.#requests.set(request.id, request);
    return request;
  }

  /** Settles the request that a response belongs to. An answer that comes after its timeout is ignored. */
  settle(response: { id?: unknown; result?: unknown; error?: unknown }): void {
    const request = this.#requests.get(response.id as number);
    if (!request) return;
    if (response.error !== undefined) {
      this.fail(request, HeadwaterError.fromResponse(response.error));
    } else {
      this.#remove(request);
      request.resolve(response.result);
    }
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

  #remove(request: PendingRequest): void {
    clearTimeout(request.timer);
    this.#requests.delete(request.id);
  }
}
