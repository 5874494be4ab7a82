// One simulated viewer: receives, counts, reports back, asks for keyframes and, if told to, for lost packets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/load/Description.hpp"
#include "tools/load/Nacker.hpp"
#include "tools/load/SendLog.hpp"
#include "tools/load/SequenceTracker.hpp"
#include "tools/load/Tally.hpp"
#include "tools/load/TransportCc.hpp"

namespace headwater::load {

enum class PliPolicy { start, needed, never };

struct ViewerOptions {
  int decryptEvery = 100;  ///< packets; 0 never
  bool nack = false, transportCc = false;
  double loss = 0;  ///< share of RTP packets dropped on arrival
  PliPolicy pli = PliPolicy::start;
  std::string address;               ///< of the host candidate
  const SendLog* sendLog = nullptr;  ///< measure the way through the server
  int receiveBuffer = 1 << 20;
};

/// Thread: the loop's.
class Viewer final : private Transport::Handler {
 public:
  /// Milestones of joining; nothing for what has not happened.
  struct Times {
    Time started{};
    std::optional<Time> described, ice, dtls, firstPacket, firstVideo, firstKeyframe;
  };

  /// Throws std::system_error when there is no socket.
  Viewer(Loop& loop, const DtlsContext& dtls, const ViewerOptions& options, bool controlling, size_t number);

  size_t number() const { return number_; }
  // Signalling.
  std::string offer() const;
  void onAnswer(const std::string& sdp, Time now);
  /// Our answer; nothing when the offer was useless, then failed() says why.
  std::optional<std::string> onOffer(const std::string& sdp, Time now);
  void onCandidate(const std::string& candidate);
  std::string candidate() const { return candidateText(local()); }

  void onTimer(Time now);
  /// From now on it only waits to be thrown away.
  void fail(const std::string& why);
  void close() { transport_.close(); }

  const std::optional<std::string>& failed() const { return failure_; }
  const Times& times() const { return times_; }
  bool receives() const { return times_.firstPacket.has_value(); }
  Tally tally() const;
  /// Times through the server since the last call, in milliseconds.
  std::vector<double> takeTransits() { return std::exchange(transits_, {}); }

 private:
  struct Stream {
    uint32_t ssrc = 0;
    uint8_t payloadType = 0;
    Payload payload;
    SequenceTracker sequence;
    Nacker nacker;
    // For reception reports, RFC 3550 A.3 and A.8.
    uint64_t expectedBefore = 0, uniqueBefore = 0;
    int64_t transit = 0;
    double jitter = 0;
    uint32_t lastReport = 0;
    Time lastReportAt{};
  };

  void onConnected(Time now) override;
  void onRtp(const RtpArrival& arrival) override;
  void onRtcp(Bytes compound, Time now) override;
  void onTransportFailed(const std::string& why) override { fail(why); }

  LocalTransport local() const;
  void describe(base::Expected<RemoteDescription> remote, Time now);
  Stream* streamOf(uint32_t ssrc, uint8_t payloadType);
  void onMedia(Stream& stream, const RtpArrival& arrival);
  void onRetransmission(const RtpArrival& arrival, int payloadType);
  void updateJitter(Stream& stream, uint32_t timestamp, Time at);
  void inspect(Stream& stream, const RtpArrival& arrival);
  bool isSample(const Stream& stream) const;
  void noteTransit(Bytes clear, int64_t kernelNs);
  /// Header and payload, decrypted in place; nothing, and counted, when it is not authentic.
  std::optional<Bytes> decrypt(std::span<uint8_t> packet);
  void watchForKeyframe(const Stream& stream, Bytes clear);
  void requestKeyframe(uint32_t ssrc);
  void sendReport(Time now);
  ReportBlock block(Stream& stream, Time now);
  void sendNacks(Time now);
  void sendTransportFeedback(Time now);

  const DtlsContext& dtls_;
  const ViewerOptions& options_;
  const size_t number_;
  const uint32_t ssrc_;
  Transport transport_;
  RemoteDescription remote_;
  std::vector<Stream> streams_;
  TransportCc transportCc_;
  Times times_;
  Tally tally_;  // without what the streams count themselves
  std::vector<double> transits_;
  std::optional<std::string> failure_;
  bool pliSent_ = false;
  uint32_t frameTimestamp_ = 0, keyframeTimestamp_ = 0;
  bool inKeyframe_ = false, sawFrame_ = false;
  Time nextReport_{}, nextPli_{}, nextFeedback_{};
};

}  // namespace headwater::load
