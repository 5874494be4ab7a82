#include "elements/gst/Teardown.hpp"

#include <pthread.h>

#include <memory>
#include <set>
#include <thread>

#include "elements/base/Mutex.hpp"

namespace headwater::gst {

namespace {

using Clock = std::chrono::steady_clock;

/// What is being ended, by the time by which it ought to have ended. Outlives main: a worker may.
struct Teardowns {
  base::Mutex mutex;
  base::Condition ended;
  std::multiset<Clock::time_point> due HW_GUARDED_BY(mutex);
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
  bool done HW_GUARDED_BY(teardowns().mutex) = false;
};

std::shared_ptr<Ending> start(Ptr<GstElement> pipeline, std::vector<Ptr<GstElement>> others,
                              std::chrono::milliseconds deadline) {
  auto ending = std::make_shared<Ending>();
  ending->pipeline = std::move(pipeline);
  ending->others = std::move(others);
  ending->due = Clock::now() + deadline;
  {
    const base::Lock lock(teardowns().mutex);
    teardowns().due.insert(ending->due);
  }
  std::thread([ending] {
    pthread_setname_np(pthread_self(), "hw-teardown");
    gst_element_set_state(ending->pipeline.get(), GST_STATE_NULL);
    ending->others.clear();
    ending->pipeline.reset();
    const base::Lock lock(teardowns().mutex);
    ending->done = true;
    teardowns().due.erase(teardowns().due.find(ending->due));
    teardowns().ended.notifyAll();
  }).detach();
  return ending;
}

}  // namespace

bool endPipeline(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline,
                 std::vector<Ptr<GstElement>> others) {
  if (!pipeline) return true;
  const auto ending = start(std::move(pipeline), std::move(others), deadline);
  base::Lock lock(teardowns().mutex);
  return teardowns().ended.waitUntil(lock, ending->due,
                                     [&]() HW_REQUIRES(teardowns().mutex) { return ending->done; });
}

void endPipelineSoon(Ptr<GstElement> pipeline, std::chrono::milliseconds deadline) {
  if (pipeline) start(std::move(pipeline), {}, deadline);
}

int lingeringPipelines() {
  auto& all = teardowns();
  const base::Lock lock(all.mutex);
  return static_cast<int>(std::distance(all.due.begin(), all.due.lower_bound(Clock::now())));
}

bool awaitTeardowns(std::chrono::milliseconds deadline) {
  auto& all = teardowns();
  base::Lock lock(all.mutex);
  return all.ended.waitFor(lock, deadline, [&]() HW_REQUIRES(all.mutex) { return all.due.empty(); });
}

}  // namespace headwater::gst
