// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** An endpoint that sends and receives RTP (RFC 3550), and adapts to what the network carries. */
public class BaseRtpEndpoint extends SdpEndpoint {
  BaseRtpEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * {@return the least that the other side is asked to send for video, whatever the network seems to carry, in
   * kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set}
   */
  public int getMinVideoRecvBandwidth() {
    return getMinVideoRecvBandwidthCall().await();
  }

  /**
   * The least that the other side is asked to send for video, whatever the network seems to carry, in kbit/s; 0: no
   * limit, and less than 100 counts as 100. 100 until it is set.
   *
   * @return completes with: the least that the other side is asked to send for video, whatever the network seems to
   *     carry, in kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set.
   */
  public CompletableFuture<Integer> getMinVideoRecvBandwidthAsync() {
    return getMinVideoRecvBandwidthCall().start();
  }

  /**
   * The least that the other side is asked to send for video, whatever the network seems to carry, in kbit/s; 0: no
   * limit, and less than 100 counts as 100. 100 until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMinVideoRecvBandwidth(Transaction transaction) {
    return getMinVideoRecvBandwidthCall().in(transaction);
  }

  private Call<Integer> getMinVideoRecvBandwidthCall() {
    return call("getMinVideoRecvBandwidth", Decoders.INT);
  }

  /**
   * Sets what {@code getMinVideoRecvBandwidth} gives.
   *
   * @param minVideoRecvBandwidth the least that the other side is asked to send for video, whatever the network seems
   *     to carry, in kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set.
   */
  public void setMinVideoRecvBandwidth(int minVideoRecvBandwidth) {
    setMinVideoRecvBandwidthCall(minVideoRecvBandwidth).await();
  }

  /**
   * Sets what {@code getMinVideoRecvBandwidth} gives.
   *
   * @param minVideoRecvBandwidth the least that the other side is asked to send for video, whatever the network seems
   *     to carry, in kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMinVideoRecvBandwidthAsync(int minVideoRecvBandwidth) {
    return setMinVideoRecvBandwidthCall(minVideoRecvBandwidth).start();
  }

  /**
   * Sets what {@code getMinVideoRecvBandwidth} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param minVideoRecvBandwidth the least that the other side is asked to send for video, whatever the network seems
   *     to carry, in kbit/s; 0: no limit, and less than 100 counts as 100. 100 until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMinVideoRecvBandwidth(Transaction transaction, int minVideoRecvBandwidth) {
    return setMinVideoRecvBandwidthCall(minVideoRecvBandwidth).in(transaction);
  }

  private Call<Void> setMinVideoRecvBandwidthCall(int minVideoRecvBandwidth) {
    return call("setMinVideoRecvBandwidth", Decoders.VOID)
        .withRequired("minVideoRecvBandwidth", minVideoRecvBandwidth);
  }

  /**
   * {@return the least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until
   * it is set}
   */
  public int getMinVideoSendBandwidth() {
    return getMinVideoSendBandwidthCall().await();
  }

  /**
   * The least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until it is set.
   *
   * @return completes with: the least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit.
   *     100 until it is set.
   */
  public CompletableFuture<Integer> getMinVideoSendBandwidthAsync() {
    return getMinVideoSendBandwidthCall().start();
  }

  /**
   * The least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMinVideoSendBandwidth(Transaction transaction) {
    return getMinVideoSendBandwidthCall().in(transaction);
  }

  private Call<Integer> getMinVideoSendBandwidthCall() {
    return call("getMinVideoSendBandwidth", Decoders.INT);
  }

  /**
   * Sets what {@code getMinVideoSendBandwidth} gives.
   *
   * @param minVideoSendBandwidth the least that is sent for video, whatever the other side reports, in kbit/s; 0: no
   *     limit. 100 until it is set.
   */
  public void setMinVideoSendBandwidth(int minVideoSendBandwidth) {
    setMinVideoSendBandwidthCall(minVideoSendBandwidth).await();
  }

