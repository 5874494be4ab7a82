// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Formats of audio. */
public enum AudioCodec {
  /** Opus. */
  OPUS,
  /** G.711 with the mu law. */
  PCMU,
  /** G.711 with the A law. */
  PCMA,
  /** Not encoded. */
  RAW
}
