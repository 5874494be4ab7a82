#include "elements/player/PlayerPipeline.hpp"

#include <utility>

#include "elements/base/Uri.hpp"
#include "elements/gst/CallAsync.hpp"
#include "elements/gst/Teardown.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/player/Branch.hpp"
#include "elements/player/Position.hpp"
#include "elements/player/Source.hpp"

namespace headwater::player {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kEndsWithin{5000};

}  // namespace

PlayerPipeline::PlayerPipeline(const PlayerOptions& options, PlayerTracks tracks, Callbacks callbacks)
    : options_(options), tracks_(std::move(tracks)), callbacks_(std::move(callbacks)) {}

PlayerPipeline::~PlayerPipeline() {
  endSoon();
}

base::Expected<std::shared_ptr<PlayerPipeline>> PlayerPipeline::create(const PlayerOptions& options,
                                                                       PlayerTracks tracks,
                                                                       Callbacks callbacks) {
  auto made =
      std::shared_ptr<PlayerPipeline>(new PlayerPipeline(options, std::move(tracks), std::move(callbacks)));
  if (auto built = made->build(); !built) return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> PlayerPipeline::build() {
  const auto source = makeSource(options_);
  if (!source) return tl::make_unexpected(source.error());
  auto pipeline = gst::sink(gst_pipeline_new(nullptr));
  gst_pipeline_use_clock(GST_PIPELINE(pipeline.get()), gst::timeLine().clock.get());
  auto ahead = base::filePath(options_.uri) ? ReadAhead::create(pipeline.get()) : nullptr;
  gst_bin_add(GST_BIN(pipeline.get()), source->get());

  const auto weak = weak_from_this();
  auto bus = std::make_unique<gst::Bus>(
      pipeline.get(),
      gst::weakly<const gst::BusReport&>(
          weak, [](PlayerPipeline& self, const gst::BusReport& report) { self.onBus(report); }),
      gst::weakly<GstMessage*>(weak,
                               [](PlayerPipeline& self, GstMessage* message) { self.onMessage(message); }));
  std::vector<gst::SignalConnection> signals;
  signals.push_back(gst::connect<void, GstElement*>(
      source->get(), "source-setup",
      gst::weakly<GstElement*>(
          weak, [](PlayerPipeline& self, GstElement* element) { self.configureSource(element); })));
  signals.push_back(gst::connect<void, GstPad*>(
      source->get(), "pad-added",
      gst::weakly<GstPad*>(weak, [](PlayerPipeline& self, GstPad* pad) { self.onPad(pad); })));
  signals.push_back(gst::connect<void, GstPad*, GstCaps*>(
      source->get(), "unknown-type",
      gst::weakly<GstPad*, GstCaps*>(
          weak, [](PlayerPipeline& self, GstPad*, GstCaps* caps) { self.onUnknown(caps); })));
  const auto onDecoder = [](PlayerPipeline& self, base::Kind kind) {
    const base::Lock lock(self.mutex_);
    self.decoded_[kind] = true;
  };
  for (auto& each : chooseDecoders(source->get(), gst::weakly<base::Kind>(weak, onDecoder)))
    signals.push_back(std::move(each));
  signals.push_back(gst::connect<void>(source->get(), "no-more-pads",
                                       gst::weakly<>(weak, [](PlayerPipeline& self) { self.onAllPads(); })));
  const base::Lock lock(mutex_);
  pipeline_ = std::move(pipeline);
  bus_ = std::move(bus);
  signals_ = std::move(signals);
  ahead_ = std::move(ahead);
  return {};
}

void PlayerPipeline::configureSource(GstElement* source) {
  {
    const base::Lock lock(mutex_);
    sourceName_ = GST_ELEMENT_NAME(source);
  }
  setUpReader(options_, source);
}

void PlayerPipeline::aim(GstState target) {
  {
    const base::Lock lock(control_);
    target_ = target;
  }
  apply();
}

void PlayerPipeline::apply() {
  const base::Lock lock(control_);
  const auto pipeline = this->pipeline();
  if (!pipeline || target_ == GST_STATE_NULL) return;
  const bool waits = buffering_ && target_ == GST_STATE_PLAYING;
  if (gst_element_set_state(pipeline.get(), waits ? GST_STATE_PAUSED : target_) == GST_STATE_CHANGE_FAILURE)
    fail(base::Failure::Code::uriInvalid, "it cannot be opened");  // unless an element has said why
  if (ended_) gst::endPipelineSoon(pipeline, kEndsWithin);  // it was taken meanwhile, and woken up again
}

base::Expected<void> PlayerPipeline::seek(milliseconds position) {
  const auto pipeline = this->pipeline();
  awaitPreroll(pipeline, options_.seekTimeout, [this] { return !pausing() || failed_ || ended_; });
  if (auto possible = checkPosition(infoOf(pipeline), position); !possible) return possible;
  sought_ = true;
  return seekTo(pipeline, position, options_.encodedMedia, options_.seekTimeout);
}

bool PlayerPipeline::pausing() {
  const base::Lock lock(control_);
  return target_ == GST_STATE_PAUSED;
}

milliseconds PlayerPipeline::position() const {
  return positionOf(pipeline());
}

PlayerInfo PlayerPipeline::info() const {
  return infoOf(pipeline());
}

bool PlayerPipeline::live() const {
  return base::isRtsp(options_.uri) && info().duration < milliseconds(0);
}

std::string PlayerPipeline::dot(bool verbose) const {
  const auto pipeline = this->pipeline();
  if (!pipeline) return {};
  const auto details = verbose ? GST_DEBUG_GRAPH_SHOW_VERBOSE : GST_DEBUG_GRAPH_SHOW_ALL;
  const gst::CharPtr text(gst_debug_bin_to_dot_data(GST_BIN(pipeline.get()), details));
  return text ? text.get() : "";
}

void PlayerPipeline::fail(base::Failure::Code code, const std::string& message) {
  if (ended_ || failed_.exchange(true)) return;
  callbacks_.onFailure({code, base::withoutPassword(options_.uri + ": " + message, options_.uri)});
}

/// A stream that no decoder is installed for.
void PlayerPipeline::onUnknown(const GstCaps* caps) {
  const auto kind = kindOf(caps);
  if (!kind) return;
  leaveOut(std::string("no decoder is installed for its ") + base::toString(*kind) + ", which is " +
           describeCodec(caps));
}

void PlayerPipeline::leaveOut(const std::string& why) {
  const base::Lock lock(mutex_);
  leftOut_ += (leftOut_.empty() ? "" : "; ") + why;
}

std::string PlayerPipeline::leftOut() {
  const base::Lock lock(mutex_);
  return std::exchange(leftOut_, {});
}

/// Of streams that are not there while others are: once, and those others go on.
void PlayerPipeline::tellLeftOut(base::Failure::Code code) {
  const auto why = leftOut();
  if (ended_ || failed_ || why.empty()) return;
  callbacks_.onLeftOut({code, base::withoutPassword(options_.uri + ": " + why, options_.uri)});
}

void PlayerPipeline::onBus(const gst::BusReport& report) {
  if (report.level != gst::BusReport::Level::error) return;
  // decodebin's own words for it do not say what is missing.
  if (const auto why = leftOut(); !why.empty()) return fail(base::Failure::Code::missingPlugin, why);
  bool delivered = false, reading = report.resource;
  {
    const base::Lock lock(mutex_);
    reading = reading || report.element == sourceName_;
    for (const auto& output : outputs_) delivered = delivered || (output && output->published() > 0);
  }
  if (delivered) return fail(base::Failure::Code::sourceLost, report.message);
  if (!reading) return fail(base::Failure::Code::mediaInvalid, report.message);
  // souphttpsrc does not say that nobody answers.
  fail(base::Failure::Code::uriInvalid, report.resource ? report.message : "nothing can be read from there");
}

void PlayerPipeline::onMessage(GstMessage* message) {
  const auto pipeline = this->pipeline();
  if (!pipeline) return;
  switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_EOS:
      onEnd();
      break;
    case GST_MESSAGE_LATENCY:
      gst::callAsync(pipeline.get(),
                     [](GstElement* element) { gst_bin_recalculate_latency(GST_BIN(element)); });
      break;
    case GST_MESSAGE_BUFFERING: {
      gint percent = 100;
      GstBufferingMode mode = GST_BUFFERING_STREAM;
      gst_message_parse_buffering(message, &percent);
      gst_message_parse_buffering_stats(message, &mode, nullptr, nullptr, nullptr);
      if (mode == GST_BUFFERING_LIVE || options_.networkCache.count() == 0) break;
      gst::callAsync(pipeline.get(), [weak = weak_from_this(), percent](GstElement*) {
        const auto self = weak.lock();
        if (!self) return;
        {
          const base::Lock lock(self->control_);
          if (self->buffering_ == (percent < 100)) return;
          self->buffering_ = percent < 100;
        }
        self->apply();
      });
      break;
    }
    default:
      break;
  }
}

