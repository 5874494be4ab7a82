// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * A hub that lays the pictures of its ports over one another. Each port may send, at a place of the master's picture,
 * and receives the result.
 */
public class AlphaBlending extends Hub {
  AlphaBlending(HeadwaterClient client) {
    super(client);
  }

  /**
   * Chooses the port whose picture gives the size of the result.
   *
   * @param source the port.
   * @param zOrder its layer; greater ones lie above smaller ones.
   */
  public void setMaster(HubPort source, int zOrder) {
    setMasterCall(source, zOrder).await();
  }

  /**
   * Chooses the port whose picture gives the size of the result.
   *
   * @param source the port.
   * @param zOrder its layer; greater ones lie above smaller ones.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMasterAsync(HubPort source, int zOrder) {
    return setMasterCall(source, zOrder).start();
  }

  /**
   * Chooses the port whose picture gives the size of the result.
   *
   * @param transaction the transaction that it becomes part of
   * @param source the port.
   * @param zOrder its layer; greater ones lie above smaller ones.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMaster(Transaction transaction, HubPort source, int zOrder) {
    return setMasterCall(source, zOrder).in(transaction);
  }

  private Call<Void> setMasterCall(HubPort source, int zOrder) {
    return call("setMaster", Decoders.VOID)
        .withRequired("source", source)
        .withRequired("zOrder", zOrder);
  }

  /**
   * Places the picture of a port.
   *
   * @param relativeX left edge, as part of the result's width: 0 to 1.
   * @param relativeY upper edge, as part of the result's height: 0 to 1.
   * @param zOrder layer; greater ones lie above smaller ones.
   * @param relativeWidth width, as part of the result's width: 0 to 1.
   * @param relativeHeight height, as part of the result's height: 0 to 1.
   * @param port the port.
   */
  public void setPortProperties(
      float relativeX,
      float relativeY,
      int zOrder,
      float relativeWidth,
      float relativeHeight,
      HubPort port) {
    setPortPropertiesCall(relativeX, relativeY, zOrder, relativeWidth, relativeHeight, port).await();
  }

  /**
   * Places the picture of a port.
   *
   * @param relativeX left edge, as part of the result's width: 0 to 1.
   * @param relativeY upper edge, as part of the result's height: 0 to 1.
   * @param zOrder layer; greater ones lie above smaller ones.
   * @param relativeWidth width, as part of the result's width: 0 to 1.
   * @param relativeHeight height, as part of the result's height: 0 to 1.
   * @param port the port.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setPortPropertiesAsync(
      float relativeX,
      float relativeY,
      int zOrder,
      float relativeWidth,
      float relativeHeight,
      HubPort port) {
    return setPortPropertiesCall(relativeX, relativeY, zOrder, relativeWidth, relativeHeight, port).start();
  }

  /**
   * Places the picture of a port.
   *
   * @param transaction the transaction that it becomes part of
   * @param relativeX left edge, as part of the result's width: 0 to 1.
   * @param relativeY upper edge, as part of the result's height: 0 to 1.
   * @param zOrder layer; greater ones lie above smaller ones.
   * @param relativeWidth width, as part of the result's width: 0 to 1.
   * @param relativeHeight height, as part of the result's height: 0 to 1.
   * @param port the port.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setPortProperties(
      Transaction transaction,
      float relativeX,
      float relativeY,
      int zOrder,
      float relativeWidth,
      float relativeHeight,
      HubPort port) {
    return setPortPropertiesCall(relativeX, relativeY, zOrder, relativeWidth, relativeHeight, port).in(transaction);
  }

  private Call<Void> setPortPropertiesCall(
      float relativeX,
      float relativeY,
      int zOrder,
      float relativeWidth,
      float relativeHeight,
      HubPort port) {
    return call("setPortProperties", Decoders.VOID)
        .withRequired("relativeX", relativeX)
        .withRequired("relativeY", relativeY)
        .withRequired("zOrder", zOrder)
        .withRequired("relativeWidth", relativeWidth)
        .withRequired("relativeHeight", relativeHeight)
        .withRequired("port", port);
  }

  /** Makes a AlphaBlending in the server. */
  public static final class Builder extends AbstractBuilder<AlphaBlending> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "AlphaBlending", AlphaBlending.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
