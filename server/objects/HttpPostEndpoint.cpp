#include "server/objects/HttpPostEndpoint.hpp"

#include "server/objects/ApiError.hpp"
#include "server/objects/MediaPipeline.hpp"
#include "server/objects/WebRtcStats.hpp"
#include "server/runtime/Uuid.hpp"

namespace headwater::server {

/// Uploads are told on the server's thread and posted; the player tells on the endpoint's executor already.
class HttpPostEndpoint::Events final : public player::PlayerObserver, public upload::UploadObserver {
 public:
  Events(std::weak_ptr<HttpPostEndpoint> endpoint, std::shared_ptr<Executor> executor)
      : endpoint_(std::move(endpoint)), executor_(std::move(executor)) {}

  void onUploadStarted() override {
    executor_->post([weak = endpoint_] {
      if (const auto endpoint = weak.lock(); endpoint && !endpoint->released()) endpoint->onUploadStarted();
    });
  }
  void onUploadEnded() override {}  // what has come is still to be played

  void onEndOfStream() override {
    tell([](HttpPostEndpoint& endpoint) {
      endpoint.emit(api::event::EndOfStream{});
      endpoint.tellSinksOfEnd();
      endpoint.onUploadPlayed();
    });
  }
  void onFailure(const base::Failure& failure) override {
    tell([&failure](HttpPostEndpoint& endpoint) {
      const auto error = error::of(failure);
      endpoint.emitError(error.code, error.type, error.message);
      endpoint.onUploadPlayed();
    });
  }
  void onMediaFlow(base::Kind kind, bool flowing) override {
    tell([kind, flowing](HttpPostEndpoint& endpoint) { endpoint.setFlow(false, kind, flowing); });
  }

 private:
  template <class Job>
  void tell(Job job) {
    if (const auto endpoint = endpoint_.lock(); endpoint && !endpoint->released()) job(*endpoint);
  }

  const std::weak_ptr<HttpPostEndpoint> endpoint_;
  const std::shared_ptr<Executor> executor_;
};

HttpPostEndpoint::HttpPostEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                   const api::HttpPostEndpointParams& params)
    : MediaElement(services, *api::findClass("HttpPostEndpoint"),
                   makeObjectId(pipeline.get(), *api::findClass("HttpPostEndpoint")), pipeline, nullptr),
      server_(*services.uploads()),
      path_("/upload/" + makeUuid()),
      disconnectionTimeout_(std::max(0, params.disconnectionTimeout)),
      encodedMedia_(params.useEncodedMedia) {}

const std::shared_ptr<player::Player>& HttpPostEndpoint::player() {
  if (player_ || released()) return player_;
  events_ =
      std::make_shared<Events>(std::dynamic_pointer_cast<HttpPostEndpoint>(shared_from_this()), executor());
  place_ = server_->open(path_, disconnectionTimeout_, events_);
  player::PlayerOptions options;
  options.name = id();
  options.uri = "the upload";
  options.encodedMedia = encodedMedia_;
  options.feed = place_->feed();
  options.post = [executor = executor()](std::function<void()> job) { executor->post(std::move(job)); };
  player_ = player::Player::create(std::move(options), events_);
  return player_;
}

Result<std::string> HttpPostEndpoint::getUrl() {
  player();
  const auto& config = services().config.http;
  if (!config.url.empty()) return config.url + path_;
  const bool ipv6 = config.address.find(':') != std::string::npos;
  return "http://" + (ipv6 ? "[" + config.address + "]" : config.address) + ":" +
         std::to_string(server_->port()) + path_;
}

Result<api::StatsMap> HttpPostEndpoint::getStats(const std::optional<api::MediaType>& type) {
  const auto pipeline = std::dynamic_pointer_cast<MediaPipeline>(parent());
  return endpointStats(id(), {}, type, pipeline && pipeline->latencyStats());
}

void HttpPostEndpoint::onRelease() {
  MediaElement::onRelease();
  if (std::exchange(session_, false)) emit(api::event::MediaSessionTerminated{});
  events_.reset();
  if (!player_) return;
  services().reaper.dispose(id(), [player = std::move(player_), place = std::move(place_)]() mutable {
    player->close();
    place.reset();
  });
}

void HttpPostEndpoint::onUploadStarted() {
  ++uploads_;
  if (!std::exchange(session_, true)) emit(api::event::MediaSessionStarted{});
  player()->play();
}

void HttpPostEndpoint::onUploadPlayed() {
  player()->stop();
  place_->drop();
  terminateLater();
}

/// The next upload may continue the session, when it does not keep us waiting.
void HttpPostEndpoint::terminateLater() {
  const auto weak = std::weak_ptr(std::dynamic_pointer_cast<HttpPostEndpoint>(shared_from_this()));
  services().after(disconnectionTimeout_, [weak, executor = executor(), upload = uploads_] {
    executor->post([weak, upload] {
      const auto self = weak.lock();
      if (!self || self->released() || self->uploads_ != upload) return;
      if (std::exchange(self->session_, false)) self->emit(api::event::MediaSessionTerminated{});
    });
  });
}

std::string HttpPostEndpoint::graph(bool verbose) {
  return player_ ? player_->dot(verbose) : "";
}

}  // namespace headwater::server
