#include "elements/fanout/NackLimiter.hpp"

#include <algorithm>

namespace headwater::fanout {

namespace {

uint32_t milliseconds(NackLimiter::TimePoint time) {
  using std::chrono::duration_cast;
  return static_cast<uint32_t>(duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

}  // namespace

NackLimiter::Verdict NackLimiter::ask(uint16_t sequence, size_t size, TimePoint now,
                                      std::chrono::microseconds roundTrip) {
  auto& slot = slots_[sequence % kSlots];
  const auto interval = std::max<std::chrono::microseconds>(limits_.minInterval, roundTrip);
  const std::chrono::milliseconds since(milliseconds(now) - slot.sent);
  if (slot.used && slot.sequence == sequence && since < interval) return Verdict::tooSoon;
  refill(now);
  if (size > tokens_) return Verdict::overBudget;
  tokens_ -= size;
  slot = {milliseconds(now), sequence, true};
  return Verdict::send;
}

void NackLimiter::refill(TimePoint now) {
  using namespace std::chrono;
  const auto elapsed = std::clamp<microseconds>(duration_cast<microseconds>(now - refilled_), 0us, 10s);
  const size_t added = limits_.bytesPerSecond * static_cast<size_t>(elapsed.count()) / 1'000'000;
  if (added == 0) return;  // what has passed counts the next time
  tokens_ = std::min(tokens_ + added, limits_.burst);
  refilled_ = now;
}

}  // namespace headwater::fanout
