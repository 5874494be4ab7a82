// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The transport came up or went down. */
public class ConnectionStateChangedEvent extends MediaEvent {
  private final ConnectionState oldState;
  private final ConnectionState newState;

  ConnectionStateChangedEvent(Members from) {
    super(from);
    oldState = from.get("oldState", Decoders.constant(ConnectionState.class), null);
    newState = from.get("newState", Decoders.constant(ConnectionState.class), null);
  }

  /** {@return the state before} */
  public ConnectionState getOldState() {
    return oldState;
  }

  /** {@return the state from now on} */
  public ConnectionState getNewState() {
    return newState;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("oldState", oldState);
    to.accept("newState", newState);
  }
}
