package io.headwater.examples.one2many;

import io.headwater.client.IceCandidate;
import io.headwater.client.MediaPipeline;
import io.headwater.client.MediaType;
import io.headwater.client.WebRtcEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The room: at most one presenter, and everyone who watches.
 *
 * <p>Thread: its own, on which nothing waits; {@link Signalling} posts to it.
 */
@Component
class Room implements Media.Observer, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  /** Why a page's call ends. */
  private enum Reason {
    presenterLeft("The presenter has left."),
    presenterLost("The presenter’s connection was lost."),
    connectionLost("Your media connection was lost."),
    mediaServerLost("The media server was restarted.");

    private final String message;

    Reason(String message) {
      this.message = message;
    }
  }

  /** Why a page's wish is not granted. */
  private enum Refusal {
    presenterTaken("Somebody else is presenting. Wait until they stop, or watch them."),
    presenting("You are presenting already: stop that first."),
    noPresenter("There is no presenter yet."),
    full("As many people are watching as there is room for."),
    noMediaServer("The media server cannot be reached right now.");

    private final String message;

    Refusal(String message) {
      this.message = message;
    }
  }

  private record EarlyCandidate(IceCandidate candidate, Long call) {}

  /** Ends a chain of requests whose page has gone. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int MOST_VIEWERS = 1_000;

  private final Media media;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(runs -> new Thread(runs, "room"));
  private final Set<Page> pages = new LinkedHashSet<>();
  /** By page; a peer is here from its request on, before its endpoint exists. */
  private final Map<Page, Peer> viewers = new LinkedHashMap<>();
  /** Candidates of pages that have not yet said what they want to be. */
  private final Map<Page, List<EarlyCandidate>> unassigned = new HashMap<>();
  /** Reserved as soon as somebody asks, so that a second one is refused. */
  private Peer presenter;
  /** Set once the presenter's offer is answered: viewers may come. */
  private boolean live;
  private MediaPipeline pipeline;
  private int viewersSoFar;
  private volatile Map<String, Object> status = Map.of();

  Room(Media media) {
    this.media = media;
    media.observe(this);
    updateStatus();
  }

  void post(Runnable job) {
    thread.execute(job);
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }

  /** Thread: any. */
  Map<String, Object> status() {
    return status;
  }

  private void updateStatus() {
    status = Map.of("presenter", live, "viewers", viewers.size(), "mediaServer", media.isConnected());
  }

  @Override
  public void mediaServerChanged() {
    post(() -> broadcast(mediaState()));
  }

  @Override
  public void mediaServerLost() {
    post(() -> end(Reason.mediaServerLost));
  }

  void enter(Page page) {
    pages.add(page);
    for (var message : List.of(mediaState(), presenterState(), viewerCount())) page.send(message);
  }

  void leave(Page page) {
    pages.remove(page);
    stop(page);
    unassigned.remove(page);
  }

  void present(Page page, String sdpOffer, Long call) {
    final String answer = "presenterResponse";
    if (presenter != null && presenter.page() == page) refuse(page, answer, call, Refusal.presenting);
    else if (presenter != null) refuse(page, answer, call, Refusal.presenterTaken);
    else if (!media.isConnected()) refuse(page, answer, call, Refusal.noMediaServer);
    else startPresenting(page, sdpOffer, call);
  }

  private void startPresenting(Page page, String sdpOffer, Long call) {
    stop(page); // it may have been watching
    final Peer peer = newPeer(page, call);
    peer.onLost(() -> end(Reason.presenterLost));
    presenter = peer;
    media
        .createPipeline()
        .thenComposeAsync(
            made -> {
              if (peer.isClosed()) {
                media.release(made);
                throw new Gone();
              }
              pipeline = made;
              return peer.open(made);
            },
            thread)
        .thenComposeAsync(open -> peerOf(peer, open).processOfferAsync(sdpOffer), thread)
        .thenComposeAsync(
            sdpAnswer -> {
              requireOpen(peer);
              peer.send(accepted("presenterResponse", sdpAnswer, "Presenter"));
              live = true;
              LOG.info("{} presents", page);
              broadcast(presenterState());
              return peer.endpoint().gatherCandidatesAsync();
            },
            thread)
        .exceptionallyAsync(
            error -> {
              if (peer.isClosed()) return null;
              LOG.warn("{} cannot present: {}", page, textOf(error));
              peer.send(rejected("presenterResponse", "failed", "Presenting did not work: " + textOf(error)));
              end(Reason.presenterLeft);
              return null;
            },
            thread);
  }

  void view(Page page, String sdpOffer, Long call) {
    final String answer = "viewerResponse";
    if (presenter != null && presenter.page() == page) refuse(page, answer, call, Refusal.presenting);
    else if (!media.isConnected()) refuse(page, answer, call, Refusal.noMediaServer);
    else if (!live) refuse(page, answer, call, Refusal.noPresenter);
    else if (!viewers.containsKey(page) && viewers.size() >= MOST_VIEWERS)
      refuse(page, answer, call, Refusal.full);
    else startViewing(page, sdpOffer, call);
  }

  private void startViewing(Page page, String sdpOffer, Long call) {
    stop(page); // a second request replaces the first
    final Peer peer = newPeer(page, call);
    peer.onLost(() -> dropViewer(peer, Reason.connectionLost));
    viewers.put(page, peer);
    final WebRtcEndpoint source = presenter.endpoint();
    peer.open(pipeline)
        .thenComposeAsync(
            open -> {
              // Sound, picture and text from the presenter; text back to them.
              final WebRtcEndpoint endpoint = peerOf(peer, open);
              return CompletableFuture.allOf(
                  source.connectAsync(endpoint), endpoint.connectAsync(source, MediaType.DATA));
            },
            thread)
        .thenComposeAsync(connected -> peerOf(peer, true).processOfferAsync(sdpOffer), thread)
        .thenComposeAsync(
            sdpAnswer -> {
              requireOpen(peer);
              peer.send(accepted("viewerResponse", sdpAnswer, "Viewer " + ++viewersSoFar));
              LOG.info("{} watches", page);
              broadcast(viewerCount());
              return peer.endpoint().gatherCandidatesAsync();
            },
            thread)
        .exceptionallyAsync(
            error -> {
              if (peer.isClosed()) return null;
              LOG.warn("{} cannot watch: {}", page, textOf(error));
              peer.send(rejected("viewerResponse", "failed", "Watching did not work: " + textOf(error)));
              dropViewer(peer, null);
              return null;
            },
            thread);
  }

  private static WebRtcEndpoint peerOf(Peer peer, boolean open) {
    if (!open) throw new Gone();
    requireOpen(peer);
    return peer.endpoint();
  }

  private static void requireOpen(Peer peer) {
    if (peer.isClosed()) throw new Gone();
  }

  private static String textOf(Throwable error) {
    final Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause.getMessage();
  }

  void addCandidate(Page page, IceCandidate candidate, Long call) {
    final Peer peer = presenter != null && presenter.page() == page ? presenter : viewers.get(page);
    if (peer != null) {
      if (peer.isCall(call)) peer.addCandidate(candidate); // else of an earlier call
      return;
    }
    final List<EarlyCandidate> waiting = unassigned.computeIfAbsent(page, each -> new ArrayList<>());
    if (waiting.size() < Peer.MAX_EARLY_CANDIDATES) waiting.add(new EarlyCandidate(candidate, call));
  }

  void stop(Page page) {
    if (presenter != null && presenter.page() == page) end(Reason.presenterLeft);
    final Peer viewer = viewers.get(page);
    if (viewer != null) dropViewer(viewer, null);
  }

  private Peer newPeer(Page page, Long call) {
    final Peer peer = new Peer(media, thread, page, call);
    final List<EarlyCandidate> early = unassigned.remove(page);
    if (early == null) return peer;
    for (EarlyCandidate each : early) if (peer.isCall(each.call())) peer.addCandidate(each.candidate());
    return peer;
  }

  /** Ends the presentation: everybody is told first, then one release takes the pipeline with all in it. */
  private void end(Reason reason) {
    if (presenter == null) return;
    final Peer former = presenter;
    final MediaPipeline over = pipeline;
    final List<Peer> watching = new ArrayList<>(viewers.values());
    presenter = null;
    pipeline = null;
    live = false;
    viewers.clear();

    for (Peer each : watching) each.page().send(stopCommunication(reason));
    if (reason == Reason.presenterLost) former.page().send(stopCommunication(Reason.connectionLost));
    if (reason == Reason.mediaServerLost) former.page().send(stopCommunication(reason));
    former.closeWithPipeline();
    watching.forEach(Peer::closeWithPipeline);
    broadcast(presenterState());
    broadcast(viewerCount());
    LOG.info("Presentation over: {}", reason);
    if (reason != Reason.mediaServerLost) media.release(over);
  }

  private void dropViewer(Peer peer, Reason reason) {
    viewers.remove(peer.page(), peer);
    if (reason != null) peer.page().send(stopCommunication(reason));
    peer.close();
    broadcast(viewerCount());
  }

  private void broadcast(Map<String, Object> message) {
    updateStatus();
    for (Page each : pages) each.send(message);
  }

  private Map<String, Object> presenterState() {
    return Page.message("presenterState", "present", live);
  }

  private Map<String, Object> viewerCount() {
    return Page.message("viewerCount", "count", viewers.size());
  }

  private Map<String, Object> mediaState() {
    return Page.message("mediaServer", "connected", media.isConnected());
  }

  private static Map<String, Object> accepted(String id, String sdpAnswer, String name) {
    return Page.message(id, "response", "accepted", "sdpAnswer", sdpAnswer, "name", name);
  }

  private static Map<String, Object> rejected(String id, String reason, String message) {
    return Page.message(id, "response", "rejected", "reason", reason, "message", message);
  }

  private static void refuse(Page page, String id, Long call, Refusal why) {
    final Map<String, Object> answer = rejected(id, why.name(), why.message);
    if (call != null) answer.put("call", call);
    page.send(answer);
  }

  private static Map<String, Object> stopCommunication(Reason reason) {
    return Page.message("stopCommunication", "reason", reason.name(), "message", reason.message);
  }
}
