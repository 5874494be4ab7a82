// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Writes the media that it gets to what a URI names. */
public class RecorderEndpoint extends UriEndpoint {
  RecorderEndpoint(HeadwaterClient client) {
    super(client);
  }

  /** Starts to write, or goes on after a pause. */
  public void record() {
    recordCall().await();
  }

  /**
   * Starts to write, or goes on after a pause.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> recordAsync() {
    return recordCall().start();
  }

  /**
   * Starts to write, or goes on after a pause.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> record(Transaction transaction) {
    return recordCall().in(transaction);
  }

  private Call<Void> recordCall() {
    return call("record", Decoders.VOID);
  }

  /** Stops, and answers when everything is written. */
  public void stopAndWait() {
    stopAndWaitCall().await();
  }

  /**
   * Stops, and answers when everything is written.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> stopAndWaitAsync() {
    return stopAndWaitCall().start();
  }

  /**
   * Stops, and answers when everything is written.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> stopAndWait(Transaction transaction) {
    return stopAndWaitCall().in(transaction);
  }

  private Call<Void> stopAndWaitCall() {
    return call("stopAndWait", Decoders.VOID);
  }

  /**
   * Calls a listener when it happens: writing has begun.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addRecordingListener(EventListener<RecordingEvent> listener) {
    return subscribe("Recording", RecordingEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: writing has begun.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addRecordingListenerAsync(EventListener<RecordingEvent> listener) {
    return subscribe("Recording", RecordingEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addRecordingListener} gave
   */
  public void removeRecordingListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: writing is paused.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addPausedListener(EventListener<PausedEvent> listener) {
    return subscribe("Paused", PausedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: writing is paused.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addPausedListenerAsync(EventListener<PausedEvent> listener) {
    return subscribe("Paused", PausedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addPausedListener} gave
   */
  public void removePausedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: writing has ended.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addStoppedListener(EventListener<StoppedEvent> listener) {
    return subscribe("Stopped", StoppedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: writing has ended.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addStoppedListenerAsync(EventListener<StoppedEvent> listener) {
    return subscribe("Stopped", StoppedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addStoppedListener} gave
   */
  public void removeStoppedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /** Makes a RecorderEndpoint in the server. */
  public static final class Builder extends AbstractBuilder<RecorderEndpoint> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     * @param uri where to write: a file, or an http or https URL that takes uploads.
     */
    public Builder(MediaPipeline mediaPipeline, String uri) {
      super(clientOf("mediaPipeline", mediaPipeline), "RecorderEndpoint", RecorderEndpoint.class);
      set("mediaPipeline", mediaPipeline);
      set("uri", uri);
    }

    /**
     * The container, and what goes into it. Default: {@code WEBM}.
     *
     * @param mediaProfile the container, and what goes into it. Default: {@code WEBM}.
     * @return this builder
     */
    public Builder withMediaProfile(MediaProfileSpecType mediaProfile) {
      set("mediaProfile", mediaProfile);
      return this;
    }

    /**
     * Switches on: whether the end of its media ends the recording too. Default: false.
     *
     * @return this builder
     */
    public Builder stopOnEndOfStream() {
      return stopOnEndOfStream(true);
    }

    /**
     * Whether the end of its media ends the recording too. Default: false.
     *
     * @param stopOnEndOfStream whether the end of its media ends the recording too. Default: false.
     * @return this builder
     */
    public Builder stopOnEndOfStream(boolean stopOnEndOfStream) {
      set("stopOnEndOfStream", stopOnEndOfStream);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
