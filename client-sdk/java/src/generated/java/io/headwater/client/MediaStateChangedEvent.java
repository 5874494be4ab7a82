// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Media began to arrive, or has not arrived for a while. */
public class MediaStateChangedEvent extends MediaEvent {
  private final MediaState oldState;
  private final MediaState newState;

  MediaStateChangedEvent(Members from) {
    super(from);
    oldState = from.get("oldState", Decoders.constant(MediaState.class), null);
    newState = from.get("newState", Decoders.constant(MediaState.class), null);
  }

  /** {@return the state before} */
  public MediaState getOldState() {
    return oldState;
  }

  /** {@return the state from now on} */
  public MediaState getNewState() {
    return newState;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("oldState", oldState);
    to.accept("newState", newState);
  }
}