  /**
   * Sets what {@code getMinVideoSendBandwidth} gives.
   *
   * @param minVideoSendBandwidth the least that is sent for video, whatever the other side reports, in kbit/s; 0: no
   *     limit. 100 until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMinVideoSendBandwidthAsync(int minVideoSendBandwidth) {
    return setMinVideoSendBandwidthCall(minVideoSendBandwidth).start();
  }

  /**
   * Sets what {@code getMinVideoSendBandwidth} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param minVideoSendBandwidth the least that is sent for video, whatever the other side reports, in kbit/s; 0: no
   *     limit. 100 until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMinVideoSendBandwidth(Transaction transaction, int minVideoSendBandwidth) {
    return setMinVideoSendBandwidthCall(minVideoSendBandwidth).in(transaction);
  }

  private Call<Void> setMinVideoSendBandwidthCall(int minVideoSendBandwidth) {
    return call("setMinVideoSendBandwidth", Decoders.VOID)
        .withRequired("minVideoSendBandwidth", minVideoSendBandwidth);
  }

  /** {@return the most that is sent for video where the server encodes, in kbit/s; 0: no limit} */
  public int getMaxVideoSendBandwidth() {
    return getMaxVideoSendBandwidthCall().await();
  }

  /**
   * The most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   *
   * @return completes with: the most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   */
  public CompletableFuture<Integer> getMaxVideoSendBandwidthAsync() {
    return getMaxVideoSendBandwidthCall().start();
  }

  /**
   * The most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMaxVideoSendBandwidth(Transaction transaction) {
    return getMaxVideoSendBandwidthCall().in(transaction);
  }

  private Call<Integer> getMaxVideoSendBandwidthCall() {
    return call("getMaxVideoSendBandwidth", Decoders.INT);
  }

  /**
   * Sets what {@code getMaxVideoSendBandwidth} gives.
   *
   * @param maxVideoSendBandwidth the most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   */
  public void setMaxVideoSendBandwidth(int maxVideoSendBandwidth) {
    setMaxVideoSendBandwidthCall(maxVideoSendBandwidth).await();
  }

  /**
   * Sets what {@code getMaxVideoSendBandwidth} gives.
   *
   * @param maxVideoSendBandwidth the most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMaxVideoSendBandwidthAsync(int maxVideoSendBandwidth) {
    return setMaxVideoSendBandwidthCall(maxVideoSendBandwidth).start();
  }

  /**
   * Sets what {@code getMaxVideoSendBandwidth} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param maxVideoSendBandwidth the most that is sent for video where the server encodes, in kbit/s; 0: no limit.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMaxVideoSendBandwidth(Transaction transaction, int maxVideoSendBandwidth) {
    return setMaxVideoSendBandwidthCall(maxVideoSendBandwidth).in(transaction);
  }

  private Call<Void> setMaxVideoSendBandwidthCall(int maxVideoSendBandwidth) {
    return call("setMaxVideoSendBandwidth", Decoders.VOID)
        .withRequired("maxVideoSendBandwidth", maxVideoSendBandwidth);
  }

  /** {@return whether media has arrived lately} */
  public MediaState getMediaState() {
    return getMediaStateCall().await();
  }

  /**
   * Whether media has arrived lately.
   *
   * @return completes with: whether media has arrived lately.
   */
  public CompletableFuture<MediaState> getMediaStateAsync() {
    return getMediaStateCall().start();
  }

  /**
   * Whether media has arrived lately.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<MediaState> getMediaState(Transaction transaction) {
    return getMediaStateCall().in(transaction);
  }

  private Call<MediaState> getMediaStateCall() {
    return call("getMediaState", Decoders.constant(MediaState.class));
  }

  /** {@return whether the transport is up, so that media can pass} */
  public ConnectionState getConnectionState() {
    return getConnectionStateCall().await();
  }

  /**
   * Whether the transport is up, so that media can pass.
   *
   * @return completes with: whether the transport is up, so that media can pass.
   */
  public CompletableFuture<ConnectionState> getConnectionStateAsync() {
    return getConnectionStateCall().start();
  }

  /**
   * Whether the transport is up, so that media can pass.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<ConnectionState> getConnectionState(Transaction transaction) {
    return getConnectionStateCall().in(transaction);
  }

  private Call<ConnectionState> getConnectionStateCall() {
    return call("getConnectionState", Decoders.constant(ConnectionState.class));
  }

  /**
   * {@return the greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and
   * IP headers}
   */
  public int getMtu() {
    return getMtuCall().await();
  }

  /**
   * The greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP headers.
   *
   * @return completes with: the greatest RTP packet that the server makes when it packs encoded media, in bytes,
   *     without UDP and IP headers.
   */
  public CompletableFuture<Integer> getMtuAsync() {
    return getMtuCall().start();
  }

