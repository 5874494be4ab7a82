// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** Statistics of a track. */
public class RTCMediaStreamTrackStats extends RTCStats {
  private final String trackIdentifier;
  private final boolean remoteSource;
  private final List<String> ssrcIds;
  private final long frameWidth;
  private final long frameHeight;
  private final double framesPerSecond;
  private final long framesSent;
  private final long framesReceived;
  private final long framesDecoded;
  private final long framesDropped;
  private final long framesCorrupted;
  private final double audioLevel;
  private final double echoReturnLoss;
  private final double echoReturnLossEnhancement;

  RTCMediaStreamTrackStats(Members from) {
    super(from);
    trackIdentifier = from.get("trackIdentifier", Decoders.STRING, null);
    remoteSource = from.get("remoteSource", Decoders.BOOLEAN, false);
    ssrcIds = from.get("ssrcIds", Decoders.list(Decoders.STRING), List.of());
    frameWidth = from.get("frameWidth", Decoders.LONG, 0L);
    frameHeight = from.get("frameHeight", Decoders.LONG, 0L);
    framesPerSecond = from.get("framesPerSecond", Decoders.DOUBLE, 0.0);
    framesSent = from.get("framesSent", Decoders.LONG, 0L);
    framesReceived = from.get("framesReceived", Decoders.LONG, 0L);
    framesDecoded = from.get("framesDecoded", Decoders.LONG, 0L);
    framesDropped = from.get("framesDropped", Decoders.LONG, 0L);
    framesCorrupted = from.get("framesCorrupted", Decoders.LONG, 0L);
    audioLevel = from.get("audioLevel", Decoders.DOUBLE, 0.0);
    echoReturnLoss = from.get("echoReturnLoss", Decoders.DOUBLE, 0.0);
    echoReturnLossEnhancement = from.get("echoReturnLossEnhancement", Decoders.DOUBLE, 0.0);
  }

  /** {@return its id, as in SDP's {@code a=msid}} */
  public String getTrackIdentifier() {
    return trackIdentifier;
  }

  /** {@return whether it comes from the other side} */
  public boolean getRemoteSource() {
    return remoteSource;
  }

  /** {@return SSRCs of its RTP streams, as text} */
  public List<String> getSsrcIds() {
    return ssrcIds;
  }

  /** {@return width of the last picture, in pixels} */
  public long getFrameWidth() {
    return frameWidth;
  }

  /** {@return height of the last picture, in pixels} */
  public long getFrameHeight() {
    return frameHeight;
  }

  /** {@return pictures in the last second} */
  public double getFramesPerSecond() {
    return framesPerSecond;
  }

  /** {@return how many pictures were sent so far} */
  public long getFramesSent() {
    return framesSent;
  }

  /** {@return how many pictures have arrived so far} */
  public long getFramesReceived() {
    return framesReceived;
  }

  /** {@return how many pictures were decoded so far} */
  public long getFramesDecoded() {
    return framesDecoded;
  }

  /** {@return how many pictures were left out so far} */
  public long getFramesDropped() {
    return framesDropped;
  }

  /** {@return how many pictures were damaged so far} */
  public long getFramesCorrupted() {
    return framesCorrupted;
  }

  /** {@return how loud it is: 0 (silence) to 1 (full scale)} */
  public double getAudioLevel() {
    return audioLevel;
  }

  /** {@return how much weaker the echo comes back, in decibels} */
  public double getEchoReturnLoss() {
    return echoReturnLoss;
  }

  /** {@return how much of the echo its cancellation takes away, in decibels} */
  public double getEchoReturnLossEnhancement() {
    return echoReturnLossEnhancement;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("trackIdentifier", trackIdentifier);
    to.accept("remoteSource", remoteSource);
    to.accept("ssrcIds", ssrcIds);
    to.accept("frameWidth", frameWidth);
    to.accept("frameHeight", frameHeight);
    to.accept("framesPerSecond", framesPerSecond);
    to.accept("framesSent", framesSent);
    to.accept("framesReceived", framesReceived);
    to.accept("framesDecoded", framesDecoded);
    to.accept("framesDropped", framesDropped);
    to.accept("framesCorrupted", framesCorrupted);
    to.accept("audioLevel", audioLevel);
    to.accept("echoReturnLoss", echoReturnLoss);
    to.accept("echoReturnLossEnhancement", echoReturnLossEnhancement);
  }
}
