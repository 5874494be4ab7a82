#include "elements/webrtc/SendPath.hpp"

#include <algorithm>

#include "elements/media/RtpFormats.hpp"
#include "elements/webrtc/FeedThread.hpp"

namespace headwater::media {

namespace {

gst::Ptr<GstCaps> capsOf(const SectionPlan& plan, uint32_t ssrc) {
  auto caps = gst::adopt(
      gst_caps_new_simple("application/x-rtp", "media", G_TYPE_STRING, toString(plan.kind), "encoding-name",
                          G_TYPE_STRING, plan.codec.format.encodingName.c_str(), "clock-rate", G_TYPE_INT,
                          static_cast<gint>(plan.codec.format.clockRate), "payload", G_TYPE_INT,
                          plan.codec.payloadType, "ssrc", G_TYPE_UINT, ssrc, nullptr));
  return caps;
}

std::vector<int> extensionIds(const SectionPlan& plan) {
  const auto& known = forwardedExtensions();
  std::vector<int> ids(known.size(), 0);
  for (const auto& extension : plan.extensions)
    if (const auto at = std::find(known.begin(), known.end(), extension.uri); at != known.end())
      ids[static_cast<size_t>(at - known.begin())] = extension.id;
  return ids;
}

}  // namespace

/// The source's view of this peer.
class SendPath::LinkSink : public TrackSink, public std::enable_shared_from_this<LinkSink> {
 public:
  LinkSink(std::weak_ptr<SendPath> path, std::shared_ptr<Feed> feed, std::shared_ptr<Track> source,
           uint64_t stream)
      : path_(std::move(path)), feed_(std::move(feed)), source_(std::move(source)), stream_(stream) {}

  void subscribe() { subscription_ = source_->subscribe(shared_from_this()); }
  void start() const { subscription_->start(); }

  Kind kind() const { return source_->kind(); }
  const std::shared_ptr<Track>& source() const { return source_; }
  uint64_t stream() const { return stream_; }
  /// Whether the peer negotiated what the source sends; until both are known, nothing is forwarded.
  void setFits(bool fits) { fits_ = fits; }

  void close() {
    if (closed_.exchange(true)) return;
    if (subscription_) subscription_->stop();
    feed_->queue.forget(stream_, kind());
    if (const auto path = path_.lock()) path->release(*this);
  }

  void onFormat(const RtpFormat& format) override {
    if (const auto path = path_.lock()) path->onSourceFormat(*this, format);
  }
  void onPacket(const RtpPacketPtr& packet) override {
    if (!fits_) return;
    const size_t dropped = feed_->queue.push({stream_, kind(), packet, nullptr, false});
    if (dropped == 0) return;
    if (const auto output = feed_->output(kind())) output->dropped += dropped;
  }
  void onData(const DataMessage& message) override {
    auto shared = std::make_shared<const DataMessage>(message);
    feed_->messagesDropped += feed_->queue.push({stream_, Kind::data, nullptr, std::move(shared), false});
  }

 private:
  const std::weak_ptr<SendPath> path_;
  const std::shared_ptr<Feed> feed_;
  const std::shared_ptr<Track> source_;
  const uint64_t stream_;
  std::shared_ptr<Track::Subscription> subscription_;
  std::atomic<bool> closed_{false}, fits_{false};
};

/// What the application holds: letting go of it ends the link.
class SendPath::LinkHandle : public Link {
 public:
  explicit LinkHandle(std::shared_ptr<LinkSink> sink) : sink_(std::move(sink)) {}
  ~LinkHandle() override { sink_->close(); }
  Kind kind() const override { return sink_->kind(); }
  void close() override { sink_->close(); }

