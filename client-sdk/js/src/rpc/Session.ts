import { ClientErrorType, HeadwaterError, clientError } from '../HeadwaterError.js';
import { Emitter } from '../Emitter.js';
import { Backoff } from './Backoff.js';
import {
  PendingRequests,
  sessionLost,
  type Params,
  type PendingRequest,
  type SendOptions,
} from './PendingRequests.js';
import { openSocket, type Socket } from './Socket.js';
import type { Settings } from './options.js';
import { safeToRepeatMs } from './safeToRepeat.js';

/** What happens to the connection. */
export interface ConnectionEvents {
  /** The connection went. Requests wait; attempts to reconnect follow unless they are switched off. */
  disconnected: { reason: string };
  /** The next attempt to connect starts in `delayMs`. */
  reconnecting: { attempt: number; delayMs: number };
  /** A new connection with the old session: objects and subscriptions are as they were. */
  reconnected: { sessionId: string };
  /** A new connection, but the server does not know the session any more: every object is gone. */
  sessionLost: { previousSessionId: string; sessionId: string };
  /** The end: closed by the application, or lost with reconnecting switched off. */
  closed: { reason: string };
  /** The server sent something that this client does not understand; it was ignored. */
  protocolError: { message: string };
}

export interface SessionEvents extends ConnectionEvents {
  /** An `onEvent` notification of the server. */
  event: { object: string; type: string; data: Params };
}

export type SessionState = 'connecting' | 'connected' | 'disconnected' | 'closed';

const INVALID_SESSION = 40007;
const CLOSE_TIMEOUT_MS = 2_000;

function connectionLost(reason: string): Error {
  return clientError(ClientErrorType.ConnectionLost, `Connection lost: ${reason}`);
}

/** A session of the server, kept over as many connections as it takes. */
export class Session extends Emitter<SessionEvents> {
  #state: SessionState = 'connecting';
  #socket: Socket | undefined;
  #sessionId: string | undefined;
  #serverId: string | undefined;
  #safeToRepeatMs = 0;
  #pingTimer: ReturnType<typeof setInterval> | undefined;
  #cancelWait: (() => void) | undefined;
  #onSocketGone: (() => void) | undefined;
  readonly #pending = new PendingRequests();
  readonly #backoff: Backoff;

  constructor(
    readonly url: string,
    private readonly settings: Settings,
  ) {
    super();
    this.#backoff = new Backoff(settings.reconnectDelayMs, settings.maxReconnectDelayMs);
  }

  get state(): SessionState {
    return this.#state;
  }

  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get serverId(): string | undefined {
    return this.#serverId;
  }

