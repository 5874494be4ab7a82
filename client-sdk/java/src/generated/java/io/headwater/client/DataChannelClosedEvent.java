// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A data channel is closed. */
public class DataChannelClosedEvent extends MediaEvent {
  private final int channelId;

  DataChannelClosedEvent(Members from) {
    super(from);
    channelId = from.get("channelId", Decoders.INT, 0);
  }

  /** {@return the number that it had} */
  public int getChannelId() {
    return channelId;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("channelId", channelId);
  }
}
