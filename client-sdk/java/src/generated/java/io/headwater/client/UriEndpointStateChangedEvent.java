// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Reading or writing has started, paused or stopped. */
public class UriEndpointStateChangedEvent extends MediaEvent {
  private final UriEndpointState state;

  UriEndpointStateChangedEvent(Members from) {
    super(from);
    state = from.get("state", Decoders.constant(UriEndpointState.class), null);
  }

  /** {@return the state from now on} */
  public UriEndpointState getState() {
    return state;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("state", state);
  }
}
