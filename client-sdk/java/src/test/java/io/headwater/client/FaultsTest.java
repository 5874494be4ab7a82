package io.headwater.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headwater.client.support.TestServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What an application does wrong is told by name, and before anything is sent where this client can know it. */
class FaultsTest {
  private static TestServer server;
  private static HeadwaterClient client;
  private static MediaPipeline pipeline;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    client = HeadwaterClient.create(server.url());
    pipeline = client.createMediaPipeline();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static void fails(ClientErrorType type, String message, Executable wrong) {
    final HeadwaterException failure = assertThrows(HeadwaterException.class, wrong);
    assertTrue(failure.is(type), failure.toString());
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  private static void refused(String message, Executable wrong) {
    fails(ClientErrorType.INVALID_ARGUMENT, message, wrong);
  }

  @Test
  void aParameterThatIsMissingIsNamed() {
    refused(
        "RecorderEndpoint needs 'uri', a String: it is missing",
        () -> new RecorderEndpoint.Builder(pipeline, null).build());
    refused("needs 'uri'", () -> new PlayerEndpoint.Builder(pipeline, null).buildAsync());
    refused("needs 'uri'", () -> new PlayerEndpoint.Builder(pipeline, null).build(client.beginTransaction()));
    refused("mediaPipeline", () -> new WebRtcEndpoint.Builder(null));
  }

  @Test
  void aParameterThatThereIsNotIsNamedWithThoseThatThereAre() {
    refused(
        "PlayerEndpoint has no parameter 'useEncoded': it takes mediaPipeline, uri, useEncodedMedia, networkCache",
        () -> new PlayerEndpoint.Builder(pipeline, "file:///a").with("useEncoded", true).build());
    refused("it takes none", () -> new MediaPipeline.Builder(client).with("name", "x").build());
  }

  @Test
  void aValueThatAnEnumerationHasNotIsNamedWithThoseThatItHas() {
    refused(
        "'mediaProfile' of RecorderEndpoint is \"MP5\", which is none of WEBM, ",
        () -> new RecorderEndpoint.Builder(pipeline, "file:///a").with("mediaProfile", "MP5").build());
    refused(
        "which is none of RSA, ECDSA",
        () -> new WebRtcEndpoint.Builder(pipeline).with("certificateKeyType", MediaType.AUDIO).build());
    final String uri = "file:///tmp/faults.mp4";
    assertEquals(uri, new RecorderEndpoint.Builder(pipeline, uri).with("mediaProfile", "MP4").build().getUri());
  }

  @Test
  void aWrongPathIsToldWithTheAddressAndThePathThatIsExpected() {
    final String url = server.url().replace("/kurento", "/krento");
    fails(ClientErrorType.CONNECT_FAILED, "Cannot connect to " + url + ": ", () -> HeadwaterClient.create(url));
    fails(ClientErrorType.CONNECT_FAILED, "it is /kurento", () -> HeadwaterClient.create(url));
  }

  @Test
  void wssToAPortWithoutTlsFailsAtOnceAndSaysWhy() {
    final long begin = System.nanoTime();
    final String url = server.url().replace("ws:", "wss:");
    fails(
        ClientErrorType.CONNECT_FAILED, "that port speaks ws:, not wss:", () -> HeadwaterClient.create(url));
    assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(3));
  }
}
