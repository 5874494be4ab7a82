// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of a data channel. */
public class RTCDataChannelStats extends RTCStats {
  private final String label;
  private final String protocol;
  private final long datachannelid;
  private final RTCDataChannelState state;
  private final long messagesSent;
  private final long bytesSent;
  private final long messagesReceived;
  private final long bytesReceived;

  RTCDataChannelStats(Members from) {
    super(from);
    label = from.get("label", Decoders.STRING, null);
    protocol = from.get("protocol", Decoders.STRING, null);
    datachannelid = from.get("datachannelid", Decoders.LONG, 0L);
    state = from.get("state", Decoders.constant(RTCDataChannelState.class), null);
    messagesSent = from.get("messagesSent", Decoders.LONG, 0L);
    bytesSent = from.get("bytesSent", Decoders.LONG, 0L);
    messagesReceived = from.get("messagesReceived", Decoders.LONG, 0L);
    bytesReceived = from.get("bytesReceived", Decoders.LONG, 0L);
  }

  /** {@return its name, chosen by the side that opened it} */
  public String getLabel() {
    return label;
  }

  /** {@return name of the protocol spoken on it; may be empty} */
  public String getProtocol() {
    return protocol;
  }

  /** {@return its number: 0 to 65534} */
  public long getDatachannelid() {
    return datachannelid;
  }

  /** {@return its state} */
  public RTCDataChannelState getState() {
    return state;
  }

  /** {@return how many messages were sent so far} */
  public long getMessagesSent() {
    return messagesSent;
  }

  /** {@return how many bytes of messages were sent so far} */
  public long getBytesSent() {
    return bytesSent;
  }

  /** {@return how many messages have arrived so far} */
  public long getMessagesReceived() {
    return messagesReceived;
  }

  /** {@return how many bytes of messages have arrived so far} */
  public long getBytesReceived() {
    return bytesReceived;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("label", label);
    to.accept("protocol", protocol);
    to.accept("datachannelid", datachannelid);
    to.accept("state", state);
    to.accept("messagesSent", messagesSent);
    to.accept("bytesSent", bytesSent);
    to.accept("messagesReceived", messagesReceived);
    to.accept("bytesReceived", bytesReceived);
  }
}
