// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** Statistics of an endpoint. */
public class EndpointStats extends ElementStats {
  private final List<MediaLatencyStat> E2ELatency;

  EndpointStats(Members from) {
    super(from);
    E2ELatency = from.get("E2ELatency", Decoders.list(Decoders.structure(MediaLatencyStat.class)), List.of());
  }

  /**
   * {@return time from where media entered the server to where it leaves it here, for each stream. Empty unless the
   * pipeline's latencyStats is set}
   */
  public List<MediaLatencyStat> getE2ELatency() {
    return E2ELatency;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("E2ELatency", E2ELatency);
  }
}
