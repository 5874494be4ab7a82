#include "elements/recorder/StreamGate.hpp"

#include <algorithm>
#include <array>

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/TimeLine.hpp"
#include "elements/recorder/PictureStart.hpp"

namespace headwater::recorder {

namespace {

constexpr GstClockTime kBetweenPictures = GST_SECOND;  ///< of a JPEG recording
constexpr size_t kHeld = 1000;  ///< packets of sound that wait for the first picture: 20 s of 20 ms each

GstClockTime now() {
  return gst::timeLine().now();
}

/// Without mapping the packet: that would copy its payload next to its header.
std::optional<rtp::RtpHeader> headerOf(GstBuffer* packet) {
  constexpr size_t kHeader = 12;  // as TrackInput writes it: without CSRCs and extensions
  std::array<uint8_t, kHeader> bytes{};
  if (gst_buffer_extract(packet, 0, bytes.data(), bytes.size()) != bytes.size()) return std::nullopt;
  return rtp::parseRtpHeader(bytes);
}

PictureStart startOf(GstBuffer* packet, const std::string& encoding) {
  const gst::BufferMap map(packet);
  const auto header = rtp::parseRtpHeader(map.data());
  return header ? pictureStart(encoding, map.data().subspan(header->payloadOffset)) : PictureStart::none;
}

}  // namespace

StreamGate::StreamGate(std::shared_ptr<GateShared> shared, base::Kind kind, const rtp::RtpFormat& format,
                       bool leads, bool jpeg)
    : shared_(std::move(shared)),
      kind_(kind),
      encoding_(format.encodingName),
      clockRate_(static_cast<int>(format.clockRate)),
      frames_(encoding_ == rtp::kRawEncoding),
      jpeg_(jpeg),
      time_(shared_->leap, leads) {}

void StreamGate::follow(std::shared_ptr<pipe::TrackInput> input) {
  const base::Lock lock(mutex_);
  input_ = std::move(input);
}

std::shared_ptr<pipe::TrackInput> StreamGate::input() const {
  const base::Lock lock(mutex_);
  return input_;
}

std::optional<GstClockTime> StreamGate::written() const {
  const auto at = written_.load();
  return GST_CLOCK_TIME_IS_VALID(at) ? std::optional(at) : std::nullopt;
}

/// Whether this packet is the recording's first. Audio waits for the picture, so that both begin together.
bool StreamGate::begins(bool keyframe, GstClockTime captured) {
  const bool may = kind_ == base::Kind::video ? keyframe : !shared_->pictures;
  if (!may || shared_->timing.paused()) return false;
  if (captured < shared_->since) {  // a recording begins when it is told to, and not a second before
    const auto source = kind_ == base::Kind::video ? input() : nullptr;
    if (source) source->track()->requestKeyframe();
    return false;
  }
  // None is the highest number.
  shared_->timing.begin(std::min(captured, std::max(shared_->alone.load(), shared_->since)), now());
  shared_->onBegun();
  return true;
}

std::optional<GstClockTime> StreamGate::packetTime(const rtp::RtpHeader& header, GstBuffer* buffer,
                                                   bool keyframe) {
  auto captured = GST_BUFFER_PTS(buffer);
  const auto arrived = GST_BUFFER_OFFSET(buffer);
  const auto source = input();
  if (source && source->track().get() != std::exchange(timed_, source->track().get())) time_.forget();
  // Asked again here: the clocks of both kinds are known the better the later it is.
  if (const auto mapping = source ? source->track()->clockMapping() : std::nullopt)
    captured = gst::runningTime(mapping->timeAt(header.timestamp));
  if (!shared_->timing.begun() && !begins(keyframe, captured)) return std::nullopt;
  return time_.at({header.timestamp, clockRate_, captured, arrived});
}

std::optional<GstClockTime> StreamGate::timeOf(GstBuffer* buffer, bool keyframe) {
  std::optional<GstClockTime> captured;
  std::optional<uint32_t> rtp;
  if (frames_) {
    captured = GST_BUFFER_PTS(buffer);
    if (!GST_CLOCK_TIME_IS_VALID(*captured)) return std::nullopt;
    if (!shared_->timing.begun() && !begins(true, *captured)) return std::nullopt;
  } else {
    const auto header = headerOf(buffer);
    if (!header) return std::nullopt;
    rtp = header->timestamp;
    captured = packetTime(*header, buffer, keyframe);
  }
  const auto at = captured ? shared_->timing.at(*captured) : std::nullopt;
  if (!at || *at < skip_) return std::nullopt;
  const auto arrived = now();
  delay_ = arrived > *captured ? static_cast<int64_t>(arrived - *captured) : 0;
  if (kind_ == base::Kind::video || !shared_->pictures) shared_->timing.arrived(*captured, arrived);
  if (kind_ == base::Kind::video && !frames_) {
    const int piece = shared_->timing.pieces();
    if (std::exchange(piece_, piece) != piece) hasKeyframe_ = false;
    if (!hasKeyframe_ && !keyframe) return std::nullopt;
    hasKeyframe_ = true;
  }
  another_ = !rtp || rtp != std::exchange(rtp_, rtp);
  return at;
}

/// Whether a picture that can be decoded with nothing before it starts here. What may lead one is held until
/// then: parameter sets alone are no reason to begin.
bool StreamGate::startsPicture(GstPad* pad, GstBuffer* buffer) {
  if (frames_) return true;
  const auto header = headerOf(buffer);
  if (!header) return false;
  const auto before = std::exchange(sequence_, header->sequence);
  if (before && rtp::sequenceDistance(*before, header->sequence) != 1) {
    hasKeyframe_ = false;
    if (kind_ == base::Kind::video) held_.clear();
  }
  if (kind_ != base::Kind::video || (hasKeyframe_ && piece_ == shared_->timing.pieces())) return false;
  const auto start = startOf(buffer, encoding_);
  if (!pad || start == PictureStart::key) return start == PictureStart::key;
  if (start == PictureStart::leads && held_.size() < kHeld)
    held_.push_back(gst::ref(buffer));
  else
    held_.clear();
  return false;
}

/// Sound that came before the recording's first picture, which takes longer to encode, so that the sound of
/// that moment has passed; or what leads a keyframe.
void StreamGate::passHeld(GstPad* pad) {
  passing_ = true;
  while (!held_.empty()) {
    auto buffer = std::move(held_.front());
    held_.pop_front();
    if (const auto at = timeOf(buffer.get(), true)) {
      auto* writable = gst_buffer_make_writable(buffer.release());
      stamp(writable, *at);
      gst_pad_push(pad, writable);
    }
  }
  passing_ = waits_ = false;
}

void StreamGate::stamp(GstBuffer* buffer, GstClockTime at) {
  // A clock that is set back, or another source, must not make time run backwards, nor two pictures be of one
  // time: Matroska counts milliseconds, and players complain.
  if (!last_)
    last_ = at;
  else if (another_)
    last_ = std::max(*last_ + GST_MSECOND, at);
  GST_BUFFER_PTS(buffer) = *last_;
  GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
  GST_BUFFER_OFFSET(buffer) = GST_BUFFER_OFFSET_NONE;
  written_ = *last_;
  wrote_ = true;
}

/// Whether this piece of sound is held for a picture.
bool StreamGate::keep(GstBuffer* buffer) {
  if (kind_ != base::Kind::audio || shared_->timing.begun() || shared_->timing.paused()) return false;
  if (!shared_->pictures && held_.empty()) return false;
  const auto captured = GST_BUFFER_PTS(buffer);
  if (held_.empty() && GST_CLOCK_TIME_IS_VALID(captured) && !shared_->picturesCome())
    shared_->alone = captured;
  held_.push_back(gst::ref(buffer));
  if (held_.size() > kHeld) held_.pop_front();
  waits_ = true;
  return true;
}

GstPadProbeReturn StreamGate::onBuffer(GstPad* pad, GstPadProbeInfo* info) {
  GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
  if (keep(buffer)) {
    if (!shared_->pictures) passHeld(pad);
    return GST_PAD_PROBE_DROP;
  }
  if (kind_ == base::Kind::audio && !held_.empty() && shared_->timing.begun()) passHeld(pad);
  const bool keyframe = startsPicture(pad, buffer);
  if (keyframe && kind_ == base::Kind::video && !held_.empty()) passHeld(pad);
  const auto at = timeOf(buffer, keyframe);
  if (!at || (jpeg_ && wrote_ && *at < *last_ + kBetweenPictures)) return GST_PAD_PROBE_DROP;
  buffer = gst_buffer_make_writable(buffer);
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  stamp(buffer, *at);
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn StreamGate::onPicture(GstPadProbeInfo* info) {
  GstBufferList* list = gst_buffer_list_make_writable(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
  GST_PAD_PROBE_INFO_DATA(info) = list;
  bool keyframe = false;  // whichever packet of the picture says so
  for (guint i = 0; i < gst_buffer_list_length(list); ++i)
    keyframe = startsPicture(nullptr, gst_buffer_list_get(list, i)) || keyframe;
  for (guint i = 0; i < gst_buffer_list_length(list);) {
    if (const auto at = timeOf(gst_buffer_list_get(list, i), keyframe))
      stamp(gst_buffer_list_get_writable(list, i++), *at);
    else
      gst_buffer_list_remove(list, i, 1);
  }
  return gst_buffer_list_length(list) == 0 ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

GstPadProbeReturn StreamGate::onProbe(GstPad* pad, GstPadProbeInfo* info) {
  if (passing_) return GST_PAD_PROBE_OK;
  const auto type = GST_PAD_PROBE_INFO_TYPE(info);
  if (!(type & (GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST))) {
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (gst_event_has_name(event, "GstRTPPacketLost")) hasKeyframe_ = false;
    if (GST_EVENT_TYPE(event) == GST_EVENT_EOS && kind_ == base::Kind::audio && !held_.empty()) {
      shared_->pictures = false;  // none comes any more
      passHeld(pad);
    }
    return GST_PAD_PROBE_OK;
  }
  seen_ = true;
  shared_->onMedia(kind_);
  return type & GST_PAD_PROBE_TYPE_BUFFER_LIST ? onPicture(info) : onBuffer(pad, info);
}

}  // namespace headwater::recorder
