import { Emitter } from '../Emitter.js';
import { Backoff } from '../rpc/Backoff.js';
import type { PageMessage, ServerMessage, Signaling } from './signaling.js';

export interface WebSocketSignalingEvents {
  /** The channel is open, the first time or again. */
  open: undefined;
  /** The channel went. It comes back by itself. */
  lost: { reason: string };
  /** A message of the application's own: whatever is no message of a call. */
  message: Record<string, unknown>;
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 5_000;
const CALL_MESSAGES = new Set(['answer', 'candidate', 'stop']);

/** Messages as JSON over one WebSocket to the application's server; comes back by itself until it is closed. */
export class WebSocketSignaling extends Emitter<WebSocketSignalingEvents> implements Signaling {
  readonly #url: string;
  readonly #backoff = new Backoff(FIRST_DELAY_MS, LONGEST_DELAY_MS);
  readonly #messageListeners = new Set<(message: ServerMessage) => void>();
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @param url absolute, or relative to the page: '/media' is wss://<the page's host>/media on an https page */
  constructor(url: string | URL) {
    super();
    const absolute = new URL(url, location.href);
    absolute.protocol = absolute.protocol.replace(/^http/, 'ws');
    this.#url = absolute.href;
    addEventListener('online', this.#hurry);
    this.#connect();
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Sends a message of a call, or one of the application's own. Without a channel it is dropped. */
  send(message: PageMessage | Record<string, unknown>): void {
    if (this.open) this.#socket?.send(JSON.stringify(message));
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.#messageListeners.add(listener);
    return () => this.#messageListeners.delete(listener);
  }

  onOpen(listener: () => void): () => void {
    this.on('open', listener);
    return () => this.off('open', listener);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#hurry);
    this.#socket?.close(1000);
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#backoff.reset();
      this.emit('open', undefined);
    };
    socket.onmessage = ({ data }) => {
      this.#receive(data);
    };
    socket.onclose = ({ code, reason }) => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      if (this.#closed) return;
      this.emit('lost', { reason: reason || `closed with code ${code}` });
      this.#timer = setTimeout(() => {
        this.#connect();
      }, this.#backoff.next());
    };
  }

  /** The network is back: there is no need to wait any longer. */
  readonly #hurry = (): void => {
    if (!this.#closed && !this.#socket) this.#connect();
  };

  #receive(data: unknown): void {
    let message: unknown;
    try {
      message = JSON.parse(String(data));
    } catch {
      return; // not of this protocol
    }
    if (typeof message !== 'object' || message === null) return;
    const { type, call } = message as { type?: unknown; call?: unknown };
    if (typeof type === 'string' && CALL_MESSAGES.has(type) && typeof call === 'number') {
      for (const listener of [...this.#messageListeners]) listener(message as ServerMessage);
    } else {
      this.emit('message', message as Record<string, unknown>);
    }
  }
}
