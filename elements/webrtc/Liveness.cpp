#include "elements/webrtc/Liveness.hpp"

#include "elements/base/Scheduler.hpp"

namespace headwater::webrtc {

namespace {

constexpr std::chrono::milliseconds kPeriod{1000};
/// Audio alone may leave 7.5 s between two RTCP packets (RFC 3550 6.2: 5 s, randomised by 1.5).
constexpr std::chrono::milliseconds kSilence{9000};

}  // namespace

void Liveness::start() {
  if (!parts_->pipeline->iceLite()) base::repeat(kPeriod, weak_from_this(), &Liveness::check);
}

// Everything that the peer sends but ICE itself passes libnice's source.
void Liveness::onElement(GstElement* element, const std::string& factory) {
  if (factory != "nicesrc") return;
  const auto pad = gst::adopt(gst_element_get_static_pad(element, "src"));
  if (!pad) return;
  const auto type = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  gst::PadProbe probe(pad.get(), type, [weak = weak_from_this()](GstPadProbeInfo*) {
    if (const auto self = weak.lock()) self->heard_.store(true, std::memory_order_relaxed);
    return GST_PAD_PROBE_OK;
  });
  const base::Lock lock(mutex_);
  probes_.push_back(std::move(probe));
}

bool Liveness::check() {
  if (shut_) return false;
  if (!gate_->connected()) return true;
  const auto now = std::chrono::steady_clock::now();
  const auto media = [](const track::FlowMonitor& flow) {
    return flow.flowing(base::Kind::video) || flow.flowing(base::Kind::audio);
  };
  const bool expected = media(*parts_->flowSent) || receiving_;
  if (heard_.exchange(false) || !expected || !last_) last_ = now;
  if (media(*parts_->flowReceived)) receiving_ = true;
  if (now - *last_ <= kSilence) return true;
  parts_->events.tell(&WebRtcPeerObserver::onIceState, "1", 1, IceState::disconnected);
  parts_->transports->declareLost();
  return false;
}

void Liveness::shut() {
  shut_ = true;
  std::vector<gst::PadProbe> probes;
  const base::Lock lock(mutex_);
  probes.swap(probes_);
}

}  // namespace headwater::webrtc
