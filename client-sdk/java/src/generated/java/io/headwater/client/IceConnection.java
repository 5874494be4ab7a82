// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The state of ICE on one component. */
public class IceConnection extends Structure {
  private final String streamId;
  private final int componentId;
  private final IceComponentState state;

  IceConnection(Members from) {
    streamId = from.get("streamId", Decoders.STRING, null);
    componentId = from.get("componentId", Decoders.INT, 0);
    state = from.get("state", Decoders.constant(IceComponentState.class), null);
  }

  /** {@return number of the media section} */
  public String getStreamId() {
    return streamId;
  }

  /** {@return 1 for RTP, 2 for RTCP where it has a transport of its own} */
  public int getComponentId() {
    return componentId;
  }

  /** {@return the state} */
  public IceComponentState getState() {
    return state;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("streamId", streamId);
    to.accept("componentId", componentId);
    to.accept("state", state);
  }
}
