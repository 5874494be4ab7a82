// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Formats of video. */
public enum VideoCodec {
  /** H.265, also called HEVC. */
  H265,
  /** AV1. */
  AV1,
  /** VP9. */
  VP9,
  /** VP8. */
  VP8,
  /** H.264, also called AVC. */
  H264,
  /** Not encoded. */
  RAW
}
