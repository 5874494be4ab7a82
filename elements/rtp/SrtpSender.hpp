// Protecting what one peer is sent: SRTP and SRTCP, RFC 3711, and RFC 7714 for AES-GCM.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "elements/base/Types.hpp"

namespace headwater::rtp {

/// DTLS-SRTP protection profiles, RFC 5764 section 4.1.2 and RFC 7714 section 14.2; those that only SDES has,
/// RFC 4568 section 6.2 and RFC 6188; and `none` for RTP that is not protected.
enum class SrtpProfile {
  aesCm128HmacSha1_80,
  aeadAes128Gcm,
  aesCm128HmacSha1_32,
  aesCm256HmacSha1_80,
  aesCm256HmacSha1_32,
  none,
};

/// A master key followed by its salt, as DTLS exports them: 16 + 14 bytes, 16 + 12 for AES-GCM, 32 + 14 with
/// 256 bits, 0 without protection.
size_t srtpKeySize(SrtpProfile profile);

/// One RTP packet in pieces that need not lie side by side, so that a payload is read where the source left
/// it.
struct RtpPieces {
  std::span<const uint8_t> header;  ///< fixed header, CSRCs and extensions: authenticated, sent clear
  std::span<const uint8_t>
      payloadPrefix;  ///< encrypted before `payload`: the OSN of RTX, RFC 4588; may be empty
  std::span<const uint8_t> payload;
};

/// The sending half of one peer's SRTP session, for any of its SSRCs. Keys are set up once; a packet then
/// costs a look-up, one pass of the cipher and one of the hash.
///
/// The roll-over counter is kept per SSRC and guessed as receivers guess it (RFC 3711 section 3.3.1), so
/// packets may come out of order by up to 2^15, and a packet may be sent again. With AES-GCM a packet sent
/// again on its own SSRC must be the same to the bit, header too (RFC 7714 section 8.1): use RTX instead.
///
/// Thread: one at a time, no locks. Movable.
class SrtpSender {
 public:
  static constexpr size_t kMaxStreams = 32;      ///< SSRCs a peer may send
  static constexpr size_t kMaxRtpOverhead = 16;  ///< bytes that any profile adds to RTP
  static constexpr size_t kMaxRtcpOverhead = 20;

  /// Failure::Code::invalidArgument when `keyAndSalt` is not of srtpKeySize(profile).
  static base::Expected<SrtpSender> create(SrtpProfile profile, std::span<const uint8_t> keyAndSalt);

  SrtpSender(SrtpSender&&) noexcept;
  SrtpSender& operator=(SrtpSender&&) noexcept;
  ~SrtpSender();

  /// Bytes that protection adds: 10 and 14; 4 and 14 for tags of 32 bits, 16 and 20 for AES-GCM, 0 for none.
  size_t rtpOverhead() const;
  size_t rtcpOverhead() const;

  /// Writes the protected packet to the start of `out` and returns its size; 0 when `out` is too small, the
  /// header is no RTP header, or kMaxStreams SSRCs are in use. A piece may already lie where it ends up in
  /// `out` (in place); otherwise it must not overlap `out`.
  size_t protectRtp(const RtpPieces& packet, std::span<uint8_t> out);

  /// The same for a compound RTCP packet; the SRTCP index is counted per SSRC of its first packet. 0 also
  /// when that SSRC has sent 2^31 reports (RFC 3711 section 9.2).
  size_t protectRtcp(std::span<const uint8_t> compound, std::span<uint8_t> out);

  /// Brings what protectRtp() uses into the cache: first what is known of the packets, then the keys.
  void prefetch() const;
  void prefetchKeys() const;

  /// Makes room for others: the next packet of this SSRC starts at roll-over counter 0, so only for an SSRC
  /// that is never sent again with this key.
  void forget(uint32_t ssrc);

 private:
  class Impl;
  explicit SrtpSender(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace headwater::rtp
