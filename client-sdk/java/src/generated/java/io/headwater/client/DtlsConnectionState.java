// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** States of DTLS. */
public enum DtlsConnectionState {
  /** Nothing has happened yet. */
  NEW,
  /** It was closed. */
  CLOSED,
  /** The handshake failed, or the other side's certificate is not the one of its description. */
  FAILED,
  /** The handshake is under way. */
  CONNECTING,
  /** The handshake is done, and the other side's certificate was checked. */
  CONNECTED
}
