#include "elements/filter/FramePath.hpp"

#include <gst/app/gstappsrc.h>

#include "elements/gst/Property.hpp"
#include "elements/pipe/RtpCaps.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::filter {

namespace {

constexpr guint64 kQueue = 200 * GST_MSECOND;
constexpr std::chrono::milliseconds kCloseDeadline{2000};
constexpr int kLeaksOldest = 2;  ///< GST_APP_LEAKY_TYPE_DOWNSTREAM

base::Expected<gst::Ptr<GstElement>> converters(base::Kind kind) {
  // Sound needs two: of formats, and of rates.
  const char* line = kind == base::Kind::video ? "videoconvert" : "audioconvert ! audioresample";
  GError* error = nullptr;
  auto bin = gst::sink(gst_parse_bin_from_description(line, TRUE, &error));
  const gst::ErrorPtr owned(error);
  if (bin && !error) return bin;
  return base::fail(base::Failure::Code::missingPlugin,
                    std::string("GStreamer cannot make '") + line + "'; install gstreamer1.0-plugins-base");
}

gst::Ptr<GstCaps> rawCaps(base::Kind kind) {
  return gst::adopt(gst_caps_from_string(
      kind == base::Kind::video ? "video/x-raw,format=I420" : "audio/x-raw,format=S16LE,layout=interleaved"));
}

}  // namespace

/// Takes frames of one source to the appsrc.
class FramePath::Feed : public track::TrackSink {
 public:
  Feed(std::shared_ptr<track::Track> frames, gst::Ptr<GstElement> appsrc,
       std::shared_ptr<track::FlowMonitor> flow, std::weak_ptr<FramePath> path)
      : frames_(std::move(frames)),
        appsrc_(std::move(appsrc)),
        flow_(std::move(flow)),
        path_(std::move(path)) {}

  static void start(const std::shared_ptr<Feed>& self) {
    self->subscription_ = self->frames_->subscribe(self);
    self->subscription_->start();
  }
  /// Returns when nothing is being pushed any more.
  void stop() {
    if (stopped_.exchange(true)) return;
    subscription_->stop();
    flow_->stop(frames_->kind());
  }

  void onFormat(const rtp::RtpFormat&) override {}
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFrame(const gst::Ptr<GstSample>& frame) override {
    flow_->mark(frames_->kind());
    gst_app_src_push_sample(GST_APP_SRC(appsrc_.get()), frame.get());
  }
  void onFailure(const base::Failure& failure) override {
    const auto path = path_.lock();
    if (const auto observer = path ? path->observer() : nullptr) observer->onFailure(failure);
  }

 private:
  const std::shared_ptr<track::Track> frames_;
  const gst::Ptr<GstElement> appsrc_;
  const std::shared_ptr<track::FlowMonitor> flow_;
  const std::weak_ptr<FramePath> path_;
  std::shared_ptr<track::Track::Subscription> subscription_;
  std::atomic<bool> stopped_{false};
};

/// What the application holds: letting go of it ends the link.
class FramePath::FeedLink final : public track::Link {
 public:
  FeedLink(base::Kind kind, std::shared_ptr<Feed> feed) : kind_(kind), feed_(std::move(feed)) {}
  ~FeedLink() override { FeedLink::close(); }
  base::Kind kind() const override { return kind_; }
  void close() override {
    if (feed_) feed_->stop();
    feed_.reset();
  }

 private:
  const base::Kind kind_;
  std::shared_ptr<Feed> feed_;
};

FramePath::FramePath(base::Kind kind) : kind_(kind), track_(std::make_shared<track::Track>(kind)) {
  track_->setFormat(pipe::rawFormat());
}

FramePath::~FramePath() {
  close();
}

