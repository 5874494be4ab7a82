// Transport-wide congestion control feedback, draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1.
#pragma once

#include <cstdint>
#include <vector>

#include "tools/load/Clock.hpp"

namespace headwater::load {

/// Remembers arrivals and packs them; one for each connection.
class TransportCc {
 public:
  void onPacket(uint16_t sequence, Time at);
  bool empty() const { return arrivals_.empty(); }
  /// The feedback control information for what came since the last call, padded to 32 bits; empty() must be
  /// false.
  std::vector<uint8_t> take();

 private:
  struct Arrival {
    int64_t number = 0;
    Time at;
  };
  std::vector<Arrival> arrivals_;
  int64_t highest_ = -1;
  uint8_t count_ = 0;
  Time epoch_{};
};

}  // namespace headwater::load
