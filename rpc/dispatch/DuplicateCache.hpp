// Answers kept for a while, so that a request repeated after a reconnect is not carried out twice.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace headwater::rpc {

/// Keyed by the request's id; a request that reuses an id for something else is a new request (Kurento
/// answers it from the cache). Thread-safe; one a session.
class DuplicateCache {
 public:
  using Clock = std::chrono::steady_clock;

  /// `keep` is how long an answer is kept; zero keeps none. At most `capacity` are kept, the oldest go first.
  DuplicateCache(std::chrono::milliseconds keep, size_t capacity) : keep_(keep), capacity_(capacity) {}

  std::chrono::milliseconds keep() const { return keep_; }

  struct Seen {
    bool isNew = true;
    std::optional<std::string> answer;  ///< of a duplicate; none while the first is still being worked on
  };

  /// `content` is what tells two requests with one id apart.
  Seen begin(const std::string& id, const std::string& content, Clock::time_point now);
  void finish(const std::string& id, const std::string& content, const std::string& answer);

 private:
  struct Entry {
    std::string content;
    std::optional<std::string> answer;
    Clock::time_point since;
  };
  void expire(Clock::time_point now);  ///< with the lock held

  const std::chrono::milliseconds keep_;
  const size_t capacity_;
  std::mutex mutex_;  ///< guards what follows; not base::Mutex, which rpc does not know
  std::unordered_map<std::string, Entry> entries_;
  std::deque<std::pair<std::string, Clock::time_point>> order_;  // by age
};

}  // namespace headwater::rpc
