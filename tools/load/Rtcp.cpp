#include "tools/load/Rtcp.hpp"

#include <algorithm>
#include <cstring>

namespace headwater::load {

namespace {

constexpr uint8_t kSenderReport = 200, kReceiverReport = 201, kDescription = 202, kBye = 203,
                  kTransportFeedback = 205, kPayloadFeedback = 206;
constexpr uint8_t kFormatNack = 1, kFormatTransportCc = 15, kFormatPli = 1, kFormatFir = 4;

void write24(uint8_t* at, int32_t value) {
  const auto bits = static_cast<uint32_t>(std::clamp(value, -0x800000, 0x7fffff));
  at[0] = static_cast<uint8_t>(bits >> 16);
  put16(at + 1, bits & 0xffff);
}

}  // namespace

uint8_t* RtcpWriter::add(uint8_t count, uint8_t type, size_t words) {
  const size_t at = bytes_.size();
  bytes_.resize(at + 8 + words * 4);
  bytes_[at] = static_cast<uint8_t>(0x80 | count);
  bytes_[at + 1] = type;
  put16(&bytes_[at + 2], static_cast<uint32_t>(words + 1));
  put32(&bytes_[at + 4], ssrc_);
  return bytes_.data() + at + 8;
}

void RtcpWriter::receiverReport(const std::vector<ReportBlock>& blocks) {
  uint8_t* at = add(static_cast<uint8_t>(blocks.size()), kReceiverReport, blocks.size() * 6);
  for (const auto& block : blocks) {
    put32(at, block.ssrc);
    at[4] = block.fractionLost;
    write24(at + 5, block.cumulativeLost);
    put32(at + 8, block.highestSequence);
    put32(at + 12, block.jitter);
    put32(at + 16, block.lastSenderReport);
    put32(at + 20, block.delaySinceLast);
    at += 24;
  }
}

void RtcpWriter::senderReport(const SenderInfo& info) {
  uint8_t* at = add(0, kSenderReport, 5);
  put64(at, info.ntpTime);
  put32(at + 8, info.rtpTime);
  put32(at + 12, info.packets);
  put32(at + 16, info.octets);
}

void RtcpWriter::cname(std::string_view name) {
  uint8_t* at = add(1, kDescription, (2 + name.size() + 1 + 3) / 4);  // the item, and at least one zero
  at[0] = 1;
  at[1] = static_cast<uint8_t>(name.size());
  std::memcpy(at + 2, name.data(), name.size());
}

void RtcpWriter::pictureLoss(uint32_t mediaSsrc) {
  put32(add(kFormatPli, kPayloadFeedback, 1), mediaSsrc);
}

void RtcpWriter::nack(uint32_t mediaSsrc, const std::vector<uint16_t>& sequences) {
  std::vector<uint32_t> pairs;  // PID and BLP
  for (const uint16_t sequence : sequences) {
    const auto distance = pairs.empty() ? 0 : static_cast<uint16_t>(sequence - (pairs.back() >> 16));
    if (pairs.empty() || distance == 0 || distance > 16)
      pairs.push_back(static_cast<uint32_t>(sequence) << 16);
    else
      pairs.back() |= 1u << (distance - 1);
  }
  uint8_t* at = add(kFormatNack, kTransportFeedback, 1 + pairs.size());
  put32(at, mediaSsrc);
  for (const uint32_t pair : pairs) put32(at += 4, pair);
}

void RtcpWriter::transportFeedback(uint32_t mediaSsrc, Bytes fci) {
  uint8_t* at = add(kFormatTransportCc, kTransportFeedback, 1 + (fci.size() + 3) / 4);
  put32(at, mediaSsrc);
  std::copy(fci.begin(), fci.end(), at + 4);
}

bool RtcpReader::read(Bytes rest) const {
  while (rest.size() >= 8) {
    const uint8_t format = rest[0] & 31, type = rest[1];
    const size_t size = (size_t{get16(&rest[2])} + 1) * 4;
    if (rest[0] >> 6 != 2 || size > rest.size() || size < 8) return false;
    const auto packet = rest.first(size);
    const uint32_t sender = get32(&packet[4]);
    const uint32_t target = size >= 12 ? get32(&packet[8]) : 0;
    if (type == kSenderReport && size >= 28 && onSenderReport)
      onSenderReport(sender, {get64(&packet[8]), get32(&packet[16]), get32(&packet[20]), get32(&packet[24])});
    if (type == kBye && onBye) onBye(sender);
    if (type == kPayloadFeedback && format == kFormatPli && size >= 12 && onPictureLoss)
      onPictureLoss(target);
    if (type == kPayloadFeedback && format == kFormatFir && size >= 20 && onPictureLoss)
      onPictureLoss(get32(&packet[12]));
    if (type == kTransportFeedback && format == kFormatNack && onNack) {
      for (size_t at = 12; at + 4 <= size; at += 4) {
        const uint16_t first = get16(&packet[at]), more = get16(&packet[at + 2]);
        onNack(target, first);
        for (int bit = 0; bit < 16; ++bit)
          if (more >> bit & 1) onNack(target, static_cast<uint16_t>(first + 1 + bit));
      }
    }
    rest = rest.subspan(size);
  }
  return rest.empty();
}

}  // namespace headwater::load
