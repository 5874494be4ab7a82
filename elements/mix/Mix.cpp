#include "elements/mix/Mix.hpp"

#include <algorithm>
#include <map>

#include "elements/mix/Mixers.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::mix {

namespace {

constexpr std::chrono::milliseconds kCloseDeadline{3000};

/// Tells of the size of the pictures of a Track.
class SizeWatch final : public track::TrackSink {
 public:
  explicit SizeWatch(std::weak_ptr<MixObserver> observer) : observer_(std::move(observer)) {}

  void onFormat(const rtp::RtpFormat&) override {}
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFrame(const gst::Ptr<GstSample>& frame) override {
    GstCaps* caps = gst_sample_get_caps(frame.get());
    if (!caps || caps == caps_.get()) return;
    caps_ = gst::ref(caps);
    const GstStructure* fields = gst_caps_get_structure(caps, 0);
    gint width = 0, height = 0;
    if (!gst_structure_get_int(fields, "width", &width) || !gst_structure_get_int(fields, "height", &height))
      return;
    if (const auto told = observer_.lock()) told->onMixSize(width, height);
  }

 private:
  const std::weak_ptr<MixObserver> observer_;
  gst::Ptr<GstCaps> caps_;  ///< the source's thread: of the last one
};

class MixImpl final : public Mix {
 public:
  MixImpl(const MixOptions& options, std::weak_ptr<MixObserver> observer)
      : options_(options), observer_(std::move(observer)) {}

  base::Expected<void> setInput(const std::string& port, base::Kind kind,
                                const track::TrackPtr& source) override;
  void setHeard(const std::string& port, std::optional<std::vector<std::string>> sources) override;
  void place(const std::string& port, std::optional<MixPlace> place) override;
  void follow(const std::string& port) override;
  void resize(int width, int height) override;
  void removePort(const std::string& port) override;
  base::Expected<track::TrackPtr> output(const std::string& port, base::Kind kind) override;
  std::string dot(bool verbose) const override;
  void close() override;

 private:
  struct Port {
    track::TrackPtr sound, picture;  ///< frames that come in
    std::optional<std::vector<std::string>> heard;
    std::optional<MixPlace> place;
    std::unique_ptr<AudioMixer> mixed;  ///< what goes out
    std::shared_ptr<track::FlowMonitor> flow;
  };

  std::shared_ptr<track::FlowMonitor> flowOf(const std::string& port);
  MixerCallbacks callbacks(std::function<void()> onMedia) const;
  bool hears(const std::string& port, const std::string& source) const;
  base::Expected<void> mixSound(const std::string& name, Port& port);
  base::Expected<void> makePicture();
  void watchSize();

