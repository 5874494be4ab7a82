#include "elements/rtp/RtcpReader.hpp"

#include <algorithm>
#include <optional>

#include "elements/base/Bytes.hpp"

namespace headwater::rtp {

namespace {

using Bytes = std::span<const uint8_t>;

constexpr size_t kHeader = 4, kSsrc = 4, kSenderPart = 20, kReportBlock = 24;
constexpr size_t kFeedbackHeader =
    8;  ///< SSRCs of the packet's sender and of the media, RFC 4585 section 6.1

/// The registry of RTCP packet types; formats of feedback below.
enum Type : uint8_t { sr = 200, rr = 201, bye = 203, transportFeedback = 205, payloadFeedback = 206 };
enum TransportFormat : uint8_t { genericNack = 1, transportWide = 15 };
enum PayloadFormat : uint8_t { pli = 1, fir = 4, applicationLayer = 15 };

struct Packet {
  uint8_t count = 0;  ///< report blocks, sources, or the format of feedback
  uint8_t type = 0;
  Bytes body;  ///< without the common header and padding
};

/// The packet at the start of `rest`, which is shortened by it. RFC 3550 section 6.4.1 wants padding on the
/// last packet only and in whole words; libwebrtc pads each transport feedback to whole words with 1 to 3
/// bytes, also in the midst of a compound.
RtcpError split(Bytes& rest, Packet& packet) {
  if (rest.size() < kHeader) return RtcpError::truncated;
  if (rest[0] >> 6 != 2) return RtcpError::version;
  const size_t size = 4 * (static_cast<size_t>(base::get16(&rest[2])) + 1);
  if (size > rest.size()) return RtcpError::truncated;
  packet.count = rest[0] & 0x1f;
  packet.type = rest[1];
  packet.body = rest.subspan(kHeader, size - kHeader);
  if (rest[0] & 0x20) {
    const size_t padding = packet.body.empty() ? 0 : packet.body.back();
    if (padding == 0 || padding > packet.body.size()) return RtcpError::padding;
    packet.body = packet.body.first(packet.body.size() - padding);
  }
  rest = rest.subspan(size);
  return RtcpError::none;
}

ReportBlock readBlock(const uint8_t* at) {
  ReportBlock block;
  block.ssrc = base::get32(at);
  block.fractionLost = at[4];
  block.packetsLost = static_cast<int32_t>(base::get24(at + 5) << 8) >> 8;
  block.highestSequence = base::get32(at + 8);
  block.jitter = base::get32(at + 12);
  block.lastSr = base::get32(at + 16);
  block.delaySinceLastSr = base::get32(at + 20);
  return block;
}

bool readBlocks(uint32_t sender, size_t count, Bytes blocks, RtcpVisitor& visitor) {
  if (blocks.size() < count * kReportBlock) return false;  // more is an extension of the profile
  for (size_t i = 0; i < count; ++i) visitor.onReportBlock(sender, readBlock(&blocks[i * kReportBlock]));
  return true;
}

bool readSenderReport(const Packet& packet, RtcpVisitor& visitor) {
  const auto body = packet.body;
  if (body.size() < kSsrc + kSenderPart) return false;
  SenderInfo info;
  info.ssrc = base::get32(&body[0]);
  info.ntp.value = base::get64(&body[4]);
  info.rtp = base::get32(&body[12]);
  info.packets = base::get32(&body[16]);
  info.octets = base::get32(&body[20]);
  visitor.onSenderInfo(info);
  return readBlocks(info.ssrc, packet.count, body.subspan(kSsrc + kSenderPart), visitor);
}

bool readReceiverReport(const Packet& packet, RtcpVisitor& visitor) {
  if (packet.body.size() < kSsrc) return false;
  return readBlocks(base::get32(&packet.body[0]), packet.count, packet.body.subspan(kSsrc), visitor);
}

bool readBye(const Packet& packet, RtcpVisitor& visitor) {
  const auto body = packet.body;
  const size_t sources = packet.count * kSsrc;
  if (body.size() < sources) return false;
  if (body.size() > sources && sources + 1 + body[sources] > body.size())
    return false;  // the reason's length
  for (size_t at = 0; at < sources; at += kSsrc) visitor.onBye(base::get32(&body[at]));
  return true;
}

bool readNacks(uint32_t sender, uint32_t media, Bytes control, RtcpVisitor& visitor) {
  if (control.empty() || control.size() % 4) return false;
  for (size_t at = 0; at < control.size(); at += 4)
    visitor.onNack({sender, media, base::get16(&control[at]), base::get16(&control[at + 2])});
  return true;
}

/// RFC 5104 section 4.3.1.1: the media is named in each entry.
bool readFirs(uint32_t sender, Bytes control, RtcpVisitor& visitor) {
  if (control.empty() || control.size() % 8) return false;
  for (size_t at = 0; at < control.size(); at += 8)
    visitor.onFir(sender, base::get32(&control[at]), control[at + 4]);
  return true;
}

/// Application layer feedback; of these only REMB is ours.
bool readApplicationLayer(uint32_t sender, Bytes control, RtcpVisitor& visitor) {
  constexpr uint8_t kRemb[] = {'R', 'E', 'M', 'B'};
  constexpr size_t kFixedPart = 8;  // name, number of SSRCs, exponent and mantissa
  if (control.size() < sizeof kRemb || !std::equal(std::begin(kRemb), std::end(kRemb), control.begin()))
    return true;
  if (control.size() < kFixedPart || control.size() < kFixedPart + control[4] * kSsrc) return false;
  const int exponent = control[5] >> 2;
  const uint64_t mantissa = base::get24(&control[5]) & 0x3'ffff;
  const uint64_t bitrate = mantissa << exponent;
  if (bitrate >> exponent != mantissa) return false;
  visitor.onRemb(sender, bitrate);
  return true;
}

bool readTransportWide(uint32_t sender, uint32_t media, Bytes control, RtcpVisitor& visitor) {
  const auto feedback = TransportFeedback::parse(sender, media, control);
  if (feedback) visitor.onTransportFeedback(*feedback);
  return feedback.has_value();
}

bool readFeedback(const Packet& packet, RtcpVisitor& visitor) {
  if (packet.body.size() < kFeedbackHeader) return false;
  const auto sender = base::get32(&packet.body[0]), media = base::get32(&packet.body[4]);
  const auto control = packet.body.subspan(kFeedbackHeader);
  if (packet.type == Type::transportFeedback) {
    if (packet.count == TransportFormat::genericNack) return readNacks(sender, media, control, visitor);
    if (packet.count == TransportFormat::transportWide)
      return readTransportWide(sender, media, control, visitor);
    return true;
  }
  if (packet.count == PayloadFormat::pli) visitor.onPli(sender, media);
  if (packet.count == PayloadFormat::fir) return readFirs(sender, control, visitor);
  if (packet.count == PayloadFormat::applicationLayer) return readApplicationLayer(sender, control, visitor);
  return true;
}

bool readOne(const Packet& packet, RtcpVisitor& visitor) {
  switch (packet.type) {
    case Type::sr:
      return readSenderReport(packet, visitor);
    case Type::rr:
      return readReceiverReport(packet, visitor);
    case Type::bye:
      return readBye(packet, visitor);
    case Type::transportFeedback:
    case Type::payloadFeedback:
      return readFeedback(packet, visitor);
    default:
      return true;
  }
}

RtcpError readAll(Bytes rest, RtcpVisitor& visitor) {
  while (!rest.empty()) {
    Packet packet;
    if (const auto error = split(rest, packet); error != RtcpError::none) return error;
    if (!readOne(packet, visitor)) return RtcpError::malformed;
  }
  return RtcpError::none;
}

/// Ignores everything, and counts what would be work.
struct Census : RtcpVisitor {
  size_t statuses = 0;
  void onTransportFeedback(const TransportFeedback& feedback) override { statuses += feedback.statuses; }
};

}  // namespace

const char* toString(RtcpError error) {
  switch (error) {
    case RtcpError::none:
      return "none";
    case RtcpError::truncated:
      return "truncated";
    case RtcpError::version:
      return "version";
    case RtcpError::notCompound:
      return "notCompound";
    case RtcpError::padding:
      return "padding";
    case RtcpError::malformed:
      return "malformed";
  }
  return "unknown";
}

RtcpError RtcpReader::read(std::span<const uint8_t> packet, RtcpVisitor& visitor, RtcpRules rules) {
  if (packet.size() < kHeader) return RtcpError::truncated;
  if (!rules.reducedSize && packet[1] != Type::sr && packet[1] != Type::rr) return RtcpError::notCompound;
  // Once to see that all of it is well-formed, since half of a broken packet is not to be believed either.
  Census census;
  if (const auto error = readAll(packet, census); error != RtcpError::none) return error;
  if (census.statuses > TransportFeedback::kMaxStatuses) return RtcpError::malformed;
  return readAll(packet, visitor);
}

bool RtcpReader::isRequest(std::span<const uint8_t> rest) {
  Packet packet;
  while (!rest.empty() && split(rest, packet) == RtcpError::none) {
    if (packet.type == Type::transportFeedback && packet.count == TransportFormat::genericNack) return true;
    if (packet.type == Type::payloadFeedback && packet.count != PayloadFormat::applicationLayer) return true;
  }
  return false;
}

}  // namespace headwater::rtp
