// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A data channel is open. */
public class DataChannelOpenedEvent extends MediaEvent {
  private final int channelId;

  DataChannelOpenedEvent(Members from) {
    super(from);
    channelId = from.get("channelId", Decoders.INT, 0);
  }

  /** {@return its number: 0 to 65534} */
  public int getChannelId() {
    return channelId;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("channelId", channelId);
  }
}
