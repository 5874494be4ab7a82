#include "elements/webrtc/FeedThread.hpp"

#include <pthread.h>

namespace headwater::media {

void SendPath::Feed::start(const std::string& threadName) {
  // The thread holds the Feed, not the SendPath: one that webrtcbin does not let go can be left behind.
  thread = std::thread([self = shared_from_this()] {
    self->run();
    self->finished.set_value();
  });
  pthread_setname_np(thread.native_handle(), threadName.c_str());
}

void SendPath::Feed::run() {
  while (const auto item = queue.pop()) {
    if (item->kind == Kind::data) {
      sendData(item->message.get());
      if (item->message) flow->mark(Kind::data);
    } else {
      forward(*item);
    }
    if (queue.takeKeyframeWish()) requestKeyframe();
  }
}

void SendPath::Feed::forward(const SendQueue::Item& item) {
  const auto out = output(item.kind);
  if (!out || !begin(*out)) return;
  if (item.restart || item.stream != out->stream) out->rewriter.restart();
  out->stream = item.stream;
  auto buffer = out->rewriter.rewrite(*item.packet);
  if (!buffer) return;
  const auto result = gst_pad_push(out->source.get(), buffer.release());
  if (result != GST_FLOW_OK) return;
  ++out->packets;
  out->bytes += item.packet->header.payloadSize;
  flow->mark(item.kind);
}

bool SendPath::Feed::begin(Output& output) {
  if (output.begun) return true;
  GstPad* pad = output.source.get();
  const gst::CharPtr id(g_strdup_printf("headwater-%08x", output.ssrc));
  GstSegment segment;
  gst_segment_init(&segment, GST_FORMAT_TIME);
  output.begun = gst_pad_push_event(pad, gst_event_new_stream_start(id.get())) &&
                 gst_pad_push_event(pad, gst_event_new_caps(output.caps.get())) &&
                 gst_pad_push_event(pad, gst_event_new_segment(&segment));
  return output.begun;
}

std::shared_ptr<SendPath::Output> SendPath::Feed::output(Kind kind) const {
  const std::lock_guard lock(mutex);
  return outputs[kind == Kind::video ? 1 : 0];
}

void SendPath::Feed::setOutput(Kind kind, std::shared_ptr<Output> output) {
  const std::lock_guard lock(mutex);
  outputs[kind == Kind::video ? 1 : 0] = std::move(output);
}

void SendPath::Feed::requestKeyframe() const {
  std::shared_ptr<Track> source;
  {
    const std::lock_guard lock(mutex);
    source = videoSource.lock();
  }
  if (source) source->requestKeyframe();
}

}  // namespace headwater::media
