// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** ICE made progress on one component, or failed. */
public class IceComponentStateChangedEvent extends MediaEvent {
  private final int streamId;
  private final int componentId;
  private final IceComponentState state;

  IceComponentStateChangedEvent(Members from) {
    super(from);
    streamId = from.get("streamId", Decoders.INT, 0);
    componentId = from.get("componentId", Decoders.INT, 0);
    state = from.get("state", Decoders.constant(IceComponentState.class), null);
  }

  /** {@return number of the media section} */
  public int getStreamId() {
    return streamId;
  }

  /** {@return 1 for RTP, 2 for RTCP where it has a transport of its own} */
  public int getComponentId() {
    return componentId;
  }

  /** {@return the state from now on} */
  public IceComponentState getState() {
    return state;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("streamId", streamId);
    to.accept("componentId", componentId);
    to.accept("state", state);
  }
}
