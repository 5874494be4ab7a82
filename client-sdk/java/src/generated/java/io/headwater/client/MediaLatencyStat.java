// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** How long media takes on a way. */
public class MediaLatencyStat extends Structure {
  private final String name;
  private final MediaType type;
  private final double avg;

  MediaLatencyStat(Members from) {
    name = from.get("name", Decoders.STRING, null);
    type = from.get("type", Decoders.constant(MediaType.class), null);
    avg = from.get("avg", Decoders.DOUBLE, 0.0);
  }

  /** {@return name of the way: of the stream, or of where it starts} */
  public String getName() {
    return name;
  }

  /** {@return the type of media} */
  public MediaType getType() {
    return type;
  }

  /** {@return mean time, in nanoseconds} */
  public double getAvg() {
    return avg;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("name", name);
    to.accept("type", type);
    to.accept("avg", avg);
  }
}
