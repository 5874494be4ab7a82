#include "elements/rtp/SrtcpReceiver.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <vector>

#include "elements/rtp/SrtpKeys.hpp"

namespace headwater::rtp {

using namespace srtp;

namespace {

/// The reports of one SSRC that have come, RFC 3711 section 3.3.2.
struct Stream {
  uint32_t ssrc = 0;
  uint32_t highest = 0;
  uint64_t seen = 0;  ///< bit n: `highest` - n

  bool isFresh(uint32_t index) const {
    if (seen == 0 || index > highest) return true;
    const uint32_t back = highest - index;
    return back < SrtcpReceiver::kWindow && (seen >> back & 1) == 0;
  }
  void mark(uint32_t index) {
    if (seen == 0 || index > highest) {
      const uint32_t ahead = seen == 0 ? 0 : index - highest;
      seen = ahead < SrtcpReceiver::kWindow ? seen << ahead | 1 : 1;
      highest = index;
    } else {
      seen |= uint64_t{1} << (highest - index);
    }
  }
};

}  // namespace

class SrtcpReceiver::Impl {
 public:
  explicit Impl(SrtpProfile profile) : suite_(suiteOf(profile)) {}

  bool setKeys(std::span<const uint8_t> keyAndSalt) { return keys_.set(suite_, keyAndSalt, Label::rtcp); }

  std::span<const uint8_t> open(std::span<const uint8_t> packet) {
    const size_t trailer = kIndexField + suite_.rtcpTag;
    if (packet.size() < kClearRtcp + trailer || packet.size() > clear_.size() || packet[0] >> 6 != 2)
      return {};
    const auto signedPart = packet.first(packet.size() - suite_.rtcpTag);
    const auto field = base::get32(&packet[packet.size() - trailer]);
    const auto ssrc = base::get32(&packet[4]), index = field & ~kEncrypted;
    Stream* stream = find(ssrc);
    if (stream && !stream->isFresh(index)) return {};
    if (!stream && streams_.size() == kMaxStreams) return {};
    if (!isAuthentic(signedPart, packet.last(suite_.rtcpTag))) return {};
    // Only now: what is forged takes no place and moves no window.
    if (!stream) stream = &streams_.emplace_back(Stream{.ssrc = ssrc});
    stream->mark(index);
    return decrypt(packet.first(packet.size() - trailer), field);
  }

 private:
  Stream* find(uint32_t ssrc) {
    const auto found = std::find_if(streams_.begin(), streams_.end(),
                                    [ssrc](const Stream& stream) { return stream.ssrc == ssrc; });
    return found == streams_.end() ? nullptr : &*found;
  }

  bool isAuthentic(std::span<const uint8_t> message, std::span<const uint8_t> tag) {
    std::array<uint8_t, kHmacTag> expected{};
    return keys_.sign(message, expected) && CRYPTO_memcmp(expected.data(), tag.data(), expected.size()) == 0;
  }

  std::span<const uint8_t> decrypt(std::span<const uint8_t> packet, uint32_t field) {
    if (!(field & kEncrypted)) return copy(packet);
    copy(packet.first(kClearRtcp));
    const Sealing opening{
        std::span(clear_).first(kClearRtcp), {}, packet.subspan(kClearRtcp), clear_.data(), packet.size()};
    if (!keys_.encrypt(rtcpIv(keys_, base::get32(&packet[4]), field & ~kEncrypted), opening)) return {};
    return std::span(clear_).first(packet.size());
  }

  std::span<const uint8_t> copy(std::span<const uint8_t> packet) {
    std::copy(packet.begin(), packet.end(), clear_.begin());
    return std::span(clear_).first(packet.size());
  }

  const Suite suite_;
  Keys keys_;
  std::vector<Stream> streams_;
  std::array<uint8_t, kMaxPacket> clear_{};
};

base::Expected<SrtcpReceiver> SrtcpReceiver::create(SrtpProfile profile,
                                                    std::span<const uint8_t> keyAndSalt) {
  if (profile == SrtpProfile::aeadAes128Gcm || profile == SrtpProfile::none)
    return base::fail(base::Failure::Code::invalidArgument, "SRTCP is read in counter mode only");
  if (keyAndSalt.size() != srtpKeySize(profile))
    return base::fail(base::Failure::Code::invalidArgument,
                      "an SRTP key with its salt has " + std::to_string(srtpKeySize(profile)) +
                          " bytes, not " + std::to_string(keyAndSalt.size()));
  auto impl = std::make_unique<Impl>(profile);
  if (!impl->setKeys(keyAndSalt))
    return base::fail(base::Failure::Code::internal, "OpenSSL refused the SRTP keys");
  return SrtcpReceiver(std::move(impl));
}

SrtcpReceiver::SrtcpReceiver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SrtcpReceiver::SrtcpReceiver(SrtcpReceiver&&) noexcept = default;
SrtcpReceiver& SrtcpReceiver::operator=(SrtcpReceiver&&) noexcept = default;
SrtcpReceiver::~SrtcpReceiver() = default;

std::span<const uint8_t> SrtcpReceiver::open(std::span<const uint8_t> packet) {
  return impl_->open(packet);
}

}  // namespace headwater::rtp