  MixOptions options_;
  const std::weak_ptr<MixObserver> observer_;
  std::map<std::string, Port> ports_;
  std::vector<std::string> order_;  ///< of ports with a picture, as they came
  std::unique_ptr<VideoMixer> picture_;
  std::shared_ptr<track::FlowMonitor> pictureFlow_;
  std::string followed_;                                  ///< port; empty none
  track::TrackPtr watched_;                               ///< what comes in there
  std::shared_ptr<track::Track::Subscription> watching_;  ///< of watched_
  bool closed_ = false;
};

MixerCallbacks MixImpl::callbacks(std::function<void()> onMedia) const {
  return {std::move(onMedia), [observer = observer_](const base::Failure& failure) {
            if (const auto told = observer.lock()) told->onMixFailure(failure);
          }};
}

std::shared_ptr<track::FlowMonitor> MixImpl::flowOf(const std::string& port) {
  return std::make_shared<track::FlowMonitor>([observer = observer_, port](base::Kind kind, bool flowing) {
    if (const auto told = observer.lock()) told->onMixFlow(port, kind, flowing);
  });
}

bool MixImpl::hears(const std::string& port, const std::string& source) const {
  const auto& heard = ports_.at(port).heard;
  return heard ? std::find(heard->begin(), heard->end(), source) != heard->end() : port != source;
}

/// Brings what `port` hears up to date.
base::Expected<void> MixImpl::mixSound(const std::string& name, Port& port) {
  if (!port.mixed) return {};
  for (const auto& [source, from] : ports_)
    if (auto set = port.mixed->setInput(source, hears(name, source) ? from.sound : nullptr); !set) return set;
  return {};
}

base::Expected<void> MixImpl::setInput(const std::string& name, base::Kind kind,
                                       const track::TrackPtr& source) {
  if (closed_ || kind == base::Kind::data) return {};
  track::TrackPtr frames;
  if (source) {
    auto made = source->frames();
    if (!made) return tl::make_unexpected(made.error());
    frames = std::move(*made);
  }
  auto& port = ports_[name];
  (kind == base::Kind::audio ? port.sound : port.picture) = frames;
  if (kind == base::Kind::audio) {
    for (auto& [other, each] : ports_)
      if (auto mixed = mixSound(other, each); !mixed) return mixed;
    return {};
  }
  std::erase(order_, name);
  if (frames) order_.push_back(name);
  if (name == followed_) watchSize();
  return picture_ ? picture_->setInput(name, frames) : base::Expected<void>{};
}

void MixImpl::setHeard(const std::string& name, std::optional<std::vector<std::string>> sources) {
  auto& port = ports_[name];
  port.heard = std::move(sources);
  if (auto mixed = mixSound(name, port); !mixed)
    if (const auto told = observer_.lock()) told->onMixFailure(mixed.error());
}

void MixImpl::place(const std::string& name, std::optional<MixPlace> place) {
  ports_[name].place = place;
  if (picture_) picture_->place(name, place);
}

void MixImpl::follow(const std::string& name) {
  followed_ = name;
  watchSize();
}

void MixImpl::watchSize() {
  const auto port = ports_.find(followed_);
  const auto now = port == ports_.end() ? nullptr : port->second.picture;
  if (now == watched_) return;
  if (watching_) watching_->stop();
  watching_.reset();
  watched_ = now;
  if (!now) return;
  watching_ = now->subscribe(std::make_shared<SizeWatch>(observer_));
  watching_->start();
}

void MixImpl::resize(int width, int height) {
  const double scale = std::min(1.0, static_cast<double>(options_.maxSize) / std::max(width, height));
  const auto even = [scale](int size) { return std::max(16, static_cast<int>(size * scale / 2) * 2); };
  if (even(width) == options_.width && even(height) == options_.height) return;
  options_.width = even(width);
  options_.height = even(height);
  if (picture_) picture_->resize(options_.width, options_.height);
}

void MixImpl::removePort(const std::string& name) {
  const auto found = ports_.find(name);
  if (found == ports_.end()) return;
  auto gone = std::move(found->second);
  ports_.erase(found);
  if (name == followed_) watchSize();
  std::erase(order_, name);
  if (picture_) {
    (void)picture_->setInput(name, nullptr);
    picture_->place(name, std::nullopt);
  }
  for (auto& [other, port] : ports_)
    if (port.mixed) (void)port.mixed->setInput(name, nullptr);
}

base::Expected<void> MixImpl::makePicture() {
  pictureFlow_ = std::make_shared<track::FlowMonitor>([observer = observer_](base::Kind kind, bool flowing) {
    if (const auto told = observer.lock()) told->onMixFlow("", kind, flowing);
  });
  auto made =
      VideoMixer::create(options_, callbacks([flow = pictureFlow_] { flow->mark(base::Kind::video); }));
  if (!made) return tl::make_unexpected(made.error());
  picture_ = std::move(*made);
  for (const auto& [name, port] : ports_)
    if (port.place) picture_->place(name, port.place);
  for (const auto& name : order_)
    if (auto set = picture_->setInput(name, ports_[name].picture); !set) return set;
  return {};
}

base::Expected<track::TrackPtr> MixImpl::output(const std::string& name, base::Kind kind) {
  if (closed_) return base::fail(base::Failure::Code::closed, "the mix has ended");
  if (kind == base::Kind::data) return track::TrackPtr{};
  auto& port = ports_[name];
  if (kind == base::Kind::video) {
    if (!picture_)
      if (auto made = makePicture(); !made) return tl::make_unexpected(made.error());
    return picture_->output();
  }
  if (!port.mixed) {
    port.flow = flowOf(name);
    auto made =
        AudioMixer::create(options_, callbacks([flow = port.flow] { flow->mark(base::Kind::audio); }));
    if (!made) return tl::make_unexpected(made.error());
    port.mixed = std::move(*made);
    if (auto mixed = mixSound(name, port); !mixed) return tl::make_unexpected(mixed.error());
  }
  return port.mixed->output();
}

std::string MixImpl::dot(bool verbose) const {
  return picture_ ? picture_->pipeline().dot(verbose) : "";
}

void MixImpl::close() {
  closed_ = true;
  if (watching_) watching_->stop();
  for (auto& [name, port] : ports_)
    if (port.mixed) port.mixed->shutdown(kCloseDeadline);
  if (picture_) picture_->shutdown(kCloseDeadline);
  ports_.clear();
  picture_.reset();
}

}  // namespace

std::shared_ptr<Mix> Mix::create(const MixOptions& options, std::weak_ptr<MixObserver> observer) {
  return std::make_shared<MixImpl>(options, std::move(observer));
}

}  // namespace headwater::mix
