package io.headwater.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headwater.client.support.Eventually;
import io.headwater.client.support.Proxy;
import io.headwater.client.support.SelfSigned;
import io.headwater.client.support.TestServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that break, as far as Java's HTTP client has to do with it. The rest is in tests/scenarios. */
class ConnectionTest {
  /** Of the ends that come right behind an answer, Java's WebSocket with an executor misses every third or so. */
  private static final int ROUNDS = 25;

  private static ClientOptions.Builder once() {
    return ClientOptions.builder().reconnect(false).pingIntervalMs(0);
  }

  private static void everyEndIsNoticed(TestServer server, String scheme, ClientOptions options) {
    for (int i = 0; i < ROUNDS; i++) {
      try (Proxy proxy = new Proxy(server.port());
          HeadwaterClient client = HeadwaterClient.create(scheme + proxy.url().substring("ws".length()), options)) {
        proxy.cutBehindAnswer();
        client.ping();
        Eventually.holds("the end is noticed, round " + i, client::isClosed);
      }
    }
  }

  @Test
  void anEndRightBehindAnAnswerIsNoticed() {
    try (TestServer server = TestServer.start()) {
      everyEndIsNoticed(server, "ws", once().build());
    }
  }

  @Test
  void soItIsWithAnHttpClientOfTheApplication() {
    final HttpClient http = HttpClient.newHttpClient();
    try (TestServer server = TestServer.start()) {
      everyEndIsNoticed(server, "ws", once().httpClient(http).build());
    }
  }

  @Test
  void soItIsWithTls(@TempDir Path directory) throws Exception {
    final SelfSigned certificate = new SelfSigned(directory);
    final HttpClient http = HttpClient.newBuilder().sslContext(certificate.ofClient()).build();
    try (TestServer server = TestServer.start(certificate.ofServer())) {
      everyEndIsNoticed(server, "wss", once().httpClient(http).build());
    }
  }

  @Test
  void anHttpClientWithAnExecutorKeepsIt() {
    final AtomicInteger jobs = new AtomicInteger();
    final ExecutorService executor = Executors.newCachedThreadPool();
    final HttpClient http =
        HttpClient.newBuilder()
            .executor(
                job -> {
                  jobs.incrementAndGet();
                  executor.execute(job);
                })
            .build();
    try (TestServer server = TestServer.start();
        HeadwaterClient client = HeadwaterClient.create(server.url(), once().httpClient(http).build())) {
      client.ping();
      assertTrue(jobs.get() > 0);
    } finally {
      executor.shutdown();
    }
  }

  /** More requests at once than the server takes would hide what is lost, and that the connection is back. */
  @Test
  void whatIsLostIsFoundAmongManyPipelinesToo() {
    final List<List<MediaObject>> told = new CopyOnWriteArrayList<>();
    final ConnectionListener listener =
        new ConnectionListener() {
          @Override
          public void reconnected(String sessionId, List<MediaObject> lost) {
            told.add(lost);
          }
        };
    final ClientOptions options = ClientOptions.builder().reconnectDelayMs(20).build();
    try (TestServer server = TestServer.start(Map.of("session.maxPendingRequests", "20"));
        Proxy proxy = new Proxy(server.port());
        HeadwaterClient other = HeadwaterClient.create(server.url());
        HeadwaterClient client = HeadwaterClient.create(proxy.url(), options, listener)) {
      final List<MediaPipeline> pipelines = new ArrayList<>();
      for (int i = 0; i < 200; i++) pipelines.add(client.createMediaPipeline());
      final MediaPipeline released = pipelines.get(100);
      proxy.refuse();
      other.getById(released.getId(), MediaPipeline.class).release();
      proxy.mend();
      Eventually.holds("it is told that the connection is back", () -> !told.isEmpty());
      assertEquals(List.of(List.of(released)), told);
    }
  }
}
