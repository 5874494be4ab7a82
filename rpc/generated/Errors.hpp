// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <string>
#include <string_view>

#include "rpc/jsonrpc/Error.hpp"

namespace headwater::rpc::api {

/// The API's error codes.
enum class ErrorCode {
  /// A parameter is missing, of the wrong type or out of range.
  MARSHALL_ERROR = 40001,
  /// Something failed that should not: a fault of the server.
  UNEXPECTED_ERROR = 40003,
  /// The elements cannot be connected: they live in different pipelines, or there is no transport between
  /// them.
  CONNECT_ERROR = 40004,
  /// The format of the media is not supported here.
  UNSUPPORTED_MEDIA_TYPE = 40005,
  /// The API has it, this server has not.
  NOT_IMPLEMENTED = 40006,
  /// There is no such session.
  INVALID_SESSION = 40007,
  /// The transaction, or the operation that is asked for, is not understood.
  MALFORMED_TRANSACTION = 40008,
  /// A limit of the server is reached; something has to be released first.
  NOT_ENOUGH_RESOURCES = 40009,
  /// There is no such class.
  MEDIA_OBJECT_TYPE_NOT_FOUND = 40100,
  /// There is no object with that id, or not any more.
  MEDIA_OBJECT_NOT_FOUND = 40101,
  /// The class has no constructor with those parameters.
  MEDIA_OBJECT_CONSTRUCTOR_NOT_FOUND = 40104,
  /// The class has no such operation.
  MEDIA_OBJECT_METHOD_NOT_FOUND = 40105,
  /// The class has no such event.
  MEDIA_OBJECT_EVENT_NOT_SUPPORTED = 40106,
  /// The type of a parameter is right, its value is not.
  MEDIA_OBJECT_ILLEGAL_PARAM_ERROR = 40107,
  /// Objects of that class cannot be created: it is unknown or abstract.
  MEDIA_OBJECT_NOT_AVAILABLE = 40108,
  /// The id stands for an object of a transaction that has not been carried out.
  MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT = 40109,
  /// The object has no tag with that key.
  MEDIA_OBJECT_TAG_KEY_NOT_FOUND = 40110,
  /// The object has the operation, but cannot carry it out as it is set up.
  MEDIA_OBJECT_OPERATION_NOT_SUPPORTED = 40111,
  /// The session description could not be made.
  SDP_CREATE_ERROR = 40200,
  /// The text is empty or not a session description (RFC 8866).
  SDP_PARSE_ERROR = 40201,
  /// The server has not described itself yet.
  SDP_END_POINT_NO_LOCAL_SDP_ERROR = 40202,
  /// The other side has not described itself yet.
  SDP_END_POINT_NO_REMOTE_SDP_ERROR = 40203,
  /// The offer could not be made.
  SDP_END_POINT_GENERATE_OFFER_ERROR = 40204,
  /// The offer could not be answered.
  SDP_END_POINT_PROCESS_OFFER_ERROR = 40205,
  /// The answer could not be taken.
  SDP_END_POINT_PROCESS_ANSWER_ERROR = 40206,
  /// Both descriptions have nothing in common, or the endpoint's settings do not allow one.
  SDP_CONFIGURATION_ERROR = 40207,
  /// The endpoint has negotiated already; it does so once, but for a restart of ICE.
  SDP_END_POINT_ALREADY_NEGOTIATED = 40208,
  /// There is no offer to which this could be the answer.
  SDP_END_POINT_NOT_OFFER_GENERATED = 40209,
  /// The offer was answered already.
  SDP_END_POINT_ANSWER_ALREADY_PROCCESED = 40210,
  /// The session for the negotiated media could not be made.
  SDP_END_POINT_CANNOT_CREATE_SESSON = 40211,
  /// The endpoint got no URL on the HTTP server.
  HTTP_END_POINT_REGISTRATION_ERROR = 40300,
  /// Candidates could not be gathered.
  ICE_GATHER_CANDIDATES_ERROR = 40400,
  /// The candidate is not understood, or does not fit what was negotiated.
  ICE_ADD_CANDIDATE_ERROR = 40401,
  /// There is no module with that name.
  SERVER_MANAGER_ERROR_KMD_NOT_FOUND = 40500,
  /// There is nothing at that URI, or it cannot be opened.
  URI_PATH_FILE_NOT_FOUND = 40600,
  /// It cannot go to that position.
  PLAYER_SEEK_FAIL = 40700,
};

/// What goes into `data.type` with that code.
std::string_view typeOf(ErrorCode code);

/// The error of that code.
Error errorOf(ErrorCode code, std::string message);

/// The same as a value to return.
tl::unexpected<Error> failure(ErrorCode code, std::string message);

}  // namespace headwater::rpc::api
