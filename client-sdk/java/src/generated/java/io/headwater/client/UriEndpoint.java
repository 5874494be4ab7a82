// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** An endpoint that reads or writes what a URI names. */
public class UriEndpoint extends Endpoint {
  UriEndpoint(HeadwaterClient client) {
    super(client);
  }

  /** {@return the URI: file, http, https, rtsp, ... as far as the class supports it} */
  public String getUri() {
    return getUriCall().await();
  }

  /**
   * The URI: file, http, https, rtsp, ... as far as the class supports it.
   *
   * @return completes with: the URI: file, http, https, rtsp, ... as far as the class supports it.
   */
  public CompletableFuture<String> getUriAsync() {
    return getUriCall().start();
  }

  /**
   * The URI: file, http, https, rtsp, ... as far as the class supports it.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getUri(Transaction transaction) {
    return getUriCall().in(transaction);
  }

  private Call<String> getUriCall() {
    return call("getUri", Decoders.STRING);
  }

  /** {@return whether it is stopped, running or paused} */
  public UriEndpointState getState() {
    return getStateCall().await();
  }

  /**
   * Whether it is stopped, running or paused.
   *
   * @return completes with: whether it is stopped, running or paused.
   */
  public CompletableFuture<UriEndpointState> getStateAsync() {
    return getStateCall().start();
  }

  /**
   * Whether it is stopped, running or paused.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<UriEndpointState> getState(Transaction transaction) {
    return getStateCall().in(transaction);
  }

  private Call<UriEndpointState> getStateCall() {
    return call("getState", Decoders.constant(UriEndpointState.class));
  }

  /** Pauses reading or writing; the other side stays open. */
  public void pause() {
    pauseCall().await();
  }

  /**
   * Pauses reading or writing; the other side stays open.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> pauseAsync() {
    return pauseCall().start();
  }

  /**
   * Pauses reading or writing; the other side stays open.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> pause(Transaction transaction) {
    return pauseCall().in(transaction);
  }

  private Call<Void> pauseCall() {
    return call("pause", Decoders.VOID);
  }

  /** Stops, and goes back to the beginning. */
  public void stop() {
    stopCall().await();
  }

  /**
   * Stops, and goes back to the beginning.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> stopAsync() {
    return stopCall().start();
  }

  /**
   * Stops, and goes back to the beginning.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> stop(Transaction transaction) {
    return stopCall().in(transaction);
  }

  private Call<Void> stopCall() {
    return call("stop", Decoders.VOID);
  }

  /**
   * Calls a listener when it happens: reading or writing has started, paused or stopped.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addUriEndpointStateChangedListener(EventListener<UriEndpointStateChangedEvent> listener) {
    return subscribe("UriEndpointStateChanged", UriEndpointStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: reading or writing has started, paused or stopped.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addUriEndpointStateChangedListenerAsync(
      EventListener<UriEndpointStateChangedEvent> listener) {
    return subscribe("UriEndpointStateChanged", UriEndpointStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addUriEndpointStateChangedListener} gave
   */
  public void removeUriEndpointStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}
