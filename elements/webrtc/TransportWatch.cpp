#include "elements/webrtc/TransportWatch.hpp"

#include <gst/webrtc/webrtc.h>

#include <algorithm>

#include "elements/gst/Property.hpp"
#include "elements/webrtc/Fingerprint.hpp"

namespace headwater::webrtc {

namespace {

IceState iceStateOf(GstWebRTCICEConnectionState state) {
  switch (state) {
    case GST_WEBRTC_ICE_CONNECTION_STATE_NEW:
      return IceState::gathering;
    case GST_WEBRTC_ICE_CONNECTION_STATE_CHECKING:
      return IceState::connecting;
    case GST_WEBRTC_ICE_CONNECTION_STATE_CONNECTED:
      return IceState::connected;
    case GST_WEBRTC_ICE_CONNECTION_STATE_COMPLETED:
      return IceState::ready;
    case GST_WEBRTC_ICE_CONNECTION_STATE_FAILED:
      return IceState::failed;
    case GST_WEBRTC_ICE_CONNECTION_STATE_DISCONNECTED:
    case GST_WEBRTC_ICE_CONNECTION_STATE_CLOSED:
      break;
  }
  return IceState::disconnected;
}

DtlsState dtlsStateOf(GstWebRTCDTLSTransportState state) {
  switch (state) {
    case GST_WEBRTC_DTLS_TRANSPORT_STATE_NEW:
      return DtlsState::fresh;
    case GST_WEBRTC_DTLS_TRANSPORT_STATE_CONNECTING:
      return DtlsState::connecting;
    case GST_WEBRTC_DTLS_TRANSPORT_STATE_CONNECTED:
      return DtlsState::connected;
    case GST_WEBRTC_DTLS_TRANSPORT_STATE_FAILED:
      return DtlsState::failed;
    case GST_WEBRTC_DTLS_TRANSPORT_STATE_CLOSED:
      break;
  }
  return DtlsState::closed;
}

std::string textOf(const GstWebRTCICECandidateStats* stats) {
  if (!stats || !stats->ipaddr) return {};
  return std::string("candidate:1 1 ") + (stats->proto ? stats->proto : "udp") + " " +
         std::to_string(stats->prio) + " " + stats->ipaddr + " " + std::to_string(stats->port) + " typ " +
         (stats->type ? stats->type : "host");
}

/// Transports of the transceivers and of the data channels; the same object where they are bundled.
std::vector<gst::Ptr<GObject>> dtlsTransportsOf(GstElement* webrtcbin) {
  std::vector<gst::Ptr<GObject>> found;
  const auto add = [&found](gst::Ptr<GObject> transport) {
    const auto same = [&](const auto& each) { return each.get() == transport.get(); };
    if (transport && std::none_of(found.begin(), found.end(), same)) found.push_back(std::move(transport));
  };
  GArray* transceivers = nullptr;
  g_signal_emit_by_name(webrtcbin, "get-transceivers", &transceivers);
  for (guint i = 0; transceivers && i < transceivers->len; ++i) {
    auto* transceiver = g_array_index(transceivers, GObject*, i);
    for (const char* side : {"sender", "receiver"})
      if (const auto end = gst::getObject<GObject>(transceiver, side))
        add(gst::getObject<GObject>(end.get(), "transport"));
  }
  if (transceivers) g_array_unref(transceivers);
  if (const auto sctp = gst::getObject<GObject>(webrtcbin, "sctp-transport"))
    add(gst::getObject<GObject>(sctp.get(), "transport"));
  return found;
}

}  // namespace

struct TransportWatch::Transport {
  gst::Ptr<GObject> dtls, ice;
  std::string stream;
  bool up = false, announcedLost = false;
  DtlsState lastDtls = DtlsState::fresh;
  IceState lastIce = IceState::disconnected;
  IceCandidatePair pair;
  std::vector<gst::SignalConnection> signals;
};

void TransportWatch::expectFingerprints(std::vector<std::string> fingerprints) {
  const base::Lock lock(mutex_);
  fingerprints_ = std::move(fingerprints);
}

void TransportWatch::watch(GstElement* webrtcbin) {
  {
    const base::Lock lock(mutex_);
    ice_ = gst::WeakPtr<GObject>(gst::getObject<GObject>(webrtcbin, "ice-agent").get());
  }
  for (auto& dtls : dtlsTransportsOf(webrtcbin)) add(std::move(dtls));
}

void TransportWatch::add(gst::Ptr<GObject> dtls) {
  const auto transport = std::make_shared<Transport>();
  {
    const base::Lock lock(mutex_);
    for (const auto& known : transports_)
      if (known->dtls.get() == dtls.get()) return;
    transport->dtls = std::move(dtls);
    transport->ice = gst::getObject<GObject>(transport->dtls.get(), "transport");
    transport->stream = std::to_string(transports_.size() + 1);
    transports_.push_back(transport);
  }
  const auto bound = [this,
                      weakTransport = std::weak_ptr(transport)](void (TransportWatch::*method)(Transport&)) {
    return [weak = weak_from_this(), weakTransport, method] {
      const auto self = weak.lock();
      const auto owned = weakTransport.lock();
      if (self && owned) (self.get()->*method)(*owned);
    };
  };
  std::vector<gst::SignalConnection> signals;
  signals.push_back(gst::connectNotify(transport->dtls.get(), "state", bound(&TransportWatch::onDtlsState)));
  if (transport->ice) {
    signals.push_back(gst::connectNotify(transport->ice.get(), "state", bound(&TransportWatch::onIceState)));
    signals.push_back(gst::connect<void>(transport->ice.get(), "on-selected-candidate-pair-change",
                                         bound(&TransportWatch::onSelectedPair)));
  }
  {
    const base::Lock lock(mutex_);  // shut() may be ending them meanwhile
    transport->signals = std::move(signals);
  }
  if (transport->ice) onIceState(*transport);
  onDtlsState(*transport);
}

void TransportWatch::shut() {
  decltype(transports_) transports;
  std::vector<std::vector<gst::SignalConnection>> signals;
  {
    const base::Lock lock(mutex_);
    transports.swap(transports_);
    for (const auto& transport : transports) signals.push_back(std::move(transport->signals));
  }
  signals.clear();
  verified_ = false;
}

void TransportWatch::onIceState(Transport& transport) {
  const auto state = iceStateOf(gst::getEnum<GstWebRTCICEConnectionState>(transport.ice.get(), "state"));
  {
    const base::Lock lock(mutex_);
    if (std::exchange(transport.lastIce, state) == state) return;
  }
  callbacks_.onIce(transport.stream, state);
  if (state == IceState::failed && !verified_)
    callbacks_.onFailure(
        {base::Failure::Code::iceFailed, "no pair of ICE candidates works between this server and the peer"});
  if (state == IceState::failed || state == IceState::disconnected) declareLost();
  if (state == IceState::connected) declareFound();
}

void TransportWatch::onDtlsState(Transport& transport) {
  const auto state = dtlsStateOf(gst::getEnum<GstWebRTCDTLSTransportState>(transport.dtls.get(), "state"));
  {
    const base::Lock lock(mutex_);
    if (std::exchange(transport.lastDtls, state) == state) return;
  }
  const bool trusted = state == DtlsState::connected && verify(transport);
  callbacks_.onDtls(transport.stream, state);
  if (state == DtlsState::failed)
    callbacks_.onFailure({base::Failure::Code::dtlsFailed, "the DTLS handshake with the peer failed"});
  if (state == DtlsState::failed || state == DtlsState::closed) declareLost();
  if (!trusted) return;
  {
    const base::Lock lock(mutex_);
    transport.up = true;
    if (!std::all_of(transports_.begin(), transports_.end(), [](const auto& each) { return each->up; }))
      return;
  }
  if (!verified_.exchange(true)) callbacks_.onVerified();
}

// RFC 8827 6.5: without this check anyone between the peers could be the other end of the handshake.
bool TransportWatch::verify(Transport& transport) {
  std::vector<std::string> announced;
  {
    const base::Lock lock(mutex_);
    announced = fingerprints_;
  }
  const auto certificate = gst::getString(transport.dtls.get(), "remote-certificate");
  if (matchesFingerprint(certificate, announced)) return true;
  if (refused_.exchange(true)) return false;
  const auto actual = fingerprintOf(certificate, "sha-256");
  callbacks_.onFailure({base::Failure::Code::fingerprintMismatch,
                        "the peer's DTLS certificate is " + (actual.empty() ? "unreadable" : actual) +
                            ", its SDP announced " + (announced.empty() ? "none" : announced.front()) +
                            "; the connection is closed"});
  return false;
}

void TransportWatch::declareLost() {
  if (verified_ && !lost_.exchange(true)) callbacks_.onLost();
}

// ICE came back: DTLS has nothing to do with it and stayed as it was.
void TransportWatch::declareFound() {
  if (verified_ && lost_.exchange(false)) callbacks_.onFound();
}

void TransportWatch::setDscp(int codePoint) const {
  const base::Lock lock(mutex_);
  const auto ice = ice_.lock();
  for (const auto& transport : transports_) {
    if (!ice || !transport->ice || !gst::hasProperty(transport->ice.get(), "stream")) continue;
    const auto stream = gst::getObject<GstWebRTCICEStream>(transport->ice.get(), "stream");
    if (stream)
      gst_webrtc_ice_set_tos(GST_WEBRTC_ICE(ice.get()), stream.get(), static_cast<guint>(codePoint) << 2);
  }
}

void TransportWatch::onSelectedPair(Transport& transport) {
  gst::Ptr<GObject> ice;
  {
    const base::Lock lock(mutex_);
    ice = ice_.lock();
  }
  if (!ice || !gst::hasProperty(transport.ice.get(), "stream")) return;
  const auto stream = gst::getObject<GstWebRTCICEStream>(transport.ice.get(), "stream");
  GstWebRTCICECandidateStats *local = nullptr, *remote = nullptr;
  if (!stream || !gst_webrtc_ice_get_selected_pair(GST_WEBRTC_ICE(ice.get()), stream.get(), &local, &remote))
    return;
  const IceCandidatePair pair{textOf(local), textOf(remote)};
  gst_webrtc_ice_candidate_stats_free(local);
  gst_webrtc_ice_candidate_stats_free(remote);
  {
    const base::Lock lock(mutex_);
    if (transport.pair.local == pair.local && transport.pair.remote == pair.remote) return;
    transport.pair = pair;
  }
  callbacks_.onPair(transport.stream, pair);
}

std::vector<IceCandidatePair> TransportWatch::selectedPairs() const {
  const base::Lock lock(mutex_);
  std::vector<IceCandidatePair> pairs;
  for (const auto& transport : transports_)
    if (!transport->pair.local.empty()) pairs.push_back(transport->pair);
  return pairs;
}

}  // namespace headwater::webrtc
