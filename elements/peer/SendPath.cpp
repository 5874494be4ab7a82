#include "elements/peer/SendPath.hpp"

#include <algorithm>
#include <array>
#include <future>

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::peer {

namespace {

/// How long a link waits for the shard to be done with it. A shard that takes longer is overloaded, and the
/// packets that it still sends do no harm.
constexpr std::chrono::milliseconds kLeaveDeadline{1000};

fanout::OutputFormat outputFormat(const sdp::SectionPlan& plan, const sdp::LocalStream& stream) {
  fanout::OutputFormat format;
  format.payloadType = static_cast<uint8_t>(plan.codec.payloadType);
  format.ssrc = stream.ssrc;
  format.clockRate = plan.codec.format.clockRate;
  format.rtxPayloadType = plan.codec.rtxPayloadType;
  format.rtxSsrc = stream.rtxSsrc;
  const auto& known = rtp::forwardedExtensions();
  format.extensionIds.assign(known.size(), 0);
  const bool feedback = std::find(plan.codec.feedback.begin(), plan.codec.feedback.end(), "transport-cc") !=
                        plan.codec.feedback.end();
  for (const auto& extension : plan.extensions) {
    if (extension.uri == sdp::kAbsSendTime) format.absSendTimeId = extension.id;
    if (extension.uri == sdp::kTransportWideCc && feedback) format.transportCcId = extension.id;
    if (const auto at = std::find(known.begin(), known.end(), extension.uri); at != known.end())
      format.extensionIds[static_cast<size_t>(at - known.begin())] = extension.id;
  }
  return format;
}

/// The last part of a path, "a/b/c", made unique.
std::string uniqueName(const std::string& path) {
  static std::atomic<uint64_t> count{0};
  return path.substr(path.rfind('/') + 1) + "-" + std::to_string(++count);
}

}  // namespace

/// What the source knows of this peer: that it wants to hear of formats. Packets go by the fan-out.
class SendPath::LinkSink : public track::TrackSink, public std::enable_shared_from_this<LinkSink> {
 public:
  LinkSink(std::weak_ptr<SendPath> path, std::shared_ptr<track::Track> source)
      : path_(std::move(path)), source_(std::move(source)) {}

  void subscribe() { subscription_ = source_->subscribe(shared_from_this()); }
  base::Kind kind() const { return source_->kind(); }
  const std::shared_ptr<track::Track>& source() const { return source_; }
  void close() {
    if (closed_.exchange(true)) return;
    if (subscription_) subscription_->stop();
    if (const auto path = path_.lock()) path->release(*this);
  }

  void onFormat(const rtp::RtpFormat& format) override {
    if (const auto path = path_.lock()) path->onSourceFormat(*this, format);
  }
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFailure(const base::Failure& failure) override {
    if (const auto path = path_.lock()) path->callbacks_.onFailure(failure);
  }

 private:
  const std::weak_ptr<SendPath> path_;
  const std::shared_ptr<track::Track> source_;
  std::shared_ptr<track::Track::Subscription> subscription_;
  std::atomic<bool> closed_{false};
};

/// A Track that was derived for this peer and others: held for as long as it is sent.
class SendPath::Adapted : public track::TrackSink, public std::enable_shared_from_this<Adapted> {
 public:
  Adapted(std::weak_ptr<SendPath> path, std::shared_ptr<track::Track> track)
      : track(std::move(track)), path_(std::move(path)) {}

  void subscribe() { subscription_ = track->subscribe(shared_from_this()); }
  void end() {
    if (subscription_) subscription_->stop();
  }
  void onFormat(const rtp::RtpFormat&) override {}
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFailure(const base::Failure& failure) override {
    if (const auto path = path_.lock()) path->callbacks_.onFailure(failure);
  }

  const std::shared_ptr<track::Track> track;

 private:
  const std::weak_ptr<SendPath> path_;
  std::shared_ptr<track::Track::Subscription> subscription_;
};

/// What the application holds: letting go of it ends the link.
class SendPath::LinkHandle : public track::Link {
 public:
  explicit LinkHandle(std::shared_ptr<LinkSink> sink) : sink_(std::move(sink)) {}
  ~LinkHandle() override { sink_->close(); }
  base::Kind kind() const override { return sink_->kind(); }
  void close() override { sink_->close(); }

 private:
  const std::shared_ptr<LinkSink> sink_;
};

SendPath::SendPath(const std::string& name, bool transcoding, std::shared_ptr<track::FlowMonitor> flow,
                   Callbacks callbacks)
    : name_(uniqueName(name)),
      transcoding_(transcoding),
      flow_(std::move(flow)),
      callbacks_(std::move(callbacks)) {}

SendPath::~SendPath() {
  close(kLeaveDeadline);
}

/// What a slot is freed of, in the order in which it has to end: the fan-out is left before the Track goes.
struct SendPath::Detached {
  std::shared_ptr<fanout::Fanout> fanout;
  std::shared_ptr<Adapted> adapted;
};

/// With the lock held.
SendPath::Detached SendPath::detach(Slot& slot) {
  slot.reported.clear();
  return {std::exchange(slot.following, nullptr), std::exchange(slot.adapted, nullptr)};
}

void SendPath::finish(const Detached& detached) {
  leave(detached.fanout);
  if (detached.adapted) detached.adapted->end();
}

std::shared_ptr<track::Link> SendPath::attach(const std::shared_ptr<track::Track>& source) {
  auto link = std::make_shared<LinkSink>(weak_from_this(), source);
  std::shared_ptr<LinkSink> before;
  Detached left;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = this->slot(source->kind());
    before = std::exchange(slot.link, link);
    left = detach(slot);
    slot.sourceFormat = {};
  }
  finish(left);
  if (before) before->close();
  link->subscribe();
  return std::make_shared<LinkHandle>(std::move(link));
}

