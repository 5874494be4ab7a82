#include "elements/webrtc/MediaGate.hpp"

#include <gst/webrtc/webrtc.h>

#include <algorithm>

#include "elements/base/Scheduler.hpp"
#include "elements/gst/Property.hpp"
#include "elements/ice/Agent.hpp"
#include "elements/rtp/SrtcpReceiver.hpp"

namespace headwater::webrtc {

void MediaGate::onVerified() {
  parts_->receive->open();
  parts_->channels->open();
  openWhenConnected();
}

void MediaGate::openWhenConnected() {
  const auto webrtcbin = parts_->pipeline->webrtcbin();
  if (!webrtcbin || !parts_->transports->verified()) return;
  const auto state = gst::getEnum<GstWebRTCPeerConnectionState>(webrtcbin.get(), "connection-state");
  if (state != GST_WEBRTC_PEER_CONNECTION_STATE_CONNECTED || connected_.exchange(true)) return;
  parts_->events.tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::connected);
  if (parts_->options.dscp >= 0) parts_->transports->setDscp(parts_->options.dscp);
  activate();
}

// Needs the keys besides; whichever comes last calls. Not in place: the caller may be in the midst of the
// handshake.
void MediaGate::activate() {
  base::Scheduler::shared().after(std::chrono::milliseconds(0), [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self || !self->connected_) return;
    const auto& parts = *self->parts_;
    const auto keys = parts.tap->keys();
    std::vector<peer::SendTransport> transports;
    for (size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].send.empty()) return;
      transports.push_back({keys[i].profile, keys[i].send, parts.pipeline->route(i)});
    }
    if (transports.empty()) return;
    parts.send->activate(std::move(transports));
    self->shortenRtcp(keys);
  });
}

// What a viewer reports, ten times a second, the hub decrypts and hands on itself: webrtcbin would take a
// thread's wake-up and four elements to do so. A peer that sends media needs webrtcbin to hear it.
void MediaGate::shortenRtcp(const std::vector<TransportKeys>& keys) {
  const auto& agent = parts_->pipeline->agent();
  if (!agent || receives_) return;
  const auto streams = agent->streams();
  const auto known = [](const auto& each) { return !each.receive.empty(); };
  if (streams.size() < keys.size() || !std::all_of(keys.begin(), keys.end(), known)) return;
  if (shortened_.exchange(true)) return;
  for (size_t i = 0; i < keys.size(); ++i) {
    auto opened = rtp::SrtcpReceiver::create(keys[i].profile, keys[i].receive);
    if (!opened) continue;
    const auto srtcp = std::make_shared<rtp::SrtcpReceiver>(std::move(*opened));
    streams[i]->peer()->setRtcpReceiver(
        [srtcp, weak = std::weak_ptr(parts_->send)](std::span<const uint8_t> packet) {
          const auto clear = srtcp->open(packet);
          if (clear.empty()) return false;
          if (const auto send = weak.lock()) send->onRtcp(clear);
          return true;
        });
  }
}

void MediaGate::onRtcp(std::span<const uint8_t> packet) {
  if (!connected_) return;
  parts_->flowSent->resume();  // without the hub nobody else says that a browser is back
  parts_->send->onRtcp(packet);
  parts_->receive->onRtcp(packet);
}

void MediaGate::onLost() {
  parts_->flowReceived->stopAll();
  parts_->flowSent->suspend();  // it is sent on, in case the browser comes back
  parts_->audio->interrupt();
  parts_->video->interrupt();
  parts_->events.tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::disconnected);
}

void MediaGate::onFound() {
  parts_->flowSent->resume();
  parts_->events.tell(&WebRtcPeerObserver::onConnectionState, ConnectionState::connected);
}

}  // namespace headwater::webrtc
