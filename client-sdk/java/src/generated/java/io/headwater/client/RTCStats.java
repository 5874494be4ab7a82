// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Statistics of WebRTC, in the manner of the W3C's webrtc-stats. */
public class RTCStats extends Stats {
  RTCStats(Members from) {
    super(from);
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
  }
}
