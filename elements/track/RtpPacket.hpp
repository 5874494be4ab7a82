// One RTP packet on its way from a source to its sinks.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "elements/gst/BufferMap.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/track/Forward.hpp"

namespace headwater::track {

/// A header extension element in terms of its URI: an index into forwardedExtensions().
struct RtpExtension {
  size_t extension;
  std::vector<uint8_t> data;
};

/// Immutable once published; every sink shares it, and with it the payload's memory.
struct RtpPacket {
  gst::MappedBuffer buffer;  ///< as received: header, extensions, payload, padding
  rtp::RtpHeader header;
  bool keyframe = false;  ///< starts a keyframe
  std::vector<RtpExtension> extensions;
  std::chrono::steady_clock::time_point arrival;
  uint64_t order = 0;  ///< among the packets of its Track, which sets it

  size_t size() const { return header.payloadOffset + header.payloadSize; }
  std::span<const uint8_t> payload() const {
    return buffer.data().subspan(header.payloadOffset, header.payloadSize);
  }
};

}  // namespace headwater::track
