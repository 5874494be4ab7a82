package io.headwater.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headwater.client.support.Eventually;
import io.headwater.client.support.TestServer;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Java's own: threads, builders, listeners, closing. What all clients do is in tests/scenarios. */
class ClientTest {
  private static TestServer server;
  private HeadwaterClient client;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    client = HeadwaterClient.create(server.url());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void tryWithResourcesReleasesThePipeline() {
    final String id;
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      id = pipeline.getId();
      assertTrue(client.getServerManager().getPipelines().contains(pipeline));
    }
    assertTrue(client.getServerManager().getPipelines().stream().noneMatch(each -> each.getId().equals(id)));
  }

  @Test
  void buildersTakeWhatKurentosTake() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final WebRtcEndpoint endpoint =
          new WebRtcEndpoint.Builder(pipeline)
              .useDataChannels()
              .withCertificateKeyType(CertificateKeyType.ECDSA)
              .recvonly(false)
              .build();
      assertSame(pipeline, endpoint.getMediaPipeline());
      final PlayerEndpoint player = new PlayerEndpoint.Builder(pipeline, "file:///none").useEncodedMedia().build();
      assertEquals("file:///none", player.getUri());
      final HubPort port = new HubPort.Builder(new Composite.Builder(pipeline).withWidth(640).build()).build();
      assertInstanceOf(Composite.class, port.getParent());
      final HeadwaterException missing =
          assertThrows(HeadwaterException.class, () -> new WebRtcEndpoint.Builder(null));
      assertTrue(missing.is(ClientErrorType.INVALID_ARGUMENT) && missing.getMessage().contains("mediaPipeline"));
      final HeadwaterException noSink = assertThrows(HeadwaterException.class, () -> endpoint.connect(null));
      assertTrue(noSink.is(ClientErrorType.INVALID_ARGUMENT) && noSink.getMessage().contains("sink"));
      final HeadwaterServerException unknown =
          assertThrows(
              HeadwaterServerException.class,
              () -> new PlayerEndpoint.Builder(pipeline, "file:///none").with("networkCache", "much").build());
      assertTrue(unknown.is(ErrorCode.MARSHALL_ERROR) && unknown.getMessage().contains("networkCache"));
    }
  }

  @Test
  void aListenerMayAskTheServerAndWaitForIt() throws Exception {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final PassThrough source = new PassThrough.Builder(pipeline).build();
      final PassThrough sink = new PassThrough.Builder(pipeline).build();
      final CompletableFuture<String> name = new CompletableFuture<>();
      source.addElementConnectedListener(event -> name.complete(event.getSink().getName()));
      source.connect(sink, MediaType.AUDIO);
      assertEquals(sink.getId(), name.get(Eventually.WITHIN_MS, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void whatFollowsAFutureMayWaitToo() throws Exception {
    final CompletableFuture<Boolean> found =
        client
            .createMediaPipelineAsync()
            .thenApply(
                pipeline -> {
                  final boolean there = client.getServerManager().getPipelines().contains(pipeline);
                  pipeline.release();
                  return there;
                });
    assertTrue(found.get(Eventually.WITHIN_MS, TimeUnit.MILLISECONDS));
  }

  @Test
  void aListenerThatFailsHindersNeitherTheOthersNorWhatFollows() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final PassThrough source = new PassThrough.Builder(pipeline).build();
      final PassThrough sink = new PassThrough.Builder(pipeline).build();
      final List<MediaType> seen = new CopyOnWriteArrayList<>();
      source.addElementConnectedListener(
          event -> {
            throw new IllegalStateException("of the test");
          });
      source.addElementConnectedListener(event -> seen.add(event.getMediaType()));
      source.connect(sink, MediaType.AUDIO);
      source.connect(sink, MediaType.VIDEO);
      Eventually.holds("both events came", () -> seen.equals(List.of(MediaType.AUDIO, MediaType.VIDEO)));
    }
  }

  @Test
  void aListenerWhoseAddingIsCancelledIsNeverCalled() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final PassThrough source = new PassThrough.Builder(pipeline).build();
      final PassThrough sink = new PassThrough.Builder(pipeline).build();
      final List<MediaType> seen = new CopyOnWriteArrayList<>();
      final List<MediaType> kept = new CopyOnWriteArrayList<>();
      server.pause();
      source.addElementConnectedListenerAsync(event -> seen.add(event.getMediaType())).cancel(false);
      server.resume();
      source.addElementConnectedListener(event -> kept.add(event.getMediaType()));
      source.connect(sink, MediaType.AUDIO);
      Eventually.holds("the other one is called", () -> kept.equals(List.of(MediaType.AUDIO)));
      assertTrue(seen.isEmpty());
    }
  }

  @Test
  void listenersRunOnTheExecutorOfTheApplication() {
    final ExecutorService executor = Executors.newCachedThreadPool(runs -> new Thread(runs, "the application's"));
    final ClientOptions options = ClientOptions.builder().executor(executor).build();
    try (HeadwaterClient own = HeadwaterClient.create(server.url(), options);
        MediaPipeline pipeline = own.createMediaPipeline()) {
      final PassThrough source = new PassThrough.Builder(pipeline).build();
      final AtomicReference<String> thread = new AtomicReference<>();
      source.addElementConnectedListener(event -> thread.set(Thread.currentThread().getName()));
      source.connect(new PassThrough.Builder(pipeline).build());
      Eventually.holds("the listener was called", () -> "the application's".equals(thread.get()));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void anExecutorThatTakesNoMoreJobsLeavesNobodyWaiting() throws Exception {
    final ExecutorService executor = Executors.newCachedThreadPool();
    final ClientOptions options = ClientOptions.builder().executor(executor).build();
    try (HeadwaterClient own = HeadwaterClient.create(server.url(), options)) {
      executor.shutdown();
      final CompletableFuture<MediaPipeline> creation = own.createMediaPipelineAsync();
      assertThrows(ExecutionException.class, () -> creation.get(Eventually.WITHIN_MS, TimeUnit.MILLISECONDS));
      own.createMediaPipeline(); // whoever waits needs no executor
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    final AtomicReference<HeadwaterException> thrown = new AtomicReference<>();
    final AtomicReference<Boolean> flag = new AtomicReference<>();
    final Thread waiting =
        new Thread(
            () -> {
              try {
                client.ping();
              } catch (HeadwaterException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    server.pause();
    try {
      waiting.start();
      Eventually.holds("it waits", () -> waiting.getState() == Thread.State.WAITING);
      waiting.interrupt();
      waiting.join(Eventually.WITHIN_MS);
    } finally {
      server.resume();
    }
    assertTrue(thrown.get().is(ClientErrorType.INTERRUPTED));
    assertTrue(flag.get());
    client.ping(); // and the client goes on
  }

  @Test
  void theStackOfAnErrorIsThatOfWhoeverWaited() {
    final HeadwaterException error =
        assertThrows(HeadwaterServerException.class, () -> client.getById("nobody", MediaPipeline.class).getName());
    final String here = ClientTest.class.getName();
    assertTrue(List.of(error.getStackTrace()).stream().anyMatch(each -> each.getClassName().equals(here)));
  }

  @Test
  void whyThereIsNoConnectionIsSaidInWords() {
    final String url = "ws://127.0.0.1:" + TestServer.freePort() + "/kurento";
    final HeadwaterException error = assertThrows(HeadwaterException.class, () -> HeadwaterClient.create(url));
    assertTrue(error.is(ClientErrorType.CONNECT_FAILED));
    assertEquals("Cannot connect to " + url + ": connection refused", error.getMessage());
  }

  @Test
  void idsAreOfTheirClass() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final String id = new WebRtcEndpoint.Builder(pipeline).build().getId();
      assertInstanceOf(WebRtcEndpoint.class, client.getById(id, MediaObject.class));
      final HeadwaterException wrong =
          assertThrows(HeadwaterException.class, () -> client.getById(id, PlayerEndpoint.class));
      assertTrue(wrong.is(ClientErrorType.INVALID_ARGUMENT) && wrong.getMessage().contains("WebRtcEndpoint"));
    }
  }

  @Test
  void objectsThatTheApplicationLetGoOfAreNotKept() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final List<WeakReference<PassThrough>> made = new ArrayList<>();
      for (int i = 0; i < 20; i++) made.add(new WeakReference<>(new PassThrough.Builder(pipeline).build()));
      Eventually.holds(
          "they are collected",
          () -> {
            System.gc();
            return made.stream().allMatch(each -> each.get() == null);
          });
      assertEquals(20, pipeline.getChildren().size());
    }
  }

  @Test
  void manyRequestsAtOnceAreEachAnsweredWithTheirOwnAnswer() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final List<CompletableFuture<PassThrough>> building = new ArrayList<>();
      for (int i = 0; i < 50; i++) building.add(new PassThrough.Builder(pipeline).buildAsync());
      final List<PassThrough> elements = building.stream().map(CompletableFuture::join).toList();
      final List<CompletableFuture<String>> names = elements.stream().map(MediaObject::getNameAsync).toList();
      for (int i = 0; i < elements.size(); i++) assertEquals(elements.get(i).getId(), names.get(i).join());
      assertEquals(50, pipeline.getChildren().size());
    }
  }

  @Test
  void twoEndpointsConnectAndTheirStatisticsAreOfTheirOwnClasses() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final WebRtcEndpoint one = new WebRtcEndpoint.Builder(pipeline).build();
      final WebRtcEndpoint other = new WebRtcEndpoint.Builder(pipeline).build();
      one.processAnswer(other.processOffer(one.generateOffer()));
      one.addIceCandidateFoundListener(event -> other.addIceCandidate(event.getCandidate()));
      other.addIceCandidateFoundListener(event -> one.addIceCandidate(event.getCandidate()));
      one.gatherCandidates();
      other.gatherCandidates();
      Eventually.holds("they are connected", () -> one.getConnectionState() == ConnectionState.CONNECTED);
      final Map<String, Stats> stats = one.getStats();
      final RTCIceCandidatePairStats pair =
          stats.values().stream()
              .filter(RTCIceCandidatePairStats.class::isInstance)
              .map(RTCIceCandidatePairStats.class::cast)
              .findFirst()
              .orElseThrow();
      assertEquals(RTCStatsIceCandidatePairState.succeeded, pair.getState());
      assertTrue(pair.getBytesReceived() > 0, pair.toString());
      assertInstanceOf(RTCIceCandidateAttributes.class, stats.get(pair.getLocalCandidateId()));
    }
  }

  @Test
  void structuresAreEqualWhenTheySayTheSame() {
    final IceCandidate one = new IceCandidate("candidate:1", "0", 0);
    final IceCandidate other = new IceCandidate("candidate:1", "0", 0);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    other.setSdpMLineIndex(1);
    assertNotEquals(one, other);
    assertEquals("IceCandidate{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}", one.toString());
  }

  @Test
  void aTransactionSaysWhichOperationFailed() {
    try (MediaPipeline pipeline = client.createMediaPipeline()) {
      final Transaction transaction = client.beginTransaction();
      final WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build(transaction);
      final TFuture<String> answer = endpoint.processOffer(transaction, "nonsense");
      assertFalse(endpoint.isCommitted());
      assertTrue(assertThrows(HeadwaterException.class, answer::get).is(ClientErrorType.TRANSACTION_NOT_COMMITTED));
      final TransactionException error = assertThrows(TransactionException.class, transaction::commit);
      assertEquals(1, error.getOperation());
      assertTrue(error.is(ErrorCode.SDP_PARSE_ERROR));
      assertTrue(endpoint.isCommitted());
      assertEquals(endpoint.getId(), endpoint.getName());
    }
  }

  @Test
  void aClientLeavesNoThreadBehind() {
    final HeadwaterClient other = HeadwaterClient.create(server.url());
    other.createMediaPipelineAsync().join();
    other.close();
    other.close();
    assertTrue(other.isClosed());
    Eventually.holds(
        "only the first client's threads are left",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                    .filter(each -> each.getName().equals("headwater-session"))
                    .count()
                == 1);
  }

  @Test
  void tellsItsVersion() {
    assertTrue(Version.VERSION.matches("\\d+\\.\\d+\\.\\d+.*"), Version.VERSION);
  }
}
