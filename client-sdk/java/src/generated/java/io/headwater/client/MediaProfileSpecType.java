// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Containers for recordings, and what goes into them. */
public enum MediaProfileSpecType {
  /** WebM with audio and video. */
  WEBM,
  /** Matroska with audio and video. */
  MKV,
  /** MP4 with audio and video. */
  MP4,
  /** WebM with video only. */
  WEBM_VIDEO_ONLY,
  /** WebM with audio only. */
  WEBM_AUDIO_ONLY,
  /** Matroska with video only. */
  MKV_VIDEO_ONLY,
  /** Matroska with audio only. */
  MKV_AUDIO_ONLY,
  /** MP4 with video only. */
  MP4_VIDEO_ONLY,
  /** MP4 with audio only. */
  MP4_AUDIO_ONLY,
  /** Single JPEG pictures. */
  JPEG_VIDEO_ONLY,
  /** Upload to a recording service. Not supported. */
  KURENTO_SPLIT_RECORDER,
  /** FLV with audio and video. */
  FLV
}
