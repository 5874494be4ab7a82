// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Whether a transport is up. */
public enum ConnectionState {
  /** It is not up yet, or not any more. */
  DISCONNECTED,
  /** Media can pass. */
  CONNECTED
}
