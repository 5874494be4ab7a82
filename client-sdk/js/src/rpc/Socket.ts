import { ClientErrorType, clientError } from '../HeadwaterError.js';

/** What the client needs of a WebSocket (RFC 6455). */
export interface Socket {
  send(text: string): void;
  /** Starts the closing handshake. */
  close(): void;
  /** Drops the connection at once, without waiting for a peer that may be gone. */
  terminate(): void;
}

export interface SocketHandlers {
  onMessage(text: string): void;
  /** Once, and never after `terminate()`. */
  onClose(reason: string): void;
}

export interface SocketOptions {
  timeoutMs: number;
  /** Extra options for the constructor of `ws` in Node, e.g. `{ ca, rejectUnauthorized, headers }`. */
  nodeOptions?: object | undefined;
}

type SocketClass = new (url: string) => WebSocket;

// Node's own WebSocket (from version 22) cannot be given certificates or headers, so Node always takes `ws`.
function runsInNode(): boolean {
  const runtime = globalThis as { process?: { versions?: { node?: string } } };
  return runtime.process?.versions?.node !== undefined;
}

async function createSocket(url: string, nodeOptions: object | undefined): Promise<WebSocket> {
  if (runsInNode()) {
    const { WebSocket: NodeSocket } = await import('ws');
    return new NodeSocket(url, { maxPayload: 64 << 20, ...nodeOptions }) as unknown as WebSocket;
  }
  return new (globalThis as unknown as { WebSocket: SocketClass }).WebSocket(url);
}

/** OpenSSL's words for an answer that is not TLS say nothing to most people. */
function withHint(url: string, why: string): string {
  const plain = url.startsWith('wss:') && /wrong version number|packet length too long|EPROTO/.test(why);
  return plain ? `that port speaks ws:, not wss: (${why.trim()})` : why;
}

function drop(socket: WebSocket): void {
  const terminate = (socket as { terminate?: () => void }).terminate;
  if (terminate) terminate.call(socket);
  else socket.close();
}

/** Connects; rejects with `CONNECT_FAILED` when that fails or takes longer than `timeoutMs`. */
export async function openSocket(
  url: string,
  handlers: SocketHandlers,
  options: SocketOptions,
): Promise<Socket> {
  const failed = (why: string): Error =>
    clientError(ClientErrorType.ConnectFailed, `Cannot connect to ${url}: ${why}`);
  let socket: WebSocket;
  try {
    socket = await createSocket(url, options.nodeOptions);
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error));
  }

  return new Promise((resolve, reject) => {
    let live = true;
    let opened = false;
    let reason = '';
    const timer = setTimeout(() => {
      live = false;
      drop(socket);
      reject(failed(`no answer within ${options.timeoutMs} ms`));
    }, options.timeoutMs);

    socket.onopen = () => {
      clearTimeout(timer);
      opened = true;
      resolve({
        send: (text) => {
          socket.send(text);
        },
        close: () => {
          socket.close(1000);
        },
        terminate: () => {
          live = false;
          drop(socket);
        },
      });
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (live && typeof event.data === 'string') handlers.onMessage(event.data);
    };
    socket.onerror = (event) => {
      reason = (event as { message?: string }).message ?? '';
    };
    socket.onclose = (event) => {
      clearTimeout(timer);
      if (!live) return;
      live = false;
      const why = reason || event.reason || `closed with code ${event.code}`;
      if (opened) handlers.onClose(why);
      else reject(failed(withHint(url, why)));
    };
  });
}
