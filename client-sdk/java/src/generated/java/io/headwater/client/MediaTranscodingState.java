// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Whether media is transcoded. */
public enum MediaTranscodingState {
  /** It is decoded and encoded anew. */
  TRANSCODING,
  /** It is handed on as it comes. */
  NOT_TRANSCODING
}
