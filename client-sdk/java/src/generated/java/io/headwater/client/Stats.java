// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** What all statistics have. */
public class Stats extends Structure {
  private final String id;
  private final StatsType type;
  private final long timestampMillis;

  Stats(Members from) {
    id = from.get("id", Decoders.STRING, null);
    type = from.get("type", Decoders.constant(StatsType.class), null);
    timestampMillis = from.get("timestampMillis", Decoders.LONG, 0L);
  }

  /** {@return name of what they are about, the same in each reading} */
  public String getId() {
    return id;
  }

  /** {@return kind of what they are about} */
  public StatsType getType() {
    return type;
  }

  /** {@return when they were read, in milliseconds since 1970-01-01 UTC} */
  public long getTimestampMillis() {
    return timestampMillis;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("id", id);
    to.accept("type", type);
    to.accept("timestampMillis", timestampMillis);
  }
}
