// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The state of DTLS on one component. */
public class DtlsConnection extends Structure {
  private final String streamId;
  private final String componentId;
  private final String connectionId;
  private final DtlsConnectionState state;

  DtlsConnection(Members from) {
    streamId = from.get("streamId", Decoders.STRING, null);
    componentId = from.get("componentId", Decoders.STRING, null);
    connectionId = from.get("connectionId", Decoders.STRING, null);
    state = from.get("state", Decoders.constant(DtlsConnectionState.class), null);
  }

  /** {@return number of the media section} */
  public String getStreamId() {
    return streamId;
  }

  /**
   * {@return the transport and a direction of it, which come in pairs: {@code [bundle/dtlssrtpenc]} and {@code
   * [bundle/dtlssrtpdec]}; without BUNDLE {@code rtcpmux} or {@code sctp} in the place of {@code bundle}}
   */
  public String getComponentId() {
    return componentId;
  }

  /** {@return name of the connection that carries the media section} */
  public String getConnectionId() {
    return connectionId;
  }

  /** {@return the state} */
  public DtlsConnectionState getState() {
    return state;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("streamId", streamId);
    to.accept("componentId", componentId);
    to.accept("connectionId", connectionId);
    to.accept("state", state);
  }
}
