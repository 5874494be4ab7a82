#include "elements/sdp/CandidateText.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>

#include "elements/rtp/RtpFormats.hpp"
#include "elements/sdp/Sdp.hpp"

namespace headwater::sdp {

namespace {

bool isAddress(int family, const std::string& text) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(family, text.c_str(), bytes) == 1;
}

bool isAnyAddress(const std::string& text) {
  return isAddress(AF_INET, text) || isAddress(AF_INET6, text);
}

bool isHostName(const std::string& text) {
  const auto in = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '.' || c == '_'; };
  return text.size() <= 255 && std::all_of(text.begin(), text.end(), in) &&
         std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c); });
}

/// Without what applications leave around the candidate, and without its name; a space stays in front when
/// the foundation is missing.
std::string_view withoutFrame(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\r\n");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (text.starts_with("a=")) text.remove_prefix(2);
  if (text.starts_with("candidate:")) text.remove_prefix(10);
  return text;
}

tl::unexpected<base::Failure> invalid(const std::string& what, std::string_view text) {
  std::string shown(text.substr(0, 80));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  return base::fail(base::Failure::Code::candidateInvalid, what + ": '" + shown + "'");
}

}  // namespace

std::string CandidateFields::text() const {
  std::string out = "candidate:";
  for (const auto& token : tokens) out += (&token == &tokens.front() ? "" : " ") + token;
  return out;
}

std::string CandidateFields::uselessBecause() const {
  if (transport != "udp" && transport != "tcp") return "its transport is neither udp nor tcp";
  if (component != 1) return "it is for component " + std::to_string(component) + ", all is on the first";
  if (rtp::lowerCase(address).ends_with(".local")) return "its address is an mDNS name";
  if (!isAnyAddress(address)) return "its address is a name";
  return {};
}

base::Expected<CandidateFields> parseCandidate(std::string_view text) {
  const auto whole = text;
  text = withoutFrame(text);
  if (text.size() > 1024 || text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
    return invalid("an ICE candidate is one line of at most 1024 bytes", whole);
  CandidateFields fields;
  fields.tokens = split(text, ' ');
  std::erase(fields.tokens, "");
  auto& tokens = fields.tokens;
  if (tokens.size() > 6 && tokens[5] == "typ" && text.front() == ' ') tokens.insert(tokens.begin(), "0");
  if (tokens.size() < 8 || tokens[6] != "typ")
    return invalid(
        "an ICE candidate needs foundation, component, transport, priority, address, port and type", whole);
  // RFC 4007 11: a zone is known to the machine that it is of, and to no other.
  if (const auto zone = tokens[4].find('%'); zone != std::string::npos && tokens[4].find(':') < zone)
    tokens[4].resize(zone);
  fields.transport = rtp::lowerCase(tokens[2]);
  fields.address = tokens[4];
  fields.type = tokens[7];
  const auto component = toNumber(tokens[1], 0, 256);
  const auto port = toNumber(tokens[5], 0, 65535);
  if (!component) return invalid("the component of an ICE candidate is 1 to 256", whole);
  if (!port) return invalid("the port of an ICE candidate is 0 to 65535", whole);
  const auto& priority = tokens[3];
  if (priority.empty() || priority.size() > 10 ||
      priority.find_first_not_of("0123456789") != std::string::npos)
    return invalid("the priority of an ICE candidate is a number", whole);
  if (!isAnyAddress(fields.address) && !isHostName(fields.address))
    return invalid("the address of an ICE candidate is neither IPv4, IPv6 nor a name", whole);
  fields.component = *component;
  fields.port = *port;
  return fields;
}

std::string withExternalAddress(const std::string& candidate, const std::string& ipv4,
                                const std::string& ipv6) {
  if (ipv4.empty() && ipv6.empty()) return candidate;
  auto fields = parseCandidate(candidate);
  if (!fields || fields->type != "host" || !isAnyAddress(fields->address)) return candidate;
  const bool v4 = isAddress(AF_INET, fields->address);
  const auto& external = v4 ? ipv4 : ipv6;
  if (external.empty()) return candidate;
  fields->tokens[4] = external;
  return fields->text();
}

}  // namespace headwater::sdp
