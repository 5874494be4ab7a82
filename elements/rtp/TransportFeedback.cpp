#include "elements/rtp/TransportFeedback.hpp"

#include <algorithm>

#include "elements/base/Bytes.hpp"

namespace headwater::rtp {

namespace {

constexpr size_t kFixedPart = 8;  ///< base, count, reference time, message number
constexpr size_t kChunk = 2;
constexpr std::chrono::microseconds kReferenceUnit{64'000}, kDeltaUnit{250};

/// Section 3.1.1.
enum Symbol : uint8_t { notReceived = 0, smallDelta = 1, largeDelta = 2, reserved = 3 };

bool isVector(uint16_t chunk) {
  return chunk & 0x8000;
}
bool hasTwoBitSymbols(uint16_t chunk) {
  return chunk & 0x4000;
}

/// Sections 3.1.3 and 3.1.4.
int statusesOf(uint16_t chunk) {
  if (!isVector(chunk)) return chunk & 0x1fff;
  return hasTwoBitSymbols(chunk) ? 7 : 14;
}

/// Of the status that has `left` statuses of its chunk to go, itself included.
Symbol symbolOf(uint16_t chunk, int left) {
  if (!isVector(chunk)) return static_cast<Symbol>(chunk >> 13 & 3);
  if (hasTwoBitSymbols(chunk)) return static_cast<Symbol>(chunk >> 2 * (left - 1) & 3);
  return static_cast<Symbol>(chunk >> (left - 1) & 1);
}

/// Bytes of deltas of the first `used` statuses of `chunk`; nothing when one is reserved.
std::optional<size_t> deltaBytes(uint16_t chunk, int used) {
  const int total = statusesOf(chunk);
  if (!isVector(chunk) && used > 0) {
    const auto symbol = symbolOf(chunk, total);
    if (symbol == Symbol::reserved) return std::nullopt;
    return static_cast<size_t>(symbol) * static_cast<size_t>(used);
  }
  size_t bytes = 0;
  for (int i = 0; i < used; ++i) {
    const auto symbol = symbolOf(chunk, total - i);
    if (symbol == Symbol::reserved) return std::nullopt;
    bytes += symbol;  // a delta has as many bytes as its symbol says
  }
  return bytes;
}

int32_t signed24(uint32_t value) {
  return static_cast<int32_t>(value << 8) >> 8;
}

}  // namespace

std::optional<TransportFeedback> TransportFeedback::parse(uint32_t sender, uint32_t media,
                                                          std::span<const uint8_t> control) {
  if (control.size() < kFixedPart) return std::nullopt;
  TransportFeedback feedback;
  feedback.sender = sender;
  feedback.media = media;
  feedback.base = base::get16(&control[0]);
  feedback.statuses = base::get16(&control[2]);
  feedback.referenceTime = signed24(base::get24(&control[4]));
  feedback.count = control[7];
  feedback.chunks_ = control.subspan(kFixedPart);
  if (feedback.statuses == 0 || feedback.statuses > kMaxStatuses) return std::nullopt;

  size_t at = 0, deltas = 0;
  for (int left = feedback.statuses; left > 0; at += kChunk) {
    if (at + kChunk > feedback.chunks_.size()) return std::nullopt;
    const auto chunk = base::get16(&feedback.chunks_[at]);
    const int used = std::min(left, statusesOf(chunk));
    const auto bytes = deltaBytes(chunk, used);
    if (!bytes) return std::nullopt;
    deltas += *bytes;
    left -= used;
  }
  if (at + deltas > feedback.chunks_.size()) return std::nullopt;
  feedback.deltasAt_ = at;
  return feedback;
}

TransportFeedback::Cursor TransportFeedback::begin() const {
  Cursor cursor;
  cursor.deltaAt = deltasAt_;
  cursor.left = statuses;
  cursor.sequence = static_cast<uint16_t>(base - 1);
  cursor.arrival = referenceTime * kReferenceUnit;
  return cursor;
}

bool TransportFeedback::next(Cursor& cursor) const {
  if (cursor.left == 0) return false;
  while (cursor.inChunk == 0) {
    cursor.chunk = base::get16(&chunks_[cursor.chunkAt]);
    cursor.chunkAt += kChunk;
    cursor.inChunk = statusesOf(cursor.chunk);
  }
  const auto symbol = symbolOf(cursor.chunk, cursor.inChunk--);
  --cursor.left;
  ++cursor.sequence;
  cursor.received = symbol != Symbol::notReceived;
  // Section 3.1.5: small deltas are unsigned, large ones signed.
  if (symbol == Symbol::smallDelta) cursor.arrival += chunks_[cursor.deltaAt] * kDeltaUnit;
  if (symbol == Symbol::largeDelta)
    cursor.arrival += static_cast<int16_t>(base::get16(&chunks_[cursor.deltaAt])) * kDeltaUnit;
  cursor.deltaAt += symbol;
  return true;
}

}  // namespace headwater::rtp
