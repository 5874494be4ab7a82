// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A format of video. */
public class VideoCaps extends Structure {
  private VideoCodec codec;
  private Fraction framerate;

  /**
   * With all that it needs.
   *
   * @param codec how it is encoded.
   * @param framerate pictures per second.
   */
  public VideoCaps(VideoCodec codec, Fraction framerate) {
    this.codec = codec;
    this.framerate = framerate;
  }

  VideoCaps(Members from) {
    codec = from.get("codec", Decoders.constant(VideoCodec.class), null);
    framerate = from.get("framerate", Decoders.structure(Fraction.class), null);
  }

  /** {@return how it is encoded} */
  public VideoCodec getCodec() {
    return codec;
  }

  /**
   * Sets what {@code getCodec} gives.
   *
   * @param codec how it is encoded.
   */
  public void setCodec(VideoCodec codec) {
    this.codec = codec;
  }

  /** {@return pictures per second} */
  public Fraction getFramerate() {
    return framerate;
  }

  /**
   * Sets what {@code getFramerate} gives.
   *
   * @param framerate pictures per second.
   */
  public void setFramerate(Fraction framerate) {
    this.framerate = framerate;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("codec", codec);
    to.accept("framerate", framerate);
  }
}