  /**
   * The greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP headers.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMtu(Transaction transaction) {
    return getMtuCall().in(transaction);
  }

  private Call<Integer> getMtuCall() {
    return call("getMtu", Decoders.INT);
  }

  /**
   * Sets what {@code getMtu} gives.
   *
   * @param mtu the greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
   *     headers.
   */
  public void setMtu(int mtu) {
    setMtuCall(mtu).await();
  }

  /**
   * Sets what {@code getMtu} gives.
   *
   * @param mtu the greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
   *     headers.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMtuAsync(int mtu) {
    return setMtuCall(mtu).start();
  }

  /**
   * Sets what {@code getMtu} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param mtu the greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
   *     headers.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMtu(Transaction transaction, int mtu) {
    return setMtuCall(mtu).in(transaction);
  }

  private Call<Void> setMtuCall(int mtu) {
    return call("setMtu", Decoders.VOID)
        .withRequired("mtu", mtu);
  }

  /** {@return how the bandwidth estimate of REMB is made} */
  public RembParams getRembParams() {
    return getRembParamsCall().await();
  }

  /**
   * How the bandwidth estimate of REMB is made.
   *
   * @return completes with: how the bandwidth estimate of REMB is made.
   */
  public CompletableFuture<RembParams> getRembParamsAsync() {
    return getRembParamsCall().start();
  }

  /**
   * How the bandwidth estimate of REMB is made.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<RembParams> getRembParams(Transaction transaction) {
    return getRembParamsCall().in(transaction);
  }

  private Call<RembParams> getRembParamsCall() {
    return call("getRembParams", Decoders.structure(RembParams.class));
  }

  /**
   * Sets what {@code getRembParams} gives.
   *
   * @param rembParams how the bandwidth estimate of REMB is made.
   */
  public void setRembParams(RembParams rembParams) {
    setRembParamsCall(rembParams).await();
  }

  /**
   * Sets what {@code getRembParams} gives.
   *
   * @param rembParams how the bandwidth estimate of REMB is made.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setRembParamsAsync(RembParams rembParams) {
    return setRembParamsCall(rembParams).start();
  }

  /**
   * Sets what {@code getRembParams} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param rembParams how the bandwidth estimate of REMB is made.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setRembParams(Transaction transaction, RembParams rembParams) {
    return setRembParamsCall(rembParams).in(transaction);
  }

  private Call<Void> setRembParamsCall(RembParams rembParams) {
    return call("setRembParams", Decoders.VOID)
        .withRequired("rembParams", rembParams);
  }

  /**
   * Asks for a keyframe (RFC 4585 PLI) of the sender of the video that is connected to the endpoint; of the endpoint's
   * own peer when none is. Requests are merged, so asking often does not flood the sender.
   *
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void requestKeyframe() {
    requestKeyframeCall().await();
  }

  /**
   * Asks for a keyframe (RFC 4585 PLI) of the sender of the video that is connected to the endpoint; of the endpoint's
   * own peer when none is. Requests are merged, so asking often does not flood the sender.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> requestKeyframeAsync() {
    return requestKeyframeCall().start();
  }

  /**
   * Asks for a keyframe (RFC 4585 PLI) of the sender of the video that is connected to the endpoint; of the endpoint's
   * own peer when none is. Requests are merged, so asking often does not flood the sender.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> requestKeyframe(Transaction transaction) {
    return requestKeyframeCall().in(transaction);
  }

  private Call<Void> requestKeyframeCall() {
    return call("requestKeyframe", Decoders.VOID);
  }

  /**
   * Calls a listener when it happens: media began to arrive, or has not arrived for a while.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaStateChangedListener(EventListener<MediaStateChangedEvent> listener) {
    return subscribe("MediaStateChanged", MediaStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: media began to arrive, or has not arrived for a while.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaStateChangedListenerAsync(
      EventListener<MediaStateChangedEvent> listener) {
    return subscribe("MediaStateChanged", MediaStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaStateChangedListener} gave
   */
  public void removeMediaStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: the transport came up or went down.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addConnectionStateChangedListener(EventListener<ConnectionStateChangedEvent> listener) {
    return subscribe("ConnectionStateChanged", ConnectionStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the transport came up or went down.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addConnectionStateChangedListenerAsync(
      EventListener<ConnectionStateChangedEvent> listener) {
    return subscribe("ConnectionStateChanged", ConnectionStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addConnectionStateChangedListener} gave
   */
  public void removeConnectionStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}
