// What makes Tracks of other formats; the media room knows only that it exists.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/Forward.hpp"

namespace headwater::track {

/// What an application asks of the encoders of one source. Rates in bits a second.
struct EncodingLimits {
  int bitrate = 0;  ///< wanted; 0: by the size and rate of the picture
  int minBitrate = 0;
  int maxBitrate = 0;         ///< 0: none
  double framerate = 0;       ///< pictures a second; 0: as the source has them
  int width = 0, height = 0;  ///< pixels; 0: as the source has them
  friend bool operator==(const EncodingLimits&, const EncodingLimits&) = default;
};

/// The limits of one source, as its encoders share them. Thread-safe.
class EncodingControl {
 public:
  EncodingLimits limits() const;
  /// Encoders look for it at the next picture.
  void set(const EncodingLimits& limits);
  uint64_t version() const { return version_; }  ///< changes with every set()

 private:
  mutable base::Mutex mutex_;
  EncodingLimits limits_ HW_GUARDED_BY(mutex_);
  std::atomic<uint64_t> version_{0};
};

/// Set once a process, by initialize(). Both calls block for as long as making a pipeline takes; a Track that
/// they return holds what makes it, and that holds `source`. Failure: missingPlugin or formatMismatch.
class AdapterFactory {
 public:
  virtual ~AdapterFactory() = default;
  /// `source` carries RTP, of a format that may not be known yet.
  virtual base::Expected<TrackPtr> decoded(const TrackPtr& source) = 0;
  /// `frames` carries frames.
  virtual base::Expected<TrackPtr> encoded(const TrackPtr& frames, const rtp::RtpFormat& wanted,
                                           const std::shared_ptr<EncodingControl>& control) = 0;
};
void setAdapterFactory(std::unique_ptr<AdapterFactory> factory);

/// The Tracks that were derived from one Track, shared by all who ask. Thread-safe.
class DerivedTracks {
 public:
  base::Expected<TrackPtr> frames(const TrackPtr& source);
  base::Expected<TrackPtr> encoded(const TrackPtr& source, const rtp::RtpFormat& wanted);

  bool any() const;
  /// Called with true when the first derived Track has come to be and with false when the last has gone; on
  /// the thread that made or dropped it.
  void setListener(std::function<void(bool)> listener);

  const std::shared_ptr<EncodingControl>& control() const { return control_; }

 private:
  struct Census;  ///< who is there; outlives this object
  class Lease;

  void enter(const TrackPtr& derived);

  const std::shared_ptr<Census> census_ = makeCensus();
  const std::shared_ptr<EncodingControl> control_ = std::make_shared<EncodingControl>();
  base::Mutex making_;  ///< held while a Track is made, so that one is made however many ask
  std::weak_ptr<Track> frames_ HW_GUARDED_BY(making_);
  std::vector<std::weak_ptr<Track>> encoded_ HW_GUARDED_BY(making_);

  static std::shared_ptr<Census> makeCensus();
};

}  // namespace headwater::track
