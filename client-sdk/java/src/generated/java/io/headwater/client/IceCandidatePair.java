// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A pair of ICE candidates in use. */
public class IceCandidatePair extends Structure {
  private final String streamId;
  private final int componentId;
  private final String localCandidate;
  private final String remoteCandidate;

  IceCandidatePair(Members from) {
    streamId = from.get("streamId", Decoders.STRING, null);
    componentId = from.get("componentId", Decoders.INT, 0);
    localCandidate = from.get("localCandidate", Decoders.STRING, null);
    remoteCandidate = from.get("remoteCandidate", Decoders.STRING, null);
  }

  /** {@return number of the media section} */
  public String getStreamId() {
    return streamId;
  }

  /** {@return 1 for RTP, 2 for RTCP where it has a transport of its own} */
  public int getComponentId() {
    return componentId;
  }

  /** {@return candidate of the server, as in SDP} */
  public String getLocalCandidate() {
    return localCandidate;
  }

  /** {@return candidate of the other side, as in SDP} */
  public String getRemoteCandidate() {
    return remoteCandidate;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("streamId", streamId);
    to.accept("componentId", componentId);
    to.accept("localCandidate", localCandidate);
    to.accept("remoteCandidate", remoteCandidate);
  }
}
