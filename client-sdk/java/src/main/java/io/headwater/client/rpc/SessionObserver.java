package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What a {@link Session} tells. Thread: all calls come on the session's; none may wait for anything. */
public interface SessionObserver {
  /**
   * An {@code onEvent} notification of the server.
   *
   * @param object id of the object
   * @param type name of the event
   * @param data its members
   */
  void event(String object, String type, JsonObject data);

  /**
   * The answer to a request that nobody waits for any more: it timed out or was cancelled.
   *
   * @param method of the request
   * @param params of the request
   * @param result of the answer
   */
  void unclaimed(String method, JsonObject params, JsonElement result);

  /**
   * The connection went.
   *
   * @param reason for people
   */
  void disconnected(String reason);

  /**
   * The next attempt to connect starts in so many milliseconds.
   *
   * @param attempt from 1
   * @param delayMs milliseconds from now
   */
  void reconnecting(int attempt, long delayMs);

  /**
   * A new connection with the old session.
   *
   * @param sessionId the session
   */
  void reconnected(String sessionId);

  /**
   * A new connection, but the server does not know the session any more.
   *
   * @param previousSessionId the session that is gone
   * @param sessionId the new one
   */
  void sessionLost(String previousSessionId, String sessionId);

  /**
   * The end.
   *
   * @param reason for people
   */
  void closed(String reason);

  /**
   * The server sent something that this client does not understand; it was ignored.
   *
   * @param message for people
   */
  void protocolError(String message);
}
