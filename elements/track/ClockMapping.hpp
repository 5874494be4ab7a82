// When an RTP timestamp was captured, on one clock for all tracks of a presenter.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "elements/base/NtpTime.hpp"
#include "elements/base/PerKind.hpp"
#include "elements/base/Types.hpp"

namespace headwater::track {

/// A line through one known point: this RTP timestamp was captured at that time. A plain value that may be
/// handed to other threads. Timestamps within 2^31 of the point are right across the wrap.
struct ClockMapping {
  using TimePoint = std::chrono::steady_clock::time_point;

  uint32_t rtp = 0;
  TimePoint time{};
  uint32_t clockRate = 0;  ///< Hz, never 0 in a mapping that PresenterClock made

  TimePoint timeAt(uint32_t timestamp) const;
  uint32_t rtpAt(TimePoint when) const;
};

/// Learns the mapping of each track of one presenter.
///
/// Until a track's first sender report the time of capture is taken from arrival: that of the packet that
/// was least delayed. From then on the presenter's reports say it (RFC 3550 section 6.4.1), shifted from its
/// wall clock to our steady clock by one offset that all tracks share; a viewer's reports that are made from
/// the mappings of two tracks at one time therefore keep exactly the presenter's lip sync.
///
/// A report is followed by at most kMaxSlew, so that the jitter of reports does not pass on; larger than
/// kStep is a new truth and taken at once, as is the first report: browsers glide to it by themselves. The
/// offset follows the drift of the two clocks; when the presenter's wall clock is set, it takes the step and
/// no track moves. Timestamps that leap are told by the packets themselves, that would have been captured
/// after they arrive or long before: as long as no report has said better, what is captured then takes as
/// long to get here as before.
///
/// Thread: one at a time; whoever owns it guards it.
class PresenterClock {
 public:
  using TimePoint = ClockMapping::TimePoint;

  static constexpr std::chrono::milliseconds kStep{100};
  static constexpr std::chrono::milliseconds kMaxSlew{5};      ///< a second
  static constexpr std::chrono::microseconds kMaxDrift{500};   ///< a second; clocks differ by a tenth of it
  static constexpr std::chrono::milliseconds kClockSet{1000};  ///< more than any network delays a report

  /// The track starts anew: first format, or its source's SSRC or clock rate changed. `kind` is audio or
  /// video.
  void start(base::Kind kind, uint32_t clockRate);
  /// Every packet in the order of arrival; cheap.
  void onPacket(base::Kind kind, uint32_t rtp, TimePoint arrival);
  void onSenderReport(base::Kind kind, base::NtpTime ntp, uint32_t rtp, TimePoint arrival);

  /// Nothing before the first packet or report. Ask again now and then (each time that a report is due): the
  /// point moves along with the stream.
  std::optional<ClockMapping> mapping(base::Kind kind) const;
  /// Whether reports, and not arrival, say it.
  bool reported(base::Kind kind) const;

 private:
  struct TrackClock {
    uint32_t clockRate = 0;
    bool known = false, reported = false;
    ClockMapping mapping;
    TimePoint updated{};                            ///< when the line last moved
    uint32_t last = 0;                              ///< the newest timestamp
    std::optional<std::chrono::nanoseconds> least;  ///< from capture to arrival, since the line is known
  };

  TrackClock& track(base::Kind kind) { return tracks_[kind]; }
  const TrackClock& track(base::Kind kind) const { return tracks_[kind]; }
  void moveAlong(TrackClock& clock, uint32_t rtp, TimePoint arrival);
  static bool leapt(const TrackClock& clock, uint32_t rtp, TimePoint arrival);
  void updateOffset(const TrackClock& track, base::NtpTime ntp, uint32_t rtp, TimePoint arrival);

  base::PerKind<TrackClock> tracks_;
  /// Our steady clock as the presenter's wall clock tells it; nothing before its first report.
  std::optional<base::NtpClock> presenter_;
  TimePoint offsetUpdated_{};
};

}  // namespace headwater::track
