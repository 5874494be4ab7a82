// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Types of ICE candidates (RFC 8445). */
public enum RTCStatsIceCandidateType {
  /** An address of the host itself. */
  host,
  /** An address that a STUN server saw. */
  serverreflexive,
  /** An address that the other side saw. */
  peerreflexive,
  /** An address of a TURN server. */
  relayed
}
