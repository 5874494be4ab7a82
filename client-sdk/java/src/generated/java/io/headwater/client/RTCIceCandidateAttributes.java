// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** An ICE candidate. */
public class RTCIceCandidateAttributes extends RTCStats {
  private final String ipAddress;
  private final long portNumber;
  private final String transport;
  private final RTCStatsIceCandidateType candidateType;
  private final long priority;
  private final String addressSourceUrl;

  RTCIceCandidateAttributes(Members from) {
    super(from);
    ipAddress = from.get("ipAddress", Decoders.STRING, null);
    portNumber = from.get("portNumber", Decoders.LONG, 0L);
    transport = from.get("transport", Decoders.STRING, null);
    candidateType = from.get("candidateType", Decoders.constant(RTCStatsIceCandidateType.class), null);
    priority = from.get("priority", Decoders.LONG, 0L);
    addressSourceUrl = from.get("addressSourceUrl", Decoders.STRING, null);
  }

  /** {@return its IP address} */
  public String getIpAddress() {
    return ipAddress;
  }

  /** {@return its port: 1 to 65535} */
  public long getPortNumber() {
    return portNumber;
  }

  /** {@return {@code udp} or {@code tcp}} */
  public String getTransport() {
    return transport;
  }

  /** {@return its type} */
  public RTCStatsIceCandidateType getCandidateType() {
    return candidateType;
  }

  /** {@return its priority (RFC 8445 section 5.1.2)} */
  public long getPriority() {
    return priority;
  }

  /** {@return URL of the server that it was learned from; empty for host candidates} */
  public String getAddressSourceUrl() {
    return addressSourceUrl;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("ipAddress", ipAddress);
    to.accept("portNumber", portNumber);
    to.accept("transport", transport);
    to.accept("candidateType", candidateType);
    to.accept("priority", priority);
    to.accept("addressSourceUrl", addressSourceUrl);
  }
}
