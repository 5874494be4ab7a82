#include "elements/player/ReadAhead.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace headwater::player {

namespace {

// Buffers of a stream: one picture each, or some 20 ms of sound.
constexpr int kEnough = 32, kNearlyPlayed = 8;
/// More than is ever wanted: what is between the streams of a badly interleaved file. Bytes are the limit.
constexpr guint kNoLimit = 10'000;

constexpr auto kBuffers =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
constexpr auto kEvents =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH);

bool isMadeBy(GstElement* element, std::string_view factory) {
  const auto* maker = gst_element_get_factory(element);
  return maker && factory == GST_OBJECT_NAME(maker);
}

}  // namespace

/// Guarded by ReadAhead::mutex_, which a member of another class cannot name.
struct ReadAhead::Stream {
  gst::WeakPtr<GstObject> queue;
  std::string number;  ///< "0" of the pads sink_0 and src_0
  int waiting = 0;     ///< buffers in the queue
  bool ended = false;
};

std::shared_ptr<ReadAhead> ReadAhead::create(GstElement* pipeline) {
  auto made = std::make_shared<ReadAhead>();
  auto connection = gst::connect<void, GstBin*, GstElement*>(
      pipeline, "deep-element-added",
      gst::weakly<GstBin*, GstElement*>(
          made->weak_from_this(),
          [](ReadAhead& self, GstBin*, GstElement* element) { self.onElement(element); }));
  const base::Lock lock(made->mutex_);
  made->signals_.push_back(std::move(connection));
  return made;
}

void ReadAhead::onElement(GstElement* element) {
  if (isMadeBy(element, "decodebin")) g_object_set(element, "max-size-buffers", kNoLimit, nullptr);
  if (!isMadeBy(element, "multiqueue")) return;
  auto connection = gst::connect<void, GstPad*>(
      element, "pad-added",
      gst::weakly<GstPad*>(weak_from_this(), [](ReadAhead& self, GstPad* pad) { self.onPad(pad); }));
  const base::Lock lock(mutex_);
  signals_.push_back(std::move(connection));
}

/// The same for both ends of a stream.
std::shared_ptr<ReadAhead::Stream> ReadAhead::streamOf(GstPad* pad) {
  const gst::CharPtr name(gst_pad_get_name(pad));
  const auto number = std::string(name.get()).substr(std::string_view(name.get()).find('_') + 1);
  const auto queue = gst::adopt(gst_pad_get_parent(pad));
  const base::Lock lock(mutex_);
  for (const auto& stream : streams_)
    if (stream->number == number && stream->queue.lock().get() == queue.get()) return stream;
  auto stream = std::make_shared<Stream>();
  stream->queue = gst::WeakPtr<GstObject>(queue.get());
  stream->number = number;
  streams_.push_back(stream);
  return stream;
}

void ReadAhead::onPad(GstPad* pad) {
  const auto stream = streamOf(pad);
  const auto watch = [&](GstPadProbeType type, auto action) {
    gst::PadProbe probe(pad, type, [weak = weak_from_this(), stream, action](GstPadProbeInfo* info) {
      if (const auto self = weak.lock()) action(*self, *stream, info);
      return GST_PAD_PROBE_OK;
    });
    const base::Lock lock(mutex_);
    probes_.push_back(std::move(probe));
  };
  if (GST_PAD_IS_SRC(pad))
    return watch(kBuffers, [](ReadAhead& self, Stream& of, GstPadProbeInfo*) { self.onPlayed(of); });
  watch(kBuffers, [](ReadAhead& self, Stream& of, GstPadProbeInfo*) { self.onRead(of); });
  watch(kEvents, [](ReadAhead& self, Stream& of, GstPadProbeInfo* info) {
    self.onEvent(of, GST_PAD_PROBE_INFO_EVENT(info));
  });
}

bool ReadAhead::enough() const {
  const auto has = [](const auto& stream) { return stream->ended || stream->waiting >= kEnough; };
  const auto ended = [](const auto& stream) { return stream->ended; };
  return std::all_of(streams_.begin(), streams_.end(), has) &&
         !std::all_of(streams_.begin(), streams_.end(), ended);
}

bool ReadAhead::nearlyPlayed() const {
  return std::any_of(streams_.begin(), streams_.end(),
                     [](const auto& stream) { return !stream->ended && stream->waiting <= kNearlyPlayed; });
}

void ReadAhead::onRead(Stream& stream) {
  base::Lock lock(mutex_);
  ++stream.waiting;
  if (flushing_ || ended_ || !enough()) return;
  waiting_ = true;
  changed_.wait(lock, [this]() HW_REQUIRES(mutex_) { return flushing_ || ended_ || nearlyPlayed(); });
  waiting_ = false;
}

void ReadAhead::onPlayed(Stream& stream) {
  const base::Lock lock(mutex_);
  stream.waiting = std::max(0, stream.waiting - 1);
  if (waiting_ && stream.waiting <= kNearlyPlayed) changed_.notifyAll();
}

void ReadAhead::onEvent(Stream& stream, GstEvent* event) {
  const base::Lock lock(mutex_);
  switch (GST_EVENT_TYPE(event)) {
    case GST_EVENT_EOS:
      stream.ended = true;
      break;
    case GST_EVENT_FLUSH_START:
      flushing_ = true;
      break;
    case GST_EVENT_FLUSH_STOP:
      flushing_ = false;
      stream.ended = false;
      stream.waiting = 0;
      break;
    default:
      return;
  }
  changed_.notifyAll();
}

void ReadAhead::end() {
  {
    const base::Lock lock(mutex_);
    ended_ = true;
  }
  changed_.notifyAll();
}

}  // namespace headwater::player
