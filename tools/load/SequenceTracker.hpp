// What one SSRC received and what it lost: RFC 3550 appendices A.1 and A.3, and a window that tells late from
// double.
#pragma once

#include <bitset>
#include <cstdint>

namespace headwater::load {

/// Numbers wrap at 2^16; packets may come late by up to kWindow and twice.
class SequenceTracker {
 public:
  static constexpr int64_t kWindow = 4096;

  enum class Verdict { next, ahead, late, duplicate, jumped };
  /// `ahead`: packets before it are missing, from the old highest() + 1. `late`: fills a gap. `jumped`:
  /// further than kWindow from what was seen; counting goes on from there and nothing counts as lost (a
  /// sender that began anew).
  Verdict onPacket(uint16_t sequence) {
    if (!started_) return begin(sequence);
    const int64_t number = extend(sequence);
    if (number - highest_ > kWindow || highest_ - number >= kWindow) return jump(number);
    if (number <= highest_) return behind(number);
    const bool adjacent = number == highest_ + 1;
    for (int64_t skipped = highest_ + 1; skipped < number; ++skipped) seen_.reset(slot(skipped));
    highest_ = number;
    count(number);
    return adjacent ? Verdict::next : Verdict::ahead;
  }

  /// A retransmission over RTX (RFC 4588) brought this one. True when it was missing.
  bool recover(uint16_t sequence) {
    return missing(extend(sequence)) && behind(extend(sequence)) == Verdict::late;
  }

  bool missing(int64_t number) const {
    return number >= base_ && number <= highest_ && highest_ - number < kWindow && !seen_.test(slot(number));
  }

  /// Extended highest sequence number received (RFC 3550 6.4.1), which counts the wraps.
  int64_t highest() const { return highest_; }
  uint64_t expected() const {
    return expectedBefore_ + (started_ ? static_cast<uint64_t>(highest_ - base_ + 1) : 0);
  }
  /// Each number once.
  uint64_t unique() const { return unique_; }
  uint64_t duplicates() const { return duplicates_; }
  uint64_t jumps() const { return jumps_; }
  int64_t lost() const { return static_cast<int64_t>(expected()) - static_cast<int64_t>(unique_); }

 private:
  static size_t slot(int64_t number) { return static_cast<size_t>(number & (kWindow - 1)); }

  /// The nearest to the highest of those with these low 16 bits.
  int64_t extend(uint16_t sequence) const {
    return highest_ + static_cast<int16_t>(static_cast<uint16_t>(sequence - static_cast<uint16_t>(highest_)));
  }

  void count(int64_t number) {
    seen_.set(slot(number));
    ++unique_;
  }

  Verdict begin(int64_t number) {
    started_ = true;
    base_ = highest_ = number;
    seen_.reset();
    count(number);
    return Verdict::next;
  }

  Verdict behind(int64_t number) {
    if (seen_.test(slot(number))) {
      ++duplicates_;
      return Verdict::duplicate;
    }
    if (number < base_) base_ = number;  // the stream began before the first that came
    count(number);
    return Verdict::late;
  }

  Verdict jump(int64_t number) {
    ++jumps_;
    expectedBefore_ = expected();
    begin(number);
    return Verdict::jumped;
  }

  std::bitset<kWindow> seen_;
  bool started_ = false;
  int64_t base_ = 0, highest_ = 0;
  uint64_t expectedBefore_ = 0, unique_ = 0, duplicates_ = 0, jumps_ = 0;
};

}  // namespace headwater::load
