package io.headwater.client;

import java.util.List;

/**
 * Hears what happens to the connection of a {@link HeadwaterClient}. The calls come one at a time and in order,
 * together with those of event listeners.
 */
public interface ConnectionListener {
  /**
   * The connection went. Requests wait; attempts to reconnect follow unless they are switched off.
   *
   * @param reason for people
   */
  default void disconnected(String reason) {}

  /**
   * The next attempt to connect is due.
   *
   * @param attempt how many there have been since the last connection, from 1
   * @param delayMs when it starts, in milliseconds from now
   */
  default void reconnecting(int attempt, long delayMs) {}

  /**
   * A new connection with the old session: objects, subscriptions and media went on.
   *
   * @param sessionId the session
   * @param lost objects that the application holds and that are gone, because somebody released them meanwhile
   */
  default void reconnected(String sessionId, List<MediaObject> lost) {}

  /**
   * A new connection, but the server does not know the session any more: it was restarted, or the client was away for
   * too long. Every object is gone, and with it every listener.
   *
   * @param previousSessionId the session that is gone
   * @param sessionId the new one
   * @param lost the objects that the application holds
   */
  default void sessionLost(String previousSessionId, String sessionId, List<MediaObject> lost) {}

  /**
   * The end: closed by the application, or lost with reconnecting switched off.
   *
   * @param reason for people
   */
  default void closed(String reason) {}

  /**
   * The server sent something that this client does not understand; it was ignored.
   *
   * @param message for people
   */
  default void protocolError(String message) {}
}
