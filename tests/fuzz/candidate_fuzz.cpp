// A candidate as a peer trickles it.
#include <string>

#include "elements/sdp/CandidateText.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater::sdp;
using headwater::fuzz::check;

namespace {

void sameAgain(const CandidateFields& fields) {
  const auto again = parseCandidate(fields.text());
  check(again.has_value(), "what we print is a candidate");
  check(again->tokens == fields.tokens, "printing it again changes nothing");
  check(fields.text().find_first_of("\r\n") == std::string::npos, "it stays one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto fields = parseCandidate(text);
  if (!fields) {
    check(!fields.error().message.empty(), "an error says what is wrong");
    check(withExternalAddress(text, "192.0.2.1", "2001:db8::1") == text,
          "what is no candidate stays as it is");
    return 0;
  }
  check(fields->port >= 0 && fields->port <= 65535 && fields->component >= 0, "numbers are in their range");
  sameAgain(*fields);
  const auto announced = parseCandidate(withExternalAddress(text, "192.0.2.1", "2001:db8::1"));
  check(announced.has_value(), "an announced address leaves a candidate");
  sameAgain(*announced);
  return 0;
}
