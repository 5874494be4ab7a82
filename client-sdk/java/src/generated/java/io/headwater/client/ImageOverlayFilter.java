// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Lays pictures over video, at fixed places. */
public class ImageOverlayFilter extends Filter {
  ImageOverlayFilter(HeadwaterClient client) {
    super(client);
  }

  /**
   * Takes a picture away.
   *
   * @param id the name that addImage gave it.
   */
  public void removeImage(String id) {
    removeImageCall(id).await();
  }

  /**
   * Takes a picture away.
   *
   * @param id the name that addImage gave it.
   * @return completes when it is done
   */
  public CompletableFuture<Void> removeImageAsync(String id) {
    return removeImageCall(id).start();
  }

  /**
   * Takes a picture away.
   *
   * @param transaction the transaction that it becomes part of
   * @param id the name that addImage gave it.
   * @return there after the transaction is committed
   */
  public TFuture<Void> removeImage(Transaction transaction, String id) {
    return removeImageCall(id).in(transaction);
  }

  private Call<Void> removeImageCall(String id) {
    return call("removeImage", Decoders.VOID)
        .withRequired("id", id);
  }

  /**
   * Lays a picture over the video. It succeeds even when the picture cannot be loaded, as with Kurento: an Error event
   * says why, and what was shown before stays.
   *
   * @param id a name for it; a picture with that name is replaced.
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent its left edge, as part of the video's width: 0 to 1.
   * @param offsetYPercent its upper edge, as part of the video's height: 0 to 1.
   * @param widthPercent its width, as part of the video's width: 0 to 1.
   * @param heightPercent its height, as part of the video's height: 0 to 1.
   * @param keepAspectRatio whether its shape is kept, so that it may become smaller than that.
   * @param center whether it lies in the middle of its place when its shape is kept; at its upper left corner
   *     otherwise.
   */
  public void addImage(
      String id,
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent,
      boolean keepAspectRatio,
      boolean center) {
    addImageCall(id, uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio, center).await();
  }

  /**
   * Lays a picture over the video. It succeeds even when the picture cannot be loaded, as with Kurento: an Error event
   * says why, and what was shown before stays.
   *
   * @param id a name for it; a picture with that name is replaced.
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent its left edge, as part of the video's width: 0 to 1.
   * @param offsetYPercent its upper edge, as part of the video's height: 0 to 1.
   * @param widthPercent its width, as part of the video's width: 0 to 1.
   * @param heightPercent its height, as part of the video's height: 0 to 1.
   * @param keepAspectRatio whether its shape is kept, so that it may become smaller than that.
   * @param center whether it lies in the middle of its place when its shape is kept; at its upper left corner
   *     otherwise.
   * @return completes when it is done
   */
  public CompletableFuture<Void> addImageAsync(
      String id,
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent,
      boolean keepAspectRatio,
      boolean center) {
    return addImageCall(id, uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio, center)
        .start();
  }

  /**
   * Lays a picture over the video. It succeeds even when the picture cannot be loaded, as with Kurento: an Error event
   * says why, and what was shown before stays.
   *
   * @param transaction the transaction that it becomes part of
   * @param id a name for it; a picture with that name is replaced.
   * @param uri where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the settings
   *     filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent its left edge, as part of the video's width: 0 to 1.
   * @param offsetYPercent its upper edge, as part of the video's height: 0 to 1.
   * @param widthPercent its width, as part of the video's width: 0 to 1.
   * @param heightPercent its height, as part of the video's height: 0 to 1.
   * @param keepAspectRatio whether its shape is kept, so that it may become smaller than that.
   * @param center whether it lies in the middle of its place when its shape is kept; at its upper left corner
   *     otherwise.
   * @return there after the transaction is committed
   */
  public TFuture<Void> addImage(
      Transaction transaction,
      String id,
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent,
      boolean keepAspectRatio,
      boolean center) {
    return addImageCall(id, uri, offsetXPercent, offsetYPercent, widthPercent, heightPercent, keepAspectRatio, center)
        .in(transaction);
  }

  private Call<Void> addImageCall(
      String id,
      String uri,
      float offsetXPercent,
      float offsetYPercent,
      float widthPercent,
      float heightPercent,
      boolean keepAspectRatio,
      boolean center) {
    return call("addImage", Decoders.VOID)
        .withRequired("id", id)
        .withRequired("uri", uri)
        .withRequired("offsetXPercent", offsetXPercent)
        .withRequired("offsetYPercent", offsetYPercent)
        .withRequired("widthPercent", widthPercent)
        .withRequired("heightPercent", heightPercent)
        .withRequired("keepAspectRatio", keepAspectRatio)
        .withRequired("center", center);
  }

  /** Makes a ImageOverlayFilter in the server. */
  public static final class Builder extends AbstractBuilder<ImageOverlayFilter> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "ImageOverlayFilter", ImageOverlayFilter.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
