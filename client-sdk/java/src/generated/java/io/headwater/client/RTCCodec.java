// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A codec in use. */
public class RTCCodec extends RTCStats {
  private final long payloadType;
  private final String codec;
  private final long clockRate;
  private final long channels;
  private final String parameters;

  RTCCodec(Members from) {
    super(from);
    payloadType = from.get("payloadType", Decoders.LONG, 0L);
    codec = from.get("codec", Decoders.STRING, null);
    clockRate = from.get("clockRate", Decoders.LONG, 0L);
    channels = from.get("channels", Decoders.LONG, 0L);
    parameters = from.get("parameters", Decoders.STRING, null);
  }

  /** {@return payload type in RTP: 0 to 127} */
  public long getPayloadType() {
    return payloadType;
  }

  /** {@return its name, such as {@code video/VP8}} */
  public String getCodec() {
    return codec;
  }

  /** {@return ticks of the RTP clock per second} */
  public long getClockRate() {
    return clockRate;
  }

  /** {@return channels of audio: 1 or 2; 0 for video} */
  public long getChannels() {
    return channels;
  }

  /** {@return its parameters, as in SDP's {@code a=fmtp}} */
  public String getParameters() {
    return parameters;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("payloadType", payloadType);
    to.accept("codec", codec);
    to.accept("clockRate", clockRate);
    to.accept("channels", channels);
    to.accept("parameters", parameters);
  }
}
