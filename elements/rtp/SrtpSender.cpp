#include "elements/rtp/SrtpSender.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <cstring>
#include <initializer_list>

#include "elements/base/Prefetch.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/rtp/SrtpKeys.hpp"

namespace headwater::rtp {

using namespace srtp;

namespace {

/// What is remembered of one SSRC.
struct Stream {
  uint32_t ssrc = 0;
  uint32_t rollOver = 0;
  uint16_t highest = 0;
  bool started = false;
  uint32_t rtcpIndex = 0;

  /// The roll-over counter of this packet, RFC 3711 sections 3.3.1 and appendix A.
  uint32_t rollOverOf(uint16_t sequence) {
    if (!started) {
      started = true;
      highest = sequence;
      return rollOver;
    }
    const bool ahead = sequenceDistance(highest, sequence) > 0;
    if (ahead) {
      if (sequence < highest) ++rollOver;
      highest = sequence;
      return rollOver;
    }
    // From before the wrap; there is nothing before the first one.
    return sequence > highest && rollOver > 0 ? rollOver - 1 : rollOver;
  }
};

}  // namespace

class SrtpSender::Impl {
 public:
  explicit Impl(SrtpProfile profile) : suite_(suiteOf(profile)), clear_(profile == SrtpProfile::none) {}

  bool setKeys(std::span<const uint8_t> keyAndSalt) {
    return clear_ || (rtp_.set(suite_, keyAndSalt, 0) && rtcp_.set(suite_, keyAndSalt, Label::rtcp));
  }

  size_t rtpOverhead() const { return suite_.rtpTag; }
  size_t rtcpOverhead() const { return clear_ ? 0 : suite_.rtcpTag + kIndexField; }

  size_t protectRtp(const RtpPieces& packet, std::span<uint8_t> out) {
    const size_t size = packet.header.size() + packet.payloadPrefix.size() + packet.payload.size();
    if (packet.header.size() < kFixedHeader || packet.header[0] >> 6 != 2 || size > kMaxPacket ||
        out.size() < size + rtpOverhead())
      return 0;
    if (clear_) return copy({packet.header, packet.payloadPrefix, packet.payload}, out.data());
    const auto sequence = base::get16(&packet.header[2]);
    const auto ssrc = base::get32(&packet.header[8]);
    Stream* stream = find(ssrc);
    if (!stream) return 0;
    const auto rollOver = stream->rollOverOf(sequence);
    place(packet.header, out.data());
    const Sealing sealing{out.first(packet.header.size()), packet.payloadPrefix, packet.payload, out.data(),
                          size};
    const bool done =
        suite_.gcm ? rtp_.seal(gcmIv(ssrc, rollOver, sequence), sealing.clear, sealing, out.data() + size)
                   : encryptAndSign(sealing, ssrc, rollOver, sequence);
    return done ? size + rtpOverhead() : 0;
  }

  size_t protectRtcp(std::span<const uint8_t> compound, std::span<uint8_t> out) {
    const size_t size = compound.size();
    if (size < kClearRtcp || compound[0] >> 6 != 2 || size > kMaxPacket || out.size() < size + rtcpOverhead())
      return 0;
    if (clear_) return copy({compound}, out.data());
    Stream* stream = find(base::get32(&compound[4]));
    if (!stream || stream->rtcpIndex == kEncrypted) return 0;
    const auto index = stream->rtcpIndex++;
    place(compound.first(kClearRtcp), out.data());
    const Sealing sealing{out.first(kClearRtcp), {}, compound.subspan(kClearRtcp), out.data(), size};
    const bool done = suite_.gcm ? sealRtcp(sealing, stream->ssrc, index)
                                 : encryptAndSignRtcp(sealing, stream->ssrc, index);
    return done ? size + rtcpOverhead() : 0;
  }

  void prefetchKeys() const { rtp_.prefetch(); }

  void forget(uint32_t ssrc) {
    const auto forgotten = [ssrc](const Stream& stream) { return stream.ssrc == ssrc; };
    streams_.erase(std::remove_if(streams_.begin(), streams_.end(), forgotten), streams_.end());
  }

 private:
  static void place(std::span<const uint8_t> from, uint8_t* to) {
    if (from.data() != to && !from.empty()) std::memcpy(to, from.data(), from.size());
  }

  /// Unprotected: the pieces one behind the other.
  static size_t copy(std::initializer_list<std::span<const uint8_t>> pieces, uint8_t* to) {
    size_t size = 0;
    for (const auto piece : pieces) {
      place(piece, to + size);
      size += piece.size();
    }
    return size;
  }

