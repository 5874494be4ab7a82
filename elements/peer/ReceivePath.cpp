#include "elements/peer/ReceivePath.hpp"

#include <algorithm>

#include "elements/base/Scheduler.hpp"
#include "elements/gst/BufferMap.hpp"
#include "elements/peer/LossTracker.hpp"
#include "elements/peer/SequenceCompactor.hpp"
#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtcpReader.hpp"

namespace headwater::peer {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kMaxTaps = 32;  ///< SSRCs of one peer; more is not a browser
constexpr std::chrono::seconds kSwitchSilence{1};

}  // namespace

struct ReceivePath::Tap : std::enable_shared_from_this<Tap> {
  uint32_t ssrc = 0;
  gst::WeakPtr<GstPad> pad{nullptr};
  gst::PadProbe probe;
  rtp::SequenceWindow window;
  SequenceCompactor compactor;
  // Read by other threads:
  std::atomic<int> payloadType{-1};
  std::atomic<uint64_t> packets{0}, bytes{0}, discarded{0};
  std::atomic<Clock::time_point> last{};

  base::Mutex lossMutex;
  LossTracker loss HW_GUARDED_BY(lossMutex);
  bool repairScheduled HW_GUARDED_BY(lossMutex) = false;
};

ReceivePath::ReceivePath(std::shared_ptr<track::Track> audio, std::shared_ptr<track::Track> video,
                         std::shared_ptr<track::FlowMonitor> flow, std::shared_ptr<track::CaptureClock> clock)
    : audio_(std::move(audio)),
      video_(std::move(video)),
      flow_(std::move(flow)),
      clock_(clock ? std::move(clock) : std::make_shared<track::CaptureClock>()),
      streams_(std::make_shared<const std::map<uint8_t, Stream>>()) {
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    trackOf(kind)->setClock([clock = clock_, kind] { return clock->mapping(kind); });
}

void ReceivePath::onElement(GstElement* element, const std::string& factory) {
  if (factory != "rtpssrcdemux") return;
  auto connection = gst::connect<void, guint, GstPad*>(
      element, "new-ssrc-pad",
      gst::weakly<guint, GstPad*>(
          weak_from_this(), [](ReceivePath& self, guint ssrc, GstPad* pad) { self.onSsrc(ssrc, pad); }));
  const base::Lock lock(mutex_);
  newSsrc_ = std::move(connection);
}

void ReceivePath::configure(const std::vector<sdp::SectionPlan>& plans) {
  base::PerKind<const sdp::SectionPlan*> first{nullptr, nullptr};
  auto streams = std::make_shared<std::map<uint8_t, Stream>>();
  for (const auto& plan : plans) {
    if (!plan.accepted || plan.kind == base::Kind::data || !sdp::receives(plan.direction)) continue;
    if (!first[plan.kind]) first[plan.kind] = &plan;
    Stream stream{plan.kind, plan.codec.format, {}};
    const auto& known = rtp::forwardedExtensions();
    for (const auto& extension : plan.extensions)
      if (const auto at = std::find(known.begin(), known.end(), extension.uri); at != known.end())
        stream.extensions[extension.id] = static_cast<size_t>(at - known.begin());
    stream.repairs = std::find(plan.codec.feedback.begin(), plan.codec.feedback.end(), "nack") !=
                     plan.codec.feedback.end();
    streams->emplace(static_cast<uint8_t>(plan.codec.payloadType), std::move(stream));
  }
  {
    const base::Lock lock(mutex_);
    streams_ = streams;
  }
  for (const auto* plan : first) {
    if (!plan) continue;
    told_[plan->kind] = plan->codec.payloadType;
    trackOf(plan->kind)->setFormat(plan->codec.format);
  }
}

void ReceivePath::shut() {
  open_ = false;
  std::map<uint32_t, std::shared_ptr<Tap>> taps;
  gst::SignalConnection connection;
  {
    const base::Lock lock(mutex_);
    taps.swap(taps_);
    connection = std::move(newSsrc_);
  }
  for (const auto& [ssrc, tap] : taps) tap->probe.remove();
  audio_->interrupt();
  video_->interrupt();
}

