#include "elements/datachannel/DataPath.hpp"
#include "elements/rtp/RtpFormats.hpp"

#include <pthread.h>

#include <algorithm>
#include <deque>
#include <future>

namespace headwater::datachannel {

/// Everything that the thread touches.
struct DataPath::Feed : std::enable_shared_from_this<DataPath::Feed> {
  using Message = std::shared_ptr<const track::DataMessage>;

  Feed(size_t most, std::shared_ptr<track::FlowMonitor> monitor, Send sender)
      : bound(most), flow(std::move(monitor)), send(std::move(sender)) {}

  void start() {
    // The thread holds the Feed, not the DataPath: one that webrtcbin does not let go can be left behind.
    thread = std::thread([self = shared_from_this()] {
      while (const auto message = self->pop()) {
        self->send(message->get());
        if (*message) self->flow->mark(base::Kind::data);
      }
      self->finished.set_value();
    });
    pthread_setname_np(thread.native_handle(), "hw-feed");
  }

  void push(Message message) {
    {
      const base::Lock lock(mutex);
      if (closed) return;
      if (message && messages.size() >= bound) {
        ++dropped;
        return;
      }
      messages.push_back(std::move(message));
    }
    ready.notifyOne();
  }

  std::optional<Message> pop() {
    base::Lock lock(mutex);
    ready.wait(lock, [this]() HW_REQUIRES(mutex) { return closed || !messages.empty(); });
    if (closed) return std::nullopt;
    auto message = std::move(messages.front());
    messages.pop_front();
    return message;
  }

  void close() {
    {
      const base::Lock lock(mutex);
      closed = true;
      messages.clear();
    }
    ready.notifyAll();
  }

  const size_t bound;
  const std::shared_ptr<track::FlowMonitor> flow;
  const Send send;
  base::Mutex mutex;
  base::Condition ready;
  std::deque<Message> messages HW_GUARDED_BY(mutex);
  bool closed HW_GUARDED_BY(mutex) = false;
  std::atomic<uint64_t> dropped{0};
  std::thread thread;
  std::promise<void> finished;
};

/// The source's view of this peer.
class DataPath::LinkSink : public track::TrackSink, public std::enable_shared_from_this<LinkSink> {
 public:
  LinkSink(std::weak_ptr<DataPath> path, std::shared_ptr<track::Track> source)
      : path_(std::move(path)), source_(std::move(source)) {}

  void start() {
    subscription_ = source_->subscribe(shared_from_this());
    subscription_->start();
  }
  const std::shared_ptr<track::Track>& source() const { return source_; }
  void close() {
    if (closed_.exchange(true)) return;
    if (subscription_) subscription_->stop();
    if (const auto path = path_.lock()) path->release(*this);
  }

  void onFormat(const rtp::RtpFormat&) override {}
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage& message) override {
    if (const auto path = path_.lock()) path->deliver(&message);
  }

 private:
  const std::weak_ptr<DataPath> path_;
  const std::shared_ptr<track::Track> source_;
  std::shared_ptr<track::Track::Subscription> subscription_;
  std::atomic<bool> closed_{false};
};

/// What the application holds: letting go of it ends the link.
class DataPath::LinkHandle : public track::Link {
 public:
  explicit LinkHandle(std::shared_ptr<LinkSink> sink) : sink_(std::move(sink)) {}
  ~LinkHandle() override { sink_->close(); }
  base::Kind kind() const override { return base::Kind::data; }
  void close() override { sink_->close(); }

 private:
  const std::shared_ptr<LinkSink> sink_;
};

DataPath::DataPath(size_t queueMessages, std::shared_ptr<track::FlowMonitor> flow, Send send)
    : flow_(flow), feed_(std::make_shared<Feed>(queueMessages, std::move(flow), std::move(send))) {}

DataPath::~DataPath() {
  join(std::chrono::seconds(1));
}

std::shared_ptr<track::Link> DataPath::attach(const std::shared_ptr<track::Track>& source) {
  auto sink = std::make_shared<LinkSink>(weak_from_this(), source);
  std::shared_ptr<LinkSink> before;
  {
    const base::Lock lock(mutex_);
    const auto same = std::find_if(sinks_.begin(), sinks_.end(),
                                   [&](const auto& each) { return each->source() == source; });
    if (same == sinks_.end())
      sinks_.push_back(sink);
    else
      before = std::exchange(*same, sink);
  }
  if (before) before->close();
  sink->start();
  return std::make_shared<LinkHandle>(std::move(sink));
}

void DataPath::release(const LinkSink& sink) {
  {
    const base::Lock lock(mutex_);
    std::erase_if(sinks_, [&](const auto& each) { return each.get() == &sink; });
    if (!sinks_.empty()) return;
  }
  flow_->stop(base::Kind::data);
}

void DataPath::deliver(const track::DataMessage* message) {
  if (!enabled_) {
    ++feed_->dropped;
    return;
  }
  {
    const base::Lock lock(mutex_);
    if (stopped_) return;
    if (!feed_->thread.joinable()) feed_->start();
  }
  feed_->push(message ? std::make_shared<const track::DataMessage>(*message) : nullptr);
}

void DataPath::flush() {
  {
    const base::Lock lock(mutex_);
    if (stopped_ || !feed_->thread.joinable()) return;
  }
  deliver(nullptr);
}

void DataPath::halt() {
  std::vector<std::shared_ptr<LinkSink>> sinks;
  {
    const base::Lock lock(mutex_);
    if (std::exchange(stopped_, true)) return;
    sinks = sinks_;
  }
  for (const auto& sink : sinks) sink->close();
  feed_->close();
}

bool DataPath::join(std::chrono::milliseconds deadline) {
  halt();
  if (!feed_->thread.joinable()) return true;
  const bool ended = feed_->finished.get_future().wait_for(deadline) == std::future_status::ready;
  if (ended)
    feed_->thread.join();
  else
    feed_->thread.detach();
  return ended;
}

uint64_t DataPath::dropped() const {
  return feed_->dropped;
}

}  // namespace headwater::datachannel
