package io.headwater.examples.one2many;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The WebSocket between pages and the room, at /one2many. */
@Component
class Signalling extends AbstractWebSocketHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Signalling.class);
  // A page that vanished without a word (its machine sleeps, its network is gone) is dropped within two of these.
  private static final int HEARTBEAT_MS = 3_000;

  private final Room room;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  Signalling(Room room) {
    this.room = room;
  }

  @Scheduled(fixedRate = HEARTBEAT_MS)
  void heartbeat() {
    pages.values().forEach(Page::heartbeat);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    final Page page = new Page(session);
    pages.put(session.getId(), page);
    room.post(() -> room.enter(page));
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    final Page page = pages.remove(session.getId());
    if (page != null) room.post(() -> room.leave(page));
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable error) {
    LOG.debug("{}: {}", pages.get(session.getId()), error.getMessage());
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    final Page page = pages.get(session.getId());
    if (page != null) page.answeredHeartbeat();
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    complain(session, "Text was expected, not binary");
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage text) {
    try {
      final PageMessage message = PageMessage.parse(text.getPayload());
      final Page page = pages.get(session.getId());
      if (page != null) room.post(() -> take(page, message));
    } catch (IllegalArgumentException e) {
      complain(session, e.getMessage());
    }
  }

  private void take(Page page, PageMessage message) {
    switch (message.id()) {
      case "presenter" -> room.present(page, message.sdpOffer(), message.call());
      case "viewer" -> room.view(page, message.sdpOffer(), message.call());
      case "onIceCandidate" -> room.addCandidate(page, message.candidate(), message.call());
      default -> room.stop(page);
    }
  }

  private void complain(WebSocketSession session, String about) {
    final Page page = pages.get(session.getId());
    if (page != null) page.send(Page.message("error", "message", about));
  }
}
