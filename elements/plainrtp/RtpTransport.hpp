// The receiving half of one media section in GStreamer: sockets, SRTP, the RTP session with its reports.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "elements/plainrtp/SsrcTable.hpp"
#include "elements/plainrtp/SymmetricRoute.hpp"
#include "elements/rtp/SrtpSender.hpp"
#include "elements/sdp/Sdes.hpp"
#include "elements/sdp/Sdp.hpp"

namespace headwater::plainrtp {

struct RtpTransportOptions {
  base::Kind kind = base::Kind::audio;
  std::string protocol;                      ///< "RTP/AVP", "RTP/AVPF", "RTP/SAVP" or "RTP/SAVPF"
  std::vector<sdp::SdpCodec> codecs;         ///< what may come, with the feedback that we may give
  std::optional<sdp::SdesKey> ours, theirs;  ///< both or none
  std::shared_ptr<SymmetricRoute> rtp;       ///< its socket is read
  std::shared_ptr<SymmetricRoute> rtcp;      ///< null with rtcp-mux
};

/// `none` without a key.
rtp::SrtpProfile srtpProfile(const std::optional<sdp::SdesKey>& key);

/// udpsrc, srtpdec, rtpsession and rtpssrcdemux of one section; what comes ends at the taps of a ReceivePath
/// on the latter. RTP and RTCP on one port (RFC 5761) are told apart by srtpdec, or here where there is no
/// SRTP. Receiver reports, NACK and PLI are made by rtpsession and leave by the routes. Held by shared_ptr.
/// Threads: create() and shut() by the owner, stats() by any; callbacks on the sockets' threads.
class RtpTransport : public std::enable_shared_from_this<RtpTransport> {
 public:
  struct Callbacks {
    std::function<void(std::span<const uint8_t>)> onRtcp;  ///< decrypted, of the other side
    std::function<void()> onSoftLimit;                     ///< libsrtp: the other side's key is used up soon
  };

  static base::Expected<std::shared_ptr<RtpTransport>> create(RtpTransportOptions options,
                                                              const pipe::ElementPipeline& pipeline,
                                                              Callbacks callbacks);

  GstElement* demux() const { return demux_.get(); }
  void shut();

  /// Adds what rtpsession knows of these streams: losses, jitter, feedback that was sent.
  void addStats(std::vector<peer::RtpStreamStats>& inbound) const;

 private:
  RtpTransport(RtpTransportOptions options, Callbacks callbacks);
  base::Expected<void> build(const pipe::ElementPipeline& pipeline);
  base::Expected<void> addSource(const pipe::ElementPipeline& pipeline, bool reports);
  base::Expected<void> addSession();
  base::Expected<void> addSrtp();
  base::Expected<void> addMuxed();
  void probe(GstElement* element, const char* pad, bool (RtpTransport::*admits)(GstBuffer*, bool),
             bool reports);
  /// Before SRTP.
  bool onDatagram(GstBuffer* buffer, bool reports);
  /// RTCP that needs no decryption; false when it has taken another way to the session.
  bool takePlainReport(GstBuffer* buffer, std::span<const uint8_t> packet, bool reports);
  /// Behind SRTP.
  bool onVerified(GstBuffer* buffer, bool reports);
  /// A report of ours.
  bool onReport(GstBuffer* buffer, bool reports);
  bool isKnown(std::span<const uint8_t> packet) const;
  SymmetricRoute& routeOf(bool reports) const {
    return reports && options_.rtcp ? *options_.rtcp : *options_.rtp;
  }
  gst::Ptr<GstCaps> keys() const;
  gst::Ptr<GstCaps> capsOf(guint payloadType) const;

  const RtpTransportOptions options_;
  const Callbacks callbacks_;
  const bool secure_;
  gst::Ptr<GstElement> srtp_, muxed_, session_, demux_;  ///< srtp_ or muxed_ or neither
  std::vector<gst::Ptr<GstElement>> sources_;
  std::vector<gst::PadProbe> probes_;
  std::vector<gst::SignalConnection> signals_;

  base::Mutex admission_;  ///< for two sockets' threads; held for a look-up
  SsrcTable ssrcs_ HW_GUARDED_BY(admission_);
  base::Mutex sending_;  ///< rtpsession reports from two threads
  std::optional<rtp::SrtpSender> sender_ HW_GUARDED_BY(sending_);
};

}  // namespace headwater::plainrtp
