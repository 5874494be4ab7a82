// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Media of one type began or ceased to arrive at the element. */
public class MediaFlowInStateChangedEvent extends MediaEvent {
  private final MediaFlowState state;
  private final String padName;
  private final MediaType mediaType;

  MediaFlowInStateChangedEvent(Members from) {
    super(from);
    state = from.get("state", Decoders.constant(MediaFlowState.class), null);
    padName = from.get("padName", Decoders.STRING, null);
    mediaType = from.get("mediaType", Decoders.constant(MediaType.class), null);
  }

  /** {@return whether it flows now} */
  public MediaFlowState getState() {
    return state;
  }

  /** {@return which of several streams of that type} */
  public String getPadName() {
    return padName;
  }

  /** {@return the type of media} */
  public MediaType getMediaType() {
    return mediaType;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("state", state);
    to.accept("padName", padName);
    to.accept("mediaType", mediaType);
  }
}
