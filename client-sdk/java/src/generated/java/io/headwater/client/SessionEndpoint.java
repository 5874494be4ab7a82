// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** An endpoint that has a session with the other side, which starts and ends. */
public class SessionEndpoint extends Endpoint {
  SessionEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * Calls a listener when it happens: the session with the other side has ended.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaSessionTerminatedListener(EventListener<MediaSessionTerminatedEvent> listener) {
    return subscribe("MediaSessionTerminated", MediaSessionTerminatedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the session with the other side has ended.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaSessionTerminatedListenerAsync(
      EventListener<MediaSessionTerminatedEvent> listener) {
    return subscribe("MediaSessionTerminated", MediaSessionTerminatedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaSessionTerminatedListener} gave
   */
  public void removeMediaSessionTerminatedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: the session with the other side has begun: both descriptions are known.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaSessionStartedListener(EventListener<MediaSessionStartedEvent> listener) {
    return subscribe("MediaSessionStarted", MediaSessionStartedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the session with the other side has begun: both descriptions are known.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaSessionStartedListenerAsync(
      EventListener<MediaSessionStartedEvent> listener) {
    return subscribe("MediaSessionStarted", MediaSessionStartedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaSessionStartedListener} gave
   */
  public void removeMediaSessionStartedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}
