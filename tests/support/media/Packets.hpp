// RTP packets made by hand.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "elements/track/RtpPacket.hpp"

namespace headwater::test {

struct PacketFields {
  uint8_t payloadType = 96;
  uint16_t sequence = 0;
  uint32_t timestamp = 0;
  uint32_t ssrc = 1;
  bool marker = false;
  std::vector<uint8_t> extension{};  ///< the whole block, profile and length first
};

inline std::vector<uint8_t> rawPacket(const PacketFields& fields, const std::vector<uint8_t>& payload) {
  const auto byte = [](uint32_t value, int shift) { return static_cast<uint8_t>(value >> shift); };
  std::vector<uint8_t> bytes{static_cast<uint8_t>(0x80 | (fields.extension.empty() ? 0 : 0x10)),
                             static_cast<uint8_t>((fields.marker ? 0x80 : 0) | fields.payloadType),
                             byte(fields.sequence, 8), byte(fields.sequence, 0)};
  for (const uint32_t word : {fields.timestamp, fields.ssrc})
    for (const int shift : {24, 16, 8, 0}) bytes.push_back(byte(word, shift));
  bytes.insert(bytes.end(), fields.extension.begin(), fields.extension.end());
  bytes.insert(bytes.end(), payload.begin(), payload.end());
  return bytes;
}

inline track::RtpPacket makePacket(const PacketFields& fields, size_t size, bool keyframe,
                                   std::chrono::steady_clock::time_point arrival) {
  const auto bytes = rawPacket(fields, std::vector<uint8_t>(size, 0x55));
  track::RtpPacket packet;
  packet.buffer = gst::MappedBuffer(gst::adopt(gst_buffer_new_memdup(bytes.data(), bytes.size())));
  packet.header = *rtp::parseRtpHeader(bytes);
  packet.keyframe = keyframe;
  packet.arrival = arrival;
  return packet;
}

inline track::RtpPacketPtr sharedPacket(const PacketFields& fields, size_t size, bool keyframe,
                                        std::chrono::steady_clock::time_point arrival) {
  return std::make_shared<const track::RtpPacket>(makePacket(fields, size, keyframe, arrival));
}

}  // namespace headwater::test
