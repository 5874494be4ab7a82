#include "tools/load/TransportCc.hpp"

#include <algorithm>

#include "tools/load/Bytes.hpp"

namespace headwater::load {

namespace {

constexpr int64_t kDeltaUs = 250, kReferenceUs = 64'000;
constexpr size_t kMostPackets = 2000;
enum Symbol : uint8_t { notReceived = 0, smallDelta = 1, largeDelta = 2 };

// 3.1.4: status vectors of seven two-bit symbols; simpler than runs and never wrong.
void addChunks(std::vector<uint8_t>& out, const std::vector<uint8_t>& symbols) {
  for (size_t at = 0; at < symbols.size(); at += 7) {
    uint32_t chunk = 0xC000;
    for (size_t i = 0; i < 7 && at + i < symbols.size(); ++i)
      chunk |= static_cast<uint32_t>(symbols[at + i]) << (12 - 2 * i);
    out.resize(out.size() + 2);
    put16(&out[out.size() - 2], chunk);
  }
}

}  // namespace

void TransportCc::onPacket(uint16_t sequence, Time at) {
  if (epoch_ == Time{}) epoch_ = at;
  const int64_t number = highest_ < 0 ? sequence
                                      : highest_ + static_cast<int16_t>(static_cast<uint16_t>(
                                                       sequence - static_cast<uint16_t>(highest_)));
  if (number < 0) return;
  highest_ = std::max(highest_, number);
  if (arrivals_.size() < kMostPackets) arrivals_.push_back({number, at});
}

std::vector<uint8_t> TransportCc::take() {
  std::stable_sort(arrivals_.begin(), arrivals_.end(),
                   [](const Arrival& a, const Arrival& b) { return a.number < b.number; });
  arrivals_.erase(std::unique(arrivals_.begin(), arrivals_.end(),
                              [](const Arrival& a, const Arrival& b) { return a.number == b.number; }),
                  arrivals_.end());
  const int64_t base = arrivals_.front().number;
  std::erase_if(arrivals_, [base](const Arrival& each) {
    return each.number - base >= static_cast<int64_t>(kMostPackets);
  });
  const auto us = [this](Time at) {
    return std::chrono::duration_cast<std::chrono::microseconds>(at - epoch_).count();
  };
  const int64_t reference = us(arrivals_.front().at) / kReferenceUs;

  std::vector<uint8_t> symbols, deltas;
  int64_t before = reference * kReferenceUs / kDeltaUs, expected = base;
  for (const auto& [number, at] : arrivals_) {
    symbols.resize(symbols.size() + static_cast<size_t>(number - expected), notReceived);
    expected = number + 1;
    const int64_t ticks = us(at) / kDeltaUs, delta = std::clamp<int64_t>(ticks - before, -32768, 32767);
    before += delta;
    const bool isSmall = delta >= 0 && delta <= 255;
    symbols.push_back(isSmall ? smallDelta : largeDelta);
    if (!isSmall) deltas.push_back(static_cast<uint8_t>(delta >> 8));
    deltas.push_back(static_cast<uint8_t>(delta));
  }
  std::vector<uint8_t> fci(8);
  put16(fci.data(), static_cast<uint32_t>(base & 0xffff));
  put16(&fci[2], static_cast<uint32_t>(symbols.size()));
  put32(&fci[4], static_cast<uint32_t>(reference) << 8 | count_++);
  addChunks(fci, symbols);
  fci.insert(fci.end(), deltas.begin(), deltas.end());
  fci.resize((fci.size() + 3) / 4 * 4);
  arrivals_.clear();
  return fci;
}

}  // namespace headwater::load
