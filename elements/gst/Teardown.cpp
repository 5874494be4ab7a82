#include "elements/gst/Teardown.hpp"

#include <pthread.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

namespace headwater::gst {

namespace {

using Clock = std::chrono::steady_clock;

/// What is being ended, by the time by which it ought to have ended. Outlives main: a worker may.
struct Teardowns {
  std::mutex mutex;
  std::condition_variable ended;
  std::multiset<Clock::time_point> due;
};

Teardowns& teardowns() {
  static auto* const all = new Teardowns;
  return *all;
}

/// One end under way.
struct Ending {
  Ptr<GstElement> pipeline;
  std::vector<Ptr<GstElement>> others;
  Clock::time_point due;
  bool done = false;  ///< guarded by Teardowns::mutex
};

std::shared_ptr<Ending> start(Ptr<GstElement> pipeline, std::vector<Ptr<GstElement>> others,
                              std::chrono::milliseconds deadline) {
  auto ending = std::make_shared<Ending>();
  ending->pipeline = std::move(pipeline);
  ending->others = std::move(others);
  ending->due = Clock::now() + deadline;
  auto& all = teardowns();
  {
    const std::lock_guard lock(all.mutex);
    all.due.insert(ending->due);
  }
  std::thread([ending, &all] {
    pthread_setname_np(pthread_self(), "hw-teardown");
    gst_element_set_state(ending->pipeline.get(), GST_STATE_NULL);
    ending->others.clear();
    ending->pipeline.reset();
    const std::lock_guard lock(all.mutex);
    ending->done = true;
    all.due.erase(all.due.find(ending->due));
    all.ended.notify_all();
  }).detach();
  return ending;
}

}  // namespace

bool endPipeline(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline,
                 std::vector<Ptr<GstElement>> others) {
  if (!pipeline) return true;
  const auto ending = start(std::move(pipeline), std::move(others), deadline);
  auto& all = teardowns();
  std::unique_lock lock(all.mutex);
  return all.ended.wait_until(lock, ending->due, [&] { return ending->done; });
}

void endPipelineSoon(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline) {
  if (pipeline) start(std::move(pipeline), {}, deadline);
}

int lingeringPipelines() {
  auto& all = teardowns();
  const std::lock_guard lock(all.mutex);
  return static_cast<int>(std::distance(all.due.begin(), all.due.lower_bound(Clock::now())));
}

bool awaitTeardowns(std::chrono::milliseconds deadline) {
  auto& all = teardowns();
  std::unique_lock lock(all.mutex);
  return all.ended.wait_for(lock, deadline, [&] { return all.due.empty(); });
}

}  // namespace headwater::gst
