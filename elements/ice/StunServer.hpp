// STUN that comes to the hub: checks of peers, and their answers to ours.
#pragma once

#include "elements/ice/CheckNetwork.hpp"
#include "elements/ice/PeerTable.hpp"

namespace headwater::ice {

/// Answers what is authentic (RFC 8445 7.3, RFC 8489 9.1) and tells the check list that it is for. Thread:
/// the hub's.
class StunServer {
 public:
  StunServer(PeerTable& peers, CheckNetwork& network, std::shared_ptr<Counters> counters)
      : peers_(peers), network_(network), counters_(std::move(counters)) {}

  void onPacket(const Path& path, std::span<const uint8_t> packet, Clock::time_point now);

 private:
  void onRequest(const Path& path, std::span<const uint8_t> packet, const stun::Message& message,
                 Clock::time_point now);
  void onResponse(std::span<const uint8_t> packet, const stun::Message& message, Clock::time_point now);

  PeerTable& peers_;
  CheckNetwork& network_;
  const std::shared_ptr<Counters> counters_;
};

}  // namespace headwater::ice
