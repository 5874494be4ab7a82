package io.headwater.examples.one2many;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** One open page. Thread: any. */
final class Page {
  private static final Logger LOG = LoggerFactory.getLogger(Page.class);
  private static final Gson GSON = new Gson();
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  // What may wait for a page that does not read before it counts as gone.
  private static final int SEND_LIMIT_MS = 5_000;
  private static final int MAX_BUFFERED_BYTES = 4 << 20;

  private final WebSocketSession socket;
  private final String name = "page " + NEXT.getAndIncrement();
  private volatile boolean answersHeartbeat = true;

  Page(WebSocketSession session) {
    socket = new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MS, MAX_BUFFERED_BYTES);
  }

  /** A message with that id and these members, name after value. */
  static Map<String, Object> message(String id, Object... members) {
    final Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    for (int i = 0; i < members.length; i += 2) {
      if (members[i + 1] != null) message.put((String) members[i], members[i + 1]);
    }
    return message;
  }

  void send(Map<String, Object> message) {
    try {
      if (socket.isOpen()) socket.sendMessage(new TextMessage(GSON.toJson(message)));
    } catch (IOException | IllegalStateException | SessionLimitExceededException e) {
      close();
    }
  }

  void answeredHeartbeat() {
    answersHeartbeat = true;
  }

  /** A page that vanished without a word misses one, and is dropped with the next. */
  void heartbeat() {
    if (!answersHeartbeat) {
      LOG.info("{}: no heartbeat", this);
      close();
      return;
    }
    answersHeartbeat = false;
    try {
      socket.sendMessage(new PingMessage());
    } catch (IOException | IllegalStateException | SessionLimitExceededException e) {
      close();
    }
  }

  private void close() {
    try {
      socket.close(CloseStatus.SESSION_NOT_RELIABLE);
    } catch (IOException e) {
      LOG.debug("{} is gone", this, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
