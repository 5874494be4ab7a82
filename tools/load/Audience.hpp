// All viewers of a run: who comes, who goes, and what they add up to.
#pragma once

#include <memory>
#include <vector>

#include "tools/load/Result.hpp"
#include "tools/load/Signalling.hpp"

namespace headwater::load {

/// Thread: the loop's.
class Audience {
 public:
  Audience(Loop& loop, const DtlsContext& dtls, Signalling& signalling, const ViewerOptions& options,
           double joinTimeout);

  void addOne();
  /// A random viewer leaves and a new one comes.
  void replaceOne();
  void onTimer(Time now);

  size_t size() const { return viewers_.size(); }
  size_t started() const { return started_; }
  size_t receiving() const;
  size_t failed() const { return result_.failed(); }
  /// Everybody receives or has failed.
  bool settled() const;
  /// Of all viewers there ever were.
  Tally tally() const;
  std::vector<double> takeTransits();

  void beginWindow();
  /// Into `result`, all that viewers know; 0 seconds: there was no window.
  void endWindow(Result& result, double windowSeconds);
  void leaveAll();

 private:
  using Member = std::shared_ptr<Viewer>;
  struct AtStart {
    std::weak_ptr<Viewer> viewer;
    Tally tally;
  };
  void retire(size_t index);
  void remember(const Viewer& viewer);

  Loop& loop_;
  const DtlsContext& dtls_;
  Signalling& signalling_;
  const ViewerOptions& options_;
  const Clock::duration joinTimeout_;
  std::vector<Member> viewers_;
  std::vector<AtStart> atStart_;
  Tally retired_, windowStart_;
  std::vector<double> transits_;
  Result result_;  // joining times and failures of those who have gone
  size_t started_ = 0;
};

}  // namespace headwater::load
