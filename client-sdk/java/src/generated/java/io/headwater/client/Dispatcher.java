// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** A hub that passes on the media of a port to those that it is connected with. */
public class Dispatcher extends Hub {
  Dispatcher(HeadwaterClient client) {
    super(client);
  }

  /**
   * Passes on all media of one port to another, in place of what that got before.
   *
   * @param source the port to take from.
   * @param sink the port to pass on to.
   */
  public void connect(HubPort source, HubPort sink) {
    connectCall(source, sink).await();
  }

  /**
   * Passes on all media of one port to another, in place of what that got before.
   *
   * @param source the port to take from.
   * @param sink the port to pass on to.
   * @return completes when it is done
   */
  public CompletableFuture<Void> connectAsync(HubPort source, HubPort sink) {
    return connectCall(source, sink).start();
  }

  /**
   * Passes on all media of one port to another, in place of what that got before.
   *
   * @param transaction the transaction that it becomes part of
   * @param source the port to take from.
   * @param sink the port to pass on to.
   * @return there after the transaction is committed
   */
  public TFuture<Void> connect(Transaction transaction, HubPort source, HubPort sink) {
    return connectCall(source, sink).in(transaction);
  }

  private Call<Void> connectCall(HubPort source, HubPort sink) {
    return call("connect", Decoders.VOID)
        .withRequired("source", source)
        .withRequired("sink", sink);
  }

  /** Makes a Dispatcher in the server. */
  public static final class Builder extends AbstractBuilder<Dispatcher> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "Dispatcher", Dispatcher.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
