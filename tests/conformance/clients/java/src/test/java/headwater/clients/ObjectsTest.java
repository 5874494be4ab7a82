package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.ElementConnectionData;
import org.kurento.client.IceCandidate;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.ModuleInfo;
import org.kurento.client.ObjectCreatedEvent;
import org.kurento.client.ObjectDestroyedEvent;
import org.kurento.client.ServerInfo;
import org.kurento.client.ServerManager;
import org.kurento.client.ServerType;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/** What applications do with objects: make, name, connect, ask, release; and what goes wrong. */
class ObjectsTest {
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
    client.destroy();
  }

  private WebRtcEndpoint endpoint() {
    return new WebRtcEndpoint.Builder(pipeline).build();
  }

  private static int codeOf(Runnable call) {
    return assertThrows(KurentoServerException.class, call::run).getCode();
  }

  private static List<MediaType> kinds(List<ElementConnectionData> connections) {
    return connections.stream().map(ElementConnectionData::getType).sorted().collect(Collectors.toList());
  }

  @Test
  void findsTheModulesThatItWasMadeFor() {
    final ServerInfo info = client.getServerManager().getInfo();
    assertEquals(ServerType.KMS, info.getType());
    final List<String> modules =
        info.getModules().stream().map(ModuleInfo::getName).collect(Collectors.toList());
    assertTrue(modules.containsAll(List.of("core", "elements", "filters")), modules.toString());
    assertTrue(info.getVersion().matches("\\d+\\.\\d+\\.\\d+.*"), info.getVersion());
  }

  @Test
  void createsObjectsAndFindsItsWayAmongThem() {
    final WebRtcEndpoint endpoint = endpoint();
    assertTrue(endpoint.getId().startsWith(pipeline.getId() + "/"));
    assertEquals(pipeline.getId(), endpoint.getMediaPipeline().getId());
    assertEquals(pipeline.getId(), endpoint.getParent().getId());
    assertEquals(List.of(endpoint.getId()), pipeline.getChildren().stream().map(c -> c.getId()).toList());
    assertInstanceOf(WebRtcEndpoint.class, pipeline.getChildren().get(0));
    assertEquals(endpoint.getId(), endpoint.getName());
    endpoint.setName("camera");
    assertEquals("camera", endpoint.getName());
    endpoint.addTag("room", "blue");
    assertEquals("blue", endpoint.getTag("room"));
    final long age = System.currentTimeMillis() / 1000 - endpoint.getCreationTime();
    assertTrue(age > -5 && age < 60, "created " + age + " s ago");
  }

  @Test
  void connectsElementsAndDisconnectsThem() {
    final WebRtcEndpoint one = endpoint(), two = endpoint();
    one.connect(two);
    assertEquals(List.of(MediaType.AUDIO, MediaType.VIDEO, MediaType.DATA).stream().sorted().toList(),
        kinds(one.getSinkConnections()));
    final ElementConnectionData video = two.getSourceConnections(MediaType.VIDEO).get(0);
    assertEquals(one.getId(), video.getSource().getId());
    assertEquals(two.getId(), video.getSink().getId());
    one.disconnect(two, MediaType.VIDEO);
    assertTrue(two.getSourceConnections(MediaType.VIDEO).isEmpty());
    assertEquals(1, two.getSourceConnections(MediaType.AUDIO).size());
  }

  @Test
  void anotherClientFindsAnObjectByItsId() {
    final KurentoClient other = KurentoClient.create(server.url());
    pipeline.setName("shared");
    final MediaPipeline found = other.getById(pipeline.getId(), MediaPipeline.class);
    assertEquals("shared", found.getName());
    found.release();
    assertEquals(40101, codeOf(() -> pipeline.getName()));
    other.destroy();
  }

  @Test
  void seesWhatComesAndGoesInTheServer() {
    final ServerManager manager = client.getServerManager();
    final Events<ObjectCreatedEvent> created = new Events<>();
    final Events<ObjectDestroyedEvent> destroyed = new Events<>();
    manager.addObjectCreatedListener(created);
    manager.addObjectDestroyedListener(destroyed);
    final WebRtcEndpoint endpoint = endpoint();
    final ObjectCreatedEvent event = created.next(e -> e.getObject().getId().equals(endpoint.getId()));
    assertInstanceOf(WebRtcEndpoint.class, event.getObject());
    assertEquals(manager.getId(), event.getSource().getId());
    assertTrue(manager.getPipelines().stream().anyMatch(p -> p.getId().equals(pipeline.getId())));
    endpoint.release();
    destroyed.next(e -> e.getObjectId().equals(endpoint.getId()));
  }

  @Test
  void whatIsReleasedIsGoneWithItsChildren() {
    final WebRtcEndpoint endpoint = endpoint();
    pipeline.release();
    assertEquals(40101, codeOf(() -> endpoint.getName()));
    final KurentoServerException error = assertThrows(KurentoServerException.class, () -> pipeline.getName());
    assertTrue(error.getData().contains("MEDIA_OBJECT_NOT_FOUND"), error.getData());
  }

  @Test
  void errorsOfTheServerComeAsExceptionsOfTheClient() {
    final WebRtcEndpoint endpoint = endpoint();
    final KurentoServerException empty =
        assertThrows(KurentoServerException.class, () -> endpoint.processOffer(""));
    assertEquals(40201, empty.getCode());
    assertTrue(empty.getData().contains("SDP_PARSE_ERROR"), empty.getData());
    assertEquals(40201, codeOf(() -> endpoint.processOffer("v=0 nonsense")));
    assertEquals(40202, codeOf(() -> endpoint.getLocalSessionDescriptor()));
    assertEquals(40203, codeOf(() -> endpoint.getRemoteSessionDescriptor()));
    assertEquals(40401, codeOf(() -> endpoint.addIceCandidate(new IceCandidate("rubbish", "0", 0))));
    assertTrue(endpoint.generateOffer().startsWith("v=0\r\n"), "still works after all of that");
  }

  @Test
  void elementsOfTwoPipelinesAreNotConnected() {
    final WebRtcEndpoint one = endpoint();
    final WebRtcEndpoint other = new WebRtcEndpoint.Builder(client.createMediaPipeline()).build();
    assertEquals(40004, codeOf(() -> one.connect(other)));
  }
}
