// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Something that media flows into, out of, or through. Elements of one pipeline can be connected, audio, video and data
 * each for itself.
 */
public class MediaElement extends MediaObject {
  MediaElement(HeadwaterClient client) {
    super(client);
  }

  /**
   * {@return the bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen
   * by the server. 300000 until it is set}
   */
  public int getEncoderBitrate() {
    return getEncoderBitrateCall().await();
  }

  /**
   * The bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen by the server.
   * 300000 until it is set.
   *
   * @return completes with: the bitrate at which video for this element is encoded where the server encodes, in bit/s;
   *     0: chosen by the server. 300000 until it is set.
   */
  public CompletableFuture<Integer> getEncoderBitrateAsync() {
    return getEncoderBitrateCall().start();
  }

  /**
   * The bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen by the server.
   * 300000 until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getEncoderBitrate(Transaction transaction) {
    return getEncoderBitrateCall().in(transaction);
  }

  private Call<Integer> getEncoderBitrateCall() {
    return call("getEncoderBitrate", Decoders.INT);
  }

  /**
   * Sets what {@code getEncoderBitrate} gives.
   *
   * @param encoderBitrate the bitrate at which video for this element is encoded where the server encodes, in bit/s; 0:
   *     chosen by the server. 300000 until it is set.
   */
  public void setEncoderBitrate(int encoderBitrate) {
    setEncoderBitrateCall(encoderBitrate).await();
  }

  /**
   * Sets what {@code getEncoderBitrate} gives.
   *
   * @param encoderBitrate the bitrate at which video for this element is encoded where the server encodes, in bit/s; 0:
   *     chosen by the server. 300000 until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setEncoderBitrateAsync(int encoderBitrate) {
    return setEncoderBitrateCall(encoderBitrate).start();
  }

  /**
   * Sets what {@code getEncoderBitrate} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param encoderBitrate the bitrate at which video for this element is encoded where the server encodes, in bit/s; 0:
   *     chosen by the server. 300000 until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setEncoderBitrate(Transaction transaction, int encoderBitrate) {
    return setEncoderBitrateCall(encoderBitrate).in(transaction);
  }

  private Call<Void> setEncoderBitrateCall(int encoderBitrate) {
    return call("setEncoderBitrate", Decoders.VOID)
        .withRequired("encoderBitrate", encoderBitrate);
  }

  /** {@return the lower bound of that bitrate, in bit/s; 0: none. 0 until it is set} */
  public int getMinEncoderBitrate() {
    return getMinEncoderBitrateCall().await();
  }

  /**
   * The lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   *
   * @return completes with: the lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   */
  public CompletableFuture<Integer> getMinEncoderBitrateAsync() {
    return getMinEncoderBitrateCall().start();
  }

  /**
   * The lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMinEncoderBitrate(Transaction transaction) {
    return getMinEncoderBitrateCall().in(transaction);
  }

  private Call<Integer> getMinEncoderBitrateCall() {
    return call("getMinEncoderBitrate", Decoders.INT);
  }

  /**
   * Sets what {@code getMinEncoderBitrate} gives.
   *
   * @param minEncoderBitrate the lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   */
  public void setMinEncoderBitrate(int minEncoderBitrate) {
    setMinEncoderBitrateCall(minEncoderBitrate).await();
  }

  /**
   * Sets what {@code getMinEncoderBitrate} gives.
   *
   * @param minEncoderBitrate the lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMinEncoderBitrateAsync(int minEncoderBitrate) {
    return setMinEncoderBitrateCall(minEncoderBitrate).start();
  }

  /**
   * Sets what {@code getMinEncoderBitrate} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param minEncoderBitrate the lower bound of that bitrate, in bit/s; 0: none. 0 until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMinEncoderBitrate(Transaction transaction, int minEncoderBitrate) {
    return setMinEncoderBitrateCall(minEncoderBitrate).in(transaction);
  }

  private Call<Void> setMinEncoderBitrateCall(int minEncoderBitrate) {
    return call("setMinEncoderBitrate", Decoders.VOID)
        .withRequired("minEncoderBitrate", minEncoderBitrate);
  }

  /** {@return the upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set} */
  public int getMaxEncoderBitrate() {
    return getMaxEncoderBitrateCall().await();
  }

  /**
   * The upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   *
   * @return completes with: the upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   */
  public CompletableFuture<Integer> getMaxEncoderBitrateAsync() {
    return getMaxEncoderBitrateCall().start();
  }

