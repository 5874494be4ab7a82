// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** States of a data channel. */
public enum RTCDataChannelState {
  /** Being opened. */
  connecting,
  /** Open: messages pass. */
  open,
  /** Being closed. */
  closing,
  /** Closed. */
  closed
}
