// When this process sent what, to tell how long a packet was on its way through the server.
#pragma once

#include <time.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "tools/load/Bytes.hpp"

namespace headwater::load {

/// A server may rewrite every field of the RTP header but not the payload, so the payload is the key.
/// Remembers the last kSize packets, about twenty seconds.
class SendLog {
 public:
  static int64_t realtimeNs() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
  }

  void sent(Bytes payload) {
    const uint64_t key = keyOf(payload);
    entries_[key % kSize] = {key, realtimeNs()};
  }
  /// Nanoseconds of CLOCK_REALTIME.
  std::optional<int64_t> sentAt(Bytes payload) const {
    const uint64_t key = keyOf(payload);
    const auto& entry = entries_[key % kSize];
    if (entry.key != key || entry.at == 0) return std::nullopt;
    return entry.at;
  }

 private:
  static constexpr size_t kSize = 8192;
  struct Entry {
    uint64_t key = 0;
    int64_t at = 0;
  };

  static uint64_t keyOf(Bytes payload) {  // FNV-1a
    uint64_t hash = 0xcbf29ce484222325 ^ payload.size();
    for (const uint8_t byte : payload.first(std::min<size_t>(payload.size(), 64)))
      hash = (hash ^ byte) * 0x100000001b3;
    return hash ^ hash >> 29;
  }

  std::array<Entry, kSize> entries_{};
};

}  // namespace headwater::load
