#include "elements/fanout/StreamRewriter.hpp"

#include <cstring>

#include "elements/base/Bytes.hpp"

namespace headwater::fanout {

namespace {

constexpr size_t kFixedHeader = 12;
/// What forwarded elements may take of a header: the rest is fixed.
constexpr size_t kLargestBlock = StreamRewriter::kLargestHeader - kFixedHeader - 4;

bool isOneByteId(int id) {
  return id >= 1 && id <= 14;
}

}  // namespace

StreamRewriter::StreamRewriter(OutputFormat format) : format_(std::move(format)) {
  layOut();
}

void StreamRewriter::layOut() {
  const auto element = [this](int id, size_t size) {
    const size_t at = fixedSize_ + 1;
    fixedBlock_[fixedSize_] = static_cast<uint8_t>(id << 4 | static_cast<int>(size - 1));
    fixedSize_ += 1 + size;
    return at;
  };
  if (isOneByteId(format_.absSendTimeId)) absSendTimeAt_ = element(format_.absSendTimeId, 3);
  if (isOneByteId(format_.transportCcId)) transportCcAt_ = element(format_.transportCcId, 2);
}

void StreamRewriter::anchor(const track::RtpPacket& packet) {
  const auto before = segments_[current_];
  Segment segment;
  if (!everSent_) {
    // RFC 3550 5.1: both start at random.
    lastSequence_ = static_cast<uint16_t>(g_random_int() & 0x7fff);
    segment.timestampOffset = g_random_int();
  } else if (packet.header.ssrc == before.ssrc) {
    segment.timestampOffset = before.timestampOffset;
  } else {
    const auto gap =
        std::chrono::duration_cast<std::chrono::microseconds>(packet.arrival - lastArrival_).count();
    const auto ticks = static_cast<int64_t>(format_.clockRate) * (gap > 0 ? gap : 0) / 1'000'000;
    segment.timestampOffset =
        lastTimestamp_ + static_cast<uint32_t>(ticks > 0 ? ticks : 1) - packet.header.timestamp;
  }
  segment.ssrc = packet.header.ssrc;
  segment.firstSequence = static_cast<uint16_t>(lastSequence_ + 1);
  segment.sequenceOffset = static_cast<uint16_t>(segment.firstSequence - packet.header.sequence);
  segment.used = true;
  current_ = everSent_ ? (current_ + 1) % kSegments : current_;
  segments_[current_] = segment;
  anchored_ = everSent_ = true;
  lastSequence_ = static_cast<uint16_t>(segment.firstSequence - 1);
}

/// A source that goes on elsewhere: no loss and no delay is that long.
bool StreamRewriter::jumps(const track::RtpPacket& packet) const {
  constexpr int kJump = 0x1000;
  const int distance = rtp::sequenceDistance(
      lastSequence_, static_cast<uint16_t>(packet.header.sequence + segments_[current_].sequenceOffset));
  return distance > kJump || distance < -kJump;
}

std::optional<StreamRewriter::Numbers> StreamRewriter::next(const track::RtpPacket& packet) {
  if (!anchored_ || packet.header.ssrc != segments_[current_].ssrc || jumps(packet)) anchor(packet);
  auto& segment = segments_[current_];
  const Numbers numbers{static_cast<uint16_t>(packet.header.sequence + segment.sequenceOffset),
                        packet.header.timestamp + segment.timestampOffset};
  const int ahead = rtp::sequenceDistance(lastSequence_, numbers.sequence);
  if (ahead <= 0) {
    // Late. Its number is its own only within this segment.
    const int sinceStart = rtp::sequenceDistance(segment.firstSequence, numbers.sequence);
    return sinceStart >= 0 ? std::optional(numbers) : std::nullopt;
  }
  lastSequence_ = numbers.sequence;
  lastTimestamp_ = numbers.timestamp;
  lastArrival_ = packet.arrival;
  // So that the distance from the start stays comparable with numbers that wrap.
  if (rtp::sequenceDistance(segment.firstSequence, numbers.sequence) > 0x4000)
    segment.firstSequence = static_cast<uint16_t>(numbers.sequence - 0x2000);
  return numbers;
}

const StreamRewriter::Segment* StreamRewriter::segmentOf(uint16_t sequence) const {
  if (!everSent_ || rtp::sequenceDistance(lastSequence_, sequence) > 0) return nullptr;
  for (size_t back = 0; back < kSegments; ++back) {
    const auto& segment = segments_[(current_ + kSegments - back) % kSegments];
    if (!segment.used) return nullptr;
    if (rtp::sequenceDistance(segment.firstSequence, sequence) >= 0) return &segment;
  }
  return nullptr;
}

std::optional<StreamRewriter::SourcePlace> StreamRewriter::sourceOf(uint16_t sequence) const {
  const auto* segment = segmentOf(sequence);
  if (!segment) return std::nullopt;
  return SourcePlace{segment->ssrc, static_cast<uint16_t>(sequence - segment->sequenceOffset)};
}

uint32_t StreamRewriter::timestampOf(const track::RtpPacket& packet, uint16_t sequence) const {
  const auto* segment = segmentOf(sequence);
  return packet.header.timestamp + (segment ? segment->timestampOffset : 0);
}

size_t StreamRewriter::writeForwarded(const track::RtpPacket& packet, uint8_t* block, size_t at) const {
  for (const auto& extension : packet.extensions) {
    const int id =
        extension.extension < format_.extensionIds.size() ? format_.extensionIds[extension.extension] : 0;
    const size_t size = extension.data.size();
    if (!isOneByteId(id) || size == 0 || size > 16 || at + 1 + size > kLargestBlock) continue;
    block[at] = static_cast<uint8_t>(id << 4 | static_cast<int>(size - 1));
    std::memcpy(block + at + 1, extension.data.data(), size);
    at += 1 + size;
  }
  return at;
}

size_t StreamRewriter::write(const track::RtpPacket& packet, uint8_t payloadType, uint32_t ssrc,
                             const Numbers& numbers, const HopValues& hop, Header to) const {
  uint8_t* const block = to.data() + kFixedHeader + 4;
  std::memcpy(block, fixedBlock_.data(), fixedSize_);
  if (absSendTimeAt_ > 0) {
    block[absSendTimeAt_] = static_cast<uint8_t>(hop.absSendTime >> 16);
    base::put16(block + absSendTimeAt_ + 1, static_cast<uint16_t>(hop.absSendTime));
  }
  if (transportCcAt_ > 0) base::put16(block + transportCcAt_, hop.transportSequence);
  size_t size = packet.extensions.empty() ? fixedSize_ : writeForwarded(packet, block, fixedSize_);
  while (size % 4) block[size++] = 0;
  to[0] = static_cast<uint8_t>(0x80 | (size > 0 ? 0x10 : 0));
  to[1] = static_cast<uint8_t>((packet.header.marker ? 0x80 : 0) | payloadType);
  base::put16(&to[2], numbers.sequence);
  base::put32(&to[4], numbers.timestamp);
  base::put32(&to[8], ssrc);
  if (size == 0) return kFixedHeader;
  base::put16(&to[kFixedHeader], 0xBEDE);  // RFC 8285 4.2, one-byte elements
  base::put16(&to[kFixedHeader + 2], static_cast<uint16_t>(size / 4));
  return kFixedHeader + 4 + size;
}

size_t StreamRewriter::writeHeader(const track::RtpPacket& packet, const Numbers& numbers,
                                   const HopValues& hop, Header to) const {
  return write(packet, format_.payloadType, format_.ssrc, numbers, hop, to);
}

size_t StreamRewriter::writeRtxHeader(const track::RtpPacket& packet, const Numbers& numbers,
                                      const HopValues& hop, Header to) const {
  return write(packet, static_cast<uint8_t>(format_.rtxPayloadType), format_.rtxSsrc, numbers, hop, to);
}

}  // namespace headwater::fanout
