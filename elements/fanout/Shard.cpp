#include "elements/fanout/Shard.hpp"

#include <pthread.h>
#include <sched.h>

#include <algorithm>

#include "elements/fanout/ShardViewer.hpp"
#include "elements/rtp/RtcpReader.hpp"

namespace headwater::fanout {

namespace {

/// RTCP that may wait for one shard; a viewer sends a few packets a second.
constexpr size_t kMaxFeedback = 4096;

/// What a container or taskset leaves to this process: more threads than that only take turns.
size_t coresForUs() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<size_t>(CPU_COUNT(&set));
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

Shard::Shard(size_t number, const FanoutOptions& options) : options_(options), batch_(counters_) {
  inbox_.items.reserve(1024);
  thread_ = std::thread([this] { run(); });
  pthread_setname_np(thread_.native_handle(), ("hw-fanout-" + std::to_string(number)).c_str());
}

Shard::~Shard() {
  {
    const base::Lock lock(mutex_);
    stopping_ = true;
  }
  ready_.notifyAll();
  thread_.join();
}

void Shard::Inbox::clear() {
  commands.clear();
  feedback.clear();
  items.clear();
  wholePicture = false;
}

void Shard::wakeFrom(Sleep deepest) {
  if (sleep_ != Sleep::awake && sleep_ <= deepest) ready_.notifyOne();
}

void Shard::post(Command command) {
  const base::Lock lock(mutex_);
  inbox_.commands.push_back(std::move(command));
  wakeFrom(Sleep::untilPictureIsWhole);
}

bool Shard::publish(const std::shared_ptr<ShardTrack>& track, const track::RtpPacketPtr& packet,
                    bool endsPicture) {
  const base::Lock lock(mutex_);
  if (inbox_.items.size() >= options_.queuePackets) {
    ++droppedQueue_;
    return false;
  }
  inbox_.items.push_back({track, packet});
  inbox_.wholePicture |= endsPicture;
  wakeFrom(endsPicture ? Sleep::untilPictureIsWhole : Sleep::untilAnything);
  return true;
}

void Shard::feedback(const std::shared_ptr<ShardViewer>& viewer, std::span<const uint8_t> packet) {
  const bool request = rtp::RtcpReader::isRequest(packet);
  const auto now = Clock::now();
  const base::Lock lock(mutex_);
  if (inbox_.feedback.size() >= kMaxFeedback) {
    ++droppedFeedback_;
    return;
  }
  inbox_.feedback.push_back({viewer, {packet.begin(), packet.end()}, now});
  if (request) wakeFrom(Sleep::untilAnything);
}

Shard::Clock::time_point Shard::nextTime() const {
  auto next = Clock::time_point::max();
  if (viewerCount_ > 0) next = reportsDue_;
  if (!catchingUp_.empty()) next = std::min(next, catchUpDue_);
  return next;
}

/// Waits for something to do and takes it; false when the thread shall end.
bool Shard::take(Inbox& work) {
  const auto until = nextTime();
  base::Lock lock(mutex_);
  sleep_ = Sleep::untilAnything;
  const auto ready = [this]() HW_REQUIRES(mutex_) { return stopping_ || !inbox_.empty(); };
  if (until == Clock::time_point::max())
    ready_.wait(lock, ready);
  else
    ready_.waitUntil(lock, until, ready);
  gather(lock);
  sleep_ = Sleep::awake;
  std::swap(work, inbox_);
  return !stopping_ || !work.empty();
}

/// The packets of a picture come one after the other; those that leave together cost one message to each
/// viewer (UDP_SEGMENT). So the first waits for the last, but never long.
void Shard::gather(base::Lock& lock) {
  const auto needless = [this]() HW_REQUIRES(mutex_) {
    return stopping_ || inbox_.items.empty() || inbox_.wholePicture || !inbox_.commands.empty();
  };
  if (options_.gather.count() == 0 || viewerCount_ < kGatherViewers || needless()) return;
  sleep_ = Sleep::untilPictureIsWhole;
  ready_.waitFor(lock, options_.gather, needless);
}

void Shard::run() {
  Inbox work;
  work.items.reserve(1024);
  while (take(work)) {
    counters_.queued.set(work.items.size());
    for (auto& command : work.commands) command(*this);
    for (auto& each : work.feedback) each.viewer->onFeedback(each.packet, each.arrival);
    distribute(work.items);
    onTime(Clock::now());
    batch_.flush();
    work.clear();
  }
}

void Shard::distribute(std::vector<Item>& items) {
  for (auto& item : items) {
    if (item.track->pending.empty()) touched_.push_back(item.track.get());
    item.track->pending.push_back(std::move(item.packet));
  }
  for (auto* track : touched_) {
    forward(*track);
    track->pending.clear();
  }
  touched_.clear();
}

/// What a viewer's packets take lies in a dozen places, and what all others were sent has driven them out of
/// the cache since its last turn: waiting for them was a tenth of the work.
void Shard::forward(ShardTrack& track) {
  const auto& viewers = track.viewers;
  for (size_t i = 0; i < viewers.size(); ++i) {
    for (size_t turns = 1; turns <= ViewerStream::kPrefetchTurns && i + turns < viewers.size(); ++turns)
      viewers[i + turns]->prefetchBefore(turns);
    viewers[i]->viewer.forward(*viewers[i], track.pending);
  }
}

void Shard::onTime(Clock::time_point now) {
  if (!catchingUp_.empty() && now >= catchUpDue_) {
    catchUpDue_ = now + kCatchUpPeriod;
    std::erase_if(catchingUp_, [](const auto& viewer) { return viewer->catchUp(); });
  }
  if (viewerCount_ == 0 || now < reportsDue_) return;
  reportsDue_ = now + kReportPeriod;
  for (const auto& viewer : viewers_[nextSlot_]) viewer->report(now, false);
  nextSlot_ = (nextSlot_ + 1) % kReportSlots;
}

void Shard::add(const std::shared_ptr<ShardViewer>& viewer) {
  auto fewest = std::min_element(viewers_.begin(), viewers_.end(),
                                 [](const auto& a, const auto& b) { return a.size() < b.size(); });
  fewest->push_back(viewer);
  if (viewerCount_++ == 0) reportsDue_ = Clock::now() + kReportPeriod;
  counters_.viewers.set(viewerCount_);
}

void Shard::remove(const ShardViewer& viewer) {
  const auto same = [&](const auto& each) { return each.get() == &viewer; };
  std::erase_if(catchingUp_, same);
  for (auto& slot : viewers_) viewerCount_ -= std::erase_if(slot, same);
  counters_.viewers.set(viewerCount_);
}

void Shard::catchUpLater(const std::shared_ptr<ShardViewer>& viewer) {
  if (catchingUp_.empty()) catchUpDue_ = Clock::now() + kCatchUpPeriod;
  if (std::find(catchingUp_.begin(), catchingUp_.end(), viewer) == catchingUp_.end())
    catchingUp_.push_back(viewer);
}

namespace {

base::Mutex optionsMutex;
FanoutOptions chosenOptions HW_GUARDED_BY(optionsMutex);
std::atomic<Shards*> running{nullptr};

FanoutOptions currentOptions() {
  const base::Lock lock(optionsMutex);
  return chosenOptions;
}

}  // namespace

void configureFanout(const FanoutOptions& options) {
  const base::Lock lock(optionsMutex);
  chosenOptions = options;
}

Shards& Shards::shared() {
  static Shards shards(currentOptions());
  running = &shards;
  return shards;
}

Shards::Shards(const FanoutOptions& options) : options_(options) {
  const size_t count = options.threads > 0 ? options.threads : coresForUs();
  for (size_t i = 0; i < count; ++i) shards_.push_back(std::make_unique<Shard>(i, options));
}

Shard& Shards::leastLoaded() {
  const base::Lock lock(mutex_);
  auto& chosen = **std::min_element(shards_.begin(), shards_.end(),
                                    [](const auto& a, const auto& b) { return a->load < b->load; });
  ++chosen.load;
  return chosen;
}

FanoutMetrics fanoutMetrics() {
  FanoutMetrics sum;
  const auto* shards = running.load();
  if (!shards) return sum;
  std::array<uint64_t, LatencyHistogram::kBuckets> latency{};
  for (const auto& shard : shards->all()) {
    const auto& counters = shard->counters();
    sum.packets += counters.packets.get();
    sum.bytes += counters.bytes.get();
    sum.calls += counters.calls.get();
    sum.droppedQueue += shard->droppedQueue();
    sum.droppedSocket += counters.droppedSocket.get();
    sum.droppedRoute += counters.droppedRoute.get();
    sum.droppedLarge += counters.droppedLarge.get();
    sum.retransmissions += counters.retransmissions.get();
    sum.retransmissionBytes += counters.retransmissionBytes.get();
    sum.nacks += counters.nacks.get();
    sum.nacksRefused += counters.nacksRefused.get();
    sum.feedback += counters.feedback.get();
    sum.feedbackMalformed += counters.feedbackMalformed.get();
    sum.feedbackDropped += shard->droppedFeedback();
    sum.queued += counters.queued.get();
    sum.viewers += counters.viewers.get();
    counters.latency.addTo(latency);
  }
  sum.shards = shards->all().size();
  sum.latencyP50Micros = LatencyHistogram::quantileMicros(latency, 0.5);
  sum.latencyP99Micros = LatencyHistogram::quantileMicros(latency, 0.99);
  return sum;
}

}  // namespace headwater::fanout
