#include "elements/pipe/TrackInput.hpp"

#include <gst/app/gstappsrc.h>

#include <algorithm>

#include "elements/gst/TimeLine.hpp"
#include "elements/pipe/RtpCaps.hpp"
#include "elements/track/RtpPacket.hpp"

namespace headwater::pipe {

namespace {

constexpr size_t kHeaderSize = 12;  // RFC 3550 5.1, without CSRCs and extensions

/// The packet as its Track numbers it, which need not be how it was received. Shares the payload's memory.
gst::Ptr<GstBuffer> toBuffer(const track::RtpPacket& packet, int payloadType) {
  const auto& header = packet.header;
  auto buffer = gst::adopt(gst_buffer_copy_region(packet.buffer.buffer(), GST_BUFFER_COPY_MEMORY,
                                                  header.payloadOffset, header.payloadSize));
  auto* bytes = static_cast<uint8_t*>(g_malloc(kHeaderSize));
  bytes[0] = 0x80;
  bytes[1] = static_cast<uint8_t>((header.marker ? 0x80 : 0) | payloadType);
  bytes[2] = static_cast<uint8_t>(header.sequence >> 8);
  bytes[3] = static_cast<uint8_t>(header.sequence);
  for (int i = 0; i < 4; ++i) {
    bytes[4 + i] = static_cast<uint8_t>(header.timestamp >> (24 - 8 * i));
    bytes[8 + i] = static_cast<uint8_t>(header.ssrc >> (24 - 8 * i));
  }
  gst_buffer_prepend_memory(buffer.get(), gst_memory_new_wrapped(static_cast<GstMemoryFlags>(0), bytes,
                                                                 kHeaderSize, 0, kHeaderSize, bytes, g_free));
  return buffer;
}

}  // namespace

std::shared_ptr<TrackInput> TrackInput::create(std::shared_ptr<track::Track> track,
                                               gst::Ptr<GstElement> appsrc) {
  return create(std::move(track), std::move(appsrc), Options{});
}

std::shared_ptr<TrackInput> TrackInput::create(std::shared_ptr<track::Track> track,
                                               gst::Ptr<GstElement> appsrc, Options options) {
  auto made = std::shared_ptr<TrackInput>(new TrackInput(std::move(track), std::move(appsrc), options));
  made->watchRequests();
  return made;
}

TrackInput::TrackInput(std::shared_ptr<track::Track> track, gst::Ptr<GstElement> appsrc, Options options)
    : track_(std::move(track)), appsrc_(std::move(appsrc)), options_(options) {
  constexpr int kLeakDownstream = 2;
  g_object_set(appsrc_.get(), "is-live", TRUE, "format", GST_FORMAT_TIME, "stream-type",
               GST_APP_STREAM_TYPE_STREAM, "block", FALSE, "leaky-type", kLeakDownstream, "max-bytes",
               static_cast<guint64>(options_.queueBytes), "max-time",
               static_cast<guint64>(options_.queue.count()) * GST_MSECOND, nullptr);
}

TrackInput::~TrackInput() = default;

void TrackInput::watchRequests() {
  const auto pad = gst::adopt(gst_element_get_static_pad(appsrc_.get(), "src"));
  requests_ = gst::PadProbe(pad.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM,
                            [track = std::weak_ptr(track_)](GstPadProbeInfo* info) {
                              GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
                              const bool request = gst_event_has_name(event, "GstForceKeyUnit");
                              if (const auto source = request ? track.lock() : nullptr)
                                source->requestKeyframe();
                              return GST_PAD_PROBE_OK;
                            });
}

void TrackInput::start() {
  std::shared_ptr<track::Track::Subscription> subscription;
  {
    const base::Lock lock(mutex_);
    if (subscription_) return;
    subscription_ = subscription = track_->subscribe(shared_from_this());
  }
  if (options_.replay) return subscription->start();
  subscription->startLive();
  track_->requestKeyframe();
}

void TrackInput::stop() {
  std::shared_ptr<track::Track::Subscription> subscription;
  {
    const base::Lock lock(mutex_);
    subscription = subscription_;
  }
  if (subscription) subscription->stop();
}

void TrackInput::onFormat(const rtp::RtpFormat& format) {
  if (track_->carriesFrames()) return;
  caps_ = rtpCaps(track_->kind(), format, options_.payloadType);
  gst_app_src_set_caps(GST_APP_SRC(appsrc_.get()), caps_.get());
}

void TrackInput::onFailure(const base::Failure& failure) {
  if (failureListener) failureListener(failure);
}

GstClockTime TrackInput::captured(const track::RtpPacket& packet) const {
  const auto mapping = track_->clockMapping();
  return gst::runningTime(mapping ? mapping->timeAt(packet.header.timestamp) : packet.arrival);
}

void TrackInput::onPacket(const track::RtpPacketPtr& packet) {
  ++received_;
  auto buffer = toBuffer(*packet, options_.payloadType);
  GST_BUFFER_PTS(buffer.get()) = GST_BUFFER_DTS(buffer.get()) = captured(*packet);
  GST_BUFFER_OFFSET(buffer.get()) = gst::runningTime(packet->arrival);
  push(std::move(buffer), packet->header);
}

void TrackInput::push(gst::Ptr<GstBuffer> packet, const rtp::RtpHeader& header) {
  if (!options_.pictures || track_->kind() != base::Kind::video) {
    gst_app_src_push_buffer(GST_APP_SRC(appsrc_.get()), packet.release());
    return;
  }
  if (picture_ && header.timestamp != pictureTime_) pushPicture();  // its last packet was not marked
  if (!picture_) picture_ = gst::adopt(gst_buffer_list_new());
  pictureTime_ = header.timestamp;
  gst_buffer_list_add(picture_.get(), packet.release());
  if (header.marker) pushPicture();
}

void TrackInput::pushPicture() {
  gst_app_src_push_buffer_list(GST_APP_SRC(appsrc_.get()), picture_.release());
}

gst::Ptr<GstBuffer> TrackInput::inTime(GstBuffer* buffer) const {
  const auto time = GST_BUFFER_PTS(buffer);
  if (options_.latest.count() == 0 || !GST_CLOCK_TIME_IS_VALID(time)) return gst::ref(buffer);
  const auto now = gst::timeLine().now(),
             oldest = static_cast<GstClockTime>(options_.latest.count()) * GST_MSECOND;
  const auto clamped = std::clamp(time, now < oldest ? 0 : now - oldest, now);
  if (clamped == time) return gst::ref(buffer);
  auto stamped = gst::adopt(gst_buffer_copy(buffer));  // shares the memory
  GST_BUFFER_PTS(stamped.get()) = clamped;
  return stamped;
}

void TrackInput::onFrame(const gst::Ptr<GstSample>& frame) {
  ++received_;
  GstCaps* caps = gst_sample_get_caps(frame.get());
  GstBuffer* buffer = gst_sample_get_buffer(frame.get());
  if (!caps || !buffer) return;
  if (!caps_ || (caps_.get() != caps && !gst_caps_is_equal(caps_.get(), caps)))
    gst_app_src_set_caps(GST_APP_SRC(appsrc_.get()), caps);
  caps_ = gst::ref(caps);
  gst_app_src_push_buffer(GST_APP_SRC(appsrc_.get()), inTime(buffer).release());
}

}  // namespace headwater::pipe
