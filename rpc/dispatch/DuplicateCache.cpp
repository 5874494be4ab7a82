#include "rpc/dispatch/DuplicateCache.hpp"

namespace headwater::rpc {

DuplicateCache::Seen DuplicateCache::begin(const std::string& id, const std::string& content,
                                           Clock::time_point now) {
  if (keep_.count() == 0) return {};
  std::lock_guard lock(mutex_);
  expire(now);
  const auto known = entries_.find(id);
  if (known != entries_.end() && known->second.content == content) return {false, known->second.answer};
  entries_[id] = Entry{content, std::nullopt, now};
  order_.emplace_back(id, now);
  return {};
}

void DuplicateCache::finish(const std::string& id, const std::string& content, const std::string& answer) {
  std::lock_guard lock(mutex_);
  const auto entry = entries_.find(id);
  if (entry != entries_.end() && entry->second.content == content) entry->second.answer = answer;
}

void DuplicateCache::expire(Clock::time_point now) {
  while (!order_.empty() && (order_.size() > capacity_ || now - order_.front().second >= keep_)) {
    const auto& [id, since] = order_.front();
    const auto entry = entries_.find(id);
    // An id that was used again meanwhile has a younger place in the order.
    if (entry != entries_.end() && entry->second.since == since) entries_.erase(entry);
    order_.pop_front();
  }
}

}  // namespace headwater::rpc