void SendPath::leave(const std::shared_ptr<fanout::Fanout>& fanout) {
  if (!fanout) return;
  std::shared_ptr<fanout::ShardViewer> viewer;
  {
    const std::lock_guard lock(mutex_);
    viewer = viewer_;
  }
  if (viewer) fanout->leave(viewer, kLeaveDeadline);
}

void SendPath::release(const LinkSink& link) {
  Detached left;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = this->slot(link.kind());
    if (slot.link.get() != &link) return;
    slot.link.reset();
    left = detach(slot);
    slot.sourceFormat = {};
  }
  finish(left);
  flow_->stop(link.kind());
}

rtp::RtpFormat SendPath::sourceFormat(base::Kind kind) const {
  const std::lock_guard lock(mutex_);
  const auto& format = slot(kind).sourceFormat;
  return format.encodingName == rtp::kRawEncoding ? rtp::RtpFormat{} : format;
}

void SendPath::onSourceFormat(const LinkSink& link, const rtp::RtpFormat& format) {
  {
    const std::lock_guard lock(mutex_);
    auto& slot = this->slot(link.kind());
    if (slot.link.get() != &link) return;
    slot.sourceFormat = format;
  }
  evaluate(link.kind());
}

void SendPath::configure(const sdp::SectionPlan& plan, const sdp::LocalStream& stream, size_t transport) {
  {
    const std::lock_guard lock(mutex_);
    slot(plan.kind).output = {
        plan.codec.format, sends(plan.direction), outputFormat(plan, stream), plan.codec.format.encodingName,
        transport,         stream.streamId};
  }
  evaluate(plan.kind);
}

void SendPath::reject(base::Kind kind) {
  {
    const std::lock_guard lock(mutex_);
    slot(kind).output.negotiated = rtp::RtpFormat{};
  }
  evaluate(kind);
}

/// Both formats are known, and the peer cannot take the source's. With the lock held, as the next three.
bool SendPath::mismatched(const Slot& slot) const {
  const auto& negotiated = slot.output.negotiated;
  return slot.link && negotiated && !slot.sourceFormat.encodingName.empty() &&
         (negotiated->encodingName.empty() || rtp::formatMatch(slot.sourceFormat, *negotiated) == 0);
}

bool SendPath::adaptable(const Slot& slot) const {
  return !slot.output.negotiated->encodingName.empty() && slot.output.sends &&
         (transcoding_ || slot.sourceFormat.encodingName == rtp::kRawEncoding);
}

