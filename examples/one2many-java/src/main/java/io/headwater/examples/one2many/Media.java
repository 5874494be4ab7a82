package io.headwater.examples.one2many;

import io.headwater.client.ClientOptions;
import io.headwater.client.ConnectionListener;
import io.headwater.client.HeadwaterClient;
import io.headwater.client.HeadwaterException;
import io.headwater.client.MediaObject;
import io.headwater.client.MediaPipeline;
import io.headwater.client.WebRtcEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The media server, as the room sees it: a pipeline for each presentation and an endpoint for each peer. */
@Component
class Media implements ConnectionListener, DisposableBean {
  /** Who wants to know. */
  interface Observer {
    /** It became reachable, or is no more. */
    void mediaServerChanged();

    /** It has forgotten every pipeline. */
    void mediaServerLost();
  }

  private static final Logger LOG = LoggerFactory.getLogger(Media.class);

  private final CompletableFuture<HeadwaterClient> client;
  private final List<Observer> observers = new CopyOnWriteArrayList<>();
  private volatile boolean connected;

  /** Connects when the media server answers, however long that takes; reconnects by itself ever after. */
  Media(Settings settings) {
    LOG.info("Media server: {}", settings.mediaServer());
    final ClientOptions options = ClientOptions.builder().waitForServer(true).build();
    client = HeadwaterClient.createAsync(settings.mediaServer(), options, this);
    client.thenAccept(
        made -> {
          LOG.info("Media server: connected");
          setConnected(true);
        });
  }

  void observe(Observer observer) {
    observers.add(observer);
  }

  boolean isConnected() {
    return connected;
  }

  CompletableFuture<MediaPipeline> createPipeline() {
    return client.thenCompose(HeadwaterClient::createMediaPipelineAsync);
  }

  CompletableFuture<WebRtcEndpoint> createEndpoint(MediaPipeline pipeline) {
    return new WebRtcEndpoint.Builder(pipeline).useDataChannels().buildAsync();
  }

  /** Releases an object and everything in it. Its being gone already is as good. */
  void release(MediaObject object) {
    if (object == null) return;
    object
        .releaseAsync()
        .exceptionally(
            error -> {
              LOG.warn("Cannot release {}: {}", object, error.getMessage());
              return null;
            });
  }

  @Override
  public void disconnected(String reason) {
    LOG.warn("Media server: connection lost ({}), reconnecting", reason);
    setConnected(false);
  }

  @Override
  public void reconnected(String sessionId, List<MediaObject> lost) {
    LOG.info("Media server: connected again");
    setConnected(true);
  }

  @Override
  public void sessionLost(String previousSessionId, String sessionId, List<MediaObject> lost) {
    LOG.warn("Media server: connected again, but it was restarted");
    observers.forEach(Observer::mediaServerLost);
    setConnected(true);
  }

  private void setConnected(boolean now) {
    connected = now;
    observers.forEach(Observer::mediaServerChanged);
  }

  @Override
  public void destroy() {
    if (client.cancel(false)) return; // it was still being looked for
    try {
      client.join().close();
    } catch (HeadwaterException e) {
      LOG.warn("Cannot close: {}", e.getMessage());
    }
  }
}
