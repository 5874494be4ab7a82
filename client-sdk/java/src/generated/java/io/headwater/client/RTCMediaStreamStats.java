// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** Statistics of a media stream. */
public class RTCMediaStreamStats extends RTCStats {
  private final String streamIdentifier;
  private final List<String> trackIds;

  RTCMediaStreamStats(Members from) {
    super(from);
    streamIdentifier = from.get("streamIdentifier", Decoders.STRING, null);
    trackIds = from.get("trackIds", Decoders.list(Decoders.STRING), List.of());
  }

  /** {@return its id, as in SDP's {@code a=msid}} */
  public String getStreamIdentifier() {
    return streamIdentifier;
  }

  /** {@return ids of the statistics of its tracks} */
  public List<String> getTrackIds() {
    return trackIds;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("streamIdentifier", streamIdentifier);
    to.accept("trackIds", trackIds);
  }
}
