// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** ICE chose the pair of candidates by which media goes from now on. */
public class NewCandidatePairSelectedEvent extends MediaEvent {
  private final IceCandidatePair candidatePair;

  NewCandidatePairSelectedEvent(Members from) {
    super(from);
    candidatePair = from.get("candidatePair", Decoders.structure(IceCandidatePair.class), null);
  }

  /** {@return the pair} */
  public IceCandidatePair getCandidatePair() {
    return candidatePair;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("candidatePair", candidatePair);
  }
}
