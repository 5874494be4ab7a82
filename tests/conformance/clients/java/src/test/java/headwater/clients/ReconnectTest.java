package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kurento.client.ElementConnectedEvent;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoConnectionListener;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.ObjectDestroyedEvent;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/** The client comes back by itself: to its session when only the socket broke, to a new one after a restart. */
class ReconnectTest {
  /** Says whether the client found its session again. */
  private static final class Reconnections implements KurentoConnectionListener {
    final BlockingQueue<Boolean> sameSession = new LinkedBlockingQueue<>();

    @Override
    public void connected() {}

    @Override
    public void connectionFailed() {}

    @Override
    public void disconnected() {}

    @Override
    public void reconnected(boolean same) {
      sameSession.add(same);
    }

    boolean next() throws InterruptedException {
      final Boolean same = sameSession.poll(30, TimeUnit.SECONDS);
      if (same == null) throw new AssertionError("not reconnected within 30 s");
      return same;
    }
  }

  @Test
  void findsItsSessionObjectsAndEventsAfterItsSocketBroke() throws Exception {
    final Reconnections reconnections = new Reconnections();
    try (Server server = Server.start(); Line line = new Line(server.port())) {
      final KurentoClient client = KurentoClient.create(line.url(), reconnections);
      final MediaPipeline pipeline = client.createMediaPipeline();
      final WebRtcEndpoint one = new WebRtcEndpoint.Builder(pipeline).build();
      final WebRtcEndpoint two = new WebRtcEndpoint.Builder(pipeline).build();
      final Events<ElementConnectedEvent> connected = new Events<>();
      one.addElementConnectedListener(connected);
      final String session = client.getSessionId();
      for (int round = 0; round < 3; ++round) {
        line.cut();
        assertTrue(reconnections.next(), "the same session");
        assertEquals(session, client.getSessionId());
        assertEquals(one.getId(), one.getName());
        one.connect(two, MediaType.AUDIO);
        assertEquals(two.getId(), connected.next().getSink().getId());
        one.disconnect(two, MediaType.AUDIO);
        one.getName();
        assertEquals(0, connected.waiting(), "each event comes once");
      }
      client.destroy();
    }
  }

  @Test
  void startsAgainWhenTheServerDid() throws Exception {
    final Reconnections reconnections = new Reconnections();
    final Server first = Server.start();
    final KurentoClient client = KurentoClient.create(first.url(), reconnections);
    final MediaPipeline pipeline = client.createMediaPipeline();
    first.close();
    try (Server second = Server.startOn(first.port())) {
      assertEquals(false, reconnections.next(), "another session");
      assertEquals(40101, assertThrows(KurentoServerException.class, () -> pipeline.getName()).getCode());
      final MediaPipeline again = client.createMediaPipeline();
      assertEquals(again.getId(), again.getName());
      client.destroy();
    }
  }

  @Test
  void endsItsSessionWhenItIsDestroyed() throws Exception {
    try (Server server = Server.start()) {
      final KurentoClient watcher = KurentoClient.create(server.url());
      final Events<ObjectDestroyedEvent> destroyed = new Events<>();
      watcher.getServerManager().addObjectDestroyedListener(destroyed);
      final KurentoClient client = KurentoClient.create(server.url());
      final String id = client.createMediaPipeline().getId();
      client.destroy();
      assertTrue(client.isDestroyed());
      destroyed.next(event -> event.getObjectId().equals(id));
      watcher.destroy();
    }
  }
}
