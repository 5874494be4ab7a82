#include "server/objects/RtpEndpoint.hpp"

#include "rpc/generated/Errors.hpp"
#include "server/objects/ApiError.hpp"
#include "server/objects/MediaPipeline.hpp"
#include "server/objects/WebRtcStats.hpp"
#include "server/runtime/Base64.hpp"

namespace headwater::server {

namespace {

using std::chrono::milliseconds;

sdp::SdesSuite suiteOf(const api::SDES& crypto) {
  using Suite = api::CryptoSuite;
  switch (crypto.crypto.value_or(Suite::AES_128_CM_HMAC_SHA1_80)) {
    case Suite::AES_128_CM_HMAC_SHA1_32:
      return sdp::SdesSuite::aesCm128HmacSha1_32;
    case Suite::AES_128_CM_HMAC_SHA1_80:
      return sdp::SdesSuite::aesCm128HmacSha1_80;
    case Suite::AES_256_CM_HMAC_SHA1_32:
      return sdp::SdesSuite::aesCm256HmacSha1_32;
    case Suite::AES_256_CM_HMAC_SHA1_80:
      break;
  }
  return sdp::SdesSuite::aesCm256HmacSha1_80;
}

/// Empty when it is not base64; nothing when none is given.
std::optional<std::string> givenKey(const api::SDES& crypto) {
  if (crypto.key) return crypto.key;
  if (crypto.keyBase64) return fromBase64(*crypto.keyBase64).value_or("");
  return std::nullopt;
}

/// The client's key, or one of ours for a suite without a key. Nothing: plain RTP.
std::optional<sdp::SdesKey> keyOf(const api::SDES& crypto) {
  if (!crypto.crypto && !crypto.key && !crypto.keyBase64) return std::nullopt;
  sdp::SdesKey key{suiteOf(crypto), {}};
  const auto bytes = givenKey(crypto).value_or(randomBytes(sdp::keySize(key.suite)));
  key.keyAndSalt.assign(bytes.begin(), bytes.end());
  return key;
}

plainrtp::Latching latchingOf(const std::string& word) {
  if (word == "off") return plainrtp::Latching::off;
  return word == "sameAddress" ? plainrtp::Latching::sameAddress : plainrtp::Latching::any;
}

plainrtp::RtpPeerOptions peerOptions(const Services& services, const api::RtpEndpointParams& params) {
  const auto& config = services.config.rtp;
  plainrtp::RtpPeerOptions options;
  options.key = keyOf(params.crypto);
  options.ipv6 = params.useIpv6;
  options.ports = {static_cast<uint16_t>(config.minPort), static_cast<uint16_t>(config.maxPort)};
  options.externalIPv4 = config.externalIPv4;
  options.externalIPv6 = config.externalIPv6;
  options.latching = latchingOf(config.latching);
  options.transcoding = services.config.media.transcoding == "allow";
  options.videoCodecs = config.videoCodecs;
  options.audioCodecs = config.audioCodecs;
  options.keyframeInterval = milliseconds(services.config.webrtc.keyframeIntervalMs);
  options.keySoftLimit = static_cast<uint64_t>(config.keySoftLimitPackets);
  return options;
}

error::Unexpected invalidSdp(const char* what) {
  return api::failure(api::ErrorCode::SDP_PARSE_ERROR, what);
}

error::Unexpected failed(base::Failure::Code code, const char* what) {
  return tl::make_unexpected(error::of({code, what}));
}

}  // namespace

/// Held by the endpoint, seen by the peer through a weak pointer. Every callback only posts.
class RtpEndpoint::Events final : public plainrtp::RtpPeerObserver {
 public:
  Events(std::weak_ptr<RtpEndpoint> endpoint, std::shared_ptr<Executor> executor)
      : endpoint_(std::move(endpoint)), executor_(std::move(executor)) {}

  void onConnectionState(webrtc::ConnectionState state) override {
    post([state](RtpEndpoint& endpoint) {
      endpoint.setConnectionState(state == webrtc::ConnectionState::connected
                                      ? api::ConnectionState::CONNECTED
                                      : api::ConnectionState::DISCONNECTED);
    });
  }
  void onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) override {
    post([=](RtpEndpoint& endpoint) { endpoint.onFlow(direction, kind, flowing); });
  }
  void onKeySoftLimit(base::Kind kind) override {
    post([kind](RtpEndpoint& endpoint) {
      api::event::OnKeySoftLimit event;
      event.mediaType = typeOf(kind);
      endpoint.emit(event);
    });
  }
  void onSendingChanged(base::Kind kind) override {
    post([kind](RtpEndpoint& endpoint) { endpoint.peer_->arrangeSending(kind); });
  }
  void onFirstReport() override {
    post([](RtpEndpoint& endpoint) { endpoint.setMediaState(api::MediaState::CONNECTED); });
  }
  void onFailure(const base::Failure& failure) override {
    post([failure](RtpEndpoint& endpoint) {
      const auto error = error::of(failure);
      endpoint.emitError(error.code, error.type, error.message);
    });
  }

