#include "elements/ice/PeerTable.hpp"

namespace headwater::ice {

PeerTable::~PeerTable() {
  for (const auto& [peer, list] : lists_) list->peer()->close();
}

void PeerTable::add(const std::shared_ptr<Peer>& peer, const Credentials& local) {
  auto& list = lists_[peer.get()];
  if (list) {
    list->restart(local);
    std::erase_if(ufrags_,
                  [&](const auto& each) { return each.second == list.get() && !list->local(each.first); });
  } else {
    list = std::make_unique<CheckList>(network_, peer, local, times_);
    bump(counters_->peers);
  }
  ufrags_[local.ufrag] = list.get();
}

void PeerTable::remove(const Peer& peer) {
  const auto found = lists_.find(&peer);
  if (found == lists_.end()) return;
  std::erase_if(ufrags_, [&](const auto& each) { return each.second == found->second.get(); });
  lists_.erase(found);
  counters_->peers.fetch_sub(1, std::memory_order_relaxed);
}

CheckList* PeerTable::of(const Peer& peer) const {
  const auto found = lists_.find(&peer);
  return found == lists_.end() ? nullptr : found->second.get();
}

CheckList* PeerTable::named(const std::string& ufrag) const {
  const auto found = ufrags_.find(ufrag);
  return found == ufrags_.end() ? nullptr : found->second;
}

void PeerTable::onGone(const TcpConnection& connection) {
  for (const auto& [peer, list] : lists_) list->onGone(connection);
}

bool PeerTable::tick(Clock::time_point now) {
  bool reaching = false;
  for (const auto& [peer, list] : lists_) {
    list->tick(now);
    reaching = list->reaching() || reaching;
  }
  return reaching;
}

}  // namespace headwater::ice
