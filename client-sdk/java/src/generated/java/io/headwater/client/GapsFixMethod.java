// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** What a recording does about gaps in its media. */
public enum GapsFixMethod {
  /** Nothing: gaps are kept. */
  NONE,
  /** Times are made anew, so that gaps vanish. */
  GENPTS,
  /** Gaps are filled with the last picture and silence where media is transcoded. */
  FILL_IF_TRANSCODING
}
