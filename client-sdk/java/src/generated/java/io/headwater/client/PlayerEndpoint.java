// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Plays what a URI names: a file, or a stream on the network. */
public class PlayerEndpoint extends UriEndpoint {
  PlayerEndpoint(HeadwaterClient client) {
    super(client);
  }

  /** {@return what is known of what is being played} */
  public VideoInfo getVideoInfo() {
    return getVideoInfoCall().await();
  }

  /**
   * What is known of what is being played.
   *
   * @return completes with: what is known of what is being played.
   */
  public CompletableFuture<VideoInfo> getVideoInfoAsync() {
    return getVideoInfoCall().start();
  }

  /**
   * What is known of what is being played.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<VideoInfo> getVideoInfo(Transaction transaction) {
    return getVideoInfoCall().in(transaction);
  }

  private Call<VideoInfo> getVideoInfoCall() {
    return call("getVideoInfo", Decoders.structure(VideoInfo.class));
  }

  /** {@return a drawing of the GStreamer elements at work in it, in the DOT language of Graphviz} */
  public String getElementGstreamerDot() {
    return getElementGstreamerDotCall().await();
  }

  /**
   * A drawing of the GStreamer elements at work in it, in the DOT language of Graphviz.
   *
   * @return completes with: a drawing of the GStreamer elements at work in it, in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getElementGstreamerDotAsync() {
    return getElementGstreamerDotCall().start();
  }

  /**
   * A drawing of the GStreamer elements at work in it, in the DOT language of Graphviz.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getElementGstreamerDot(Transaction transaction) {
    return getElementGstreamerDotCall().in(transaction);
  }

  private Call<String> getElementGstreamerDotCall() {
    return call("getElementGstreamerDot", Decoders.STRING);
  }

  /**
   * {@return where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there
   * until it is played. PLAYER_SEEK_FAIL when that is not possible}
   */
  public long getPosition() {
    return getPositionCall().await();
  }

  /**
   * Where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there until it is
   * played. PLAYER_SEEK_FAIL when that is not possible.
   *
   * @return completes with: where it is, in milliseconds from the beginning. Setting it goes there; what has ended
   *     waits there until it is played. PLAYER_SEEK_FAIL when that is not possible.
   */
  public CompletableFuture<Long> getPositionAsync() {
    return getPositionCall().start();
  }

  /**
   * Where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there until it is
   * played. PLAYER_SEEK_FAIL when that is not possible.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Long> getPosition(Transaction transaction) {
    return getPositionCall().in(transaction);
  }

  private Call<Long> getPositionCall() {
    return call("getPosition", Decoders.LONG);
  }

  /**
   * Sets what {@code getPosition} gives.
   *
   * @param position where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there
   *     until it is played. PLAYER_SEEK_FAIL when that is not possible.
   */
  public void setPosition(long position) {
    setPositionCall(position).await();
  }

  /**
   * Sets what {@code getPosition} gives.
   *
   * @param position where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there
   *     until it is played. PLAYER_SEEK_FAIL when that is not possible.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setPositionAsync(long position) {
    return setPositionCall(position).start();
  }

  /**
   * Sets what {@code getPosition} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param position where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there
   *     until it is played. PLAYER_SEEK_FAIL when that is not possible.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setPosition(Transaction transaction, long position) {
    return setPositionCall(position).in(transaction);
  }

  private Call<Void> setPositionCall(long position) {
    return call("setPosition", Decoders.VOID)
        .withRequired("position", position);
  }

  /** Starts to play, or goes on after a pause. */
  public void play() {
    playCall().await();
  }

  /**
   * Starts to play, or goes on after a pause.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> playAsync() {
    return playCall().start();
  }

  /**
   * Starts to play, or goes on after a pause.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> play(Transaction transaction) {
    return playCall().in(transaction);
  }

  private Call<Void> playCall() {
    return call("play", Decoders.VOID);
  }

  /**
   * Calls a listener when it happens: there is no more media.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addEndOfStreamListener(EventListener<EndOfStreamEvent> listener) {
    return subscribe("EndOfStream", EndOfStreamEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: there is no more media.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addEndOfStreamListenerAsync(EventListener<EndOfStreamEvent> listener) {
    return subscribe("EndOfStream", EndOfStreamEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addEndOfStreamListener} gave
   */
  public void removeEndOfStreamListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /** Makes a PlayerEndpoint in the server. */
  public static final class Builder extends AbstractBuilder<PlayerEndpoint> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     * @param uri what to play: file, http, https or rtsp.
     */
    public Builder(MediaPipeline mediaPipeline, String uri) {
      super(clientOf("mediaPipeline", mediaPipeline), "PlayerEndpoint", PlayerEndpoint.class);
      set("mediaPipeline", mediaPipeline);
      set("uri", uri);
    }

    /**
     * Switches on: whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file
     * says is to be turned is turned when it is decoded, and not when it is handed on. Default: false.
     *
     * @return this builder
     */
    public Builder useEncodedMedia() {
      return useEncodedMedia(true);
    }

    /**
     * Whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file says is to be
     * turned is turned when it is decoded, and not when it is handed on. Default: false.
     *
     * @param useEncodedMedia whether media is handed on as it is encoded; otherwise it is decoded first. A picture that
     *     the file says is to be turned is turned when it is decoded, and not when it is handed on. Default: false.
     * @return this builder
     */
    public Builder useEncodedMedia(boolean useEncodedMedia) {
      set("useEncodedMedia", useEncodedMedia);
      return this;
    }

    /**
     * How much of a stream on the network is buffered, in milliseconds; 0: nothing. Default: 2000.
     *
     * @param networkCache how much of a stream on the network is buffered, in milliseconds; 0: nothing. Default: 2000.
     * @return this builder
     */
    public Builder withNetworkCache(int networkCache) {
      set("networkCache", networkCache);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
