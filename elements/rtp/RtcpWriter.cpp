#include "elements/rtp/RtcpWriter.hpp"

#include <algorithm>

#include "elements/base/Bytes.hpp"

namespace headwater::rtp {

namespace {

constexpr size_t kHeader = 4, kSsrc = 4, kSenderReport = 28;
constexpr size_t kMaxSources = 31;  ///< five bits of the header
constexpr size_t kMaxText = 255;
constexpr uint8_t kVersion = 2 << 6;
constexpr uint8_t kSr = 200, kSdes = 202, kBye = 203;
constexpr uint8_t kCname = 1;  ///< SDES item, RFC 3550 section 6.5.1

/// Section 6.5: items end with at least one zero and each chunk ends on a whole word.
size_t chunkSize(std::string_view cname) {
  return (kSsrc + 2 + cname.size() + 1 + 3) / 4 * 4;
}

uint8_t* putHeader(uint8_t* at, uint8_t type, size_t count, size_t size) {
  at[0] = static_cast<uint8_t>(kVersion | count);
  at[1] = type;
  base::put16(at + 2, static_cast<uint16_t>(size / 4 - 1));
  return at + kHeader;
}

uint8_t* putSenderReport(uint8_t* at, const SenderInfo& info) {
  at = putHeader(at, kSr, 0, kSenderReport);
  base::put32(at, info.ssrc);
  base::put64(at + 4, info.ntp.value);
  base::put32(at + 12, info.rtp);
  base::put32(at + 16, info.packets);
  base::put32(at + 20, info.octets);
  return at + kSenderReport - kHeader;
}

uint8_t* putChunk(uint8_t* at, uint32_t ssrc, std::string_view cname) {
  uint8_t* const end = at + chunkSize(cname);
  base::put32(at, ssrc);
  at[4] = kCname;
  at[5] = static_cast<uint8_t>(cname.size());
  at = std::copy(cname.begin(), cname.end(), at + 6);
  std::fill(at, end, uint8_t{0});
  return end;
}

size_t sdesSize(const SenderCompound& compound) {
  return compound.senders.size() * (kHeader + chunkSize(compound.cname));
}

size_t byeSize(const SenderCompound& compound) {
  return compound.bye ? kHeader + compound.senders.size() * kSsrc : 0;
}

}  // namespace

size_t compoundSize(const SenderCompound& compound) {
  return compound.senders.size() * kSenderReport + sdesSize(compound) + byeSize(compound);
}

size_t writeCompound(const SenderCompound& compound, std::span<uint8_t> out) {
  const auto& senders = compound.senders;
  const size_t size = compoundSize(compound);
  if (senders.empty() || senders.size() > kMaxSources || compound.cname.empty() ||
      compound.cname.size() > kMaxText || out.size() < size)
    return 0;
  uint8_t* at = out.data();
  for (const auto& info : senders) at = putSenderReport(at, info);
  // A packet for each chunk: there are readers (aiortc) who find a second chunk only behind names of some
  // lengths, and then drop the compound.
  for (const auto& info : senders) {
    at = putHeader(at, kSdes, 1, kHeader + chunkSize(compound.cname));
    at = putChunk(at, info.ssrc, compound.cname);
  }
  if (compound.bye) {
    at = putHeader(at, kBye, senders.size(), byeSize(compound));
    for (size_t i = 0; i < senders.size(); ++i) base::put32(at + i * kSsrc, senders[i].ssrc);
  }
  return size;
}

}  // namespace headwater::rtp
