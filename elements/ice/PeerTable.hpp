// The peers of the hub and what ICE knows of each.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "elements/ice/CheckList.hpp"

namespace headwater::ice {

/// A check list for each peer, found by the peer or by a user fragment. Thread: the hub's.
class PeerTable {
 public:
  PeerTable(CheckList::Network& network, CheckList::Times times, std::shared_ptr<Counters> counters)
      : network_(network), times_(times), counters_(std::move(counters)) {}
  /// Closes all of them.
  ~PeerTable();
  PeerTable(const PeerTable&) = delete;
  PeerTable& operator=(const PeerTable&) = delete;

  /// From now on checks for these credentials are answered; again for a restart with others.
  void add(const std::shared_ptr<Peer>& peer, const Credentials& local);
  void remove(const Peer& peer);

  /// Null when there is none.
  CheckList* of(const Peer& peer) const;
  CheckList* named(const std::string& ufrag) const;

  /// A TCP connection ended.
  void onGone(const TcpConnection& connection);
  /// True when one of them checks, and wants to be asked again soon.
  bool tick(Clock::time_point now);

 private:
  CheckList::Network& network_;
  const CheckList::Times times_;
  const std::shared_ptr<Counters> counters_;
  std::unordered_map<const Peer*, std::unique_ptr<CheckList>> lists_;
  std::unordered_map<std::string, CheckList*> ufrags_;
};

}  // namespace headwater::ice
