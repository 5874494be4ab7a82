// Wall clock as RTCP tells it: NTP timestamps, RFC 3550 section 4.
#pragma once

#include <chrono>
#include <cstdint>

namespace headwater::base {

/// Seconds since 1900 in 32.32 fixed point. Wraps in 2036; differences are taken signed.
struct NtpTime {
  uint64_t value = 0;

  uint32_t seconds() const { return static_cast<uint32_t>(value >> 32); }
  uint32_t fraction() const { return static_cast<uint32_t>(value); }
  /// The middle 32 bits, as in LSR: units of 1/65536 s.
  uint32_t middle() const { return static_cast<uint32_t>(value >> 16); }

  friend bool operator==(NtpTime, NtpTime) = default;
};

/// From `from` to `to`; right for differences of up to 68 years.
std::chrono::nanoseconds ntpDistance(NtpTime from, NtpTime to);
NtpTime ntpPlus(NtpTime time, std::chrono::nanoseconds duration);

/// A wall clock that never jumps: read once, carried on by the steady clock. One for the process, so that
/// every report of every peer speaks of the same time.
struct NtpClock {
  using TimePoint = std::chrono::steady_clock::time_point;

  TimePoint base{};
  NtpTime atBase{};

  /// The clock on which `steady` and `wall` are the same instant.
  static NtpClock from(TimePoint steady, std::chrono::system_clock::time_point wall);

  NtpTime at(TimePoint time) const { return ntpPlus(atBase, time - base); }
};

}  // namespace headwater::base
