/** Options of `connect()`. All times are in milliseconds. */
export interface ClientOptions {
  /** Longest wait for the answer to a request, reconnecting included. Default 10000. */
  requestTimeoutMs?: number;
  /** Longest wait for a connection to be made. Default 5000. */
  connectTimeoutMs?: number;
  /** Time between two pings that tell whether the server is still there. Default 15000, 0 for none. */
  pingIntervalMs?: number;
  /** How long a ping may stay unanswered before the connection counts as lost. Default 5000. */
  pingTimeoutMs?: number;
  /** Whether a lost connection is made again. Default true. */
  reconnect?: boolean;
  /** First wait before an attempt to reconnect; it doubles from there. Default 100. */
  reconnectDelayMs?: number;
  /** Longest wait between two attempts. Default 5000. */
  maxReconnectDelayMs?: number;
  /** Keep trying when the first attempt to connect fails, instead of rejecting. Default false. */
  waitForServer?: boolean;
  /** Given to the `ws` constructor in Node, e.g. `{ ca, rejectUnauthorized, headers }`. Unused in browsers. */
  webSocketOptions?: object;
}

export type Settings = Required<Omit<ClientOptions, 'webSocketOptions'>> & {
  webSocketOptions: object | undefined;
};

export function withDefaults(options: ClientOptions): Settings {
  return {
    requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
    connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
    pingIntervalMs: options.pingIntervalMs ?? 15_000,
    pingTimeoutMs: options.pingTimeoutMs ?? 5_000,
    reconnect: options.reconnect ?? true,
    reconnectDelayMs: options.reconnectDelayMs ?? 100,
    maxReconnectDelayMs: options.maxReconnectDelayMs ?? 5_000,
    waitForServer: options.waitForServer ?? false,
    webSocketOptions: options.webSocketOptions,
  };
}
