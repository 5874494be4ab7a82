#include "elements/peer/LossTracker.hpp"

#include "elements/rtp/RtpHeader.hpp"

namespace headwater::peer {

LossTracker::Verdict LossTracker::onPacket(uint16_t sequence, Clock::time_point now) {
  if (!started_) {
    started_ = true;
    highest_ = sequence;
    return Verdict::fine;
  }
  const int ahead = rtp::sequenceDistance(highest_, sequence);
  if (ahead <= 0) {
    missing_.erase(sequence);
    return Verdict::fine;
  }
  const auto before = highest_;
  highest_ = sequence;
  if (ahead == 1) return Verdict::fine;
  if (ahead > kMaxGap || missing_.size() + static_cast<size_t>(ahead) > kMaxGap) {
    missing_.clear();
    return Verdict::beyondRepair;
  }
  for (int step = 1; step < ahead; ++step)
    missing_[static_cast<uint16_t>(before + step)] = {now + kTolerance, 0};
  return Verdict::missing;
}

std::vector<uint16_t> LossTracker::due(Clock::time_point now) {
  std::vector<uint16_t> ask;
  for (auto at = missing_.begin(); at != missing_.end();) {
    auto& [sequence, missing] = *at;
    if (missing.ask > now) {
      ++at;
    } else if (missing.tries++ >= kTries) {
      at = missing_.erase(at);
    } else {
      missing.ask = now + kRepeat;
      ask.push_back(sequence);
      ++at;
    }
  }
  requested_ += ask.size();
  return ask;
}

std::optional<LossTracker::Clock::time_point> LossTracker::next() const {
  std::optional<Clock::time_point> soonest;
  for (const auto& [sequence, missing] : missing_)
    if (!soonest || missing.ask < *soonest) soonest = missing.ask;
  return soonest;
}

}  // namespace headwater::peer
