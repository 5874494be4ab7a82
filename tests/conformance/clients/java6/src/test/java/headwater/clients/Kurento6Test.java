package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.ElementStats;
import org.kurento.client.IceGatheringDoneEvent;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.OnIceCandidateEvent;
import org.kurento.client.OnIceGatheringDoneEvent;
import org.kurento.client.PassThrough;
import org.kurento.client.Stats;
import org.kurento.client.WebRtcEndpoint;

/** What applications of Kurento 6 call by names that Kurento 7 has no more. */
class Kurento6Test {
  private static Server server;
  private KurentoClient client;
  private MediaPipeline pipeline;
  private WebRtcEndpoint endpoint;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    client = KurentoClient.create(server.url());
    pipeline = client.createMediaPipeline();
    endpoint = new WebRtcEndpoint.Builder(pipeline).build();
  }

  @AfterEach
  void disconnect() {
    client.destroy();
  }

  @Test
  void takesListenersByTheirOldNames() {
    endpoint.addMediaFlowInStateChangeListener(event -> {});
    endpoint.addMediaFlowOutStateChangeListener(event -> {});
    endpoint.addMediaTranscodingStateChangeListener(event -> {});
    endpoint.addOnIceCandidateListener(event -> {});
    endpoint.addOnIceGatheringDoneListener(event -> {});
    endpoint.addOnIceComponentStateChangedListener(event -> {});
    endpoint.addIceComponentStateChangeListener(event -> {});
    endpoint.addOnDataChannelOpenedListener(event -> {});
    endpoint.addDataChannelOpenListener(event -> {});
    endpoint.addOnDataChannelClosedListener(event -> {});
    endpoint.addDataChannelCloseListener(event -> {});
  }

  @Test
  void hearsOfCandidatesAsThePresenterOfOne2manyDoes() {
    final String offer = new WebRtcEndpoint.Builder(pipeline).build().generateOffer();
    final Events<OnIceCandidateEvent> candidates = new Events<>();
    final Events<OnIceGatheringDoneEvent> done = new Events<>();
    final Events<IceGatheringDoneEvent> today = new Events<>();
    endpoint.addOnIceCandidateListener(candidates);
    endpoint.addOnIceGatheringDoneListener(done);
    endpoint.addIceGatheringDoneListener(today);
    assertTrue(endpoint.processOffer(offer).startsWith("v=0"));
    endpoint.gatherCandidates();
    final OnIceCandidateEvent found = candidates.next();
    assertTrue(found.getCandidate().getCandidate().startsWith("candidate:"));
    assertEquals(endpoint.getId(), found.getSource().getId());
    assertEquals("OnIceCandidate", found.getType());
    final long age = System.currentTimeMillis() / 1000 - Long.parseLong(found.getTimestamp());
    assertTrue(age > -5 && age < 60, "raised " + age + " s ago");
    assertNotNull(done.next().getTimestamp());
    assertNotNull(today.next().getTimestampMillis());
  }

  @Test
  void readsAndWritesPropertiesByTheirOldNames() {
    assertEquals(List.of(endpoint.getId()), pipeline.getChilds().stream().map(c -> c.getId()).toList());
    assertInstanceOf(WebRtcEndpoint.class, pipeline.getChildren().get(0));
    endpoint.setOutputBitrate(111000);
    endpoint.setMinOutputBitrate(100000);
    endpoint.setMaxOutputBitrate(200000);
    assertEquals(100000, endpoint.getMinOutputBitrate());
    assertEquals(100000, endpoint.getMinOuputBitrate());
    assertEquals(200000, endpoint.getMaxOutputBitrate());
    assertEquals(200000, endpoint.getMaxOuputBitrate());
    endpoint.setExternalAddress("192.0.2.7");
    assertEquals("192.0.2.7", endpoint.getExternalAddress());
  }

  @Test
  void readsStatisticsByTheirOldFields() {
    final PassThrough element = new PassThrough.Builder(pipeline).build();
    element.setOutputBitrate(0);
    for (Stats stats : element.getStats().values()) {
      assertEquals(stats.getTimestampMillis() / 1000.0, stats.getTimestamp(), 0.001);
      if (stats instanceof ElementStats) assertEquals(0.0, ((ElementStats) stats).getInputVideoLatency());
    }
  }
}
