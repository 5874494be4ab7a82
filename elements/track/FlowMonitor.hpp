// Whether media flows, from the packets that pass.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

#include "elements/base/Types.hpp"

namespace headwater::track {

enum class FlowDirection { in, out };  ///< in: into this element from the graph; out: from it into the graph

/// Reports a kind as flowing with its first packet and as stopped when none came for kSilence. mark() is for
/// streaming threads: three atomic loads once it flows. Reports come on the marking or the scheduler's
/// thread, without a lock. Held by shared_ptr.
class FlowMonitor : public std::enable_shared_from_this<FlowMonitor> {
 public:
  static constexpr std::chrono::milliseconds kSilence{3000};

  explicit FlowMonitor(std::function<void(base::Kind, bool)> report) : report_(std::move(report)) {}

  void mark(base::Kind kind);
  bool flowing(base::Kind kind) const { return state(kind).flowing; }
  /// The connection is gone or a link was closed: what flowed has stopped.
  void stop(base::Kind kind);
  void stopAll();
  /// The same, and marks do not count until resume(): what is sent to nobody does not flow.
  void suspend();
  void resume() { suspended_ = false; }

 private:
  struct State {
    std::atomic<bool> flowing{false};
    std::atomic<bool> seen{false};
  };
  State& state(base::Kind kind) { return states_[static_cast<size_t>(kind)]; }
  const State& state(base::Kind kind) const { return states_[static_cast<size_t>(kind)]; }
  void watch(base::Kind kind);

  const std::function<void(base::Kind, bool)> report_;
  std::array<State, 3> states_;
  std::atomic<bool> suspended_{false};
};

}  // namespace headwater::track
