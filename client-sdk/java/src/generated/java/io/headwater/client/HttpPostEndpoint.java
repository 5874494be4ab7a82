// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Takes media that a browser or a program uploads by HTTP POST. */
public class HttpPostEndpoint extends HttpEndpoint {
  HttpPostEndpoint(HeadwaterClient client) {
    super(client);
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

  /** Makes a HttpPostEndpoint in the server. */
  public static final class Builder extends AbstractBuilder<HttpPostEndpoint> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "HttpPostEndpoint", HttpPostEndpoint.class);
      set("mediaPipeline", mediaPipeline);
    }

    /**
     * How long the uploading side may be silent before the session ends, in seconds. Default: 2.
     *
     * @param disconnectionTimeout how long the uploading side may be silent before the session ends, in seconds.
     *     Default: 2.
     * @return this builder
     */
    public Builder withDisconnectionTimeout(int disconnectionTimeout) {
      set("disconnectionTimeout", disconnectionTimeout);
      return this;
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

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
