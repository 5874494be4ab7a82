// Which of a hub's packets is whose.
#pragma once

#include "elements/ice/CheckNetwork.hpp"
#include "elements/ice/Inbox.hpp"
#include "elements/ice/StunServer.hpp"

namespace headwater::ice {

/// RFC 7983. Thread: the hub's.
class Demultiplexer {
 public:
  Demultiplexer(Inbox& inbox, CheckNetwork& network, StunServer& stun, std::shared_ptr<Counters> counters)
      : inbox_(inbox), network_(network), stun_(stun), counters_(std::move(counters)) {}

  void onPacket(const Path& path, std::span<const uint8_t> packet, Clock::time_point now);

 private:
  Inbox& inbox_;
  CheckNetwork& network_;
  StunServer& stun_;
  const std::shared_ptr<Counters> counters_;
};

}  // namespace headwater::ice
