// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** A hub that passes on the media of one port to all others. */
public class DispatcherOneToMany extends Hub {
  DispatcherOneToMany(HeadwaterClient client) {
    super(client);
  }

  /**
   * Chooses the port whose media all others get, in place of the one before.
   *
   * @param source the port.
   */
  public void setSource(HubPort source) {
    setSourceCall(source).await();
  }

  /**
   * Chooses the port whose media all others get, in place of the one before.
   *
   * @param source the port.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setSourceAsync(HubPort source) {
    return setSourceCall(source).start();
  }

  /**
   * Chooses the port whose media all others get, in place of the one before.
   *
   * @param transaction the transaction that it becomes part of
   * @param source the port.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setSource(Transaction transaction, HubPort source) {
    return setSourceCall(source).in(transaction);
  }

  private Call<Void> setSourceCall(HubPort source) {
    return call("setSource", Decoders.VOID)
        .withRequired("source", source);
  }

  /** Passes on no port's media any more. */
  public void removeSource() {
    removeSourceCall().await();
  }

  /**
   * Passes on no port's media any more.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> removeSourceAsync() {
    return removeSourceCall().start();
  }

  /**
   * Passes on no port's media any more.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> removeSource(Transaction transaction) {
    return removeSourceCall().in(transaction);
  }

  private Call<Void> removeSourceCall() {
    return call("removeSource", Decoders.VOID);
  }

  /** Makes a DispatcherOneToMany in the server. */
  public static final class Builder extends AbstractBuilder<DispatcherOneToMany> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "DispatcherOneToMany", DispatcherOneToMany.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
