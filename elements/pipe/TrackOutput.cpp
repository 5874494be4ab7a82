#include "elements/pipe/TrackOutput.hpp"

#include <gst/app/gstappsink.h>
#include <gst/base/gstbasesink.h>

#include "elements/gst/TimeLine.hpp"
#include "elements/pipe/RtpCaps.hpp"
#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/RtpPacket.hpp"

namespace headwater::pipe {

namespace {

using Clock = std::chrono::steady_clock;

/// Asks the encoder above `appsink` for a keyframe; as gst_video_event_new_upstream_force_key_unit().
void forceKeyUnit(GstElement* appsink) {
  const auto pad = gst::adopt(gst_element_get_static_pad(appsink, "sink"));
  GstStructure* request =
      gst_structure_new("GstForceKeyUnit", "running-time", G_TYPE_UINT64, GST_CLOCK_TIME_NONE, "all-headers",
                        G_TYPE_BOOLEAN, TRUE, "count", G_TYPE_UINT, 0u, nullptr);
  gst_pad_push_event(pad.get(), gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, request));
}

GstClockTime runningTimeOf(GstSample* sample, GstBuffer* buffer) {
  const auto time = GST_BUFFER_PTS_IS_VALID(buffer) ? GST_BUFFER_PTS(buffer) : GST_BUFFER_DTS(buffer);
  const GstSegment* segment = gst_sample_get_segment(sample);
  if (!GST_CLOCK_TIME_IS_VALID(time) || !segment || segment->format != GST_FORMAT_TIME) return time;
  return gst_segment_to_running_time(segment, GST_FORMAT_TIME, time);
}

}  // namespace

std::shared_ptr<TrackOutput> TrackOutput::create(const std::shared_ptr<track::Track>& track,
                                                 const gst::Ptr<GstElement>& appsink, Options options,
                                                 const gst::WeakPtr<GstElement>& host) {
  auto made = std::shared_ptr<TrackOutput>(
      new TrackOutput(track, gst::WeakPtr<GstElement>(appsink.get()), std::move(options)));
  made->connect(*track, appsink.get());
  track->setHost(host);
  return made;
}

TrackOutput::TrackOutput(const std::shared_ptr<track::Track>& track, gst::WeakPtr<GstElement> appsink,
                         Options options)
    : track_(track), appsink_(std::move(appsink)), options_(std::move(options)) {
  if (options_.inOrder) track->setInOrder();
  if (options_.format) {
    format_ = *options_.format;
    track->setFormat(format_);
  }
}

void TrackOutput::connect(track::Track& track, GstElement* appsink) {
  g_object_set(appsink, "sync", static_cast<gboolean>(options_.sync), "async", FALSE, "enable-last-sample",
               FALSE, "wait-on-eos", FALSE, "qos", FALSE, "buffer-list", TRUE, nullptr);
  GstAppSinkCallbacks callbacks{};
  callbacks.new_sample = [](GstAppSink* from, gpointer data) {
    auto sample = gst::adopt(gst_app_sink_pull_sample(from));
    const auto self = static_cast<std::weak_ptr<TrackOutput>*>(data)->lock();
    if (self && sample) self->onSample(std::move(sample));
    return GST_FLOW_OK;
  };
  gst_app_sink_set_callbacks(GST_APP_SINK(appsink), &callbacks, new std::weak_ptr(weak_from_this()),
                             [](gpointer data) { delete static_cast<std::weak_ptr<TrackOutput>*>(data); });
  track.setClock([weak = weak_from_this()]() -> std::optional<track::ClockMapping> {
    const auto self = weak.lock();
    return self ? self->mapping() : std::nullopt;
  });
  track.setKeyframeRequester([sink = appsink_] {
    if (const auto element = sink.lock()) forceKeyUnit(element.get());
  });
}

std::optional<track::ClockMapping> TrackOutput::mapping() const {
  const base::Lock lock(mutex_);
  return mapping_;
}

