package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kurento.client.AlphaBlending;
import org.kurento.client.Composite;
import org.kurento.client.Dispatcher;
import org.kurento.client.DispatcherOneToMany;
import org.kurento.client.FaceOverlayFilter;
import org.kurento.client.GStreamerFilter;
import org.kurento.client.HttpPostEndpoint;
import org.kurento.client.Hub;
import org.kurento.client.HubPort;
import org.kurento.client.ImageOverlayFilter;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaElement;
import org.kurento.client.MediaPipeline;
import org.kurento.client.Mixer;
import org.kurento.client.PassThrough;
import org.kurento.client.PlayerEndpoint;
import org.kurento.client.RecorderEndpoint;
import org.kurento.client.RtpEndpoint;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.ZBarFilter;

/** Every class that Kurento's client knows: it can be made, is found by another client, and answers. */
class ClassesTest {
  private static final String URI = "file:///tmp/headwater-none.webm";
  private static Server server;
  private static KurentoClient client;
  private static KurentoClient other;

  @BeforeAll
  static void start() {
    server = Server.start();
    client = KurentoClient.create(server.url());
    other = KurentoClient.create(server.url());
  }

  @AfterAll
  static void stop() {
    client.destroy();
    other.destroy();
    server.close();
  }

  private static <T> Arguments make(Class<T> type, Function<MediaPipeline, T> maker) {
    return Arguments.of(type.getSimpleName(), type, maker);
  }

  static Stream<Arguments> elements() {
    return Stream.of(
        make(PassThrough.class, p -> new PassThrough.Builder(p).build()),
        make(WebRtcEndpoint.class, p -> new WebRtcEndpoint.Builder(p).build()),
        make(RtpEndpoint.class, p -> new RtpEndpoint.Builder(p).build()),
        make(HttpPostEndpoint.class, p -> new HttpPostEndpoint.Builder(p).build()),
        make(PlayerEndpoint.class, p -> new PlayerEndpoint.Builder(p, URI).build()),
        make(RecorderEndpoint.class, p -> new RecorderEndpoint.Builder(p, URI).build()),
        make(GStreamerFilter.class, p -> new GStreamerFilter.Builder(p, "videobalance").build()),
        make(ZBarFilter.class, p -> new ZBarFilter.Builder(p).build()),
        make(FaceOverlayFilter.class, p -> new FaceOverlayFilter.Builder(p).build()),
        make(ImageOverlayFilter.class, p -> new ImageOverlayFilter.Builder(p).build()));
  }

  static Stream<Arguments> hubs() {
    return Stream.of(
        make(AlphaBlending.class, p -> new AlphaBlending.Builder(p).build()),
        make(Composite.class, p -> new Composite.Builder(p).build()),
        make(Dispatcher.class, p -> new Dispatcher.Builder(p).build()),
        make(DispatcherOneToMany.class, p -> new DispatcherOneToMany.Builder(p).build()),
        make(Mixer.class, p -> new Mixer.Builder(p).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elements")
  void anElementIsMadeFoundAndConnected(
      String name, Class<? extends MediaElement> type, Function<MediaPipeline, MediaElement> maker) {
    final MediaPipeline pipeline = client.createMediaPipeline();
    final MediaElement element = maker.apply(pipeline);
    final MediaElement found = other.getById(element.getId(), type);
    assertInstanceOf(type, found);
    assertEquals(element.getId(), found.getName());
    assertEquals(pipeline.getId(), found.getMediaPipeline().getId());

    final PassThrough through = new PassThrough.Builder(pipeline).build();
    element.connect(through);
    assertEquals(3, through.getSourceConnections().size());
    assertTrue(pipeline.getGstreamerDot().startsWith("digraph"));
    pipeline.release();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hubs")
  void aHubHasPorts(String name, Class<? extends Hub> type, Function<MediaPipeline, Hub> maker) {
    final MediaPipeline pipeline = client.createMediaPipeline();
    final Hub hub = maker.apply(pipeline);
    final HubPort port = new HubPort.Builder(hub).build();
    assertTrue(port.getId().startsWith(hub.getId() + "/"), port.getId());
    final PassThrough through = new PassThrough.Builder(pipeline).build();
    through.connect(port);
    assertEquals(3, port.getSourceConnections().size());
    pipeline.release();
  }
}
