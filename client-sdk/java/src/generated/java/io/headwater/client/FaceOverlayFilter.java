// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Lays a picture over each face that it finds. */
public class FaceOverlayFilter extends Filter {
  FaceOverlayFilter(HeadwaterClient client) {
    super(client);
  }

  /** Lays nothing over faces any more. */
  public void unsetOverlayedImage() {
    unsetOverlayedImageCall().await();
  }

  /**
   * Lays nothing over faces any more.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> unsetOverlayedImageAsync() {
    return unsetOverlayedImageCall().start();
  }

  /**
   * Lays nothing over faces any more.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> unsetOverlayedImage(Transaction transaction) {
    return unsetOverlayedImageCall().in(transaction);
  }

  private Call<Void> unsetOverlayedImageCall() {
    return call("unsetOverlayedImage", Decoders.VOID);
  }

  /**
   * Chooses the picture to lay over faces. It succeeds even when the picture cannot be loaded, as with Kurento: an
   * Error event says why, and what was shown before stays.
   *
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent how far to the right of the face it lies, as part of the face's width: -1 to 1.
   * @param offsetYPercent how far below the face it lies, as part of the face's height: -1 to 1.
   * @param widthPercent its width, as part of the face's width; greater than 0.
   * @param heightPercent its height, as part of the face's height; greater than 0.
   */
  public void setOverlayedImage(
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent) {
    setOverlayedImageCall(uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent).await();
  }

  /**
   * Chooses the picture to lay over faces. It succeeds even when the picture cannot be loaded, as with Kurento: an
   * Error event says why, and what was shown before stays.
   *
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent how far to the right of the face it lies, as part of the face's width: -1 to 1.
   * @param offsetYPercent how far below the face it lies, as part of the face's height: -1 to 1.
   * @param widthPercent its width, as part of the face's width; greater than 0.
   * @param heightPercent its height, as part of the face's height; greater than 0.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setOverlayedImageAsync(
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent) {
    return setOverlayedImageCall(uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent).start();
  }

  /**
   * Chooses the picture to lay over faces. It succeeds even when the picture cannot be loaded, as with Kurento: an
   * Error event says why, and what was shown before stays.
   *
   * @param transaction the transaction that it becomes part of
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent how far to the right of the face it lies, as part of the face's width: -1 to 1.
   * @param offsetYPercent how far below the face it lies, as part of the face's height: -1 to 1.
   * @param widthPercent its width, as part of the face's width; greater than 0.
   * @param heightPercent its height, as part of the face's height; greater than 0.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setOverlayedImage(
      Transaction transaction,
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent) {
    return setOverlayedImageCall(uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent).in(transaction);
  }

  private Call<Void> setOverlayedImageCall(
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent) {
    return call("setOverlayedImage", Decoders.VOID)
        .withRequired("uri", uri)
        .withRequired("offsetXPercent", offsetXPercent)
        .withRequired("offsetYPercent", offsetYPercent)
        .withRequired("widthPercent", widthPercent)
        .withRequired("heightPercent", heightPercent);
  }

  /** Makes a FaceOverlayFilter in the server. */
  public static final class Builder extends AbstractBuilder<FaceOverlayFilter> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "FaceOverlayFilter", FaceOverlayFilter.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
