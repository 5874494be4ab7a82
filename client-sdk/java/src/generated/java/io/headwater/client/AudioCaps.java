// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A format of audio. */
public class AudioCaps extends Structure {
  private AudioCodec codec;
  private int bitrate;

  /**
   * With all that it needs.
   *
   * @param codec how it is encoded.
   * @param bitrate at which bitrate, in bit/s.
   */
  public AudioCaps(AudioCodec codec, int bitrate) {
    this.codec = codec;
    this.bitrate = bitrate;
  }

  AudioCaps(Members from) {
    codec = from.get("codec", Decoders.constant(AudioCodec.class), null);
    bitrate = from.get("bitrate", Decoders.INT, 0);
  }

  /** {@return how it is encoded} */
  public AudioCodec getCodec() {
    return codec;
  }

  /**
   * Sets what {@code getCodec} gives.
   *
   * @param codec how it is encoded.
   */
  public void setCodec(AudioCodec codec) {
    this.codec = codec;
  }

  /** {@return at which bitrate, in bit/s} */
  public int getBitrate() {
    return bitrate;
  }

  /**
   * Sets what {@code getBitrate} gives.
   *
   * @param bitrate at which bitrate, in bit/s.
   */
  public void setBitrate(int bitrate) {
    this.bitrate = bitrate;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("codec", codec);
    to.accept("bitrate", bitrate);
  }
}
