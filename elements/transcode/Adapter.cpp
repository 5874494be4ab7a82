#include "elements/transcode/Adapter.hpp"

#include <thread>

#include "elements/base/Scheduler.hpp"
#include "elements/pipe/RtpCaps.hpp"
#include "elements/transcode/AdapterMetrics.hpp"
#include "elements/transcode/EncoderTuner.hpp"

namespace headwater::transcode {

namespace {

/// How long a packet that is missing is waited for before a decoder goes on without it.
constexpr int kJitterMs = 120;
/// Frames that wait for an encoder which does not keep up are dropped, the oldest first.
constexpr std::chrono::milliseconds kFrameQueue{200};

AdapterCounters& counters() {
  return AdapterCounters::shared();
}

}  // namespace

base::Expected<std::unique_ptr<AdapterChain>> AdapterChain::create(const track::TrackPtr& source,
                                                                   const track::TrackPtr& derived,
                                                                   const std::string& line,
                                                                   const rtp::RtpFormat& format) {
  const auto tell = [weak = std::weak_ptr(derived)](const base::Failure& failure) {
    if (const auto track = weak.lock()) track->fail(failure);
  };
  auto pipeline = pipe::ElementPipeline::parse(
      "appsrc name=in ! " + line + " ! appsink name=out", [tell](const gst::BusReport& report) {
        if (report.level == gst::BusReport::Level::error)
          tell({base::Failure::Code::internal, "a codec failed: " + report.element + ": " + report.message});
      });
  if (!pipeline) return tl::make_unexpected(pipeline.error());
  auto chain = std::unique_ptr<AdapterChain>(new AdapterChain);
  chain->pipeline_ = std::move(*pipeline);
  pipe::TrackInput::Options options;
  if (source->carriesFrames()) options.queue = kFrameQueue;
  chain->input_ = pipe::TrackInput::create(source, chain->pipeline_->element("in"), options);
  chain->input_->failureListener = tell;
  chain->output_ =
      pipe::TrackOutput::create(derived, chain->pipeline_->element("out"),
                                {.inOrder = true, .format = format, .onMedia = {}}, chain->pipeline_->host());
  return chain;
}

AdapterChain::~AdapterChain() {
  // Nothing comes in any more; then the pipeline goes, on a thread of its own.
  if (input_) input_->stop();
}

base::Expected<void> AdapterChain::start() {
  if (auto playing = pipeline_->play(); !playing) return playing;
  input_->start();
  return {};
}

/// Hears what the source's format is. Apart from the adapter, which may end while this is being told.
///
/// A source that was not known yet when it was asked for frames, as a player before it plays, may turn out to
/// have frames itself: they are handed on as they come.
class DecodeAdapter::Watch : public track::TrackSink {
 public:
  explicit Watch(std::weak_ptr<DecodeAdapter> adapter, std::string begun)
      : adapter_(std::move(adapter)), begun_(std::move(begun)) {}

  void onFormat(const rtp::RtpFormat& format) override {
    if (format.encodingName == begun_) return;
    begun_ = format.encodingName;
    // Not on the source's thread: making a decoder takes a while.
    std::thread([weak = adapter_] {
      const auto adapter = weak.lock();
      if (!adapter) return;
      const auto begun = adapter->begin();
      const auto derived = begun ? nullptr : adapter->derived_.lock();
      if (derived) derived->fail(begun.error());
    }).detach();
  }
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFrame(const gst::Ptr<GstSample>& frame) override {
    const auto adapter = adapter_.lock();
    if (const auto derived = adapter ? adapter->derived_.lock() : nullptr) derived->publish(frame);
  }

 private:
  const std::weak_ptr<DecodeAdapter> adapter_;
  std::string begun_;  ///< encoding name
};

DecodeAdapter::DecodeAdapter(track::TrackPtr source, const track::TrackPtr& derived)
    : source_(std::move(source)), derived_(derived) {
  ++counters().decoders;
  ++counters().decodersTotal;
}

DecodeAdapter::~DecodeAdapter() {
  // Not here: this may be the source's thread, in a frame that is being handed on, and stop() waits for it.
  if (formats_) base::Scheduler::shared().after({}, [formats = std::move(formats_)] { formats->stop(); });
  --counters().decoders;
}

base::Expected<track::TrackPtr> DecodeAdapter::create(const track::TrackPtr& source) {
  auto derived = std::make_shared<track::Track>(source->kind());
  derived->setFormat(pipe::rawFormat());
  const auto adapter = std::shared_ptr<DecodeAdapter>(new DecodeAdapter(source, derived));
  const auto format = source->format();
  if (!format.encodingName.empty())
    if (auto begun = adapter->begin(); !begun) return tl::make_unexpected(begun.error());
  adapter->formats_ = source->subscribe(std::make_shared<Watch>(adapter, format.encodingName));
  adapter->formats_->startLive();
  derived->keep(adapter);
  return derived;
}

base::Expected<void> DecodeAdapter::begin() {
  const base::Lock once(beginning_);
  if (source_->carriesFrames()) {  // they are handed on by Watch
    const base::Lock lock(mutex_);
    chain_.reset();
    return {};
  }
  const auto line = decoderLine(source_->kind(), source_->format());
  if (!line) return tl::make_unexpected(line.error());
  const auto derived = derived_.lock();
  if (!derived) return {};
  auto chain = AdapterChain::create(
      source_, derived, "rtpjitterbuffer do-lost=true latency=" + std::to_string(kJitterMs) + " ! " + *line,
      pipe::rawFormat());
  if (!chain) return tl::make_unexpected(chain.error());
  if (auto started = (*chain)->start(); !started) return started;
  const base::Lock lock(mutex_);
  chain_.swap(*chain);
  return {};
}

EncodeAdapter::EncodeAdapter() {
  ++counters().encoders;
  ++counters().encodersTotal;
}

EncodeAdapter::~EncodeAdapter() {
  --counters().encoders;
}

base::Expected<track::TrackPtr> EncodeAdapter::create(
    const track::TrackPtr& frames, const rtp::RtpFormat& wanted,
    const std::shared_ptr<track::EncodingControl>& control) {
  auto line = encoderLine(frames->kind(), wanted);
  if (!line) return tl::make_unexpected(line.error());
  auto derived = std::make_shared<track::Track>(frames->kind());
  auto chain = AdapterChain::create(frames, derived, line->line, line->format);
  if (!chain) return tl::make_unexpected(chain.error());
  const auto adapter = std::shared_ptr<EncodeAdapter>(new EncodeAdapter);
  adapter->chain_ = std::move(*chain);
  const auto& pipeline = adapter->chain_->pipeline();
  if (const auto encoder = pipeline.element("encoder")) {
    const auto pad = gst::adopt(gst_element_get_static_pad(encoder.get(), "sink"));
    const auto tuner = std::make_shared<EncoderTuner>(pipeline, std::move(*line), control, derived);
    constexpr auto kWatched =
        static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_BUFFER);
    adapter->pictures_ =
        gst::PadProbe(pad.get(), kWatched, [tuner](GstPadProbeInfo* info) { return tuner->onProbe(info); });
  }
  if (auto started = adapter->chain_->start(); !started) return tl::make_unexpected(started.error());
  derived->keep(adapter);
  return derived;
}

}  // namespace headwater::transcode
