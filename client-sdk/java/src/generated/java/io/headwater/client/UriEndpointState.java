// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** What an endpoint with a URI is doing. */
public enum UriEndpointState {
  /** Nothing; the next start is at the beginning. */
  STOP,
  /** Reading or writing. */
  START,
  /** Waiting where it is. */
  PAUSE
}