void ReceivePath::onSsrc(guint ssrc, GstPad* pad) {
  const auto tap = std::make_shared<Tap>();
  tap->ssrc = ssrc;
  tap->pad = gst::WeakPtr<GstPad>(pad);
  {
    const base::Lock lock(mutex_);
    if (taps_.size() >= kMaxTaps) return;
    taps_[ssrc] = tap;
  }
  tap->probe = gst::PadProbe(pad, GST_PAD_PROBE_TYPE_BUFFER,
                             [weak = weak_from_this(), weakTap = std::weak_ptr(tap)](GstPadProbeInfo* info) {
                               const auto self = weak.lock();
                               const auto owned = weakTap.lock();
                               if (self && owned) self->onBuffer(*owned, GST_PAD_PROBE_INFO_BUFFER(info));
                               return GST_PAD_PROBE_DROP;
                             });
}

std::shared_ptr<const std::map<uint8_t, ReceivePath::Stream>> ReceivePath::streams() const {
  const base::Lock lock(mutex_);
  return streams_;
}

std::shared_ptr<ReceivePath::Tap> ReceivePath::current(base::Kind kind) const {
  const base::Lock lock(mutex_);
  return current_[kind].lock();
}

// A kind is fed by one SSRC at a time; another takes over when that one has been silent.
bool ReceivePath::isCurrent(Tap& tap, base::Kind kind, uint32_t clockRate) {
  const base::Lock lock(mutex_);
  auto& slot = current_[kind];
  const auto current = slot.lock();
  if (current.get() == &tap) return true;
  if (current && Clock::now() - current->last.load() < kSwitchSilence) return false;
  const auto self = taps_.find(tap.ssrc);
  if (self == taps_.end()) return false;
  slot = self->second;
  clock_->start(kind, clockRate);
  return true;
}

std::optional<track::RtpPacket> ReceivePath::read(Tap& tap, const Stream& stream,
                                                  const rtp::RtpHeader& header, GstBuffer* buffer,
                                                  std::span<const uint8_t> data) const {
  if (!tap.window.fresh(header.sequence)) {
    ++tap.discarded;
    return std::nullopt;
  }
  if (header.payloadSize == 0) {  // probing
    ++tap.discarded;
    tap.compactor.drop(header.sequence);
    return std::nullopt;
  }
  track::RtpPacket packet;
  packet.buffer = gst::MappedBuffer(gst::ref(buffer));
  if (packet.buffer.data().empty()) return std::nullopt;
  packet.header = header;
  packet.header.sequence = tap.compactor.compact(header.sequence);
  packet.arrival = Clock::now();
  if (stream.kind == base::Kind::video)
    packet.keyframe = rtp::startsKeyframe(stream.format.encodingName,
                                          data.subspan(header.payloadOffset, header.payloadSize));
  if (!stream.extensions.empty())
    rtp::forEachExtension(data, header, [&](int id, std::span<const uint8_t> value) {
      if (const auto at = stream.extensions.find(id); at != stream.extensions.end())
        packet.extensions.push_back({at->second, {value.begin(), value.end()}});
    });
  return packet;
}

void ReceivePath::onBuffer(Tap& tap, GstBuffer* buffer) {
  if (!open_) return;
  const gst::BufferMap map(buffer);
  const auto header = rtp::parseRtpHeader(map.data());
  if (!header) return;
  const auto known = streams();
  const auto stream = known->find(header->payloadType);
  if (stream == known->end()) return;
  const base::Kind kind = stream->second.kind;
  if (!isCurrent(tap, kind, stream->second.format.clockRate)) return;
  tap.payloadType = header->payloadType;
  if (auto& told = told_[kind]; told != header->payloadType) {
    told = header->payloadType;
    trackOf(kind)->setFormat(stream->second.format);
  }
  if (stream->second.repairs) trackLoss(tap, header->sequence);
  auto packet = read(tap, stream->second, *header, buffer, map.data());
  if (!packet) return;
  // The first packet of a browser's stream starts a keyframe, unless it was lost.
  const bool beginningLost = tap.packets.fetch_add(1) == 0 && kind == base::Kind::video && !packet->keyframe;
  tap.bytes += header->payloadSize;
  tap.last = packet->arrival;
  flow_->mark(kind);
  clock_->onPacket(kind, header->timestamp, packet->arrival);
  trackOf(kind)->publish(std::move(*packet));
  if (beginningLost) trackOf(kind)->requestKeyframe();
}

