// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Sends and receives plain RTP, or SRTP with keys from the session description (RFC 4568). */
public class RtpEndpoint extends BaseRtpEndpoint {
  RtpEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * Calls a listener when it happens: the key of SRTP has served for long and should be replaced.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addOnKeySoftLimitListener(EventListener<OnKeySoftLimitEvent> listener) {
    return subscribe("OnKeySoftLimit", OnKeySoftLimitEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the key of SRTP has served for long and should be replaced.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addOnKeySoftLimitListenerAsync(
      EventListener<OnKeySoftLimitEvent> listener) {
    return subscribe("OnKeySoftLimit", OnKeySoftLimitEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addOnKeySoftLimitListener} gave
   */
  public void removeOnKeySoftLimitListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /** Makes a RtpEndpoint in the server. */
  public static final class Builder extends AbstractBuilder<RtpEndpoint> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "RtpEndpoint", RtpEndpoint.class);
      set("mediaPipeline", mediaPipeline);
    }

    /**
     * The server's key for SRTP; plain RTP when it is not given.
     *
     * @param crypto the server's key for SRTP; plain RTP when it is not given.
     * @return this builder
     */
    public Builder withCrypto(SDES crypto) {
      set("crypto", crypto);
      return this;
    }

    /**
     * Switches on: whether it offers an IPv6 address; an IPv4 one otherwise. Default: false.
     *
     * @return this builder
     */
    public Builder useIpv6() {
      return useIpv6(true);
    }

    /**
     * Whether it offers an IPv6 address; an IPv4 one otherwise. Default: false.
     *
     * @param useIpv6 whether it offers an IPv6 address; an IPv4 one otherwise. Default: false.
     * @return this builder
     */
    public Builder useIpv6(boolean useIpv6) {
      set("useIpv6", useIpv6);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}