 private:
  const std::shared_ptr<LinkSink> sink_;
};

SendPath::SendPath(size_t queuePackets, std::shared_ptr<FlowMonitor> flow, Callbacks callbacks)
    : flow_(flow),
      callbacks_(std::move(callbacks)),
      feed_(std::make_shared<Feed>(queuePackets, std::move(flow), callbacks_.sendData)) {}

SendPath::~SendPath() {
  join(std::chrono::seconds(1));
}

std::shared_ptr<Link> SendPath::attach(const std::shared_ptr<Track>& source) {
  const Kind kind = source->kind();
  if (kind == Kind::data) return attachData(source);
  std::shared_ptr<LinkSink> before, sink;
  bool startNow = false;
  {
    const std::lock_guard lock(mutex_);
    sink = std::make_shared<LinkSink>(weak_from_this(), feed_, source, nextStream_++);
    before = std::exchange(sinks_[slot(kind)], sink);
    sourceFormats_[slot(kind)] = {};
    reported_[slot(kind)].clear();
    startNow = active_;
  }
  if (before) before->close();
  if (kind == Kind::video) {
    const std::lock_guard lock(feed_->mutex);
    feed_->videoSource = source;
  }
  sink->subscribe();
  if (startNow) sink->start();
  return std::make_shared<LinkHandle>(std::move(sink));
}

// Messages of many sources can go to one browser, unlike media: a presenter hears all its viewers.
std::shared_ptr<Link> SendPath::attachData(const std::shared_ptr<Track>& source) {
  std::shared_ptr<LinkSink> before, sink;
  {
    const std::lock_guard lock(mutex_);
    sink = std::make_shared<LinkSink>(weak_from_this(), feed_, source, nextStream_++);
    const auto same = std::find_if(dataSinks_.begin(), dataSinks_.end(),
                                   [&](const auto& each) { return each->source() == source; });
    if (same == dataSinks_.end())
      dataSinks_.push_back(sink);
    else
      before = std::exchange(*same, sink);
  }
  if (before) before->close();
  startFeed();
  sink->subscribe();
  sink->start();
  return std::make_shared<LinkHandle>(std::move(sink));
}

void SendPath::release(LinkSink& sink) {
  const auto kind = sink.kind();
  {
    const std::lock_guard lock(mutex_);
    if (kind == Kind::data) {
      std::erase_if(dataSinks_, [&](const auto& each) { return each.get() == &sink; });
      if (!dataSinks_.empty()) return;
    } else {
      auto& current = sinks_[slot(kind)];
      if (current.get() != &sink) return;
      current.reset();
      sourceFormats_[slot(kind)] = {};
      reported_[slot(kind)].clear();
    }
  }
  flow_->stop(kind);
}

RtpFormat SendPath::sourceFormat(Kind kind) const {
  const std::lock_guard lock(mutex_);
  return sourceFormats_[slot(kind)];
}

void SendPath::onSourceFormat(LinkSink& sink, const RtpFormat& format) {
  {
    const std::lock_guard lock(mutex_);
    if (sink.kind() == Kind::data || sinks_[slot(sink.kind())].get() != &sink) return;
    sourceFormats_[slot(sink.kind())] = format;
  }
  evaluate(sink.kind());
}

void SendPath::configure(const SectionPlan& plan, uint32_t ssrc, gst::Ptr<GstPad> sinkPad) {
  {
    const std::lock_guard lock(mutex_);
    negotiated_[slot(plan.kind)] = plan.codec.format;
  }
  if (sinkPad && sends(plan.direction)) {
    auto output = std::make_shared<Output>();
    output->ssrc = ssrc;
    output->codec = plan.codec.format.encodingName;
    output->caps = capsOf(plan, ssrc);
    output->rewriter.configure({static_cast<uint8_t>(plan.codec.payloadType), ssrc,
                                plan.codec.format.clockRate, extensionIds(plan)});
    output->source = gst::sink(gst_pad_new(toString(plan.kind), GST_PAD_SRC));
    output->sink = std::move(sinkPad);
    watchUpstream(*feed_, output, plan.kind);
    gst_pad_set_active(output->source.get(), TRUE);
    if (gst_pad_link(output->source.get(), output->sink.get()) == GST_PAD_LINK_OK)
      feed_->setOutput(plan.kind, std::move(output));
    else
      callbacks_.onFailure({Failure::Code::internal, "webrtcbin's sink pad does not link"});
  }
  evaluate(plan.kind);
}

// A viewer's PLI or FIR arrives as an event at our pad, sent up by rtpsession.
void SendPath::watchUpstream(Feed& feed, const std::shared_ptr<Output>& output, Kind kind) {
  if (kind != Kind::video) return;
  output->upstream = gst::PadProbe(
      output->source.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM,
      [weakFeed = feed.weak_from_this(), weakOutput = std::weak_ptr(output)](GstPadProbeInfo* info) {
        GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
        const GstStructure* structure = gst_event_get_structure(event);
        if (GST_EVENT_TYPE(event) != GST_EVENT_CUSTOM_UPSTREAM || !structure ||
            !gst_structure_has_name(structure, "GstForceKeyUnit"))
          return GST_PAD_PROBE_OK;
        const auto feed = weakFeed.lock();
        const auto output = weakOutput.lock();
        if (!feed || !output) return GST_PAD_PROBE_OK;
        gboolean allHeaders = FALSE;
        gst_structure_get_boolean(structure, "all-headers", &allHeaders);
        ++(allHeaders ? output->firs : output->plis);
        feed->requestKeyframe();
        return GST_PAD_PROBE_OK;
      });
}

void SendPath::reject(Kind kind) {
  {
    const std::lock_guard lock(mutex_);
    negotiated_[slot(kind)] = RtpFormat{};
  }
  evaluate(kind);
}

void SendPath::evaluate(Kind kind) {
  std::string message;
  {
    const std::lock_guard lock(mutex_);
    const auto& source = sourceFormats_[slot(kind)];
    const auto& sink = negotiated_[slot(kind)];
    const auto& link = sinks_[slot(kind)];
    if (!link || source.encodingName.empty() || !sink) return;
    const bool fits = !sink->encodingName.empty() && formatMatch(source, *sink) > 0;
    link->setFits(fits);
    if (fits) return;
    message = std::string(toString(kind)) + " of the source is " + describe(source) +
              ", this endpoint negotiated " + describe(*sink) + "; transcoding is not available";
    if (std::exchange(reported_[slot(kind)], message) == message) return;
  }
  callbacks_.onFailure({Failure::Code::formatMismatch, message});
}

void SendPath::activate() {
  std::array<std::shared_ptr<LinkSink>, 2> start;
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(active_, true) || stopped_) return;
    start = {sinks_[slot(Kind::audio)], sinks_[slot(Kind::video)]};
  }
  startFeed();
  for (const auto& sink : start)
    if (sink) sink->start();
}

