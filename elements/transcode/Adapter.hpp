// What makes a Track of another format out of a Track.
#pragma once

#include <memory>
#include <string>

#include "elements/base/Mutex.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/pipe/TrackInput.hpp"
#include "elements/pipe/TrackOutput.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/transcode/Codecs.hpp"

namespace headwater::transcode {

/// A pipeline between a Track and the Track that is derived from it. It ends, on a thread of its own, with
/// this object. Thread: made and dropped on any; what runs in between are the pipeline's.
class AdapterChain {
 public:
  /// `line` lies between an appsrc and an appsink; it makes `format`. Not started yet.
  static base::Expected<std::unique_ptr<AdapterChain>> create(const track::TrackPtr& source,
                                                              const track::TrackPtr& derived,
                                                              const std::string& line,
                                                              const rtp::RtpFormat& format);
  ~AdapterChain();
  AdapterChain(const AdapterChain&) = delete;
  AdapterChain& operator=(const AdapterChain&) = delete;

  base::Expected<void> start();
  const pipe::ElementPipeline& pipeline() const { return *pipeline_; }

 private:
  AdapterChain() = default;

  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  std::shared_ptr<pipe::TrackInput> input_;
  std::shared_ptr<pipe::TrackOutput> output_;
};

/// From RTP to frames: pictures in I420, sound in interleaved samples of 16 bits. Begins when the format of
/// the source is known, and anew when the source has another codec. Held by what it makes.
class DecodeAdapter final : public std::enable_shared_from_this<DecodeAdapter> {
 public:
  static base::Expected<track::TrackPtr> create(const track::TrackPtr& source);
  ~DecodeAdapter();

 private:
  class Watch;

  DecodeAdapter(track::TrackPtr source, const track::TrackPtr& derived);
  base::Expected<void> begin();

  const track::TrackPtr source_;
  const std::weak_ptr<track::Track> derived_;
  base::Mutex beginning_;  ///< held while a decoder is made, one at a time
  base::Mutex mutex_;
  std::unique_ptr<AdapterChain> chain_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<track::Track::Subscription> formats_;
};

/// From frames to RTP. Bitrate and size follow the source's EncodingControl and the size of the picture. Held
/// by what it makes.
class EncodeAdapter final {
 public:
  static base::Expected<track::TrackPtr> create(const track::TrackPtr& frames, const rtp::RtpFormat& wanted,
                                                const std::shared_ptr<track::EncodingControl>& control);
  ~EncodeAdapter();

 private:
  EncodeAdapter();

  std::unique_ptr<AdapterChain> chain_;
  gst::PadProbe pictures_;  ///< sees each on its way to the encoder
};

}  // namespace headwater::transcode
