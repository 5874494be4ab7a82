// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of the whole connection of an endpoint. */
public class RTCPeerConnectionStats extends RTCStats {
  private final long dataChannelsOpened;
  private final long dataChannelsClosed;

  RTCPeerConnectionStats(Members from) {
    super(from);
    dataChannelsOpened = from.get("dataChannelsOpened", Decoders.LONG, 0L);
    dataChannelsClosed = from.get("dataChannelsClosed", Decoders.LONG, 0L);
  }

  /** {@return how many data channels were opened so far} */
  public long getDataChannelsOpened() {
    return dataChannelsOpened;
  }

  /** {@return how many data channels were closed so far} */
  public long getDataChannelsClosed() {
    return dataChannelsClosed;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("dataChannelsOpened", dataChannelsOpened);
    to.accept("dataChannelsClosed", dataChannelsClosed);
  }
}
