#include "elements/webrtc/ReceivePath.hpp"

#include <algorithm>
#include <deque>

#include "elements/gst/BufferMap.hpp"
#include "elements/media/Keyframe.hpp"
#include "elements/webrtc/Platform.hpp"

namespace headwater::media {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kMaxTaps = 32;  ///< SSRCs of one peer; more is not a browser
constexpr std::chrono::seconds kSwitchSilence{1};

/// Numbers packets as if those that are dropped here had never been sent: a gap would look like a loss to every
/// viewer. Thread: streaming.
class SequenceCompactor {
 public:
  void drop(uint16_t sequence) {
    dropped_.push_back(sequence);
    ++shift_;
    if (dropped_.size() > 64) dropped_.pop_front();
  }
  uint16_t compact(uint16_t sequence) const {
    const auto later = std::count_if(dropped_.begin(), dropped_.end(),
                                     [&](uint16_t each) { return sequenceDistance(sequence, each) > 0; });
    return static_cast<uint16_t>(sequence - shift_ + later);
  }

 private:
  std::deque<uint16_t> dropped_;
  uint16_t shift_ = 0;
};

}  // namespace

struct ReceivePath::Tap {
  uint32_t ssrc = 0;
  gst::WeakPtr<GstPad> pad{nullptr};
  gst::PadProbe probe;
  SequenceWindow window;
  SequenceCompactor compactor;
  // Read by other threads:
  std::atomic<int> payloadType{-1};
  std::atomic<uint64_t> packets{0}, bytes{0}, discarded{0};
  std::atomic<Clock::time_point> last{};
};

ReceivePath::ReceivePath(std::shared_ptr<Track> audio, std::shared_ptr<Track> video,
                         std::shared_ptr<FlowMonitor> flow)
    : audio_(std::move(audio)),
      video_(std::move(video)),
      flow_(std::move(flow)),
      streams_(std::make_shared<const std::map<uint8_t, Stream>>()) {}

void ReceivePath::onElement(GstElement* element, const std::string& factory) {
  if (factory != "rtpssrcdemux") return;
  auto connection = gst::connect<void, guint, GstPad*>(
      element, "new-ssrc-pad", gst::weakly<guint, GstPad*>(weak_from_this(), [](ReceivePath& self, guint ssrc, GstPad* pad) {
        self.onSsrc(ssrc, pad);
      }));
  const std::lock_guard lock(mutex_);
  newSsrc_ = std::move(connection);
}

void ReceivePath::configure(const std::vector<SectionPlan>& plans) {
  auto streams = std::make_shared<std::map<uint8_t, Stream>>();
  for (const auto& plan : plans) {
    if (!plan.accepted || plan.kind == Kind::data || !receives(plan.direction)) continue;
    Stream stream{plan.kind, plan.codec.format, {}};
    const auto& known = forwardedExtensions();
    for (const auto& extension : plan.extensions)
      if (const auto at = std::find(known.begin(), known.end(), extension.uri); at != known.end())
        stream.extensions[extension.id] = static_cast<size_t>(at - known.begin());
    streams->emplace(static_cast<uint8_t>(plan.codec.payloadType), std::move(stream));
  }
  {
    const std::lock_guard lock(mutex_);
    streams_ = streams;
  }
  for (const auto& [payload, stream] : *streams) trackOf(stream.kind)->setFormat(stream.format);
}

void ReceivePath::shut() {
  open_ = false;
  decltype(taps_) taps;
  gst::SignalConnection connection;
  {
    const std::lock_guard lock(mutex_);
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
    const std::lock_guard lock(mutex_);
    if (taps_.size() >= kMaxTaps) return;
    taps_[ssrc] = tap;
  }
  tap->probe = gst::PadProbe(pad, GST_PAD_PROBE_TYPE_BUFFER,
                             [weak = weak_from_this(), weakTap = std::weak_ptr(tap)](GstPadProbeInfo* info) {
                               const auto self = weak.lock();
                               const auto owned = weakTap.lock();
                               if (!self || !owned) return GST_PAD_PROBE_OK;
                               return self->onBuffer(*owned, GST_PAD_PROBE_INFO_BUFFER(info));
                             });
}