// On the source's thread, which waits for it: everything behind the pad must be there with its first buffer.
void PlayerPipeline::onPad(GstPad* pad) {
  const auto pipeline = this->pipeline();
  if (!pipeline) return;
  const auto caps = gst::adopt(gst_pad_get_current_caps(pad));
  auto branch =
      caps ? makeBranch(caps.get()) : base::Expected<std::optional<Branch>>(std::optional<Branch>());
  if (!branch) return fail(branch.error().code, branch.error().message);
  if (caps && !*branch && kindOf(caps.get()))
    leaveOut(std::string("its ") + base::toString(*kindOf(caps.get())) + " cannot be published, which is " +
             describeCodec(caps.get()));
  const auto kind = *branch ? (*branch)->kind : base::Kind::audio;
  bool taken = false;
  {
    const base::Lock lock(mutex_);
    taken = outputs_[kind] != nullptr;
  }
  // Without the lock: the messages of the element that is added come to onMessage(), on this thread.
  if (!*branch || taken) return discard(pipeline.get(), pad);
  pipe::TrackOutput::Options options;
  options.sync = options.inOrder = true;
  options.numbers = kind == base::Kind::video ? tracks_.videoNumbers : tracks_.audioNumbers;
  options.onMedia = [weak = weak_from_this(), kind] {
    if (const auto self = weak.lock()) self->callbacks_.onMedia(kind);
  };
  auto output = pipe::TrackOutput::create(kind == base::Kind::video ? tracks_.video : tracks_.audio,
                                          (*branch)->sink, options, gst::WeakPtr<GstElement>(pipeline.get()));
  // Positions and pauses need sinks that wait with their first buffer.
  g_object_set((*branch)->sink.get(), "async", TRUE, "max-buffers", 8u, nullptr);
  {
    const base::Lock lock(mutex_);
    outputs_[kind] = std::move(output);
  }
  const auto& bin = (*branch)->bin;
  const auto entry = gst::adopt(gst_element_get_static_pad(bin.get(), "sink"));
  if (!gst_bin_add(GST_BIN(pipeline.get()), bin.get()) || !gst_element_sync_state_with_parent(bin.get()) ||
      gst_pad_link(pad, entry.get()) != GST_PAD_LINK_OK)
    fail(base::Failure::Code::internal, "a stream of it cannot be linked");
}

