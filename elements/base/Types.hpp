// Plain values that the media path shares with the application: kinds and failures.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <tl/expected.hpp>

namespace headwater::base {

enum class Kind { audio, video, data };

/// Lower-case name as in an SDP media line ("audio", "video"); data channels are "data".
const char* toString(Kind kind);

/// How long media of each kind is under way, from its capture.
using Delays = std::map<Kind, std::chrono::nanoseconds>;

/// What went wrong, in terms that the application maps to its own error codes.
struct Failure {
  enum class Code {
    sdpInvalid,        ///< text that is not SDP, or SDP that cannot be answered
    sdpNoCommonCodec,  ///< a media section offers no codec that the source has
    notNegotiated,     ///< needs a local or remote description that is not there yet
    noLocalDescription,
    noRemoteDescription,
    alreadyNegotiated,
    offerNotGenerated,
    answerAlreadyProcessed,
    candidateInvalid,
    dataChannelUnavailable,
    formatMismatch,       ///< the sink did not negotiate the codec that the source has
    fingerprintMismatch,  ///< RFC 8827 6.5: the peer's DTLS certificate is not the one in its SDP
    iceFailed,
    dtlsFailed,
    timeout,
    closed,
    invalidArgument,
    missingPlugin,
    notFound,      ///< nothing is at that URI, or it cannot be read
    noPorts,       ///< every UDP port of the range is taken
    uriInvalid,    ///< what the URI names is not there, cannot be reached or cannot be opened
    mediaInvalid,  ///< it can be read, but is no media that can be played
    sourceLost,    ///< what was being played broke off
    writeFailed,   ///< what was being written cannot be written any more
    internal,
  };
  Code code;
  std::string message;  ///< for people: names what was wrong and what was expected
};

template <class T>
using Expected = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(Failure::Code code, std::string message) {
  return tl::make_unexpected(Failure{code, std::move(message)});
}

}  // namespace headwater::base
