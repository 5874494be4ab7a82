// The far end of a viewer without a network: a route that decrypts what it is given with libsrtp.
#pragma once

#include <srtp2/srtp.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <mutex>
#include <thread>
#include <vector>

#include "elements/net/Route.hpp"
#include "elements/rtp/RtcpReader.hpp"
#include "elements/rtp/RtpHeader.hpp"

namespace headwater::test {

/// Thread-safe.
class ViewerRoute : public net::Route {
 public:
  using Bytes = std::vector<uint8_t>;

  ViewerRoute() {
    for (size_t i = 0; i < key_.size(); ++i) key_[i] = static_cast<uint8_t>(7 * i + 1);
    srtp_policy_t policy{};
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
    policy.ssrc.type = ssrc_any_inbound;
    policy.key = key_.data();
    policy.window_size = 1024;
    static const auto started = srtp_init();  // once a process
    BOOST_REQUIRE(started == srtp_err_status_ok);
    BOOST_REQUIRE(srtp_create(&session_, &policy) == srtp_err_status_ok);
  }
  ~ViewerRoute() override { srtp_dealloc(session_); }

  std::optional<net::UdpDestination> udp() const override { return std::nullopt; }
  bool send(std::span<const uint8_t> packet) override {
    if (refuses) return false;
    while (stalls) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::lock_guard lock(mutex_);
    const bool rtcp = packet[1] >= 192 && packet[1] <= 223;  // RFC 5761 section 4
    Bytes copy(packet.begin(), packet.end());
    int size = static_cast<int>(copy.size());
    const auto status = (rtcp ? srtp_unprotect_rtcp : srtp_unprotect)(session_, copy.data(), &size);
    if (status != srtp_err_status_ok) {
      ++rejected_;
      return true;
    }
    copy.resize(static_cast<size_t>(size));
    (rtcp ? rtcp_ : rtp_).push_back(std::move(copy));
    return true;
  }

  const Bytes& key() const { return key_; }
  /// Packets that were sent with that SSRC.
  std::vector<Bytes> rtp(uint32_t ssrc) const {
    const std::lock_guard lock(mutex_);
    std::vector<Bytes> found;
    for (const auto& packet : rtp_)
      if (rtp::parseRtpHeader(packet)->ssrc == ssrc) found.push_back(packet);
    return found;
  }
  std::vector<uint16_t> sequences(uint32_t ssrc) const {
    std::vector<uint16_t> numbers;
    for (const auto& packet : rtp(ssrc)) numbers.push_back(rtp::parseRtpHeader(packet)->sequence);
    return numbers;
  }
  std::vector<Bytes> rtcp() const {
    const std::lock_guard lock(mutex_);
    return rtcp_;
  }
  /// Replays and forgeries, as libsrtp sees it: never any.
  int rejected() const {
    const std::lock_guard lock(mutex_);
    return rejected_;
  }

  std::atomic<bool> refuses{false}, stalls{false};

 private:
  Bytes key_ = Bytes(30);
  srtp_t session_ = nullptr;
  mutable std::mutex mutex_;
  std::vector<Bytes> rtp_, rtcp_;
  int rejected_ = 0;
};

}  // namespace headwater::test
