// What comes from the browser: RTP is tapped inside webrtcbin, before its jitter buffer, and published.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/PerKind.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/rtp/SequenceWindow.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/track/CaptureClock.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/RtpPacket.hpp"
#include "elements/track/Track.hpp"

namespace headwater::peer {

/// Taps rtpssrcdemux: there, SRTP is undone and retransmissions are restored, but nothing has been delayed or
/// dropped for being late, which is for the viewer's jitter buffer to decide. Packets end here: the jitter
/// buffer and what follows it in webrtcbin never see one, and lost ones are asked for by us. Held by
/// shared_ptr. Threads: configure(), open() and shut() by the owner; the taps run on webrtcbin's streaming
/// thread.
class ReceivePath : public std::enable_shared_from_this<ReceivePath> {
 public:
  /// `clock` is shared by paths of one sender, for lip sync; null: a clock of its own.
  ReceivePath(std::shared_ptr<track::Track> audio, std::shared_ptr<track::Track> video,
              std::shared_ptr<track::FlowMonitor> flow, std::shared_ptr<track::CaptureClock> clock = nullptr);

  /// For PeerPipeline's onElement.
  void onElement(GstElement* element, const std::string& factory);
  /// What was negotiated: payload types are read by this. Sets the Tracks' formats; where several payload
  /// types are of one kind, to that of the first, and anew when another comes.
  void configure(const std::vector<sdp::SectionPlan>& plans);
  /// Nothing passes before the peer's certificate is verified.
  void open() { open_ = true; }
  void shut();

  void requestKeyframe();
  /// RTCP of the browser, decrypted: its sender reports set the clock of the Tracks.
  void onRtcp(std::span<const uint8_t> packet);
  void addStats(std::vector<RtpStreamStats>& inbound) const;

 private:
  struct Stream {  // what a payload type means
    base::Kind kind = base::Kind::video;
    rtp::RtpFormat format;
    std::map<int, size_t> extensions;  ///< id -> index in forwardedExtensions()
    bool repairs = false;              ///< the browser sends again what we ask for
  };
  struct Tap;  // one SSRC
  class ReportReader;

  void onSsrc(guint ssrc, GstPad* pad);
  void onBuffer(Tap& tap, GstBuffer* buffer);
  std::optional<track::RtpPacket> read(Tap& tap, const Stream& stream, const rtp::RtpHeader& header,
                                       GstBuffer* buffer, std::span<const uint8_t> data) const;
  void trackLoss(Tap& tap, uint16_t sequence);
  void scheduleRepair(const std::shared_ptr<Tap>& tap, std::chrono::steady_clock::time_point when);
  void repair(const std::shared_ptr<Tap>& tap);
  std::shared_ptr<Tap> current(base::Kind kind) const;
  bool isCurrent(Tap& tap, base::Kind kind, uint32_t clockRate);
  const std::shared_ptr<track::Track>& trackOf(base::Kind kind) const {
    return kind == base::Kind::audio ? audio_ : video_;
  }
  std::shared_ptr<const std::map<uint8_t, Stream>> streams() const;

  const std::shared_ptr<track::Track> audio_, video_;
  const std::shared_ptr<track::FlowMonitor> flow_;
  const std::shared_ptr<track::CaptureClock> clock_;
  std::atomic<bool> open_{false};

  mutable base::Mutex mutex_;
  std::shared_ptr<const std::map<uint8_t, Stream>> streams_ HW_GUARDED_BY(mutex_);
  gst::SignalConnection newSsrc_ HW_GUARDED_BY(mutex_);
  std::map<uint32_t, std::shared_ptr<Tap>> taps_ HW_GUARDED_BY(mutex_);
  base::PerKind<std::weak_ptr<Tap>> current_ HW_GUARDED_BY(mutex_);  ///< the SSRC that feeds each
  base::PerKind<std::atomic<int>> told_{-1, -1};  ///< the payload type whose format its Track has
};

}  // namespace headwater::peer