  /**
   * Connects for the first time.
   * @param signal closes the client, with its reason, as long as it is not connected
   */
  async open(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    let abort = (): void => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      abort = () => {
        reject(signal?.reason as Error);
        this.#end('connecting was given up');
      };
    });
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await Promise.race([aborted, this.#openOrWait()]);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async #openOrWait(): Promise<void> {
    try {
      await this.#establish();
    } catch (error) {
      if (!this.settings.waitForServer) {
        this.#end(error instanceof Error ? error.message : String(error));
        throw this.#whyNotConnected(error);
      }
      if (!(await this.#connectUntilItWorks())) {
        throw clientError(ClientErrorType.Closed, 'The client was closed before it was connected');
      }
    }
  }

  /** A connection that the server ended before there was a session on it, as for a wrong path, never was one. */
  #whyNotConnected(error: unknown): unknown {
    if (!(error instanceof HeadwaterError) || error.type !== ClientErrorType.ConnectionLost) return error;
    return clientError(ClientErrorType.ConnectFailed, `Cannot connect to ${this.url}: ${error.message}`);
  }

  /** Sends a request, now or as soon as there is a connection, and resolves to its `result`. */
  request(method: string, params: Params = {}, options: SendOptions = {}): Promise<unknown> {
    if (this.#state === 'closed') {
      return Promise.reject(clientError(ClientErrorType.Closed, 'The client is closed'));
    }
    const timeoutMs = options.timeoutMs ?? this.settings.requestTimeoutMs;
    return new Promise((resolve, reject) => {
      const request = this.#pending.add(method, params, { ...options, timeoutMs }, resolve, reject);
      if (this.#state === 'connected') this.#send(request);
    });
  }

  /** Ends the session on the server, with all that only it holds, and closes the connection. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    const socket = this.#state === 'connected' ? this.#socket : undefined;
    if (socket) {
      clearInterval(this.#pingTimer);
      const params = { sessionId: this.#sessionId };
      // A server that does not answer gets no more time: it drops the session by itself later.
      await this.#requestNow('closeSession', params, CLOSE_TIMEOUT_MS).catch(() => undefined);
      await this.#closeSocket(socket);
    }
    this.#end('closed by the application');
  }

  #closeSocket(socket: Socket): Promise<void> {
    if (this.#socket !== socket) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        socket.terminate();
        resolve();
      }, CLOSE_TIMEOUT_MS);
      this.#onSocketGone = () => {
        clearTimeout(timer);
        resolve();
      };
      socket.close();
    });
  }

  #end(reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearInterval(this.#pingTimer);
    this.#cancelWait?.();
    this.#socket?.terminate();
    this.#socket = undefined;
    this.#pending.failAll(clientError(ClientErrorType.Closed, `The client is closed: ${reason}`));
    this.emit('closed', { reason });
  }

  /** One attempt: a socket, the session on it, then everything that waits. */
  async #establish(): Promise<void> {
    const handlers = {
      onMessage: (text: string) => {
        this.#receive(text);
      },
      onClose: (reason: string) => {
        this.#lost(reason);
      },
    };
    const { connectTimeoutMs, webSocketOptions } = this.settings;
    const socket = await openSocket(this.url, handlers, {
      timeoutMs: connectTimeoutMs,
      nodeOptions: webSocketOptions,
    });
    if (this.#isClosed()) {
      socket.terminate();
      throw clientError(ClientErrorType.Closed, 'The client is closed');
    }
    this.#socket = socket;
    const previous = this.#sessionId;
    try {
      await this.#attachSession();
      if (this.#socket !== socket) throw connectionLost('it went as soon as it was there');
    } catch (error) {
      socket.terminate();
      if (this.#socket === socket) this.#socket = undefined;
      throw error;
    }
    this.#connected(previous);
  }

  /** Takes the session over to the new socket, or starts one. */
  async #attachSession(): Promise<void> {
    const connect = async (params: Params): Promise<void> => {
      const result = await this.#requestNow('connect', params, this.settings.connectTimeoutMs);
      const { sessionId, serverId, duplicateCacheMs } = (result ?? {}) as Params;
      if (typeof sessionId !== 'string') {
        throw clientError(ClientErrorType.Protocol, 'The answer to connect holds no sessionId');
      }
      this.#sessionId = sessionId;
      this.#serverId = typeof serverId === 'string' ? serverId : undefined;
      this.#safeToRepeatMs = safeToRepeatMs(duplicateCacheMs);
    };
    if (this.#sessionId !== undefined) {
      try {
        await connect({ sessionId: this.#sessionId });
        return;
      } catch (error) {
        if (!(error instanceof HeadwaterError && error.code === INVALID_SESSION)) throw error;
      }
    }
    await connect({});
  }

  #connected(previous: string | undefined): void {
    const sessionId = this.#sessionId ?? '';
    const kept = previous === sessionId;
    this.#backoff.reset();
    this.#state = 'connected';
    this.#startPings();
    this.#failWhatMayNotBeRepeated(previous, kept);
    for (const request of this.#pending.all()) if (!request.boundToSocket) this.#send(request);
    if (kept) this.emit('reconnected', { sessionId });
    else if (previous !== undefined) this.emit('sessionLost', { previousSessionId: previous, sessionId });
  }

  #failWhatMayNotBeRepeated(previous: string | undefined, kept: boolean): void {
    if (previous === undefined) return;
    if (!kept) {
      // What was sent may have been carried out; the rest may be about what other sessions hold.
      this.#pending.failAll(sessionLost(), (request) => request.sentAt !== undefined);
      for (const request of this.#pending.all()) request.madeForLostSession = true;
      return;
    }
    const message = 'The connection was lost for so long that the request may not be sent again';
    const oldest = Date.now() - this.#safeToRepeatMs;
    this.#pending.failAll(
      clientError(ClientErrorType.ConnectionLost, message),
      (request) => request.sentAt !== undefined && request.sentAt <= oldest,
    );
  }

  #send(request: PendingRequest): void {
    request.sentAt ??= Date.now();
    this.#socket?.send(request.encode(this.#sessionId));
  }

  /** A request about the connection itself: goes out at once and dies with the socket. */
  #requestNow(method: string, params: Params, timeoutMs: number): Promise<unknown> {
    const socket = this.#socket;
    if (!socket) return Promise.reject(connectionLost('it has gone already'));
    return new Promise((resolve, reject) => {
      const request = this.#pending.add(method, params, { timeoutMs }, resolve, reject);
      request.boundToSocket = true;
      request.sentAt = Date.now();
      socket.send(request.encode(undefined));
    });
  }

  #receive(text: string): void {
    let message: { id?: unknown; method?: unknown; params?: { value?: unknown }; result?: unknown };
    try {
      message = (JSON.parse(text) as unknown) ?? {};
    } catch {
      this.emit('protocolError', { message: `Not JSON: ${text.slice(0, 100)}` });
      return;
    }
    if (message.method === 'onEvent') {
      const value = (message.params?.value ?? {}) as Partial<SessionEvents['event']>;
      if (typeof value.object === 'string' && typeof value.type === 'string') {
        this.emit('event', { object: value.object, type: value.type, data: value.data ?? {} });
        return;
      }
    } else if (typeof message.id === 'number') {
      this.#pending.settle(message);
      return;
    }
    this.emit('protocolError', { message: `Not understood: ${text.slice(0, 100)}` });
  }

  /** The socket closed, by whomever. */
  #lost(reason: string): void {
    this.#socket = undefined;
    clearInterval(this.#pingTimer);
    this.#pending.failAll(connectionLost(reason), (request) => request.boundToSocket);
    if (this.#onSocketGone) {
      this.#onSocketGone();
      return;
    }
    // While a connection is being made, whoever makes it sees its request fail and tries again.
    if (this.#state !== 'connected') return;
    this.#state = 'disconnected';
    this.emit('disconnected', { reason });
    if (this.settings.reconnect) void this.#connectUntilItWorks();
    else this.#end(`connection lost: ${reason}`);
  }

  /** Resolves to false when the client is closed meanwhile. */
  async #connectUntilItWorks(): Promise<boolean> {
    while (!this.#isClosed()) {
      await this.#wait();
      if (this.#isClosed()) break;
      try {
        await this.#establish();
        return true;
      } catch {
        // The next round says so with a 'reconnecting' event.
      }
    }
    return false;
  }

  #wait(): Promise<void> {
    const delayMs = this.#backoff.next();
    this.emit('reconnecting', { attempt: this.#backoff.attempt, delayMs });
    if (this.#isClosed()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#cancelWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // A method, because the state changes while a caller awaits.
  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #startPings(): void {
    const { pingIntervalMs, pingTimeoutMs } = this.settings;
    if (pingIntervalMs <= 0) return;
    const socket = this.#socket;
    this.#pingTimer = setInterval(() => {
      this.#requestNow('ping', { interval: pingIntervalMs }, pingTimeoutMs).catch((error: unknown) => {
        if (this.#socket !== socket || (error as HeadwaterError).type !== ClientErrorType.Timeout) return;
        socket?.terminate();
        this.#lost('no answer to a ping');
      });
    }, pingIntervalMs);
  }
}
