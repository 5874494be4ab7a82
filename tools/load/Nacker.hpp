// Which lost packets to ask for again, and when: RFC 4585 section 6.2.1.
#pragma once

#include <vector>

#include "tools/load/Clock.hpp"
#include "tools/load/SequenceTracker.hpp"

namespace headwater::load {

/// As a browser does it: a little patience with packets that overtake one another, then a few tries.
class Nacker {
 public:
  /// Packets `from` to `to` (extended numbers, inclusive) are missing.
  void onGap(int64_t from, int64_t to, Time now) {
    if (to - from >= kMaxGap) return;  // that is for a keyframe to repair
    for (int64_t number = from; number <= to; ++number) missing_.push_back({number, now + kPatience, 0});
  }

  /// What to ask for now.
  std::vector<uint16_t> due(const SequenceTracker& received, Time now) {
    std::erase_if(missing_, [&](const Missing& each) {
      return each.tries >= kTries || !received.missing(each.number);
    });
    std::vector<uint16_t> numbers;
    for (auto& each : missing_) {
      if (now < each.ask) continue;
      each.ask = now + kRepeat;
      ++each.tries;
      numbers.push_back(static_cast<uint16_t>(each.number));
    }
    return numbers;
  }

 private:
  static constexpr milliseconds kPatience{5}, kRepeat{50};
  static constexpr int kTries = 10;
  static constexpr int64_t kMaxGap = 500;

  struct Missing {
    int64_t number;
    Time ask;
    int tries;
  };
  std::vector<Missing> missing_;
};

}  // namespace headwater::load