std::shared_ptr<const std::map<uint8_t, ReceivePath::Stream>> ReceivePath::streams() const {
  const std::lock_guard lock(mutex_);
  return streams_;
}

// A kind is fed by one SSRC at a time; another takes over when that one has been silent.
bool ReceivePath::isCurrent(Tap& tap, Kind kind) {
  const std::lock_guard lock(mutex_);
  auto& slot = current_[kind == Kind::video ? 1 : 0];
  const auto current = slot.lock();
  if (current.get() == &tap) return true;
  if (current && Clock::now() - current->last.load() < kSwitchSilence) return false;
  const auto self = taps_.find(tap.ssrc);
  if (self == taps_.end()) return false;
  slot = self->second;
  return true;
}

GstPadProbeReturn ReceivePath::onBuffer(Tap& tap, GstBuffer* buffer) {
  if (!open_) return GST_PAD_PROBE_DROP;
  RtpPacket packet;
  const gst::BufferMap map(buffer);
  const auto header = parseRtpHeader(map.data());
  if (!header) return GST_PAD_PROBE_OK;
  const auto known = streams();
  const auto stream = known->find(header->payloadType);
  if (stream == known->end()) return GST_PAD_PROBE_OK;
  const Kind kind = stream->second.kind;
  if (!isCurrent(tap, kind)) return GST_PAD_PROBE_OK;
  tap.payloadType = header->payloadType;
  if (!tap.window.fresh(header->sequence)) {
    ++tap.discarded;
    return GST_PAD_PROBE_DROP;
  }
  if (header->payloadSize == 0) {  // probing
    ++tap.discarded;
    tap.compactor.drop(header->sequence);
    return GST_PAD_PROBE_OK;
  }
  packet.header = *header;
  packet.header.sequence = tap.compactor.compact(header->sequence);
  packet.arrival = Clock::now();
  packet.runningTime = timeLine().now();
  if (kind == Kind::video)
    packet.keyframe = startsKeyframe(stream->second.format.encodingName,
                                     map.data().subspan(header->payloadOffset, header->payloadSize));
  if (!stream->second.extensions.empty())
    forEachExtension(map.data(), *header, [&](int id, std::span<const uint8_t> data) {
      if (const auto at = stream->second.extensions.find(id); at != stream->second.extensions.end())
        packet.extensions.push_back({at->second, {data.begin(), data.end()}});
    });
  packet.buffer = gst::ref(buffer);
  // The first packet of a browser's stream starts a keyframe, unless it was lost.
  const bool beginningLost = tap.packets.fetch_add(1) == 0 && kind == Kind::video && !packet.keyframe;
  tap.bytes += header->payloadSize;
  tap.last = packet.arrival;
  flow_->mark(kind);
  trackOf(kind)->publish(std::move(packet));
  if (beginningLost) trackOf(kind)->requestKeyframe();
  return GST_PAD_PROBE_OK;
}

void ReceivePath::requestKeyframe() {
  std::shared_ptr<Tap> tap;
  {
    const std::lock_guard lock(mutex_);
    tap = current_[1].lock();
  }
  const auto pad = tap ? tap->pad.lock() : nullptr;
  const int payload = tap ? tap->payloadType.load() : -1;
  if (!pad || payload < 0) return;
  // rtpsession sends a PLI for this (RFC 4585 6.3.1); "all-headers" would make it a FIR, which Chromium ignores.
  GstStructure* request = gst_structure_new(
      "GstForceKeyUnit", "running-time", G_TYPE_UINT64, GST_CLOCK_TIME_NONE, "all-headers", G_TYPE_BOOLEAN, FALSE,
      "count", G_TYPE_UINT, 0u, "ssrc", G_TYPE_UINT, tap->ssrc, "payload", G_TYPE_UINT, static_cast<guint>(payload),
      nullptr);
  gst_pad_send_event(pad.get(), gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, request));
}

void ReceivePath::addStats(std::vector<RtpStreamStats>& inbound) const {
  const auto known = streams();
  const std::lock_guard lock(mutex_);
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
    stats.keyframeRequests = trackOf(stats.kind)->keyframeRequests();
    inbound.push_back(std::move(stats));
  }
}

}  // namespace headwater::media
