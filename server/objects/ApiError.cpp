#include "server/objects/ApiError.hpp"

#include "rpc/generated/Errors.hpp"

namespace headwater::server::error {

namespace {

namespace api = rpc::api;
using Code = base::Failure::Code;
using api::ErrorCode;

struct ApiCode {
  ErrorCode code = ErrorCode::UNEXPECTED_ERROR;
  const char* message = nullptr;  ///< what clients of Kurento know; what is wrong in detail follows it
  const char* type = nullptr;  ///< where Kurento's events of players and recorders have a name of their own
};

ApiCode codeOf(Code code) {
  switch (code) {
    case Code::sdpInvalid:
      return {ErrorCode::SDP_PARSE_ERROR, "Invalid SDP"};
    case Code::sdpNoCommonCodec:
      return {ErrorCode::SDP_CONFIGURATION_ERROR};
    case Code::notNegotiated:
    case Code::noLocalDescription:
      return {ErrorCode::SDP_END_POINT_NO_LOCAL_SDP_ERROR, "No local SDP"};
    case Code::noRemoteDescription:
      return {ErrorCode::SDP_END_POINT_NO_REMOTE_SDP_ERROR, "No remote SDP"};
    case Code::alreadyNegotiated:
      return {ErrorCode::SDP_END_POINT_ALREADY_NEGOTIATED, "Endpoint already negotiated"};
    case Code::offerNotGenerated:
      return {ErrorCode::SDP_END_POINT_NOT_OFFER_GENERATED,
              "Offer not generated. It is not possible to process an answer."};
    case Code::answerAlreadyProcessed:
      return {ErrorCode::SDP_END_POINT_ANSWER_ALREADY_PROCCESED, "Sdp Answer already processed"};
    case Code::candidateInvalid:
      return {ErrorCode::ICE_ADD_CANDIDATE_ERROR, "Error adding candidate"};
    case Code::dataChannelUnavailable:
      return {ErrorCode::MEDIA_OBJECT_OPERATION_NOT_SUPPORTED};
    case Code::formatMismatch:
      return {ErrorCode::UNSUPPORTED_MEDIA_TYPE};
    case Code::invalidArgument:
      return {ErrorCode::MEDIA_OBJECT_ILLEGAL_PARAM_ERROR};
    case Code::notFound:
      return {ErrorCode::URI_PATH_FILE_NOT_FOUND};
    case Code::missingPlugin:
    case Code::noPorts:
      return {ErrorCode::NOT_ENOUGH_RESOURCES};
    case Code::fingerprintMismatch:
    case Code::iceFailed:
    case Code::dtlsFailed:
      return {ErrorCode::CONNECT_ERROR};
    case Code::uriInvalid:
      return {ErrorCode::URI_PATH_FILE_NOT_FOUND, "Invalid URI", "INVALID_URI"};
    case Code::mediaInvalid:
      return {ErrorCode::UNSUPPORTED_MEDIA_TYPE, "Invalid media", "INVALID_MEDIA"};
    case Code::sourceLost:
      return {ErrorCode::UNEXPECTED_ERROR, "Source lost"};
    case Code::writeFailed:
      return {ErrorCode::UNEXPECTED_ERROR, "Writing failed"};
    case Code::timeout:
    case Code::closed:
    case Code::internal:
      break;
  }
  return {ErrorCode::UNEXPECTED_ERROR};
}

}  // namespace

Unexpected tagNotFound() {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_TAG_KEY_NOT_FOUND, "Tag key not found");
}

Unexpected eventNotSupported(const std::string& event) {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_EVENT_NOT_SUPPORTED,
                      "Event '" + event + "' not supported");
}

Unexpected objectNotFound(const std::string& id) {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_NOT_FOUND, "Object '" + id + "' not found");
}

Unexpected differentPipelines() {
  return api::failure(api::ErrorCode::CONNECT_ERROR, "Media elements do not share pipeline");
}

Unexpected notEnoughResources(const std::string& what) {
  return api::failure(api::ErrorCode::NOT_ENOUGH_RESOURCES, what);
}

Unexpected illegalParameter(const std::string& what) {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_ILLEGAL_PARAM_ERROR, what);
}

Unexpected notSupported(const std::string& what) {
  return api::failure(api::ErrorCode::MEDIA_OBJECT_OPERATION_NOT_SUPPORTED, what);
}

rpc::Error of(const base::Failure& failure) {
  const auto [code, prefix, type] = codeOf(failure.code);
  auto error = api::errorOf(code, prefix ? std::string(prefix) + ": " + failure.message : failure.message);
  if (type) error.type = type;
  return error;
}

}  // namespace headwater::server::error
