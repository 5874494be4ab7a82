// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Types of media. */
public enum MediaType {
  /** Sound. */
  AUDIO,
  /** Messages on data channels. */
  DATA,
  /** Pictures. */
  VIDEO
}
