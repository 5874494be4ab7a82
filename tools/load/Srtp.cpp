#include "tools/load/Srtp.hpp"

#include <stdexcept>
#include <string>

namespace headwater::load {

namespace {

void setUpOnce() {
  static const srtp_err_status_t status = srtp_init();
  if (status != srtp_err_status_ok)
    throw std::runtime_error("libsrtp2 does not start: status " + std::to_string(status));
}

srtp_t make(const SrtpKeys& keys, srtp_ssrc_type_t direction, std::vector<uint8_t> key) {
  srtp_policy_t policy{};
  if (keys.profile == SrtpProfile::aeadAes128Gcm) {
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
  } else {
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
  }
  policy.ssrc.type = direction;
  policy.key = key.data();
  policy.window_size = 1024;
  policy.allow_repeat_tx = 1;  // retransmissions of a presenter
  srtp_t session = nullptr;
  const auto status = srtp_create(&session, &policy);
  if (status != srtp_err_status_ok)
    throw std::runtime_error("libsrtp2 refuses the keys: status " + std::to_string(status));
  return session;
}

template <class Operation>
std::optional<size_t> apply(Operation operation, srtp_t session, uint8_t* packet, size_t size) {
  int length = static_cast<int>(size);
  if (operation(session, packet, &length) != srtp_err_status_ok) return std::nullopt;
  return static_cast<size_t>(length);
}

}  // namespace

Srtp::Srtp(const SrtpKeys& keys) {
  setUpOnce();
  in_ = make(keys, ssrc_any_inbound, keys.theirs);
  out_ = make(keys, ssrc_any_outbound, keys.ours);
}

Srtp::~Srtp() {
  srtp_dealloc(in_);
  srtp_dealloc(out_);
}

std::optional<size_t> Srtp::protectRtp(uint8_t* packet, size_t size) {
  return apply(srtp_protect, out_, packet, size);
}
std::optional<size_t> Srtp::protectRtcp(uint8_t* packet, size_t size) {
  return apply(srtp_protect_rtcp, out_, packet, size);
}
std::optional<size_t> Srtp::unprotectRtp(std::span<uint8_t> packet) {
  return apply(srtp_unprotect, in_, packet.data(), packet.size());
}
std::optional<size_t> Srtp::unprotectRtcp(std::span<uint8_t> packet) {
  return apply(srtp_unprotect_rtcp, in_, packet.data(), packet.size());
}

}  // namespace headwater::load