void ReceivePath::trackLoss(Tap& tap, uint16_t sequence) {
  auto verdict = LossTracker::Verdict::fine;
  {
    const base::Lock lock(tap.lossMutex);
    verdict = tap.loss.onPacket(sequence, Clock::now());
    if (verdict == LossTracker::Verdict::missing && !tap.repairScheduled) {
      tap.repairScheduled = true;
      scheduleRepair(tap.shared_from_this(), *tap.loss.next());
    }
  }
  if (verdict == LossTracker::Verdict::beyondRepair) video_->requestKeyframe();
}

void ReceivePath::scheduleRepair(const std::shared_ptr<Tap>& tap, Clock::time_point when) {
  base::Scheduler::shared().at(when, [weak = weak_from_this(), weakTap = std::weak_ptr(tap)] {
    const auto self = weak.lock();
    const auto owned = weakTap.lock();
    if (self && owned) self->repair(owned);
  });
}

void ReceivePath::repair(const std::shared_ptr<Tap>& tap) {
  std::vector<uint16_t> ask;
  {
    const base::Lock lock(tap->lossMutex);
    ask = tap->loss.due(Clock::now());
    const auto next = tap->loss.next();
    tap->repairScheduled = next.has_value();
    if (next) scheduleRepair(tap, *next);
  }
  const auto pad = tap->pad.lock();
  if (!pad || !open_) return;
  for (const auto sequence : ask) {
    // What webrtcbin's jitter buffer would say to rtpsession, which then sends a NACK; times in milliseconds.
    GstStructure* request =
        gst_structure_new("GstRTPRetransmissionRequest", "seqnum", G_TYPE_UINT, static_cast<guint>(sequence),
                          "ssrc", G_TYPE_UINT, tap->ssrc, "delay", G_TYPE_UINT, 0u, "deadline", G_TYPE_UINT,
                          1000u, "avg-rtt", G_TYPE_UINT, 0u, nullptr);
    gst_pad_send_event(pad.get(), gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, request));
  }
}

class ReceivePath::ReportReader : public rtp::RtcpVisitor {
 public:
  explicit ReportReader(ReceivePath& path) : path_(path) {}
  void onSenderInfo(const rtp::SenderInfo& info) override {
    for (const auto kind : {base::Kind::audio, base::Kind::video}) {
      const auto current = path_.current(kind);
      if (current && current->ssrc == info.ssrc)
        path_.clock_->onSenderReport(kind, info.ntp, info.rtp, Clock::now());
    }
  }

 private:
  ReceivePath& path_;
};

void ReceivePath::onRtcp(std::span<const uint8_t> packet) {
  if (!open_) return;
  ReportReader reader(*this);
  rtp::RtcpReader::read(packet, reader);
}

void ReceivePath::requestKeyframe() {
  const auto tap = current(base::Kind::video);
  const auto pad = tap ? tap->pad.lock() : nullptr;
  const int payload = tap ? tap->payloadType.load() : -1;
  if (!pad || payload < 0) return;
  // rtpsession sends a PLI for this (RFC 4585 6.3.1); "all-headers" would make it a FIR, which Chromium
  // ignores.
  GstStructure* request =
      gst_structure_new("GstForceKeyUnit", "running-time", G_TYPE_UINT64, GST_CLOCK_TIME_NONE, "all-headers",
                        G_TYPE_BOOLEAN, FALSE, "count", G_TYPE_UINT, 0u, "ssrc", G_TYPE_UINT, tap->ssrc,
                        "payload", G_TYPE_UINT, static_cast<guint>(payload), nullptr);
  gst_pad_send_event(pad.get(), gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, request));
}

void ReceivePath::addStats(std::vector<RtpStreamStats>& inbound) const {
  const auto known = streams();
  const base::Lock lock(mutex_);
  for (const auto& [ssrc, tap] : taps_) {
    const auto stream = known->find(static_cast<uint8_t>(tap->payloadType.load()));
    if (stream == known->end()) continue;
    RtpStreamStats stats;
    stats.kind = stream->second.kind;
    stats.ssrc = ssrc;
    stats.codec = stream->second.format.encodingName;
    stats.packets = tap->packets;
    stats.bytes = tap->bytes;
    stats.packetsDiscarded = tap->discarded;
    {
      const base::Lock loss(tap->lossMutex);
      stats.nackCount = static_cast<uint32_t>(tap->loss.requested());
    }
    stats.keyframeRequests = trackOf(stats.kind)->keyframeRequests();
    inbound.push_back(std::move(stats));
  }
}

}  // namespace headwater::peer
