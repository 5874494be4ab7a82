// Reading compound RTCP packets without trusting them: RFC 3550 section 6, RFC 4585 section 6, RFC 5104
// section 4.3.1, draft-alvestrand-rmcat-remb-03, draft-holmer-rmcat-transport-wide-cc-extensions-01.
#pragma once

#include <cstdint>
#include <span>

#include "elements/base/NtpTime.hpp"
#include "elements/rtp/TransportFeedback.hpp"

namespace headwater::rtp {

/// RFC 3550 section 6.4.1.
struct ReportBlock {
  uint32_t ssrc = 0;         ///< whose packets it is about
  uint8_t fractionLost = 0;  ///< of 256, since the report before
  int32_t packetsLost = 0;   ///< 24 bits, signed; negative when duplicates came
  uint32_t highestSequence = 0;
  uint32_t jitter = 0;            ///< units of the RTP clock
  uint32_t lastSr = 0;            ///< NtpTime::middle() of our last report that came; 0 none
  uint32_t delaySinceLastSr = 0;  ///< units of 1/65536 s
};

/// RFC 3550 section 6.4.1, the sender's part.
struct SenderInfo {
  uint32_t ssrc = 0;
  base::NtpTime ntp;
  uint32_t rtp = 0;
  uint32_t packets = 0;
  uint32_t octets = 0;  ///< of payload, without headers and padding
};

/// Generic NACK, RFC 4585 section 6.2.1: `pid` and the 16 after it of which `blp` has the bit.
struct Nack {
  uint32_t sender = 0, media = 0;
  uint16_t pid = 0, blp = 0;

  /// Calls `visit(uint16_t sequence)` for each lost packet, at most 17.
  template <class Visit>
  void forEach(Visit&& visit) const {
    visit(pid);
    for (int bit = 0; bit < 16; ++bit)
      if (blp >> bit & 1) visit(static_cast<uint16_t>(pid + bit + 1));
  }
};

/// What a compound packet says. Everything has a default that ignores it. References and spans end with the
/// call.
class RtcpVisitor {
 public:
  virtual ~RtcpVisitor() = default;
  virtual void onSenderInfo(const SenderInfo&) {}
  /// From an SR or RR that `sender` sent.
  virtual void onReportBlock([[maybe_unused]] uint32_t sender, const ReportBlock&) {}
  virtual void onPli([[maybe_unused]] uint32_t sender, [[maybe_unused]] uint32_t media) {}
  /// `number` changes with each new request; the same one again is a repetition of the same request.
  virtual void onFir([[maybe_unused]] uint32_t sender, [[maybe_unused]] uint32_t media,
                     [[maybe_unused]] uint8_t number) {}
  virtual void onNack(const Nack&) {}
  /// Bits a second for all of the receiver's SSRCs together.
  virtual void onRemb([[maybe_unused]] uint32_t sender, [[maybe_unused]] uint64_t bitrate) {}
  virtual void onTransportFeedback(const TransportFeedback&) {}
  virtual void onBye([[maybe_unused]] uint32_t ssrc) {}
};

enum class RtcpError {
  none,
  truncated,    ///< a packet or a field of it runs over the end
  version,      ///< not 2
  notCompound,  ///< does not start with SR or RR, and reduced size is not allowed
  padding,      ///< its count is 0 or more than the packet has
  malformed,    ///< lengths inside a packet contradict one another
};

/// For logs and counters, e.g. "truncated".
const char* toString(RtcpError error);

struct RtcpRules {
  bool reducedSize = true;  ///< RFC 5506: a packet may be feedback alone
};

/// Thread: any; it has no state.
class RtcpReader {
 public:
  /// Visits what `packet` says, or nothing at all of it when it is not well-formed to the last byte. Unknown
  /// packet types, feedback formats and APP are passed over, as RFC 3550 section 6.1 asks. Does not allocate.
  static RtcpError read(std::span<const uint8_t> packet, RtcpVisitor& visitor, RtcpRules rules = {});
  /// Whether the sender of `packet` waits for an answer (NACK, PLI, FIR); reports can be read later. False
  /// for what is not well-formed. Does not allocate.
  static bool isRequest(std::span<const uint8_t> packet);
};

}  // namespace headwater::rtp
