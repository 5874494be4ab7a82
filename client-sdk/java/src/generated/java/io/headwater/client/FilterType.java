// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** On which media a filter works. */
public enum FilterType {
  /** On sound. */
  AUDIO,
  /** On whatever its GStreamer element takes. */
  AUTODETECT,
  /** On pictures. */
  VIDEO
}
