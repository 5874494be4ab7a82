#include "elements/base/NtpTime.hpp"

namespace headwater::base {

namespace {

constexpr uint64_t kUnixEpoch = 2'208'988'800;  ///< 1970 in seconds since 1900
constexpr int64_t kNanoseconds = 1'000'000'000;

}  // namespace

std::chrono::nanoseconds ntpDistance(NtpTime from, NtpTime to) {
  const auto distance = static_cast<int64_t>(to.value - from.value);
  const int64_t seconds = distance >> 32;  // rounds down, so that the fraction is never negative
  const auto fraction = static_cast<uint64_t>(distance) & 0xffff'ffff;
  return std::chrono::nanoseconds(seconds * kNanoseconds +
                                  static_cast<int64_t>((fraction * kNanoseconds + (1ull << 31)) >> 32));
}

NtpTime ntpPlus(NtpTime time, std::chrono::nanoseconds duration) {
  int64_t seconds = duration.count() / kNanoseconds, rest = duration.count() % kNanoseconds;
  if (rest < 0) {
    rest += kNanoseconds;
    --seconds;
  }
  const uint64_t fraction = ((static_cast<uint64_t>(rest) << 32) + kNanoseconds / 2) / kNanoseconds;
  return {time.value + (static_cast<uint64_t>(seconds) << 32) + fraction};
}

NtpClock NtpClock::from(TimePoint steady, std::chrono::system_clock::time_point wall) {
  return {steady, ntpPlus({kUnixEpoch << 32}, wall.time_since_epoch())};
}

}  // namespace headwater::base
