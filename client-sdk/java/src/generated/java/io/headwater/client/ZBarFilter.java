// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Looks for bar codes and QR codes in video, and tells by CodeFound what they say. The video is not changed. */
public class ZBarFilter extends Filter {
  ZBarFilter(HeadwaterClient client) {
    super(client);
  }

  /**
   * Calls a listener when it happens: a code was found in the video.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addCodeFoundListener(EventListener<CodeFoundEvent> listener) {
    return subscribe("CodeFound", CodeFoundEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: a code was found in the video.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addCodeFoundListenerAsync(EventListener<CodeFoundEvent> listener) {
    return subscribe("CodeFound", CodeFoundEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addCodeFoundListener} gave
   */
  public void removeCodeFoundListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /** Makes a ZBarFilter in the server. */
  public static final class Builder extends AbstractBuilder<ZBarFilter> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "ZBarFilter", ZBarFilter.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
