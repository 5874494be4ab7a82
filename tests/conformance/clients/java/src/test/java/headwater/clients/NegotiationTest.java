package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.ConnectionState;
import org.kurento.client.ConnectionStateChangedEvent;
import org.kurento.client.ElementConnectedEvent;
import org.kurento.client.IceCandidateFoundEvent;
import org.kurento.client.IceComponentState;
import org.kurento.client.IceComponentStateChangedEvent;
import org.kurento.client.IceGatheringDoneEvent;
import org.kurento.client.KurentoClient;
import org.kurento.client.ListenerSubscription;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.Stats;
import org.kurento.client.StatsType;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/** Descriptions, candidates and events, two endpoints of the server standing for an endpoint and a browser. */
class NegotiationTest {
  private static Server server;
  private KurentoClient client;
  private MediaPipeline pipeline;

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
  }

  @AfterEach
  void disconnect() {
    pipeline.release();
    client.destroy();
  }

  private WebRtcEndpoint endpoint() {
    return new WebRtcEndpoint.Builder(pipeline).build();
  }

  @Test
  void answersTheOfferOfABrowser() throws Exception {
    final WebRtcEndpoint endpoint = endpoint();
    final Events<IceCandidateFoundEvent> candidates = new Events<>();
    final Events<IceGatheringDoneEvent> done = new Events<>();
    endpoint.addIceCandidateFoundListener(candidates);
    endpoint.addIceGatheringDoneListener(done);
    final String offer =
        Files.readString(Path.of(System.getProperty("basedir"), "../../../support/media/fixtures/chromium-offer.sdp"));
    final String answer = endpoint.processOffer(offer);
    assertTrue(answer.contains("\r\nm=audio ") && answer.contains("\r\nm=video "), answer);
    assertTrue(answer.contains("\r\na=fingerprint:sha-256 "), answer);
    endpoint.gatherCandidates();
    final IceCandidateFoundEvent event = candidates.next();
    assertTrue(event.getCandidate().getCandidate().contains(" typ host"));
    assertEquals(endpoint.getId(), event.getSource().getId());
    assertTrue(Long.parseLong(event.getTimestampMillis()) > 1_600_000_000_000L);
    done.next();
    assertEquals(40208,
        assertThrows(KurentoServerException.class, () -> endpoint.processOffer(offer)).getCode());
  }

  @Test
  void twoEndpointsConnectAndSaySo() {
    final WebRtcEndpoint caller = endpoint(), callee = endpoint();
    final Events<IceComponentStateChangedEvent> ice = new Events<>();
    final Events<ConnectionStateChangedEvent> connection = new Events<>();
    caller.addIceComponentStateChangedListener(ice);
    callee.addConnectionStateChangedListener(connection);
    caller.addIceCandidateFoundListener(event -> callee.addIceCandidate(event.getCandidate()));
    callee.addIceCandidateFoundListener(event -> caller.addIceCandidate(event.getCandidate()));

    final String offer = caller.generateOffer();
    final String answer = callee.processOffer(offer);
    caller.processAnswer(answer);
    caller.gatherCandidates();
    callee.gatherCandidates();
    ice.next(event -> event.getState() == IceComponentState.CONNECTED);
    connection.next(event -> event.getNewState() == ConnectionState.CONNECTED);
    assertEquals(40210,
        assertThrows(KurentoServerException.class, () -> caller.processAnswer(answer)).getCode());
    final Map<String, Stats> stats = caller.getStats();
    assertTrue(stats.values().stream().anyMatch(s -> s.getType() == StatsType.candidatepair), stats.toString());
  }

  @Test
  void anEventComesOnceAndNotAfterItsSubscriptionEnded() {
    final WebRtcEndpoint one = endpoint(), two = endpoint();
    final Events<ElementConnectedEvent> events = new Events<>();
    final ListenerSubscription subscription = one.addElementConnectedListener(events);
    one.connect(two, MediaType.AUDIO);
    final ElementConnectedEvent event = events.next();
    assertEquals(two.getId(), event.getSink().getId());
    assertEquals(MediaType.AUDIO, event.getMediaType());
    one.removeElementConnectedListener(subscription);
    one.connect(two, MediaType.VIDEO);
    one.getName(); // whatever came before this answer has come
    assertEquals(0, events.waiting());
  }
}
