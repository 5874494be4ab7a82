// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** States of a pair of ICE candidates (RFC 8445 section 6.1.2.6). */
public enum RTCStatsIceCandidatePairState {
  /** Its check waits for another one. */
  frozen,
  /** Its check will be made. */
  waiting,
  /** Its check is under way. */
  inprogress,
  /** Its check failed. */
  failed,
  /** Its check succeeded. */
  succeeded,
  /** Its check was given up. */
  cancelled
}