base::Expected<std::shared_ptr<FramePath>> FramePath::create(
    base::Kind kind, const gst::Ptr<GstElement>& middle, std::function<void(const GstStructure*)> onMessage) {
  const auto made = std::shared_ptr<FramePath>(new FramePath(kind));
  if (auto built = made->build(middle, std::move(onMessage)); !built)
    return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> FramePath::build(const gst::Ptr<GstElement>& middle,
                                      std::function<void(const GstStructure*)> onMessage) {
  const auto weak = weak_from_this();
  const auto flow = [weak](track::FlowDirection direction) {
    return std::make_shared<track::FlowMonitor>([weak, direction](base::Kind kind, bool flowing) {
      const auto self = weak.lock();
      if (const auto observer = self ? self->observer() : nullptr)
        observer->onMediaFlow(direction, kind, flowing);
    });
  };
  flowIn_ = flow(track::FlowDirection::in);
  flowOut_ = flow(track::FlowDirection::out);
  pipeline_ =
      pipe::ElementPipeline::create([weak, onMessage = std::move(onMessage)](const gst::BusReport& report) {
        if (report.level == gst::BusReport::Level::element) {
          if (onMessage) onMessage(report.structure);
        } else if (const auto self = weak.lock()) {
          self->onBus(report);
        }
      });
  auto appsrc = pipe::makeElement("appsrc", "in");
  auto before = converters(kind_), after = converters(kind_);
  auto caps = pipe::makeElement("capsfilter");
  auto appsink = pipe::makeElement("appsink", "out");
  for (const auto* made : {&appsrc, &before, &after, &caps, &appsink})
    if (!*made) return tl::make_unexpected(made->error());
  g_object_set(appsrc->get(), "format", GST_FORMAT_TIME, "is-live", TRUE, "block", FALSE, "max-time", kQueue,
               "max-bytes", guint64{0}, "max-buffers", guint64{0}, "leaky-type", kLeaksOldest, nullptr);
  g_object_set(caps->get(), "caps", rawCaps(kind_).get(), nullptr);
  GstElement* const chain[] = {appsrc->get(), before->get(), middle.get(),
                               after->get(),  caps->get(),   appsink->get()};
  for (size_t i = 0; i < std::size(chain); ++i)
    if (!pipeline_->add(chain[i]) || (i > 0 && !gst_element_link(chain[i - 1], chain[i])))
      return base::fail(
          base::Failure::Code::invalidArgument,
          std::string("'") + GST_OBJECT_NAME(chain[i]) + "' does not take or make raw " + toString(kind_));
  appsrc_ = *appsrc;
  pipe::TrackOutput::Options options;
  options.format = pipe::rawFormat();
  options.onMedia = [flow = flowOut_, kind = kind_] { flow->mark(kind); };
  output_ = pipe::TrackOutput::create(track_, *appsink, std::move(options), pipeline_->host());
  return {};
}

void FramePath::setObserver(std::weak_ptr<MediaFilterObserver> observer) {
  const base::Lock lock(mutex_);
  observer_ = std::move(observer);
}

std::shared_ptr<MediaFilterObserver> FramePath::observer() const {
  const base::Lock lock(mutex_);
  return observer_.lock();
}

void FramePath::onBus(const gst::BusReport& report) const {
  if (report.level != gst::BusReport::Level::error) return;
  if (const auto told = observer())
    told->onFailure({base::Failure::Code::internal, report.element + ": " + report.message});
}

base::Expected<std::shared_ptr<track::Link>> FramePath::attach(const std::shared_ptr<track::Track>& source) {
  if (source->kind() != kind_ || closed_) return std::make_shared<FeedLink>(source->kind(), nullptr);
  auto frames = source->frames();
  if (!frames) return tl::make_unexpected(frames.error());
  if (const auto before = feed_.lock()) before->stop();
  if (auto playing = pipeline_->play(); !playing) return tl::make_unexpected(playing.error());
  const auto feed = std::make_shared<Feed>(std::move(*frames), appsrc_, flowIn_, weak_from_this());
  Feed::start(feed);
  feed_ = feed;
  // Requests of those who watch the result are about the source.
  track_->setKeyframeRequester([weak = std::weak_ptr(source)] {
    if (const auto track = weak.lock()) track->requestKeyframe();
  });
  return std::make_shared<FeedLink>(kind_, feed);
}

void FramePath::close() {
  if (closed_.exchange(true)) return;
  if (const auto feed = feed_.lock()) feed->stop();
  const bool ended = pipeline_ && pipeline_->shutdown(kCloseDeadline);
  if (flowIn_) flowIn_->stopAll();
  if (flowOut_) flowOut_->stopAll();
  if (const auto told = ended || !pipeline_ ? nullptr : observer())
    told->onFailure({base::Failure::Code::internal, "the pipeline of this filter did not end within " +
                                                        std::to_string(kCloseDeadline.count()) +
                                                        " ms; it is left behind"});
}

}  // namespace headwater::filter