void PlayerPipeline::onAllPads() {
  bool any = false;
  {
    const base::Lock lock(mutex_);
    for (const auto& output : outputs_) any = any || output;
  }
  if (any) return tellLeftOut(base::Failure::Code::missingPlugin);
  if (const auto why = leftOut(); !why.empty()) return fail(base::Failure::Code::missingPlugin, why);
  fail(base::Failure::Code::mediaInvalid, "it holds neither audio nor video that can be played");
}

/// Decoders that make nothing of what they are given need not call that an error.
void PlayerPipeline::onEnd() {
  {
    const base::Lock lock(mutex_);
    for (const auto kind : {base::Kind::audio, base::Kind::video})
      if (outputs_[kind] ? outputs_[kind]->published() == 0 && !sought_ : decoded_[kind])
        leftOut_ += std::string(leftOut_.empty() ? "" : "; ") + "nothing of its " + base::toString(kind) +
                    " could be decoded";
  }
  tellLeftOut(base::Failure::Code::mediaInvalid);
  if (!ended_ && !failed_) callbacks_.onEnd();
}

gst::Ptr<GstElement> PlayerPipeline::pipeline() const {
  const base::Lock lock(mutex_);
  return pipeline_;
}

gst::Ptr<GstElement> PlayerPipeline::take() {
  ended_ = true;
  std::unique_ptr<gst::Bus> bus;
  std::vector<gst::SignalConnection> signals;
  base::PerKind<std::shared_ptr<pipe::TrackOutput>> outputs;
  const base::Lock lock(mutex_);
  if (ahead_) ahead_->end();
  bus = std::move(bus_);
  signals.swap(signals_);
  std::swap(outputs, outputs_);
  return std::move(pipeline_);
}

void PlayerPipeline::endSoon() {
  gst::endPipelineSoon(take(), kEndsWithin);
}

bool PlayerPipeline::end(milliseconds deadline) {
  return gst::endPipeline(take(), deadline);
}

}  // namespace headwater::player
