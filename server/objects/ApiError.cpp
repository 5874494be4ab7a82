#include "server/objects/ApiError.hpp"

namespace headwater::server::error {

namespace {

using Code = base::Failure::Code;

struct ApiCode {
  int code = 0;
  const char* type = nullptr;
  const char* message = nullptr;  ///< what clients of Kurento know; what is wrong in detail follows it
};

ApiCode codeOf(Code code) {
  switch (code) {
    case Code::sdpInvalid:
      return {40201, "SDP_PARSE_ERROR", "Invalid SDP"};
    case Code::sdpNoCommonCodec:
      return {40207, "SDP_CONFIGURATION_ERROR"};
    case Code::notNegotiated:
    case Code::noLocalDescription:
      return {40202, "SDP_END_POINT_NO_LOCAL_SDP_ERROR", "No local SDP"};
    case Code::noRemoteDescription:
      return {40203, "SDP_END_POINT_NO_REMOTE_SDP_ERROR", "No remote SDP"};
    case Code::alreadyNegotiated:
      return {40208, "SDP_END_POINT_ALREADY_NEGOTIATED", "Endpoint already negotiated"};
    case Code::offerNotGenerated:
      return {40209, "SDP_END_POINT_NOT_OFFER_GENERATED",
              "Offer not generated. It is not possible to process an answer."};
    case Code::answerAlreadyProcessed:
      return {40210, "SDP_END_POINT_ANSWER_ALREADY_PROCCESED", "Sdp Answer already processed"};
    case Code::candidateInvalid:
      return {40401, "ICE_ADD_CANDIDATE_ERROR", "Error adding candidate"};
    case Code::dataChannelUnavailable:
      return {40111, "MEDIA_OBJECT_OPERATION_NOT_SUPPORTED"};
    case Code::formatMismatch:
      return {40005, "UNSUPPORTED_MEDIA_TYPE"};
    case Code::invalidArgument:
      return {40107, "MEDIA_OBJECT_ILLEGAL_PARAM_ERROR"};
    case Code::notFound:
      return {40600, "URI_PATH_FILE_NOT_FOUND"};
    case Code::missingPlugin:
    case Code::noPorts:
      return {40009, "NOT_ENOUGH_RESOURCES"};
    case Code::fingerprintMismatch:
    case Code::iceFailed:
    case Code::dtlsFailed:
      return {40004, "CONNECT_ERROR"};
    case Code::uriInvalid:
      return {40600, "INVALID_URI", "Invalid URI"};
    case Code::mediaInvalid:
      return {40005, "INVALID_MEDIA", "Invalid media"};
    case Code::sourceLost:
      return {40003, "UNEXPECTED_ERROR", "Source lost"};
    case Code::writeFailed:
      return {40003, "UNEXPECTED_ERROR", "Writing failed"};
    case Code::timeout:
    case Code::closed:
    case Code::internal:
      break;
  }
  return {40003, "UNEXPECTED_ERROR"};
}

}  // namespace

Unexpected tagNotFound() {
  return rpc::failure(40110, "Tag key not found", "MEDIA_OBJECT_TAG_KEY_NOT_FOUND");
}

Unexpected eventNotSupported(const std::string& event) {
  return rpc::failure(40106, "Event '" + event + "' not supported", "MEDIA_OBJECT_EVENT_NOT_SUPPORTED");
}

Unexpected objectNotFound(const std::string& id) {
  return rpc::failure(40101, "Object '" + id + "' not found", "MEDIA_OBJECT_NOT_FOUND");
}

Unexpected differentPipelines() {
  return rpc::failure(40004, "Media elements do not share pipeline", "CONNECT_ERROR");
}

Unexpected notEnoughResources(const std::string& what) {
  return rpc::failure(40009, what, "NOT_ENOUGH_RESOURCES");
}

Unexpected illegalParameter(const std::string& what) {
  return rpc::failure(40107, what, "MEDIA_OBJECT_ILLEGAL_PARAM_ERROR");
}

Unexpected notSupported(const std::string& what) {
  return rpc::failure(40111, what, "MEDIA_OBJECT_OPERATION_NOT_SUPPORTED");
}

rpc::Error of(const base::Failure& failure) {
  const auto [code, type, message] = codeOf(failure.code);
  return {code, message ? std::string(message) + ": " + failure.message : failure.message, type};
}

}  // namespace headwater::server::error
