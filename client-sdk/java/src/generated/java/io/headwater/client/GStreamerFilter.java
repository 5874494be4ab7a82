// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * Sends media through GStreamer elements of the application's choice, as far as the setting filters.allowedElements has
 * them.
 */
public class GStreamerFilter extends Filter {
  GStreamerFilter(HeadwaterClient client) {
    super(client);
  }

  /**
   * {@return the element and its settings, as for gst-launch-1.0: {@code videoflip method=horizontal-flip}. Several
   * are separated by {@code !}}
   */
  public String getCommand() {
    return getCommandCall().await();
  }

  /**
   * The element and its settings, as for gst-launch-1.0: {@code videoflip method=horizontal-flip}. Several are
   * separated by {@code !}.
   *
   * @return completes with: the element and its settings, as for gst-launch-1.0: {@code videoflip
   *     method=horizontal-flip}. Several are separated by {@code !}.
   */
  public CompletableFuture<String> getCommandAsync() {
    return getCommandCall().start();
  }

  /**
   * The element and its settings, as for gst-launch-1.0: {@code videoflip method=horizontal-flip}. Several are
   * separated by {@code !}.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getCommand(Transaction transaction) {
    return getCommandCall().in(transaction);
  }

  private Call<String> getCommandCall() {
    return call("getCommand", Decoders.STRING);
  }

  /**
   * Changes a setting of the element.
   *
   * @param propertyName name of the setting; of one of several elements as {@code element.setting}.
   * @param propertyValue new value, as text.
   * @throws HeadwaterServerException of type {@code MARSHALL_ERROR}
   */
  public void setElementProperty(String propertyName, String propertyValue) {
    setElementPropertyCall(propertyName, propertyValue).await();
  }

  /**
   * Changes a setting of the element.
   *
   * @param propertyName name of the setting; of one of several elements as {@code element.setting}.
   * @param propertyValue new value, as text.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setElementPropertyAsync(String propertyName, String propertyValue) {
    return setElementPropertyCall(propertyName, propertyValue).start();
  }

  /**
   * Changes a setting of the element.
   *
   * @param transaction the transaction that it becomes part of
   * @param propertyName name of the setting; of one of several elements as {@code element.setting}.
   * @param propertyValue new value, as text.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setElementProperty(Transaction transaction, String propertyName, String propertyValue) {
    return setElementPropertyCall(propertyName, propertyValue).in(transaction);
  }

  private Call<Void> setElementPropertyCall(String propertyName, String propertyValue) {
    return call("setElementProperty", Decoders.VOID)
        .withRequired("propertyName", propertyName)
        .withRequired("propertyValue", propertyValue);
  }

  /** Makes a GStreamerFilter in the server. */
  public static final class Builder extends AbstractBuilder<GStreamerFilter> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     * @param command the element and its settings, as for gst-launch-1.0: {@code videoflip method=horizontal-flip}.
     *     Several are separated by {@code !}.
     */
    public Builder(MediaPipeline mediaPipeline, String command) {
      super(clientOf("mediaPipeline", mediaPipeline), "GStreamerFilter", GStreamerFilter.class);
      set("mediaPipeline", mediaPipeline);
      set("command", command);
    }

    /**
     * On which media it works. Default: {@code AUTODETECT}.
     *
     * @param filterType on which media it works. Default: {@code AUTODETECT}.
     * @return this builder
     */
    public Builder withFilterType(FilterType filterType) {
      set("filterType", filterType);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
