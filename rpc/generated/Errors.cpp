// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Errors.hpp"

namespace headwater::rpc::api {

std::string_view typeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::MARSHALL_ERROR: return "MARSHALL_ERROR";
    case ErrorCode::UNEXPECTED_ERROR: return "UNEXPECTED_ERROR";
    case ErrorCode::CONNECT_ERROR: return "CONNECT_ERROR";
    case ErrorCode::UNSUPPORTED_MEDIA_TYPE: return "UNSUPPORTED_MEDIA_TYPE";
    case ErrorCode::NOT_IMPLEMENTED: return "NOT_IMPLEMENTED";
    case ErrorCode::INVALID_SESSION: return "INVALID_SESSION";
    case ErrorCode::MALFORMED_TRANSACTION: return "MALFORMED_TRANSACTION";
    case ErrorCode::NOT_ENOUGH_RESOURCES: return "NOT_ENOUGH_RESOURCES";
    case ErrorCode::MEDIA_OBJECT_TYPE_NOT_FOUND: return "MEDIA_OBJECT_TYPE_NOT_FOUND";
    case ErrorCode::MEDIA_OBJECT_NOT_FOUND: return "MEDIA_OBJECT_NOT_FOUND";
    case ErrorCode::MEDIA_OBJECT_CONSTRUCTOR_NOT_FOUND: return "MEDIA_OBJECT_CONSTRUCTOR_NOT_FOUND";
    case ErrorCode::MEDIA_OBJECT_METHOD_NOT_FOUND: return "MEDIA_OBJECT_METHOD_NOT_FOUND";
    case ErrorCode::MEDIA_OBJECT_EVENT_NOT_SUPPORTED: return "MEDIA_OBJECT_EVENT_NOT_SUPPORTED";
    case ErrorCode::MEDIA_OBJECT_ILLEGAL_PARAM_ERROR: return "MEDIA_OBJECT_ILLEGAL_PARAM_ERROR";
    case ErrorCode::MEDIA_OBJECT_NOT_AVAILABLE: return "MEDIA_OBJECT_NOT_AVAILABLE";
    case ErrorCode::MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT: return "MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT";
    case ErrorCode::MEDIA_OBJECT_TAG_KEY_NOT_FOUND: return "MEDIA_OBJECT_TAG_KEY_NOT_FOUND";
    case ErrorCode::MEDIA_OBJECT_OPERATION_NOT_SUPPORTED: return "MEDIA_OBJECT_OPERATION_NOT_SUPPORTED";
    case ErrorCode::SDP_CREATE_ERROR: return "SDP_CREATE_ERROR";
    case ErrorCode::SDP_PARSE_ERROR: return "SDP_PARSE_ERROR";
    case ErrorCode::SDP_END_POINT_NO_LOCAL_SDP_ERROR: return "SDP_END_POINT_NO_LOCAL_SDP_ERROR";
    case ErrorCode::SDP_END_POINT_NO_REMOTE_SDP_ERROR: return "SDP_END_POINT_NO_REMOTE_SDP_ERROR";
    case ErrorCode::SDP_END_POINT_GENERATE_OFFER_ERROR: return "SDP_END_POINT_GENERATE_OFFER_ERROR";
    case ErrorCode::SDP_END_POINT_PROCESS_OFFER_ERROR: return "SDP_END_POINT_PROCESS_OFFER_ERROR";
    case ErrorCode::SDP_END_POINT_PROCESS_ANSWER_ERROR: return "SDP_END_POINT_PROCESS_ANSWER_ERROR";
    case ErrorCode::SDP_CONFIGURATION_ERROR: return "SDP_CONFIGURATION_ERROR";
    case ErrorCode::SDP_END_POINT_ALREADY_NEGOTIATED: return "SDP_END_POINT_ALREADY_NEGOTIATED";
    case ErrorCode::SDP_END_POINT_NOT_OFFER_GENERATED: return "SDP_END_POINT_NOT_OFFER_GENERATED";
    case ErrorCode::SDP_END_POINT_ANSWER_ALREADY_PROCCESED: return "SDP_END_POINT_ANSWER_ALREADY_PROCCESED";
    case ErrorCode::SDP_END_POINT_CANNOT_CREATE_SESSON: return "SDP_END_POINT_CANNOT_CREATE_SESSON";
    case ErrorCode::HTTP_END_POINT_REGISTRATION_ERROR: return "HTTP_END_POINT_REGISTRATION_ERROR";
    case ErrorCode::ICE_GATHER_CANDIDATES_ERROR: return "ICE_GATHER_CANDIDATES_ERROR";
    case ErrorCode::ICE_ADD_CANDIDATE_ERROR: return "ICE_ADD_CANDIDATE_ERROR";
    case ErrorCode::SERVER_MANAGER_ERROR_KMD_NOT_FOUND: return "UNDEFINED";
    case ErrorCode::URI_PATH_FILE_NOT_FOUND: return "URI_PATH_FILE_NOT_FOUND";
    case ErrorCode::PLAYER_SEEK_FAIL: return "PLAYER_SEEK_FAIL";
  }
  return {};
}

Error errorOf(ErrorCode code, std::string message) {
  return {static_cast<int>(code), std::move(message), std::string(typeOf(code))};
}

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::make_unexpected(errorOf(code, std::move(message)));
}

}  // namespace headwater::rpc::api