/// What can be sent as it is; null when there is nothing.
std::shared_ptr<track::Track> SendPath::fitting(const Slot& slot) const {
  if (!slot.link || !slot.output.negotiated || slot.sourceFormat.encodingName.empty()) return nullptr;
  if (!mismatched(slot)) return slot.link->source();
  return slot.adapted ? slot.adapted->track : nullptr;
}

std::string SendPath::mismatch(const Slot& slot, base::Kind kind) const {
  return std::string(toString(kind)) + " of the source is " + rtp::describe(slot.sourceFormat) +
         ", this endpoint negotiated " + rtp::describe(*slot.output.negotiated);
}

/// Follows the source when everything for that is there, and stops when it no longer is.
void SendPath::evaluate(base::Kind kind) {
  std::string message;
  bool wanted = false;
  Detached left;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = this->slot(kind);
    const auto track = fitting(slot);
    if (!track && mismatched(slot)) {
      const auto found = mismatch(slot, kind);
      if (slot.reported != found) {
        left = detach(slot);
        slot.reported = found;
        wanted = adaptable(slot);
        if (!wanted)
          message = found + "; " +
                    (transcoding_ ? "nothing can be sent" : "media.transcoding forbids to convert it");
      }
    }
    if (!track) {
      if (!left.fanout) left.fanout = std::exchange(slot.following, nullptr);
    } else if (viewer_ && !stopped_ && !slot.following && viewer_->stream(kind)) {
      slot.following = fanout::Fanout::of(track);
      slot.following->join(viewer_);
    }
  }
  finish(left);
  if (wanted) callbacks_.onAdapterWanted(kind);
  if (!message.empty()) callbacks_.onFailure({base::Failure::Code::formatMismatch, message});
}

void SendPath::adapt(base::Kind kind) {
  std::shared_ptr<LinkSink> link;
  rtp::RtpFormat wanted;
  std::string reason;
  {
    const std::lock_guard lock(mutex_);
    const auto& slot = this->slot(kind);
    if (stopped_ || slot.adapted || !mismatched(slot) || !adaptable(slot)) return;
    link = slot.link;
    wanted = *slot.output.negotiated;
    reason = mismatch(slot, kind);
  }
  auto made = link->source()->encoded(wanted);
  if (!made) return callbacks_.onFailure({made.error().code, reason + "; " + made.error().message});
  const auto adapted = std::make_shared<Adapted>(weak_from_this(), std::move(*made));
  adapted->subscribe();
  bool taken = false;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = this->slot(kind);
    taken = !stopped_ && slot.link == link && !slot.adapted && mismatched(slot);
    if (taken) slot.adapted = adapted;
  }
  if (!taken) return adapted->end();
  evaluate(kind);
}

std::shared_ptr<fanout::ShardViewer> SendPath::makeViewer(std::vector<SendTransport> transports) const {
  std::string cname;
  for (const auto& slot : slots_)
    if (!slot.output.cname.empty()) cname = slot.output.cname;
  auto viewer = std::make_shared<fanout::ShardViewer>(fanout::Shards::shared().leastLoaded(), name_, cname);
  std::vector<fanout::ViewerTransport*> added;
  for (auto& each : transports) {
    auto srtp = rtp::SrtpSender::create(each.profile, each.keyAndSalt);
    added.push_back(srtp && each.route ? &viewer->addTransport(std::move(*srtp), std::move(each.route),
                                                               std::move(each.reports))
                                       : nullptr);
  }
  for (const auto kind : {base::Kind::audio, base::Kind::video}) {
    const auto& output = slot(kind).output;
    if (!output.sends) continue;
    if (output.transport < added.size() && added[output.transport])
      viewer->addStream(kind, output.format, *added[output.transport], flow_);
    else
      callbacks_.onFailure(
          {base::Failure::Code::internal, std::string("there are no keys to send ") + toString(kind)});
  }
  return viewer;
}

void SendPath::activate(std::vector<SendTransport> transports) {
  {
    const std::lock_guard lock(mutex_);
    if (viewer_ || stopped_) return;
    const bool any =
        std::any_of(slots_.begin(), slots_.end(), [](const auto& slot) { return slot.output.sends; });
    if (!any) return;
    viewer_ = makeViewer(std::move(transports));
    viewer_->shard().post([viewer = viewer_](fanout::Shard& shard) { shard.add(viewer); });
  }
  evaluate(base::Kind::audio);
  evaluate(base::Kind::video);
}