  Stream* find(uint32_t ssrc) {
    for (auto& stream : streams_)
      if (stream.ssrc == ssrc) return &stream;
    if (streams_.size() == kMaxStreams) return nullptr;
    streams_.push_back({.ssrc = ssrc});
    return &streams_.back();
  }

  bool encryptAndSign(const Sealing& sealing, uint32_t ssrc, uint32_t rollOver, uint16_t sequence) {
    Iv iv = rtp_.salt();
    exclusiveOr32(&iv[4], ssrc);
    exclusiveOr32(&iv[8], rollOver);
    exclusiveOr16(&iv[12], sequence);
    if (!rtp_.encrypt(iv, sealing)) return false;
    // The counter is signed behind the packet and not sent; the tag takes its place (section 4.2).
    uint8_t* end = sealing.out + sealing.sealed;
    base::put32(end, rollOver);
    return rtp_.sign({sealing.out, sealing.sealed + sizeof rollOver}, {end, suite_.rtpTag});
  }

  bool encryptAndSignRtcp(const Sealing& sealing, uint32_t ssrc, uint32_t index) {
    if (!rtcp_.encrypt(rtcpIv(rtcp_, ssrc, index), sealing)) return false;
    uint8_t* end = sealing.out + sealing.sealed;
    base::put32(end, kEncrypted | index);
    return rtcp_.sign({sealing.out, sealing.sealed + kIndexField}, {end + kIndexField, suite_.rtcpTag});
  }

  /// RFC 7714 section 8.1.
  Iv gcmIv(uint32_t ssrc, uint32_t rollOver, uint16_t sequence) const {
    Iv iv = rtp_.salt();
    exclusiveOr32(&iv[2], ssrc);
    exclusiveOr32(&iv[6], rollOver);
    exclusiveOr16(&iv[10], sequence);
    return iv;
  }

  /// RFC 7714 sections 9.1 and 9.2.
  bool sealRtcp(const Sealing& sealing, uint32_t ssrc, uint32_t index) {
    Iv iv = rtcp_.salt();
    exclusiveOr32(&iv[2], ssrc);
    exclusiveOr32(&iv[8], index);
    std::array<uint8_t, kClearRtcp + kIndexField> associated{};
    std::copy(sealing.clear.begin(), sealing.clear.end(), associated.begin());
    base::put32(&associated[kClearRtcp], kEncrypted | index);
    uint8_t* end = sealing.out + sealing.sealed;
    base::put32(end + kGcmTag, kEncrypted | index);
    return rtcp_.seal(iv, associated, sealing, end);
  }

  const Suite suite_;
  const bool clear_;
  Keys rtp_, rtcp_;
  boost::container::small_vector<Stream, 4>
      streams_;  ///< audio, video and their retransmissions, beside the keys
};

size_t srtpKeySize(SrtpProfile profile) {
  return suiteOf(profile).key + suiteOf(profile).salt;
}

base::Expected<SrtpSender> SrtpSender::create(SrtpProfile profile, std::span<const uint8_t> keyAndSalt) {
  if (keyAndSalt.size() != srtpKeySize(profile))
    return base::fail(base::Failure::Code::invalidArgument,
                      "an SRTP key with its salt has " + std::to_string(srtpKeySize(profile)) +
                          " bytes, not " + std::to_string(keyAndSalt.size()));
  auto impl = std::make_unique<Impl>(profile);
  if (!impl->setKeys(keyAndSalt))
    return base::fail(base::Failure::Code::internal, "OpenSSL refused the SRTP keys");
  return SrtpSender(std::move(impl));
}

SrtpSender::SrtpSender(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SrtpSender::SrtpSender(SrtpSender&&) noexcept = default;
SrtpSender& SrtpSender::operator=(SrtpSender&&) noexcept = default;
SrtpSender::~SrtpSender() = default;

size_t SrtpSender::rtpOverhead() const {
  return impl_->rtpOverhead();
}
size_t SrtpSender::rtcpOverhead() const {
  return impl_->rtcpOverhead();
}

size_t SrtpSender::protectRtp(const RtpPieces& packet, std::span<uint8_t> out) {
  return impl_->protectRtp(packet, out);
}

size_t SrtpSender::protectRtcp(std::span<const uint8_t> compound, std::span<uint8_t> out) {
  return impl_->protectRtcp(compound, out);
}

void SrtpSender::prefetch() const {
  base::prefetch(impl_.get(), sizeof *impl_);
}

void SrtpSender::prefetchKeys() const {
  impl_->prefetchKeys();
}

void SrtpSender::forget(uint32_t ssrc) {
  impl_->forget(ssrc);
}

}  // namespace headwater::rtp
