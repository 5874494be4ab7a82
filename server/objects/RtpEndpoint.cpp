#include "server/objects/RtpEndpoint.hpp"

#include "server/objects/ApiError.hpp"
#include "server/runtime/Base64.hpp"

namespace headwater::server {

namespace {

/// Key and salt of a suite in bytes, RFC 4568 section 6.2 and RFC 6188 section 4.
size_t keyBytes(api::CryptoSuite suite) {
  switch (suite) {
    case api::CryptoSuite::AES_128_CM_HMAC_SHA1_32:
    case api::CryptoSuite::AES_128_CM_HMAC_SHA1_80:
      return 30;
    case api::CryptoSuite::AES_256_CM_HMAC_SHA1_32:
    case api::CryptoSuite::AES_256_CM_HMAC_SHA1_80:
      break;
  }
  return 46;
}

error::Unexpected alreadyNegotiated() {
  return rpc::failure(40208, "Endpoint already negotiated", "SDP_END_POINT_ALREADY_NEGOTIATED");
}

error::Unexpected invalidSdp(const char* what) {
  return rpc::failure(40201, what, "SDP_PARSE_ERROR");
}

/// What the description says of keys: the client's, or one of ours for a suite without a key.
std::optional<RtpKey> keyOf(const api::SDES& crypto) {
  if (!crypto.crypto) return std::nullopt;
  RtpKey key;
  key.suite = *crypto.crypto;
  // Checked before; encoded anew, since what a client wrote goes into no description as it is.
  const auto given = crypto.key         ? crypto.key
                     : crypto.keyBase64 ? fromBase64(*crypto.keyBase64)
                                        : std::nullopt;
  key.base64 = base64(given ? *given : randomBytes(keyBytes(*crypto.crypto)));
  return key;
}

}  // namespace

Result<void> RtpEndpoint::check(const api::SDES& crypto) {
  if (!crypto.crypto || (!crypto.key && !crypto.keyBase64)) return {};
  const auto key = crypto.key ? crypto.key : fromBase64(*crypto.keyBase64);
  if (!key) return error::illegalParameter("Master key is not valid Base64");
  if (key->size() != keyBytes(*crypto.crypto)) return error::illegalParameter("Master key size is wrong");
  return {};
}

RtpEndpoint::RtpEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                         const api::RtpEndpointParams& params)
    : BaseRtpEndpoint(services, "RtpEndpoint", pipeline),
      description_(params.useIpv6, keyOf(params.crypto)) {}

Result<std::string> RtpEndpoint::generateOffer(const std::optional<api::OfferOptions>& options) {
  if (offered_ || local_) return alreadyNegotiated();
  const bool audio = !options || options->offerToReceiveAudio.value_or(true);
  const bool video = !options || options->offerToReceiveVideo.value_or(true);
  offered_ = local_ = description_.offer(audio, video, limits());
  return *offered_;
}

Result<std::string> RtpEndpoint::processOffer(const std::string& offer) {
  if (offer.empty()) return invalidSdp("Empty offer not valid");
  const auto answer = description_.answer(offer, limits());
  if (!answer) return invalidSdp("Invalid SDP");
  if (offered_ || local_) return alreadyNegotiated();
  remote_ = offer;
  local_ = *answer;
  negotiated();
  return *local_;
}

Result<std::string> RtpEndpoint::processAnswer(const std::string& answer) {
  if (answer.empty()) return invalidSdp("Empty answer not valid");
  if (!RtpDescription::isValid(answer)) return invalidSdp("Invalid SDP");
  if (!offered_)
    return rpc::failure(40209, "Offer not generated. It is not possible to process an answer.",
                        "SDP_END_POINT_NOT_OFFER_GENERATED");
  if (remote_)
    return rpc::failure(40210, "Sdp Answer already processed", "SDP_END_POINT_ANSWER_ALREADY_PROCCESED");
  remote_ = answer;
  negotiated();
  return *local_;
}

void RtpEndpoint::negotiated() {
  sessionStarted();
  tellThatNoMediaIsCarried();
}

Result<std::string> RtpEndpoint::getLocalSessionDescriptor() {
  if (local_) return *local_;
  return rpc::failure(40202, "No local SDP", "SDP_END_POINT_NO_LOCAL_SDP_ERROR");
}

Result<std::string> RtpEndpoint::getRemoteSessionDescriptor() {
  if (remote_) return *remote_;
  return rpc::failure(40203, "No remote SDP", "SDP_END_POINT_NO_REMOTE_SDP_ERROR");
}

}  // namespace headwater::server
