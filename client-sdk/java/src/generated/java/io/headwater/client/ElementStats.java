// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** Statistics of a media element. */
public class ElementStats extends Stats {
  private final List<MediaLatencyStat> inputLatency;

  ElementStats(Members from) {
    super(from);
    inputLatency = from.get("inputLatency", Decoders.list(Decoders.structure(MediaLatencyStat.class)), List.of());
  }

  /**
   * {@return time from one element's input to the next one's, for each stream. Empty unless the pipeline's
   * latencyStats is set}
   */
  public List<MediaLatencyStat> getInputLatency() {
    return inputLatency;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("inputLatency", inputLatency);
  }
}
