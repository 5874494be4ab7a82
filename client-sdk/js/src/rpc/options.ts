import { ClientErrorType, clientError } from '../HeadwaterError.js';

/** Options of `connect()`. All times are in milliseconds, from 0 to 2147483647. */
export interface ClientOptions {
  /** Longest wait for the answer to a request, reconnecting included. Default 10000. */
  requestTimeoutMs?: number | undefined;
  /** Longest wait for a connection to be made. Default 5000. */
  connectTimeoutMs?: number | undefined;
  /** Time between two pings that tell whether the server is still there. Default 15000, 0 for none. */
  pingIntervalMs?: number | undefined;
  /** How long a ping may stay unanswered before the connection counts as lost. Default 5000. */
  pingTimeoutMs?: number | undefined;
  /** Whether a lost connection is made again. Default true. */
  reconnect?: boolean | undefined;
  /** First wait before an attempt to reconnect; it doubles from there. Default 100. */
  reconnectDelayMs?: number | undefined;
  /** Longest wait between two attempts; not less than `reconnectDelayMs`. Default 5000. */
  maxReconnectDelayMs?: number | undefined;
  /** Keep trying when the first attempt to connect fails, instead of rejecting. Default false. */
  waitForServer?: boolean | undefined;
  /** Given to the `ws` constructor in Node, e.g. `{ ca, rejectUnauthorized, headers }`. Unused in browsers. */
  webSocketOptions?: object | undefined;
}

/** Options of one request. */
export interface RequestOptions {
  /**
   * Gives the request up: its promise is rejected with the signal's reason. The server may have carried it out or
   * do so yet; an object that it creates then is released.
   */
  signal?: AbortSignal | undefined;
  /** Longest wait for the answer, in ms, reconnecting included. Default: the client's `requestTimeoutMs`. */
  timeoutMs?: number | undefined;
}

export type Settings = {
  [K in Exclude<keyof ClientOptions, 'webSocketOptions'>]-?: NonNullable<ClientOptions[K]>;
} & {
  webSocketOptions: object | undefined;
};

const LONGEST_MS = 2_147_483_647; // of a timer, in Node and in browsers

/** @throws {HeadwaterError} INVALID_ARGUMENT that names the option */
export function checkTime(name: string, value: unknown): void {
  if (typeof value === 'number' && value >= 0 && value <= LONGEST_MS) return;
  throw clientError(
    ClientErrorType.InvalidArgument,
    `${name} wants a number of milliseconds from 0 to ${LONGEST_MS}, got ${String(value)}`,
  );
}

/** @throws {HeadwaterError} INVALID_ARGUMENT */
export function checkUrl(url: string): void {
  let protocol = '';
  try {
    protocol = new URL(url).protocol;
  } catch {
    // said below
  }
  if (protocol === 'ws:' || protocol === 'wss:') return;
  throw clientError(
    ClientErrorType.InvalidArgument,
    `A server's address begins with ws:// or wss://, for example ws://127.0.0.1:8888/kurento; got '${url}'`,
  );
}

/** @throws {HeadwaterError} INVALID_ARGUMENT that names the option */
export function withDefaults(options: ClientOptions): Settings {
  const reconnectDelayMs = options.reconnectDelayMs ?? 100;
  const settings = {
    requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
    connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
    pingIntervalMs: options.pingIntervalMs ?? 15_000,
    pingTimeoutMs: options.pingTimeoutMs ?? 5_000,
    reconnect: options.reconnect ?? true,
    reconnectDelayMs,
    maxReconnectDelayMs: options.maxReconnectDelayMs ?? Math.max(5_000, reconnectDelayMs),
    waitForServer: options.waitForServer ?? false,
    webSocketOptions: options.webSocketOptions,
  };
  for (const [name, value] of Object.entries(settings)) if (name.endsWith('Ms')) checkTime(name, value);
  if (settings.maxReconnectDelayMs < reconnectDelayMs) {
    throw clientError(
      ClientErrorType.InvalidArgument,
      `maxReconnectDelayMs (${settings.maxReconnectDelayMs}) is less than reconnectDelayMs (${reconnectDelayMs})`,
    );
  }
  return settings;
}
