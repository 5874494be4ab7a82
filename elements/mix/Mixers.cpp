#include "elements/mix/Mixers.hpp"

#include <algorithm>
#include <cmath>

#include "elements/gst/TimeLine.hpp"
#include "elements/pipe/RtpCaps.hpp"

namespace headwater::mix {

namespace {

constexpr const char* kSound = "audio/x-raw,format=S16LE,layout=interleaved,rate=48000,channels=2";
constexpr int kBlack = 1;            ///< compositor's background
constexpr int kStartAtTime = 2;      ///< GST_AGGREGATOR_START_TIME_SELECTION_SET
constexpr int kKeepAspectRatio = 1;  ///< compositor pad's sizing-policy

/// An aggregator that goes by the clock: inputs that stall hold nobody up.
gst::Ptr<GstElement> liveAggregator(const char* factory, std::chrono::milliseconds latency) {
  auto made = gst::sink(gst_element_factory_make_full(factory, "force-live", TRUE, nullptr));
  if (!made) return nullptr;
  g_object_set(made.get(), "latency", static_cast<guint64>(latency.count()) * GST_MSECOND,
               "ignore-inactive-pads", TRUE, "start-time-selection", kStartAtTime, "start-time",
               static_cast<guint64>(gst::timeLine().now()), nullptr);
  return made;
}

std::string pictureCaps(const MixOptions& options) {
  return "video/x-raw,format=I420,pixel-aspect-ratio=1/1,width=" + std::to_string(options.width) +
         ",height=" + std::to_string(options.height) +
         ",framerate=" + std::to_string(std::lround(options.framerate * 1000)) + "/1000";
}

}  // namespace

Mixer::~Mixer() {
  branches_.clear();
}

base::Expected<void> Mixer::build(base::Kind kind, const char* factory, const std::string& caps,
                                  const MixOptions& options, const MixerCallbacks& callbacks) {
  latest_ = options.latency / 2;
  onFailure_ = callbacks.onFailure;
  aggregator_ = liveAggregator(factory, options.latency);
  auto filter = pipe::makeElement("capsfilter");
  auto sink = pipe::makeElement("appsink");
  if (!aggregator_ || !filter || !sink)
    return base::fail(base::Failure::Code::missingPlugin, std::string("GStreamer has no element '") +
                                                              factory + "'; see gstreamer1.0-plugins-base");
  filter_ = *filter;
  setCaps(caps);
  pipeline_ = pipe::ElementPipeline::create([tell = callbacks.onFailure](const gst::BusReport& report) {
    if (report.level == gst::BusReport::Level::error)
      tell({base::Failure::Code::internal, "the mix failed: " + report.element + ": " + report.message});
  });
  output_ = std::make_shared<track::Track>(kind);
  published_ = pipe::TrackOutput::create(
      output_, *sink, {.format = pipe::rawFormat(), .onMedia = callbacks.onMedia}, pipeline_->host());
  auto* bin = GST_BIN(pipeline_->pipeline().get());
  for (GstElement* each : {aggregator_.get(), filter->get(), sink->get()}) gst_bin_add(bin, each);
  if (!gst_element_link_many(aggregator_.get(), filter->get(), sink->get(), nullptr))
    return base::fail(base::Failure::Code::internal, "the mix cannot be put together");
  return pipeline_->play();
}

void Mixer::setCaps(const std::string& caps) const {
  const auto wanted = gst::adopt(gst_caps_from_string(caps.c_str()));
  g_object_set(filter_.get(), "caps", wanted.get(), nullptr);
}

base::Expected<void> Mixer::setInput(const std::string& name, const track::TrackPtr& frames) {
  const auto known = std::find_if(branches_.begin(), branches_.end(),
                                  [&](const auto& branch) { return branch.first == name; });
  if (known != branches_.end() && known->second->frames() == frames) return {};
  std::unique_ptr<MixBranch> made;
  if (frames) {
    auto branch = MixBranch::create(*pipeline_, aggregator_, frames, convert(), latest_, onFailure_);
    if (!branch) return tl::make_unexpected(branch.error());
    made = std::move(*branch);
  }
  if (known == branches_.end()) {
    if (made) branches_.emplace_back(name, std::move(made));
  } else if (made) {
    known->second = std::move(made);  // it keeps its place
  } else {
    branches_.erase(known);
  }
  onInputs();
  return {};
}

bool Mixer::shutdown(std::chrono::milliseconds deadline) {
  branches_.clear();
  return !pipeline_ || pipeline_->shutdown(deadline);
}

base::Expected<std::unique_ptr<VideoMixer>> VideoMixer::create(const MixOptions& options,
                                                               const MixerCallbacks& callbacks) {
  auto mixer = std::unique_ptr<VideoMixer>(new VideoMixer(options));
  if (auto built = mixer->build(base::Kind::video, "compositor", pictureCaps(options), options, callbacks);
      !built)
    return tl::make_unexpected(built.error());
  g_object_set(mixer->aggregator().get(), "background", kBlack, nullptr);
  return mixer;
}

void VideoMixer::place(const std::string& name, std::optional<MixPlace> place) {
  if (place)
    places_[name] = *place;
  else
    places_.erase(name);
  arrange();
}

void VideoMixer::resize(int width, int height) {
  options_.width = width;
  options_.height = height;
  setCaps(pictureCaps(options_));
  arrange();
}

/// Those without a place of their own stand in a grid that is as square as it can be, behind the others.
void VideoMixer::arrange() {
  size_t free = 0;
  for (const auto& [name, branch] : branches_) free += places_.count(name) == 0 ? 1 : 0;
  const auto columns =
      std::max<size_t>(1, static_cast<size_t>(std::ceil(std::sqrt(static_cast<double>(free)))));
  const size_t rows = std::max<size_t>(1, (free + columns - 1) / columns);
  const double width = 1.0 / static_cast<double>(columns), height = 1.0 / static_cast<double>(rows);
  size_t at = 0;
  for (const auto& [name, branch] : branches_) {
    if (const auto own = places_.find(name); own != places_.end()) {
      show(branch->pad(), own->second);
      continue;
    }
    const size_t column = at % columns, row = at / columns;
    show(branch->pad(),
         {static_cast<double>(column) * width, static_cast<double>(row) * height, width, height});
    ++at;
  }
}

void VideoMixer::show(GstPad* pad, const MixPlace& place) const {
  // Even numbers: a pixel of chroma covers two of luma.
  const auto pixels = [](double part, int whole) {
    return static_cast<gint>(std::lround(part * whole / 2) * 2);
  };
  const gint x = pixels(place.x, options_.width), y = pixels(place.y, options_.height);
  const gint right = pixels(place.x + place.width, options_.width);
  const gint bottom = pixels(place.y + place.height, options_.height);
  g_object_set(pad, "xpos", x, "ypos", y, "width", right - x, "height", bottom - y, "zorder",
               static_cast<guint>(std::max(0, place.zOrder)), "sizing-policy",
               place.keepsAspect ? kKeepAspectRatio : 0, nullptr);
}

base::Expected<std::unique_ptr<AudioMixer>> AudioMixer::create(const MixOptions& options,
                                                               const MixerCallbacks& callbacks) {
  auto mixer = std::unique_ptr<AudioMixer>(new AudioMixer);  // NOLINT(modernize-make-unique): not public
  if (auto built = mixer->build(base::Kind::audio, "audiomixer", kSound, options, callbacks); !built)
    return tl::make_unexpected(built.error());
  return mixer;
}

std::string AudioMixer::convert() const {
  return std::string("audioconvert ! audioresample ! capsfilter caps=") + kSound;
}

}  // namespace headwater::mix
