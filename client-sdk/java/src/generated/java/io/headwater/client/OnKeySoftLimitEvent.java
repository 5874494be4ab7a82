// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The key of SRTP has served for long and should be replaced. */
public class OnKeySoftLimitEvent extends MediaEvent {
  private final MediaType mediaType;

  OnKeySoftLimitEvent(Members from) {
    super(from);
    mediaType = from.get("mediaType", Decoders.constant(MediaType.class), null);
  }

  /** {@return the type of media that it protects} */
  public MediaType getMediaType() {
    return mediaType;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("mediaType", mediaType);
  }
}
