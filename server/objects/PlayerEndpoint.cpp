#include "server/objects/PlayerEndpoint.hpp"

#include <chrono>

#include "rpc/generated/Errors.hpp"
#include "server/objects/ApiError.hpp"
#include "server/objects/Dot.hpp"

namespace headwater::server {

using State = api::UriEndpointState;
using std::chrono::milliseconds;

/// What happens to the player, told on the endpoint's executor already.
class PlayerEndpoint::Events final : public player::PlayerObserver {
 public:
  explicit Events(std::weak_ptr<PlayerEndpoint> endpoint) : endpoint_(std::move(endpoint)) {}

  void onEndOfStream() override {
    tell([](PlayerEndpoint& endpoint) {
      endpoint.enterState(State::STOP);
      endpoint.emit(api::event::EndOfStream{});
      endpoint.tellSinksOfEnd();
    });
  }
  void onFailure(const base::Failure& failure) override {
    tell([&failure](PlayerEndpoint& endpoint) {
      const auto error = error::of(failure);
      endpoint.emitError(error.code, error.type, error.message);
    });
  }
  void onMediaFlow(base::Kind kind, bool flowing) override {
    tell([kind, flowing](PlayerEndpoint& endpoint) { endpoint.setFlow(false, kind, flowing); });
  }

 private:
  template <class Job>
  void tell(Job job) {
    if (const auto endpoint = endpoint_.lock(); endpoint && !endpoint->released()) job(*endpoint);
  }

  const std::weak_ptr<PlayerEndpoint> endpoint_;
};

PlayerEndpoint::PlayerEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                               const api::PlayerEndpointParams& params)
    : UriEndpoint(services, "PlayerEndpoint", pipeline, params.uri) {
  const auto& config = services.config.player;
  options_.name = id();
  options_.uri = params.uri;
  options_.encodedMedia = params.useEncodedMedia;
  options_.networkCache = milliseconds(std::max(0, params.networkCache));
  options_.sourceTimeout = milliseconds(config.sourceTimeoutMs);
  options_.reconnectMin = milliseconds(config.reconnectMinMs);
  options_.reconnectMax = milliseconds(config.reconnectMaxMs);
  options_.rtspTransport = config.rtspTransport;
  options_.post = [executor = executor()](std::function<void()> job) { executor->post(std::move(job)); };
}

const std::shared_ptr<player::Player>& PlayerEndpoint::player() {
  if (!player_ && !released()) {
    events_ = std::make_shared<Events>(std::dynamic_pointer_cast<PlayerEndpoint>(shared_from_this()));
    player_ = player::Player::create(options_, events_);
  }
  return player_;
}

void PlayerEndpoint::onRelease() {
  UriEndpoint::onRelease();
  events_.reset();
  if (!player_) return;
  services().reaper.dispose(id(), [player = std::move(player_)] { player->close(); });
}

Result<void> PlayerEndpoint::play() {
  if (enterState(State::START)) player()->play();
  return {};
}

Result<void> PlayerEndpoint::pause() {
  if (enterState(State::PAUSE)) player()->pause();
  return {};
}

Result<void> PlayerEndpoint::stop() {
  enterState(State::STOP);
  if (player_) player_->stop();  // which may be waiting at a position although its state is STOP
  return {};
}

Result<api::VideoInfo> PlayerEndpoint::getVideoInfo() {
  const auto known = player()->info();
  api::VideoInfo info;
  info.isSeekable = known.seekable;
  info.seekableInit = known.seekableBegin.count();
  info.seekableEnd = known.seekableEnd.count();
  info.duration = known.duration.count();
  return info;
}

Result<std::string> PlayerEndpoint::getElementGstreamerDot() {
  return mergeDots(id(), {{id(), graph(false)}}, {});
}

Result<int64_t> PlayerEndpoint::getPosition() {
  return player()->position().count();
}

Result<void> PlayerEndpoint::setPosition(const int64_t& position) {
  const auto done = player()->seek(milliseconds(position));
  if (done) return {};
  return api::failure(api::ErrorCode::PLAYER_SEEK_FAIL, "Seek fails: " + done.error().message);
}

std::string PlayerEndpoint::graph(bool verbose) {
  return player_ ? player_->dot(verbose) : "";
}

}  // namespace headwater::server