  /**
   * The upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMaxEncoderBitrate(Transaction transaction) {
    return getMaxEncoderBitrateCall().in(transaction);
  }

  private Call<Integer> getMaxEncoderBitrateCall() {
    return call("getMaxEncoderBitrate", Decoders.INT);
  }

  /**
   * Sets what {@code getMaxEncoderBitrate} gives.
   *
   * @param maxEncoderBitrate the upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   */
  public void setMaxEncoderBitrate(int maxEncoderBitrate) {
    setMaxEncoderBitrateCall(maxEncoderBitrate).await();
  }

  /**
   * Sets what {@code getMaxEncoderBitrate} gives.
   *
   * @param maxEncoderBitrate the upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMaxEncoderBitrateAsync(int maxEncoderBitrate) {
    return setMaxEncoderBitrateCall(maxEncoderBitrate).start();
  }

  /**
   * Sets what {@code getMaxEncoderBitrate} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param maxEncoderBitrate the upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMaxEncoderBitrate(Transaction transaction, int maxEncoderBitrate) {
    return setMaxEncoderBitrateCall(maxEncoderBitrate).in(transaction);
  }

  private Call<Void> setMaxEncoderBitrateCall(int maxEncoderBitrate) {
    return call("setMaxEncoderBitrate", Decoders.VOID)
        .withRequired("maxEncoderBitrate", maxEncoderBitrate);
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSourceConnections() {
    return getSourceConnectionsCall(null, null).await();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSourceConnectionsAsync() {
    return getSourceConnectionsCall(null, null).start();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSourceConnections(Transaction transaction) {
    return getSourceConnectionsCall(null, null).in(transaction);
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSourceConnections(MediaType mediaType) {
    return getSourceConnectionsCall(mediaType, null).await();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSourceConnectionsAsync(MediaType mediaType) {
    return getSourceConnectionsCall(mediaType, null).start();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType only connections of that type; all when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSourceConnections(Transaction transaction, MediaType mediaType) {
    return getSourceConnectionsCall(mediaType, null).in(transaction);
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSourceConnections(MediaType mediaType, String description) {
    return getSourceConnectionsCall(mediaType, description).await();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSourceConnectionsAsync(
      MediaType mediaType,
      String description) {
    return getSourceConnectionsCall(mediaType, description).start();
  }

  /**
   * Lists the connections that bring media to this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSourceConnections(
      Transaction transaction,
      MediaType mediaType,
      String description) {
    return getSourceConnectionsCall(mediaType, description).in(transaction);
  }

  private Call<List<ElementConnectionData>> getSourceConnectionsCall(MediaType mediaType, String description) {
    return call("getSourceConnections", Decoders.list(Decoders.structure(ElementConnectionData.class)))
        .with("mediaType", mediaType)
        .with("description", description);
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSinkConnections() {
    return getSinkConnectionsCall(null, null).await();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSinkConnectionsAsync() {
    return getSinkConnectionsCall(null, null).start();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSinkConnections(Transaction transaction) {
    return getSinkConnectionsCall(null, null).in(transaction);
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSinkConnections(MediaType mediaType) {
    return getSinkConnectionsCall(mediaType, null).await();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSinkConnectionsAsync(MediaType mediaType) {
    return getSinkConnectionsCall(mediaType, null).start();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType only connections of that type; all when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSinkConnections(Transaction transaction, MediaType mediaType) {
    return getSinkConnectionsCall(mediaType, null).in(transaction);
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return one entry for each type of media of each connection.
   */
  public List<ElementConnectionData> getSinkConnections(MediaType mediaType, String description) {
    return getSinkConnectionsCall(mediaType, description).await();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return completes with: one entry for each type of media of each connection.
   */
  public CompletableFuture<List<ElementConnectionData>> getSinkConnectionsAsync(
      MediaType mediaType,
      String description) {
    return getSinkConnectionsCall(mediaType, description).start();
  }

  /**
   * Lists the connections that take media away from this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType only connections of that type; all when it is not given.
   * @param description only connections whose end here has that description; all when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<List<ElementConnectionData>> getSinkConnections(
      Transaction transaction,
      MediaType mediaType,
      String description) {
    return getSinkConnectionsCall(mediaType, description).in(transaction);
  }

  private Call<List<ElementConnectionData>> getSinkConnectionsCall(MediaType mediaType, String description) {
    return call("getSinkConnections", Decoders.list(Decoders.structure(ElementConnectionData.class)))
        .with("mediaType", mediaType)
        .with("description", description);
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @throws HeadwaterServerException of type {@code CONNECT_ERROR}
   */
  public void connect(MediaElement sink) {
    connectCall(sink, null, null, null).await();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(MediaElement sink) {
    return connectCall(sink, null, null, null).start();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that gets the media.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(Transaction transaction, MediaElement sink) {
    return connectCall(sink, null, null, null).in(transaction);
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @throws HeadwaterServerException of type {@code CONNECT_ERROR}
   */
  public void connect(MediaElement sink, MediaType mediaType) {
    connectCall(sink, mediaType, null, null).await();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(MediaElement sink, MediaType mediaType) {
    return connectCall(sink, mediaType, null, null).start();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(Transaction transaction, MediaElement sink, MediaType mediaType) {
    return connectCall(sink, mediaType, null, null).in(transaction);
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @throws HeadwaterServerException of type {@code CONNECT_ERROR}
   */
  public void connect(MediaElement sink, MediaType mediaType, String sourceMediaDescription) {
    connectCall(sink, mediaType, sourceMediaDescription, null).await();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(MediaElement sink, MediaType mediaType, String sourceMediaDescription) {
    return connectCall(sink, mediaType, sourceMediaDescription, null).start();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(
      Transaction transaction,
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription) {
    return connectCall(sink, mediaType, sourceMediaDescription, null).in(transaction);
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @param sinkMediaDescription as which of several streams of that type the sink takes it. {@code default} when it is
   *     not given.
   * @throws HeadwaterServerException of type {@code CONNECT_ERROR}
   */
  public void connect(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    connectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).await();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @param sinkMediaDescription as which of several streams of that type the sink takes it. {@code default} when it is
   *     not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return connectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).start();
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is replaced.
   * Media flows as soon as both can, in whichever order they become ready.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that gets the media.
   * @param mediaType what to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type to take. {@code default} when it is not given.
   * @param sinkMediaDescription as which of several streams of that type the sink takes it. {@code default} when it is
   *     not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(
      Transaction transaction,
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return connectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).in(transaction);
  }

  private Call<Void> connectCall(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return call("connect", Decoders.VOID)
        .withRequired("sink", sink)
        .with("mediaType", mediaType)
        .with("sourceMediaDescription", sourceMediaDescription)
        .with("sinkMediaDescription", sinkMediaDescription);
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   */
  public void disconnect(MediaElement sink) {
    disconnectCall(sink, null, null, null).await();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @return completes when it is done
   */
  public CompletableFuture<Void> disconnectAsync(MediaElement sink) {
    return disconnectCall(sink, null, null, null).start();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that got the media.
   * @return there after the transaction is committed
   */
  public TFuture<Void> disconnect(Transaction transaction, MediaElement sink) {
    return disconnectCall(sink, null, null, null).in(transaction);
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   */
  public void disconnect(MediaElement sink, MediaType mediaType) {
    disconnectCall(sink, mediaType, null, null).await();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> disconnectAsync(MediaElement sink, MediaType mediaType) {
    return disconnectCall(sink, mediaType, null, null).start();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> disconnect(Transaction transaction, MediaElement sink, MediaType mediaType) {
    return disconnectCall(sink, mediaType, null, null).in(transaction);
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   */
  public void disconnect(MediaElement sink, MediaType mediaType, String sourceMediaDescription) {
    disconnectCall(sink, mediaType, sourceMediaDescription, null).await();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> disconnectAsync(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription) {
    return disconnectCall(sink, mediaType, sourceMediaDescription, null).start();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> disconnect(
      Transaction transaction,
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription) {
    return disconnectCall(sink, mediaType, sourceMediaDescription, null).in(transaction);
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   * @param sinkMediaDescription as which of several streams of that type the sink took it. {@code default} when it is
   *     not given.
   */
  public void disconnect(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    disconnectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).await();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   * @param sinkMediaDescription as which of several streams of that type the sink took it. {@code default} when it is
   *     not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> disconnectAsync(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return disconnectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).start();
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param sink the element that got the media.
   * @param mediaType what to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription which of several streams of that type was taken. {@code default} when it is not
   *     given.
   * @param sinkMediaDescription as which of several streams of that type the sink took it. {@code default} when it is
   *     not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> disconnect(
      Transaction transaction,
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return disconnectCall(sink, mediaType, sourceMediaDescription, sinkMediaDescription).in(transaction);
  }

  private Call<Void> disconnectCall(
      MediaElement sink,
      MediaType mediaType,
      String sourceMediaDescription,
      String sinkMediaDescription) {
    return call("disconnect", Decoders.VOID)
        .withRequired("sink", sink)
        .with("mediaType", mediaType)
        .with("sourceMediaDescription", sourceMediaDescription)
        .with("sinkMediaDescription", sinkMediaDescription);
  }

  /**
   * Asks for audio in that format. What comes in another one is transcoded.
   *
   * @param caps codec and bitrate.
   */
  public void setAudioFormat(AudioCaps caps) {
    setAudioFormatCall(caps).await();
  }

  /**
   * Asks for audio in that format. What comes in another one is transcoded.
   *
   * @param caps codec and bitrate.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setAudioFormatAsync(AudioCaps caps) {
    return setAudioFormatCall(caps).start();
  }

  /**
   * Asks for audio in that format. What comes in another one is transcoded.
   *
   * @param transaction the transaction that it becomes part of
   * @param caps codec and bitrate.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setAudioFormat(Transaction transaction, AudioCaps caps) {
    return setAudioFormatCall(caps).in(transaction);
  }

  private Call<Void> setAudioFormatCall(AudioCaps caps) {
    return call("setAudioFormat", Decoders.VOID)
        .withRequired("caps", caps);
  }

  /**
   * Asks for video in that format. What comes in another one is transcoded.
   *
   * @param caps codec and frame rate.
   */
  public void setVideoFormat(VideoCaps caps) {
    setVideoFormatCall(caps).await();
  }

  /**
   * Asks for video in that format. What comes in another one is transcoded.
   *
   * @param caps codec and frame rate.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setVideoFormatAsync(VideoCaps caps) {
    return setVideoFormatCall(caps).start();
  }

  /**
   * Asks for video in that format. What comes in another one is transcoded.
   *
   * @param transaction the transaction that it becomes part of
   * @param caps codec and frame rate.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setVideoFormat(Transaction transaction, VideoCaps caps) {
    return setVideoFormatCall(caps).in(transaction);
  }

  private Call<Void> setVideoFormatCall(VideoCaps caps) {
    return call("setVideoFormat", Decoders.VOID)
        .withRequired("caps", caps);
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   */
  public void dumpGstreamerDot() {
    dumpGstreamerDotCall(null).await();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> dumpGstreamerDotAsync() {
    return dumpGstreamerDotCall(null).start();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> dumpGstreamerDot(Transaction transaction) {
    return dumpGstreamerDotCall(null).in(transaction);
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   */
  public void dumpGstreamerDot(GstreamerDotDetails details) {
    dumpGstreamerDotCall(details).await();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> dumpGstreamerDotAsync(GstreamerDotDetails details) {
    return dumpGstreamerDotCall(details).start();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param transaction the transaction that it becomes part of
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> dumpGstreamerDot(Transaction transaction, GstreamerDotDetails details) {
    return dumpGstreamerDotCall(details).in(transaction);
  }

  private Call<Void> dumpGstreamerDotCall(GstreamerDotDetails details) {
    return call("dumpGstreamerDot", Decoders.VOID)
        .with("details", details);
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot() {
    return getGstreamerDotCall(null).await();
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync() {
    return getGstreamerDotCall(null).start();
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getGstreamerDot(Transaction transaction) {
    return getGstreamerDotCall(null).in(transaction);
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).await();
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).start();
  }

  /**
   * Draws the GStreamer elements at work in this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<String> getGstreamerDot(Transaction transaction, GstreamerDotDetails details) {
    return getGstreamerDotCall(details).in(transaction);
  }

  private Call<String> getGstreamerDotCall(GstreamerDotDetails details) {
    return call("getGstreamerDot", Decoders.STRING)
        .with("details", details);
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @return statistics by their ids. Each is of a type derived from Stats. Null while there is nothing to count.
   */
  public Map<String, Stats> getStats() {
    return getStatsCall(null).await();
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @return completes with: statistics by their ids. Each is of a type derived from Stats. Null while there is nothing
   *     to count.
   */
  public CompletableFuture<Map<String, Stats>> getStatsAsync() {
    return getStatsCall(null).start();
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Map<String, Stats>> getStats(Transaction transaction) {
    return getStatsCall(null).in(transaction);
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @param mediaType only what concerns that type; everything when it is not given.
   * @return statistics by their ids. Each is of a type derived from Stats. Null while there is nothing to count.
   */
  public Map<String, Stats> getStats(MediaType mediaType) {
    return getStatsCall(mediaType).await();
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @param mediaType only what concerns that type; everything when it is not given.
   * @return completes with: statistics by their ids. Each is of a type derived from Stats. Null while there is nothing
   *     to count.
   */
  public CompletableFuture<Map<String, Stats>> getStatsAsync(MediaType mediaType) {
    return getStatsCall(mediaType).start();
  }

  /**
   * Reads counters of the element, its streams and its transport.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType only what concerns that type; everything when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Map<String, Stats>> getStats(Transaction transaction, MediaType mediaType) {
    return getStatsCall(mediaType).in(transaction);
  }

  private Call<Map<String, Stats>> getStatsCall(MediaType mediaType) {
    return call("getStats", Decoders.map(Decoders.structure(Stats.class)))
        .with("mediaType", mediaType);
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return whether it flows.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaFlowingIn(MediaType mediaType) {
    return isMediaFlowingInCall(mediaType, null).await();
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return completes with: whether it flows.
   */
  public CompletableFuture<Boolean> isMediaFlowingInAsync(MediaType mediaType) {
    return isMediaFlowingInCall(mediaType, null).start();
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaFlowingIn(Transaction transaction, MediaType mediaType) {
    return isMediaFlowingInCall(mediaType, null).in(transaction);
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param sinkMediaDescription which of several streams of that type. Default: {@code default}.
   * @return whether it flows.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaFlowingIn(MediaType mediaType, String sinkMediaDescription) {
    return isMediaFlowingInCall(mediaType, sinkMediaDescription).await();
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param sinkMediaDescription which of several streams of that type. Default: {@code default}.
   * @return completes with: whether it flows.
   */
  public CompletableFuture<Boolean> isMediaFlowingInAsync(MediaType mediaType, String sinkMediaDescription) {
    return isMediaFlowingInCall(mediaType, sinkMediaDescription).start();
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @param sinkMediaDescription which of several streams of that type. Default: {@code default}.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaFlowingIn(Transaction transaction, MediaType mediaType, String sinkMediaDescription) {
    return isMediaFlowingInCall(mediaType, sinkMediaDescription).in(transaction);
  }

  private Call<Boolean> isMediaFlowingInCall(MediaType mediaType, String sinkMediaDescription) {
    return call("isMediaFlowingIn", Decoders.BOOLEAN)
        .withRequired("mediaType", mediaType)
        .with("sinkMediaDescription", sinkMediaDescription);
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return whether it flows.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaFlowingOut(MediaType mediaType) {
    return isMediaFlowingOutCall(mediaType, null).await();
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return completes with: whether it flows.
   */
  public CompletableFuture<Boolean> isMediaFlowingOutAsync(MediaType mediaType) {
    return isMediaFlowingOutCall(mediaType, null).start();
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaFlowingOut(Transaction transaction, MediaType mediaType) {
    return isMediaFlowingOutCall(mediaType, null).in(transaction);
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param sourceMediaDescription which of several streams of that type. Default: {@code default}.
   * @return whether it flows.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaFlowingOut(MediaType mediaType, String sourceMediaDescription) {
    return isMediaFlowingOutCall(mediaType, sourceMediaDescription).await();
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param sourceMediaDescription which of several streams of that type. Default: {@code default}.
   * @return completes with: whether it flows.
   */
  public CompletableFuture<Boolean> isMediaFlowingOutAsync(MediaType mediaType, String sourceMediaDescription) {
    return isMediaFlowingOutCall(mediaType, sourceMediaDescription).start();
  }

  /**
   * Tells whether this element has sent media within the last moments.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @param sourceMediaDescription which of several streams of that type. Default: {@code default}.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaFlowingOut(
      Transaction transaction,
      MediaType mediaType,
      String sourceMediaDescription) {
    return isMediaFlowingOutCall(mediaType, sourceMediaDescription).in(transaction);
  }

  private Call<Boolean> isMediaFlowingOutCall(MediaType mediaType, String sourceMediaDescription) {
    return call("isMediaFlowingOut", Decoders.BOOLEAN)
        .withRequired("mediaType", mediaType)
        .with("sourceMediaDescription", sourceMediaDescription);
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return whether it is transcoded.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaTranscoding(MediaType mediaType) {
    return isMediaTranscodingCall(mediaType, null).await();
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param mediaType AUDIO or VIDEO.
   * @return completes with: whether it is transcoded.
   */
  public CompletableFuture<Boolean> isMediaTranscodingAsync(MediaType mediaType) {
    return isMediaTranscodingCall(mediaType, null).start();
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaTranscoding(Transaction transaction, MediaType mediaType) {
    return isMediaTranscodingCall(mediaType, null).in(transaction);
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param binName which of several adapters of that type. Default: {@code default}.
   * @return whether it is transcoded.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public boolean isMediaTranscoding(MediaType mediaType, String binName) {
    return isMediaTranscodingCall(mediaType, binName).await();
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param mediaType AUDIO or VIDEO.
   * @param binName which of several adapters of that type. Default: {@code default}.
   * @return completes with: whether it is transcoded.
   */
  public CompletableFuture<Boolean> isMediaTranscodingAsync(MediaType mediaType, String binName) {
    return isMediaTranscodingCall(mediaType, binName).start();
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   *
   * @param transaction the transaction that it becomes part of
   * @param mediaType AUDIO or VIDEO.
   * @param binName which of several adapters of that type. Default: {@code default}.
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> isMediaTranscoding(Transaction transaction, MediaType mediaType, String binName) {
    return isMediaTranscodingCall(mediaType, binName).in(transaction);
  }

  private Call<Boolean> isMediaTranscodingCall(MediaType mediaType, String binName) {
    return call("isMediaTranscoding", Decoders.BOOLEAN)
        .withRequired("mediaType", mediaType)
        .with("binName", binName);
  }

  /**
   * Calls a listener when it happens: media of this element goes to another one from now on. Raised once for each type
   * of media.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addElementConnectedListener(EventListener<ElementConnectedEvent> listener) {
    return subscribe("ElementConnected", ElementConnectedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: media of this element goes to another one from now on. Raised once for each type
   * of media.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addElementConnectedListenerAsync(
      EventListener<ElementConnectedEvent> listener) {
    return subscribe("ElementConnected", ElementConnectedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addElementConnectedListener} gave
   */
  public void removeElementConnectedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: media of this element no longer goes to another one. Raised once for each type of
   * media.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addElementDisconnectedListener(EventListener<ElementDisconnectedEvent> listener) {
    return subscribe("ElementDisconnected", ElementDisconnectedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: media of this element no longer goes to another one. Raised once for each type of
   * media.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addElementDisconnectedListenerAsync(
      EventListener<ElementDisconnectedEvent> listener) {
    return subscribe("ElementDisconnected", ElementDisconnectedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addElementDisconnectedListener} gave
   */
  public void removeElementDisconnectedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: media of one type began or ceased to leave the element.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaFlowOutStateChangedListener(
      EventListener<MediaFlowOutStateChangedEvent> listener) {
    return subscribe("MediaFlowOutStateChanged", MediaFlowOutStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: media of one type began or ceased to leave the element.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaFlowOutStateChangedListenerAsync(
      EventListener<MediaFlowOutStateChangedEvent> listener) {
    return subscribe("MediaFlowOutStateChanged", MediaFlowOutStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaFlowOutStateChangedListener} gave
   */
  public void removeMediaFlowOutStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: media of one type began or ceased to arrive at the element.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaFlowInStateChangedListener(EventListener<MediaFlowInStateChangedEvent> listener) {
    return subscribe("MediaFlowInStateChanged", MediaFlowInStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: media of one type began or ceased to arrive at the element.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaFlowInStateChangedListenerAsync(
      EventListener<MediaFlowInStateChangedEvent> listener) {
    return subscribe("MediaFlowInStateChanged", MediaFlowInStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaFlowInStateChangedListener} gave
   */
  public void removeMediaFlowInStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: the server began or ceased to transcode media on its way through the element.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addMediaTranscodingStateChangedListener(
      EventListener<MediaTranscodingStateChangedEvent> listener) {
    return subscribe("MediaTranscodingStateChanged", MediaTranscodingStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the server began or ceased to transcode media on its way through the element.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addMediaTranscodingStateChangedListenerAsync(
      EventListener<MediaTranscodingStateChangedEvent> listener) {
    return subscribe("MediaTranscodingStateChanged", MediaTranscodingStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addMediaTranscodingStateChangedListener} gave
   */
  public void removeMediaTranscodingStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}
