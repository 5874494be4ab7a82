package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoConnectionListener;
import org.kurento.client.MediaPipeline;
import org.kurento.client.ObjectCreatedEvent;

/**
 * An application that has nothing to ask for a long time. This client answers neither a WebSocket ping nor a close
 * frame; it says every 240 s that it lives. All periods of the server that end something are shortened.
 */
class IdleTest {
  private static final long LEFT_ALONE_MS = Long.getLong("headwater.leftAloneMs", 4000);

  private static final class Losses implements KurentoConnectionListener {
    final AtomicBoolean lost = new AtomicBoolean();

    @Override
    public void connected() {}

    @Override
    public void connectionFailed() {
      lost.set(true);
    }

    @Override
    public void disconnected() {
      lost.set(true);
    }

    @Override
    public void reconnected(boolean sameServer) {}
  }

  @Test
  void isServedOnTheSameConnectionAfterwards() throws Exception {
    try (Server server =
        Server.start(
            "--rpc.pingIntervalMs", "200", "--rpc.idleTimeoutMs", "600", "--session.gcPeriodMs", "500")) {
      final Losses losses = new Losses();
      final KurentoClient client = KurentoClient.create(server.url(), losses);
      final MediaPipeline pipeline = client.createMediaPipeline();
      final Events<ObjectCreatedEvent> created = new Events<>();
      client.getServerManager().addObjectCreatedListener(created);
      final String session = client.getSessionId();
      Thread.sleep(LEFT_ALONE_MS);
      assertFalse(losses.lost.get(), "the connection was ended");
      final MediaPipeline another = client.createMediaPipeline();
      assertEquals(pipeline.getId(), pipeline.getName());
      created.next(event -> event.getObject().getId().equals(another.getId()));
      assertEquals(session, client.getSessionId());
      client.destroy();
    }
  }
}