 private:
  template <class Job>
  void post(Job job) {
    executor_->post([weak = endpoint_, job = std::move(job)] {
      const auto endpoint = weak.lock();
      if (endpoint && !endpoint->released() && endpoint->peer_) job(*endpoint);
    });
  }

  const std::weak_ptr<RtpEndpoint> endpoint_;
  const std::shared_ptr<Executor> executor_;
};

Result<void> RtpEndpoint::check(const api::SDES& crypto) {
  const auto key = givenKey(crypto);
  if (!key) return {};
  if (key->empty()) return error::illegalParameter("Master key is not valid Base64");
  const auto expected = sdp::keySize(suiteOf(crypto));
  if (key->size() != expected)
    return error::illegalParameter("Master key size is wrong: " + std::to_string(key->size()) +
                                   " bytes, expected " + std::to_string(expected));
  return {};
}

RtpEndpoint::RtpEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                         const api::RtpEndpointParams& params)
    : BaseRtpEndpoint(services, "RtpEndpoint", pipeline), options_([&] {
        auto options = peerOptions(services, params);
        options.name = id();
        return options;
      }()) {
  ++services.rtpEndpoints;
}

RtpEndpoint::~RtpEndpoint() {
  --services().rtpEndpoints;
}

plainrtp::RtpPeer& RtpEndpoint::peer() {
  if (peer_) return *peer_;
  events_ = std::make_shared<Events>(std::dynamic_pointer_cast<RtpEndpoint>(shared_from_this()), executor());
  peer_ = plainrtp::RtpPeer::create(options_, events_);
  peer_->setBandwidthLimits(limits());
  linkConnections();
  return *peer_;
}

void RtpEndpoint::onRelease() {
  BaseRtpEndpoint::onRelease();
  events_.reset();
  if (!peer_) return;
  services().reaper.dispose(id(), [peer = std::move(peer_)] { peer->close(); });
}

void RtpEndpoint::onBandwidthLimits() {
  if (peer_) peer_->setBandwidthLimits(limits());
}

Result<std::string> RtpEndpoint::generateOffer(const std::optional<api::OfferOptions>& options) {
  if (offered_ || local_) return failed(base::Failure::Code::alreadyNegotiated, "by an earlier offer");
  webrtc::OfferOptions wanted;
  if (options) {
    wanted.audio = options->offerToReceiveAudio.value_or(true);
    wanted.video = options->offerToReceiveVideo.value_or(true);
  }
  auto offer = peer().createOffer(wanted);
  if (!offer) return tl::make_unexpected(error::of(offer.error()));
  offered_ = local_ = *offer;
  return *offered_;
}

Result<std::string> RtpEndpoint::processOffer(const std::string& offer) {
  if (offer.empty()) return invalidSdp("Empty offer not valid");
  if (offered_ || local_) return failed(base::Failure::Code::alreadyNegotiated, "by an earlier offer");
  auto answer = peer().processOffer(offer);
  if (!answer) return tl::make_unexpected(error::of(answer.error()));
  remote_ = offer;
  local_ = *answer;
  sessionStarted();
  return *local_;
}

Result<std::string> RtpEndpoint::processAnswer(const std::string& answer) {
  if (answer.empty()) return invalidSdp("Empty answer not valid");
  if (!offered_)
    return failed(base::Failure::Code::offerNotGenerated,
                  "the offer came from the other side, or there was none");
  if (remote_) return failed(base::Failure::Code::answerAlreadyProcessed, "an answer is processed once");
  if (auto done = peer().processAnswer(answer); !done) return tl::make_unexpected(error::of(done.error()));
  remote_ = answer;
  sessionStarted();
  return *local_;
}

Result<std::string> RtpEndpoint::getLocalSessionDescriptor() {
  if (local_) return *local_;
  return api::failure(api::ErrorCode::SDP_END_POINT_NO_LOCAL_SDP_ERROR, "No local SDP");
}

Result<std::string> RtpEndpoint::getRemoteSessionDescriptor() {
  if (remote_) return *remote_;
  return api::failure(api::ErrorCode::SDP_END_POINT_NO_REMOTE_SDP_ERROR, "No remote SDP");
}

Result<api::StatsMap> RtpEndpoint::getStats(const std::optional<api::MediaType>& type) {
  const auto pipeline = std::dynamic_pointer_cast<MediaPipeline>(parent());
  return webRtcStats(id(), peer_ ? peer_->stats() : peer::PeerStats{}, type,
                     pipeline && pipeline->latencyStats());
}

void RtpEndpoint::onFlow(track::FlowDirection direction, base::Kind kind, bool flowing) {
  setFlow(direction == track::FlowDirection::in, kind, flowing);
  // Media state is about what comes from the other side; reports on what is sent count, see onFirstReport().
  const bool any = flows(false, base::Kind::audio) || flows(false, base::Kind::video);
  if (direction == track::FlowDirection::out)
    setMediaState(any ? api::MediaState::CONNECTED : api::MediaState::DISCONNECTED);
}

}  // namespace headwater::server