void TrackOutput::onSample(gst::Ptr<GstSample> sample) {
  const auto track = track_.lock();
  // Payloaders push the packets of one picture as a list.
  GstBufferList* list = gst_sample_get_buffer_list(sample.get());
  const guint count = list ? gst_buffer_list_length(list) : 1;
  GstBuffer* first = list && count > 0 ? gst_buffer_list_get(list, 0) : gst_sample_get_buffer(sample.get());
  GstCaps* caps = gst_sample_get_caps(sample.get());
  if (!track || !first || !caps) return;
  learnFormat(*track, caps);
  if (options_.onMedia) options_.onMedia();
  const auto running = onTimeLine(runningTimeOf(sample.get(), first));
  published_ += count;
  for (guint i = 0; i < count; ++i) {
    GstBuffer* buffer = list ? gst_buffer_list_get(list, i) : first;
    bytes_ += gst_buffer_get_size(buffer);
    if (format_.encodingName == rtp::kRawEncoding)
      publishFrame(*track, sample, running);
    else
      publishPacket(*track, buffer, running);
  }
}

/// A pipeline that is paused and goes elsewhere has a base time of its own; what waits for its time is
/// delayed by the latency besides.
GstClockTime TrackOutput::onTimeLine(GstClockTime running) const {
  const auto sink = options_.sync && GST_CLOCK_TIME_IS_VALID(running) ? appsink_.lock() : nullptr;
  if (!sink) return running;
  const auto due =
      gst_element_get_base_time(sink.get()) + running + gst_base_sink_get_latency(GST_BASE_SINK(sink.get()));
  const auto base = gst::timeLine().base;
  return due < base ? 0 : due - base;
}

void TrackOutput::learnFormat(track::Track& track, GstCaps* caps) {
  if (options_.format || caps == caps_.get()) return;
  caps_ = gst::ref(caps);
  const auto known = rtpFormat(caps).value_or(rawFormat());
  const bool same = known.encodingName == format_.encodingName && known.clockRate == format_.clockRate &&
                    known.fmtp == format_.fmtp;
  if (same) return;
  format_ = known;
  track.setFormat(known);
}

void TrackOutput::publishPacket(track::Track& track, GstBuffer* buffer, GstClockTime running) {
  track::RtpPacket packet;
  packet.buffer = gst::MappedBuffer(gst::ref(buffer));
  const auto header = rtp::parseRtpHeader(packet.buffer.data());
  if (!header || header->payloadSize == 0) return;
  packet.header = *header;
  if (options_.numbers && GST_CLOCK_TIME_IS_VALID(running))
    options_.numbers->number(packet.header, running, format_.clockRate);
  packet.arrival = Clock::now();
  if (track.kind() == base::Kind::video)
    packet.keyframe = rtp::startsKeyframe(format_.encodingName, packet.payload());
  if (GST_CLOCK_TIME_IS_VALID(running)) {
    const base::Lock lock(mutex_);
    mapping_ = {packet.header.timestamp, gst::steadyTime(running), format_.clockRate};
  }
  track.publish(std::move(packet));
}

void TrackOutput::publishFrame(track::Track& track, const gst::Ptr<GstSample>& sample, GstClockTime running) {
  GstBuffer* buffer = gst_sample_get_buffer(sample.get());
  if (!GST_CLOCK_TIME_IS_VALID(running) || running == GST_BUFFER_PTS(buffer)) return track.publish(sample);
  const auto stamped = gst::adopt(gst_buffer_copy(buffer));  // shares the memory
  GST_BUFFER_PTS(stamped.get()) = running;
  GST_BUFFER_DTS(stamped.get()) = GST_CLOCK_TIME_NONE;
  track.publish(
      gst::adopt(gst_sample_new(stamped.get(), gst_sample_get_caps(sample.get()), nullptr, nullptr)));
}

}  // namespace headwater::pipe
