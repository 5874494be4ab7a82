#include "server/objects/RecorderEndpoint.hpp"

#include <chrono>

#include "server/objects/ApiError.hpp"

namespace headwater::server {

using State = api::UriEndpointState;
using Profile = api::MediaProfileSpecType;
using std::chrono::milliseconds;

namespace {

void setProfile(recorder::RecorderOptions& options, Profile profile) {
  using recorder::Container;
  switch (profile) {
    case Profile::MKV:
    case Profile::MKV_VIDEO_ONLY:
    case Profile::MKV_AUDIO_ONLY:
      options.container = Container::mkv;
      break;
    case Profile::MP4:
    case Profile::MP4_VIDEO_ONLY:
    case Profile::MP4_AUDIO_ONLY:
      options.container = Container::mp4;
      break;
    case Profile::FLV:
      options.container = Container::flv;
      break;
    case Profile::JPEG_VIDEO_ONLY:
      options.container = Container::jpeg;
      break;
    default:
      options.container = Container::webm;
      break;
  }
  options.audio = profile != Profile::WEBM_VIDEO_ONLY && profile != Profile::MKV_VIDEO_ONLY &&
                  profile != Profile::MP4_VIDEO_ONLY && profile != Profile::JPEG_VIDEO_ONLY;
  options.video = profile != Profile::WEBM_AUDIO_ONLY && profile != Profile::MKV_AUDIO_ONLY &&
                  profile != Profile::MP4_AUDIO_ONLY;
}

}  // namespace

/// What happens to the recorder, told on the endpoint's executor already.
class RecorderEndpoint::Events final : public recorder::RecorderObserver {
 public:
  explicit Events(std::weak_ptr<RecorderEndpoint> endpoint) : endpoint_(std::move(endpoint)) {}

  void onRecording() override {
    tell([](RecorderEndpoint& endpoint) {
      if (endpoint.enterState(State::START)) endpoint.emit(api::event::Recording{});
    });
  }
  void onStopped() override {
    tell([](RecorderEndpoint& endpoint) {
      if (endpoint.enterState(State::STOP)) endpoint.emit(api::event::Stopped{});
    });
  }
  void onFailure(const base::Failure& failure) override {
    tell([&failure](RecorderEndpoint& endpoint) {
      const auto error = error::of(failure);
      endpoint.emitError(error.code, error.type, error.message);
    });
  }
  void onMediaFlow(base::Kind kind, bool flowing) override {
    tell([kind, flowing](RecorderEndpoint& endpoint) { endpoint.setFlow(true, kind, flowing); });
  }

 private:
  template <class Job>
  void tell(Job job) {
    if (const auto endpoint = endpoint_.lock(); endpoint && !endpoint->released()) job(*endpoint);
  }

  const std::weak_ptr<RecorderEndpoint> endpoint_;
};

RecorderEndpoint::RecorderEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                   const api::RecorderEndpointParams& params)
    : UriEndpoint(services, "RecorderEndpoint", pipeline, params.uri),
      stopOnEndOfStream_(params.stopOnEndOfStream) {
  const auto& config = services.config.recorder;
  options_.name = id();
  options_.uri = params.uri;
  setProfile(options_, params.mediaProfile);
  options_.jitter = milliseconds(config.jitterMs);
  options_.start = milliseconds(config.startMs);
  options_.pictures = milliseconds(config.picturesMs);
  options_.queueBytes = static_cast<size_t>(config.queueBytes);
  options_.keyframes = milliseconds(config.keyframeMs);
  options_.finalize = milliseconds(config.finalizeMs);
  options_.post = [executor = executor()](std::function<void()> job) { executor->post(std::move(job)); };
}

const std::shared_ptr<recorder::Recorder>& RecorderEndpoint::recorder() {
  if (!recorder_ && !released()) {
    events_ = std::make_shared<Events>(std::dynamic_pointer_cast<RecorderEndpoint>(shared_from_this()));
    recorder_ = recorder::Recorder::create(options_, events_);
  }
  return recorder_;
}

void RecorderEndpoint::onRelease() {
  // Before its links go: what has arrived belongs into the file.
  if (recorder_) recorder_->stop();
  UriEndpoint::onRelease();
  events_.reset();
  if (!recorder_) return;
  services().reaper.dispose(id(), [recorder = std::move(recorder_)] { recorder->close(); });
}

void RecorderEndpoint::onSourceEnd(int) {
  if (stopOnEndOfStream_ && recorder_) recorder_->stop();
}

Result<void> RecorderEndpoint::record() {
  recorder()->record();
  // Writing to a file begins with the first media, an upload at once.
  const bool resumes = state() == State::PAUSE;
  const bool uploads = scheme() == "http" || scheme() == "https";
  if ((resumes || uploads) && enterState(State::START)) emit(api::event::Recording{});
  return {};
}

Result<void> RecorderEndpoint::pause() {
  if (state() != State::START) return {};
  recorder()->pause();
  if (enterState(State::PAUSE)) emit(api::event::Paused{});
  return {};
}

Result<void> RecorderEndpoint::stop() {
  recorder()->stop();
  return {};
}

Result<void> RecorderEndpoint::stopAndWait() {
  recorder()->stopAndWait();
  return {};
}

base::Delays RecorderEndpoint::delays() const {
  return recorder_ ? recorder_->delays() : base::Delays{};
}

std::string RecorderEndpoint::graph(bool verbose) {
  return recorder_ ? recorder_->dot(verbose) : "";
}

}  // namespace headwater::server
