// One connected client: its outgoing queue, and when it was last heard of.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "rpc/transport/Connection.hpp"
#include "rpc/transport/Endpoint.hpp"

namespace headwater::rpc {

/// send() and close() from any thread; the rest belongs to the I/O thread, which writes what is queued.
class Client final : public Connection, public std::enable_shared_from_this<Client> {
 public:
  using Clock = std::chrono::steady_clock;
  /// What the endpoint does for a client, on the I/O thread.
  struct Socket {
    std::function<void(std::function<void()>)> post;  ///< runs something on the I/O thread; from any thread
    std::function<void(std::string&&)> write;
    std::function<size_t()> buffered;  ///< how many written bytes still wait to go out
    std::function<void(uint16_t, const std::string&)> close;
  };

  Client(uint64_t id, std::string address, Socket socket, size_t maxQueueBytes, TransportCounters& counters)
      : id_(id),
        address_(std::move(address)),
        maxQueueBytes_(maxQueueBytes),
        counters_(counters),
        socket_(std::move(socket)) {}

  uint64_t id() const override { return id_; }
  const std::string& remoteAddress() const override { return address_; }

  bool isOpen() const override {
    std::lock_guard lock(mutex_);
    return open_;
  }

  void post(std::function<void()> job) override { socket_.post(std::move(job)); }

  bool send(std::string frame) override {
    std::lock_guard lock(mutex_);
    if (!open_) return false;
    if (queuedBytes_ + frame.size() > maxQueueBytes_) {
      tooSlow();
      return false;
    }
    queuedBytes_ += frame.size();
    queue_.push_back(std::move(frame));
    if (std::exchange(flushing_, true)) return true;
    postSelf([](Client& self) { self.flush(); });
    return true;
  }

  void close(uint16_t code, const std::string& reason) override {
    std::lock_guard lock(mutex_);
    if (!std::exchange(open_, false)) return;
    postSelf([code, reason](Client& self) { self.socket_.close(code, reason); });
  }

  // I/O thread.
  void announceInterval(std::chrono::milliseconds interval) override {
    interval_ = std::min(interval, std::chrono::milliseconds(kLongestInterval));
  }
  void heard() { heard_ = Clock::now(); }
  void ponged() {
    heard();
    answersPings_ = true;
  }
  /// Whether it ever answered a WebSocket ping: the Java client of Kurento answers none, nor a close frame.
  bool answersPings() const { return answersPings_; }
  /// Whether it has been silent for longer than it may. Who answers pings is judged by them; who does not, by
  /// the interval that it announced; who does neither is left to TCP, which ends what nobody acknowledges.
  bool isSilent(Clock::time_point now, std::chrono::milliseconds idleTimeout) const {
    if (!answersPings_ && interval_.count() == 0) return false;
    const auto allowed = answersPings_ ? idleTimeout : idleTimeout + interval_;
    return now - heard_ > allowed;
  }
  /// No further frames go out; what was queued is dropped.
  void gone() {
    std::lock_guard lock(mutex_);
    open_ = false;
    queue_.clear();
  }

 private:
  static constexpr std::chrono::hours kLongestInterval{24};  // beyond it, arithmetic would overflow

  template <class Job>
  void postSelf(Job job) {
    socket_.post([weak = weak_from_this(), job = std::move(job)] {
      if (const auto self = weak.lock()) job(*self);
    });
  }

  /// With the lock held.
  void tooSlow() {
    if (!std::exchange(open_, false)) return;
    ++counters_.closedSlow;
    postSelf([](Client& self) { self.socket_.close(1013, "send queue full: the client does not read"); });
  }

  /// Only here is it known how much the client has taken meanwhile, so the bound is checked again.
  void flush() {
    std::vector<std::string> frames;
    {
      std::lock_guard lock(mutex_);
      frames.swap(queue_);
      flushing_ = false;
      if (std::exchange(queuedBytes_, 0) + socket_.buffered() > maxQueueBytes_) return tooSlow();
    }
    for (auto& frame : frames) {
      ++counters_.framesSent;
      counters_.bytesSent += frame.size();
      socket_.write(std::move(frame));
    }
  }

  const uint64_t id_;
  const std::string address_;
  const size_t maxQueueBytes_;
  TransportCounters& counters_;
  const Socket socket_;
  mutable std::mutex mutex_;  ///< guards what follows to open_; not base::Mutex, which rpc does not know
  std::vector<std::string> queue_;
  size_t queuedBytes_ = 0;
  bool flushing_ = false;
  bool open_ = true;
  bool answersPings_ = false;
  std::chrono::milliseconds interval_{0};  ///< none announced
  Clock::time_point heard_ = Clock::now();
};

}  // namespace headwater::rpc
