// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * A hub that routes media between its ports, audio and video each for itself, and mixes sound where several ports send
 * to one.
 */
public class Mixer extends Hub {
  Mixer(HeadwaterClient client) {
    super(client);
  }

  /**
   * Sends media of one port to another.
   *
   * @param media the type of media.
   * @param source the port to take from.
   * @param sink the port to send to.
   */
  public void connect(MediaType media, HubPort source, HubPort sink) {
    connectCall(media, source, sink).await();
  }

  /**
   * Sends media of one port to another.
   *
   * @param media the type of media.
   * @param source the port to take from.
   * @param sink the port to send to.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(MediaType media, HubPort source, HubPort sink) {
    return connectCall(media, source, sink).start();
  }

  /**
   * Sends media of one port to another.
   *
   * @param transaction the transaction that it becomes part of
   * @param media the type of media.
   * @param source the port to take from.
   * @param sink the port to send to.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(Transaction transaction, MediaType media, HubPort source, HubPort sink) {
    return connectCall(media, source, sink).in(transaction);
  }

  private Call<Void> connectCall(MediaType media, HubPort source, HubPort sink) {
    return call("connect", Decoders.VOID)
        .withRequired("media", media)
        .withRequired("source", source)
        .withRequired("sink", sink);
  }

  /**
   * Ends what connect began. A connection that is not there is no error.
   *
   * @param media the type of media.
   * @param source the port that is taken from.
   * @param sink the port that is sent to.
   */
  public void disconnect(MediaType media, HubPort source, HubPort sink) {
    disconnectCall(media, source, sink).await();
  }

  /**
   * Ends what connect began. A connection that is not there is no error.
   *
   * @param media the type of media.
   * @param source the port that is taken from.
   * @param sink the port that is sent to.
   * @return completes when it is done
   */
  public CompletableFuture<Void> disconnectAsync(MediaType media, HubPort source, HubPort sink) {
    return disconnectCall(media, source, sink).start();
  }

  /**
   * Ends what connect began. A connection that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param media the type of media.
   * @param source the port that is taken from.
   * @param sink the port that is sent to.
   * @return there after the transaction is committed
   */
  public TFuture<Void> disconnect(Transaction transaction, MediaType media, HubPort source, HubPort sink) {
    return disconnectCall(media, source, sink).in(transaction);
  }

  private Call<Void> disconnectCall(MediaType media, HubPort source, HubPort sink) {
    return call("disconnect", Decoders.VOID)
        .withRequired("media", media)
        .withRequired("source", source)
        .withRequired("sink", sink);
  }

  /** Makes a Mixer in the server. */
  public static final class Builder extends AbstractBuilder<Mixer> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "Mixer", Mixer.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
