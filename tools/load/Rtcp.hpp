// RTCP packets that viewers and presenters exchange: RFC 3550 section 6.4, RFC 4585 section 6, RFC 4588.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "tools/load/Bytes.hpp"

namespace headwater::load {

/// One report block, RFC 3550 6.4.1.
struct ReportBlock {
  uint32_t ssrc = 0;
  uint8_t fractionLost = 0;
  int32_t cumulativeLost = 0;  ///< 24 bits, signed; clipped
  uint32_t highestSequence = 0;
  uint32_t jitter = 0;                                ///< in units of the RTP clock
  uint32_t lastSenderReport = 0, delaySinceLast = 0;  ///< LSR and DLSR, 1/65536 s
};

struct SenderInfo {
  uint64_t ntpTime = 0;
  uint32_t rtpTime = 0, packets = 0, octets = 0;
};

/// A compound packet under construction, in a buffer with room for SRTCP's trailer.
class RtcpWriter {
 public:
  explicit RtcpWriter(uint32_t ssrc) : ssrc_(ssrc) { bytes_.reserve(512); }
  void receiverReport(const std::vector<ReportBlock>& blocks);
  void senderReport(const SenderInfo& info);
  void cname(std::string_view name);
  void pictureLoss(uint32_t mediaSsrc);
  /// Generic NACK; `sequences` in ascending order.
  void nack(uint32_t mediaSsrc, const std::vector<uint16_t>& sequences);
  /// Transport-wide congestion control feedback, see TransportCc.hpp: the FCI with padding to 32 bits.
  void transportFeedback(uint32_t mediaSsrc, Bytes fci);

  std::vector<uint8_t>& bytes() { return bytes_; }

 private:
  /// Header and sender's SSRC; then `words` further 32-bit words, which the result points to.
  uint8_t* add(uint8_t count, uint8_t type, size_t words);

  const uint32_t ssrc_;
  std::vector<uint8_t> bytes_;
};

/// What a compound packet says to its receiver.
struct RtcpReader {
  std::function<void(uint32_t ssrc, const SenderInfo&)> onSenderReport;
  std::function<void(uint32_t ssrc)> onPictureLoss;     ///< PLI or FIR
  std::function<void(uint32_t ssrc, uint16_t)> onNack;  ///< once for each sequence number
  std::function<void(uint32_t ssrc)> onBye;
  /// False when the packet is malformed; what came before that is reported.
  bool read(Bytes compound) const;
};

}  // namespace headwater::load
