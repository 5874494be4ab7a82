// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** How much a drawing of GStreamer elements shows. */
public enum GstreamerDotDetails {
  /** The type of media on each link. */
  SHOW_MEDIA_TYPE,
  /** The whole format on each link. */
  SHOW_CAPS_DETAILS,
  /** Settings of elements that differ from their defaults. */
  SHOW_NON_DEFAULT_PARAMS,
  /** The state of each element. */
  SHOW_STATES,
  /** Settings of elements with their whole values. */
  SHOW_FULL_PARAMS,
  /** All of the above with short values. */
  SHOW_ALL,
  /** Everything, in full. */
  SHOW_VERBOSE
}
