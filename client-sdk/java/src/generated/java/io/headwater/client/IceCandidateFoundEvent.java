// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The server found a candidate, to be told to the other side. */
public class IceCandidateFoundEvent extends MediaEvent {
  private final IceCandidate candidate;

  IceCandidateFoundEvent(Members from) {
    super(from);
    candidate = from.get("candidate", Decoders.structure(IceCandidate.class), null);
  }

  /** {@return the candidate} */
  public IceCandidate getCandidate() {
    return candidate;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("candidate", candidate);
  }
}