void SendPath::onRtcp(std::span<const uint8_t> packet) {
  std::shared_ptr<fanout::ShardViewer> viewer;
  std::shared_ptr<Adapted> adapted;
  std::shared_ptr<fanout::Fanout> fanout;
  {
    const std::lock_guard lock(mutex_);
    viewer = viewer_;
    adapted = slot(base::Kind::video).adapted;
    fanout = slot(base::Kind::video).following;
  }
  if (!viewer) return;
  if (!reported_.exchange(true) && callbacks_.onFirstReport) callbacks_.onFirstReport();
  viewer->shard().feedback(viewer, packet);
  // An encoder that works for one viewer alone follows what its path bears.
  if (adapted && fanout)
    adapted->track->setReceiverEstimate(fanout->viewers() == 1 ? viewer->availableBitrate() : 0);
}

bool SendPath::close(std::chrono::milliseconds deadline) {
  std::array<std::shared_ptr<LinkSink>, 2> links;
  std::shared_ptr<fanout::ShardViewer> viewer;
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(stopped_, true)) return true;
    links = {slot(base::Kind::audio).link, slot(base::Kind::video).link};
    viewer = viewer_;
  }
  for (const auto& link : links)
    if (link) link->close();
  if (!viewer) return true;
  auto done = std::make_shared<std::promise<void>>();
  --viewer->shard().load;
  // The shard lets go of the viewer before it says so: what it holds ends here, not on the shard's thread.
  viewer->shard().post([viewer, done](fanout::Shard& shard) mutable {
    viewer->report(std::chrono::steady_clock::now(), true);
    shard.batch().flush();
    shard.remove(*viewer);
    viewer.reset();
    done->set_value();
  });
  return done->get_future().wait_for(deadline) == std::future_status::ready;
}

void SendPath::addStats(std::vector<RtpStreamStats>& outbound) const {
  const std::lock_guard lock(mutex_);
  for (const auto kind : {base::Kind::audio, base::Kind::video}) {
    const auto& output = slot(kind).output;
    if (!output.sends) continue;
    RtpStreamStats stats;
    stats.kind = kind;
    stats.ssrc = output.format.ssrc;
    stats.codec = output.codec;
    if (const auto* stream = viewer_ ? viewer_->stream(kind) : nullptr) {
      stats.packets = stream->media.packets.get();
      stats.bytes = stream->media.bytes.get();
      stats.packetsDropped = stream->media.dropped.get();
      stats.nackCount = static_cast<uint32_t>(stream->nacks.get());
      stats.pliCount = static_cast<uint32_t>(stream->plis.get());
      stats.firCount = static_cast<uint32_t>(stream->firs.get());
      stats.retransmittedPackets = stream->rtx.packets.get();
      stats.retransmittedBytes = stream->rtx.bytes.get();
      stats.packetsLost = static_cast<int64_t>(stream->packetsLost.get());
      stats.fractionLost = static_cast<double>(stream->fractionLost256.get()) / 256;
      stats.jitterSeconds = static_cast<double>(stream->jitterMicros.get()) / 1e6;
      stats.roundTripTimeSeconds = static_cast<double>(stream->roundTripMicros.get()) / 1e6;
      stats.delaySeconds = static_cast<double>(stream->delayMicros.get()) / 1e6;
    }
    outbound.push_back(std::move(stats));
  }
}

CandidatePairStats SendPath::withFannedOut(CandidatePairStats pair, const net::Route* route) const {
  const std::lock_guard lock(mutex_);
  if (!viewer_) return pair;
  for (const auto& transport : viewer_->transports()) {
    if (route && transport->route.get() != route) continue;
    // What goes through a route of the hub was counted there.
    pair.packetsSent += transport->direct.packets.get() + (route ? 0 : transport->routed.packets.get());
    pair.bytesSent += transport->direct.bytes.get() + (route ? 0 : transport->routed.bytes.get());
  }
  return pair;
}

uint64_t SendPath::availableOutgoingBitrate() const {
  const std::lock_guard lock(mutex_);
  return viewer_ ? viewer_->availableBitrate() : 0;
}

}  // namespace headwater::peer
