// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** What is known of a played stream. */
public class VideoInfo extends Structure {
  private final boolean isSeekable;
  private final long seekableInit;
  private final long seekableEnd;
  private final long duration;

  VideoInfo(Members from) {
    isSeekable = from.get("isSeekable", Decoders.BOOLEAN, false);
    seekableInit = from.get("seekableInit", Decoders.LONG, 0L);
    seekableEnd = from.get("seekableEnd", Decoders.LONG, 0L);
    duration = from.get("duration", Decoders.LONG, 0L);
  }

  /** {@return whether its position can be set} */
  public boolean getIsSeekable() {
    return isSeekable;
  }

  /** {@return first position that can be set, in milliseconds} */
  public long getSeekableInit() {
    return seekableInit;
  }

  /** {@return last position that can be set, in milliseconds} */
  public long getSeekableEnd() {
    return seekableEnd;
  }

  /** {@return how long it is, in milliseconds; -1 when that is not known} */
  public long getDuration() {
    return duration;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("isSeekable", isSeekable);
    to.accept("seekableInit", seekableInit);
    to.accept("seekableEnd", seekableEnd);
    to.accept("duration", duration);
  }
}
