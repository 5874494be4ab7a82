#include "elements/webrtc/RtpRewriter.hpp"

namespace headwater::media {

namespace {

void put16(uint8_t* at, uint16_t value) {
  at[0] = static_cast<uint8_t>(value >> 8);
  at[1] = static_cast<uint8_t>(value);
}

void put32(uint8_t* at, uint32_t value) {
  put16(at, static_cast<uint16_t>(value >> 16));
  put16(at + 2, static_cast<uint16_t>(value));
}

}  // namespace

void RtpRewriter::configure(const OutputFormat& format) {
  format_ = format;
  anchored_ = false;
}

void RtpRewriter::anchor(const RtpPacket& packet) {
  const bool sameSource = everSent_ && packet.header.ssrc == sourceSsrc_;
  if (!everSent_) {
    // RFC 3550 5.1: both start at random.
    lastSequence_ = static_cast<uint16_t>(g_random_int() & 0x7fff);
    timestampOffset_ = g_random_int();
  } else if (!sameSource) {
    const auto gap =
        std::chrono::duration_cast<std::chrono::microseconds>(packet.arrival - lastArrival_).count();
    const auto ticks = static_cast<int64_t>(format_.clockRate) * (gap > 0 ? gap : 0) / 1'000'000;
    timestampOffset_ =
        lastTimestamp_ + static_cast<uint32_t>(ticks > 0 ? ticks : 1) - packet.header.timestamp;
  }
  sequenceOffset_ = static_cast<uint16_t>(lastSequence_ + 1 - packet.header.sequence);
  sourceSsrc_ = packet.header.ssrc;
  anchored_ = everSent_ = true;
}

// RFC 8285 4.2, one-byte elements: what we forward is short.
std::vector<uint8_t> RtpRewriter::extensionBlock(const RtpPacket& packet) const {
  std::vector<uint8_t> block;
  for (const auto& extension : packet.extensions) {
    const int id =
        extension.extension < format_.extensionIds.size() ? format_.extensionIds[extension.extension] : 0;
    if (id < 1 || id > 14 || extension.data.empty() || extension.data.size() > 16) continue;
    if (block.empty()) block = {0xBE, 0xDE, 0, 0};
    block.push_back(static_cast<uint8_t>(id << 4 | static_cast<int>(extension.data.size() - 1)));
    block.insert(block.end(), extension.data.begin(), extension.data.end());
  }
  while (block.size() % 4) block.push_back(0);
  if (!block.empty()) put16(&block[2], static_cast<uint16_t>(block.size() / 4 - 1));
  return block;
}

gst::Ptr<GstBuffer> RtpRewriter::rewrite(const RtpPacket& packet) {
  if (!anchored_ || packet.header.ssrc != sourceSsrc_) anchor(packet);
  const auto sequence = static_cast<uint16_t>(packet.header.sequence + sequenceOffset_);
  const auto timestamp = packet.header.timestamp + timestampOffset_;
  if (sequenceDistance(lastSequence_, sequence) > 0) {
    lastSequence_ = sequence;
    lastTimestamp_ = timestamp;
    lastArrival_ = packet.arrival;
  }
  const auto extensions = extensionBlock(packet);
  uint8_t fixed[12];
  fixed[0] = static_cast<uint8_t>(0x80 | (extensions.empty() ? 0 : 0x10));
  fixed[1] = static_cast<uint8_t>((packet.header.marker ? 0x80 : 0) | format_.payloadType);
  put16(fixed + 2, sequence);
  put32(fixed + 4, timestamp);
  put32(fixed + 8, format_.ssrc);

  auto buffer = gst::adopt(gst_buffer_copy_region(packet.buffer.get(), GST_BUFFER_COPY_MEMORY,
                                                  packet.header.payloadOffset, packet.header.payloadSize));
  if (!buffer) return nullptr;
  const gsize headerSize = sizeof fixed + extensions.size();
  GstMemory* header = gst_allocator_alloc(nullptr, headerSize, nullptr);
  GstMapInfo map;
  if (!gst_memory_map(header, &map, GST_MAP_WRITE)) {
    gst_memory_unref(header);
    return nullptr;
  }
  std::copy(fixed, fixed + sizeof fixed, map.data);
  std::copy(extensions.begin(), extensions.end(), map.data + sizeof fixed);
  gst_memory_unmap(header, &map);
  gst_buffer_prepend_memory(buffer.get(), header);
  GST_BUFFER_PTS(buffer.get()) = packet.runningTime;
  return buffer;
}

}  // namespace headwater::media
