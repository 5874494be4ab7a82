// The one thread that drives all simulated peers: sockets by epoll, WebSockets by Asio, timers by ticks.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <vector>

#include "tools/load/Clock.hpp"

namespace headwater::load {

/// What has a socket in the loop.
class Readable {
 public:
  virtual ~Readable() = default;
  /// The socket may have something; called once for any number of packets (edge-triggered).
  virtual void onReadable(Time now) = 0;
};

/// Looks at all sockets once a tick instead of waking for each packet: a thousand viewers then cost a few
/// system calls a tick, and packets that came together are read together.
class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void add(int descriptor, Readable* readable);
  /// `readable` is not called any more, not even for what was reported already.
  void remove(int descriptor, Readable* readable);
  void every(milliseconds period, std::function<void(Time)> action);
  /// How long it sleeps between two looks; short while times of joining are measured.
  void setTick(std::chrono::microseconds tick) { tick_ = tick; }
  boost::asio::io_context& io() { return io_; }

  /// Until `stop` says so, asked once a tick.
  void run(const std::function<bool(Time)>& stop);

 private:
  struct Periodic {
    Clock::duration period;
    Time next;
    std::function<void(Time)> action;
  };
  void pollSockets(Time now);

  int epoll_ = -1;
  std::vector<Readable*> removed_;
  std::vector<Periodic> periodic_;
  std::chrono::microseconds tick_{1000};
  boost::asio::io_context io_;
};

}  // namespace headwater::load
