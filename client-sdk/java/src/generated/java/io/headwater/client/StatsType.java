// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** What statistics are about. */
public enum StatsType {
  /** An RTP stream that the server receives. */
  inboundrtp,
  /** An RTP stream that the server sends. */
  outboundrtp,
  /** The whole connection of an endpoint. */
  session,
  /** A data channel. */
  datachannel,
  /** A track of media. */
  track,
  /** A transport (ICE and DTLS). */
  transport,
  /** A pair of ICE candidates. */
  candidatepair,
  /** An ICE candidate of the server. */
  localcandidate,
  /** An ICE candidate of the other side. */
  remotecandidate,
  /** A media element. */
  element,
  /** An endpoint. */
  endpoint
}