void SendPath::flushData() {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_ || !feed_->thread.joinable()) return;
  }
  feed_->queue.push({0, Kind::data, nullptr, nullptr, false});
}

void SendPath::startFeed() {
  const std::lock_guard lock(mutex_);
  if (stopped_ || feed_->thread.joinable()) return;
  feed_->start("hw-feed");
}

void SendPath::halt() {
  std::vector<std::shared_ptr<LinkSink>> sinks;
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(stopped_, true)) return;
    sinks = dataSinks_;
    sinks.insert(sinks.end(), sinks_.begin(), sinks_.end());
  }
  for (const auto& sink : sinks)
    if (sink) sink->close();
  feed_->queue.close();
  for (const auto kind : {Kind::audio, Kind::video})
    if (const auto output = feed_->output(kind)) {
      output->upstream.remove();
      gst_pad_set_active(output->source.get(), FALSE);
    }
}

bool SendPath::join(std::chrono::milliseconds deadline) {
  halt();
  bool ended = true;
  if (feed_->thread.joinable()) {
    ended = feed_->finished.get_future().wait_for(deadline) == std::future_status::ready;
    if (ended)
      feed_->thread.join();
    else
      feed_->thread.detach();
  }
  for (const auto kind : {Kind::audio, Kind::video}) {
    if (const auto output = feed_->output(kind)) gst_pad_unlink(output->source.get(), output->sink.get());
    feed_->setOutput(kind, nullptr);
  }
  return ended;
}

uint64_t SendPath::droppedMessages() const {
  return feed_->messagesDropped;
}

void SendPath::addStats(std::vector<RtpStreamStats>& outbound) const {
  for (const auto kind : {Kind::audio, Kind::video}) {
    const auto output = feed_->output(kind);
    if (!output) continue;
    RtpStreamStats stats;
    stats.kind = kind;
    stats.ssrc = output->ssrc;
    stats.codec = output->codec;
    stats.packets = output->packets;
    stats.bytes = output->bytes;
    stats.packetsDropped = output->dropped;
    stats.pliCount = output->plis;
    stats.firCount = output->firs;
    outbound.push_back(std::move(stats));
  }
}

}  // namespace headwater::media
