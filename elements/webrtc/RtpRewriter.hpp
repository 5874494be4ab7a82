// Makes packets of any source look like one continuous stream to one viewer.
#pragma once

#include <cstdint>
#include <vector>

#include "elements/gst/GstPtr.hpp"
#include "elements/media/RtpPacket.hpp"

namespace headwater::media {

/// How a stream was announced to the viewer.
struct OutputFormat {
  uint8_t payloadType = 0;
  uint32_t ssrc = 0;
  uint32_t clockRate = 0;
  std::vector<int> extensionIds;  ///< by index of forwardedExtensions(); 0 not negotiated
};

/// RFC 3550 5.1 for what a relay changes: payload type, SSRC, sequence number and time stamp, the latter two
/// continuous across changes of the source; header extensions are those that the viewer negotiated. The
/// payload's memory is shared, not copied. Thread: the feed thread of the peer.
class RtpRewriter {
 public:
  void configure(const OutputFormat& format);
  /// The next packet does not continue the one before: after a gap of our making, or from another source.
  void restart() { anchored_ = false; }

  /// Null when the packet's memory is not readable.
  gst::Ptr<GstBuffer> rewrite(const RtpPacket& packet);

 private:
  void anchor(const RtpPacket& packet);
  std::vector<uint8_t> extensionBlock(const RtpPacket& packet) const;

  OutputFormat format_;
  bool anchored_ = false, everSent_ = false;
  uint32_t sourceSsrc_ = 0;
  uint16_t sequenceOffset_ = 0, lastSequence_ = 0;
  uint32_t timestampOffset_ = 0, lastTimestamp_ = 0;
  std::chrono::steady_clock::time_point lastArrival_;
};

}  // namespace headwater::media
