// What makes a Track of another format out of a Track.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "elements/adapter/Codecs.hpp"
#include "elements/media/ElementPipeline.hpp"
#include "elements/media/TrackInput.hpp"
#include "elements/media/TrackOutput.hpp"

namespace headwater::media {

/// A pipeline between a Track and the Track that is derived from it. It ends, on a thread of its own, with
/// this object. Thread: made and dropped on any; what runs in between are the pipeline's.
class AdapterChain {
 public:
  /// `line` lies between an appsrc and an appsink; it makes `format`. Not started yet.
  static Expected<std::unique_ptr<AdapterChain>> create(const TrackPtr& source, const TrackPtr& derived,
                                                        const std::string& line, const RtpFormat& format);
  ~AdapterChain();
  AdapterChain(const AdapterChain&) = delete;
  AdapterChain& operator=(const AdapterChain&) = delete;

  Expected<void> start();
  const ElementPipeline& pipeline() const { return *pipeline_; }

 private:
  AdapterChain() = default;

  std::unique_ptr<ElementPipeline> pipeline_;
  std::shared_ptr<TrackInput> input_;
  std::shared_ptr<TrackOutput> output_;
};

/// From RTP to frames: pictures in I420, sound in interleaved samples of 16 bits. Begins when the format of
/// the source is known, and anew when the source has another codec. Held by what it makes.
class DecodeAdapter final : public std::enable_shared_from_this<DecodeAdapter> {
 public:
  static Expected<TrackPtr> create(const TrackPtr& source);
  ~DecodeAdapter();

 private:
  class Watch;

  DecodeAdapter(TrackPtr source, const TrackPtr& derived);
  Expected<void> begin();

  const TrackPtr source_;
  const std::weak_ptr<Track> derived_;
  std::mutex beginning_, mutex_;
  std::unique_ptr<AdapterChain> chain_;
  std::shared_ptr<Track::Subscription> formats_;
};

/// From frames to RTP. Bitrate and size follow the source's EncodingControl and the size of the picture. Held
/// by what it makes.
class EncodeAdapter final {
 public:
  static Expected<TrackPtr> create(const TrackPtr& frames, const RtpFormat& wanted,
                                   const std::shared_ptr<EncodingControl>& control);
  ~EncodeAdapter();

 private:
  EncodeAdapter();

  std::unique_ptr<AdapterChain> chain_;
  gst::PadProbe pictures_;  ///< sees each on its way to the encoder
};

}  // namespace headwater::media
