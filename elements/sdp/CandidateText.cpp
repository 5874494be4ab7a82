#include "elements/sdp/CandidateText.hpp"

#include <arpa/inet.h>

#include "elements/rtp/RtpFormats.hpp"
#include "elements/sdp/Sdp.hpp"

namespace headwater::sdp {

namespace {

bool isAddress(int family, const std::string& text) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(family, text.c_str(), bytes) == 1;
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

base::Expected<CandidateFields> parseCandidate(std::string_view text) {
  const auto whole = text;
  if (text.starts_with("a=")) text.remove_prefix(2);
  if (!text.starts_with("candidate:")) return invalid("an ICE candidate begins with 'candidate:'", whole);
  text.remove_prefix(10);
  if (text.size() > 1024 || text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
    return invalid("an ICE candidate is one line of at most 1024 bytes", whole);
  CandidateFields fields;
  fields.tokens = split(text, ' ');
  std::erase(fields.tokens, "");
  if (fields.tokens.size() < 8 || fields.tokens[6] != "typ")
    return invalid(
        "an ICE candidate needs foundation, component, transport, priority, address, port and type", whole);
  const auto component = toNumber(fields.tokens[1], 1, 256);
  const auto port = toNumber(fields.tokens[5], 0, 65535);
  fields.transport = rtp::lowerCase(fields.tokens[2]);
  fields.address = fields.tokens[4];
  fields.type = fields.tokens[7];
  if (!component) return invalid("the component of an ICE candidate is 1 to 256", whole);
  if (!port) return invalid("the port of an ICE candidate is 0 to 65535", whole);
  if (fields.transport != "udp" && fields.transport != "tcp")
    return invalid("the transport is neither udp nor tcp", whole);
  const auto& priority = fields.tokens[3];
  if (priority.empty() || priority.size() > 10 ||
      priority.find_first_not_of("0123456789") != std::string::npos)
    return invalid("the priority of an ICE candidate is a number", whole);
  if (!isAddress(AF_INET, fields.address) && !isAddress(AF_INET6, fields.address) && !fields.isMdns())
    return invalid("the address of an ICE candidate is neither IPv4, IPv6 nor an mDNS name", whole);
  fields.component = *component;
  fields.port = *port;
  return fields;
}

std::string withExternalAddress(const std::string& candidate, const std::string& ipv4,
                                const std::string& ipv6) {
  if (ipv4.empty() && ipv6.empty()) return candidate;
  auto fields = parseCandidate(candidate);
  if (!fields || fields->type != "host") return candidate;
  const bool v4 = isAddress(AF_INET, fields->address);
  const auto& external = v4 ? ipv4 : ipv6;
  if (external.empty()) return candidate;
  fields->tokens[4] = external;
  return fields->text();
}

}  // namespace headwater::sdp
