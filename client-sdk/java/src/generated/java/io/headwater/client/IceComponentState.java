// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** States of ICE on one component. */
public enum IceComponentState {
  /** Nothing has happened yet, or the connection is lost. */
  DISCONNECTED,
  /** Candidates are being found. */
  GATHERING,
  /** Pairs of candidates are being checked. */
  CONNECTING,
  /** A pair works. */
  CONNECTED,
  /** The pair to use is chosen. */
  READY,
  /** No pair works. */
  FAILED
}
