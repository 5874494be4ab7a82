package io.headwater.examples.one2many;

import io.headwater.client.ConnectionState;
import io.headwater.client.IceCandidate;
import io.headwater.client.MediaPipeline;
import io.headwater.client.WebRtcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One page's media: a WebRtcEndpoint and the candidates that come before it exists. Thread: the room's. */
final class Peer {
  static final int MAX_EARLY_CANDIDATES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
  // ICE may find another way after a change of networks; after this it counts as gone.
  private static final long RECOVERY_MS = 5_000;

  private final Media media;
  private final ScheduledExecutorService room;
  private final Page page;
  private final Long call;
  private final List<IceCandidate> early = new ArrayList<>();
  private Runnable onLost = () -> {};
  private Future<?> recovery;
  private WebRtcEndpoint endpoint;
  private boolean closed;

  Peer(Media media, ScheduledExecutorService room, Page page, Long call) {
    this.media = media;
    this.room = room;
    this.page = page;
    this.call = call;
  }

  /** What to do when the media connection is gone for good. */
  void onLost(Runnable lost) {
    onLost = lost;
  }

  Page page() {
    return page;
  }

  WebRtcEndpoint endpoint() {
    return endpoint;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isCall(Long number) {
    return Objects.equals(call, number);
  }

  /** With the page's number of the call, by which it tells answers from late ones to an earlier call. */
  void send(Map<String, Object> message) {
    if (call != null) message.put("call", call);
    page.send(message);
  }

  /** Makes the endpoint in a pipeline; completes with false when the page has gone meanwhile. */
  CompletableFuture<Boolean> open(MediaPipeline pipeline) {
    return media.createEndpoint(pipeline).thenComposeAsync(this::listen, room);
  }

  private CompletableFuture<Boolean> listen(WebRtcEndpoint made) {
    if (closed) {
      media.release(made);
      return CompletableFuture.completedFuture(false);
    }
    endpoint = made;
    final List<CompletableFuture<?>> begun = new ArrayList<>();
    begun.add(
        made.addIceCandidateFoundListenerAsync(event -> inRoom(() -> send(candidateMessage(event.getCandidate())))));
    begun.add(made.addConnectionStateChangedListenerAsync(event -> inRoom(() -> watch(event.getNewState()))));
    begun.add(made.addErrorListenerAsync(event -> inRoom(() -> report(event.getDescription()))));
    for (IceCandidate each : early) begun.add(add(each));
    early.clear();
    return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).thenApplyAsync(all -> !closed, room);
  }

  private void inRoom(Runnable job) {
    room.execute(
        () -> {
          if (!closed) job.run();
        });
  }

  private static Map<String, Object> candidateMessage(IceCandidate candidate) {
    return Page.message(
        "iceCandidate",
        "candidate",
        Map.of(
            "candidate", candidate.getCandidate(),
            "sdpMid", candidate.getSdpMid(),
            "sdpMLineIndex", candidate.getSdpMLineIndex()));
  }

  /** Before the endpoint is there it is kept; the endpoint itself takes candidates before the offer too. */
  void addCandidate(IceCandidate candidate) {
    if (closed) return;
    if (endpoint != null) add(candidate);
    else if (early.size() < MAX_EARLY_CANDIDATES) early.add(candidate);
  }

  private CompletableFuture<?> add(IceCandidate candidate) {
    return endpoint
        .addIceCandidateAsync(candidate)
        .exceptionally(
            error -> {
              inRoom(() -> send(Page.message("error", "message", "Candidate refused: " + error.getMessage())));
              return null;
            });
  }

  /** Ends it, and its endpoint. */
  void close() {
    if (closed) return;
    closeWithPipeline();
    media.release(endpoint);
  }

  /** Ends it; the endpoint goes with its pipeline. */
  void closeWithPipeline() {
    closed = true;
    if (recovery != null) recovery.cancel(false);
  }

  private void report(String description) {
    LOG.warn("{}: {}", page, description);
    send(Page.message("error", "message", "The media server reports: " + description));
  }

  private void watch(ConnectionState state) {
    if (recovery != null) recovery.cancel(false);
    if (state == ConnectionState.DISCONNECTED) {
      recovery = room.schedule(() -> inRoom(onLost), RECOVERY_MS, TimeUnit.MILLISECONDS);
    }
  }
}
