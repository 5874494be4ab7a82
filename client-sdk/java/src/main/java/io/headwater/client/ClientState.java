package io.headwater.client;

/** Where a {@link HeadwaterClient} stands with its server. */
public enum ClientState {
  /** The first connection is being made. */
  CONNECTING,
  /** There is a connection. */
  CONNECTED,
  /** The connection went; attempts to make it again are under way. Requests wait. */
  DISCONNECTED,
  /** The end: closed by the application, or lost with reconnecting switched off. */
  CLOSED
}
