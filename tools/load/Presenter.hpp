// Sources of media without a camera: a WebRTC presenter, and plain RTP to two UDP ports.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "tools/load/Description.hpp"
#include "tools/load/Replay.hpp"
#include "tools/load/SendLog.hpp"

namespace headwater::load {

/// Offers the recording to a server. A keyframe request makes it go on at the next keyframe. Thread: the
/// loop's.
class Presenter final : private Transport::Handler {
 public:
  struct Stats {
    uint64_t packets = 0, keyframeRequests = 0, nacks = 0, retransmitted = 0;
    uint64_t mostKeyframeRequestsInOneSecond = 0;
    std::optional<double> leastMsBetweenKeyframeRequests;
  };

  /// `log` may be null. Throws std::system_error when there is no socket.
  Presenter(Loop& loop, const DtlsContext& dtls, Recording recording, std::string address, SendLog* log);

  std::string offer() const;
  void onAnswer(const std::string& sdp, Time now);
  void onCandidate(const std::string& candidate);
  void onTimer(Time now);
  void fail(const std::string& why);
  void close() { transport_.close(); }

  bool connected() const { return transport_.connected(); }
  const std::optional<std::string>& failed() const { return failure_; }
  const Stats& stats() const { return stats_; }

 private:
  void onConnected(Time) override {}
  void onRtp(const RtpArrival&) override {}
  void onRtcp(Bytes compound, Time now) override;
  void onTransportFailed(const std::string& why) override { fail(why); }
  LocalTransport local() const;
  void send(base::Kind kind, Packet& packet);
  void onKeyframeRequest(Time now);
  void onNack(uint32_t ssrc, uint16_t sequence);

  static constexpr size_t kHistory = 512;  ///< packets of video that can be sent again

  const DtlsContext& dtls_;
  const std::string address_;
  SendLog* const log_;
  Transport transport_;
  Replay replay_;
  std::vector<Packet> history_;
  std::deque<Time> recentRequests_;
  Stats stats_;
  std::optional<std::string> failure_;
  Time nextReport_{};
};

/// The same media unprotected, as a Janus mountpoint takes it. Thread: the loop's.
class RtpSource {
 public:
  /// Throws std::system_error when there is no socket.
  RtpSource(Recording recording, const sockaddr_in& video, const sockaddr_in& audio);
  ~RtpSource();
  RtpSource(const RtpSource&) = delete;
  RtpSource& operator=(const RtpSource&) = delete;

  void onTimer(Time now) { replay_.advance(now); }
  uint64_t packets() const { return replay_.audio().packets + replay_.video().packets; }

 private:
  int socket_;
  const sockaddr_in video_, audio_;
  Replay replay_;
};

}  // namespace headwater::load
