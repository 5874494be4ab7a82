// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Whether media arrives. */
public enum MediaState {
  /** None has arrived yet, or none for a while. */
  DISCONNECTED,
  /** It arrives. */
  CONNECTED
}
