// Session descriptions, RFC 8866, as values: text is parsed here and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elements/base/Types.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::sdp {

/// "a=key:value", or "a=key" with an empty value.
struct SdpAttribute {
  std::string key, value;
};

struct SdpLine {
  char type;
  std::string value;
};

/// What session and media level have in common.
struct SdpBlock {
  std::vector<SdpLine> lines;  ///< c=, b= and the like, in order
  std::vector<SdpAttribute> attributes;

  const std::string* attribute(std::string_view key) const;  ///< the first; null when absent
  bool has(std::string_view key) const { return attribute(key) != nullptr; }
  void add(std::string key, std::string value = {}) {
    attributes.push_back({std::move(key), std::move(value)});
  }
};

struct SdpMedia : SdpBlock {
  std::string type;      ///< "audio", "video", "application", ...
  uint16_t port = 0;     ///< 0 is rejected, or "bundle-only" in an offer
  std::string protocol;  ///< "UDP/TLS/RTP/SAVPF"
  std::vector<std::string> formats;

  bool isRtp() const { return protocol.find("RTP/") != std::string::npos; }
};

struct Sdp : SdpBlock {
  std::string origin = "- 0 0 IN IP4 0.0.0.0";
  std::string name = "-";
  std::vector<SdpMedia> media;
};

/// sdpInvalid names the line (counted from 1) and what is wrong with it.
base::Expected<Sdp> parseSdp(std::string_view text);
std::string toText(const Sdp& sdp);

enum class SdpDirection { inactive = 0, sendonly = 1, recvonly = 2, sendrecv = 3 };
inline bool sends(SdpDirection direction) {
  return static_cast<int>(direction) & 1;
}
inline bool receives(SdpDirection direction) {
  return static_cast<int>(direction) & 2;
}
inline SdpDirection directionOf(bool send, bool receive) {
  return static_cast<SdpDirection>((send ? 1 : 0) | (receive ? 2 : 0));
}
const char* toString(SdpDirection direction);
/// Of a section; its own attribute, else the session's, else sendrecv (RFC 8866 6.7).
SdpDirection directionIn(const Sdp& sdp, const SdpMedia& media);

/// One payload type of a section with what belongs to it.
struct SdpCodec {
  int payloadType = -1;
  rtp::RtpFormat format;
  std::vector<std::string> feedback;  ///< values of a=rtcp-fb, "nack pli"
  int rtxPayloadType = -1;            ///< RFC 4588; -1 none
};

/// The codecs of a section in its order of preference, without RTX, FEC and the like.
std::vector<SdpCodec> codecsOf(const SdpMedia& media);

struct SdpExtension {
  int id = 0;
  std::string uri;
};
/// a=extmap, RFC 8285 section 8.
std::vector<SdpExtension> extensionsOf(const SdpMedia& media);

std::vector<std::string> split(std::string_view text, char separator);
std::optional<int> toNumber(std::string_view text, int least, int most);

}  // namespace headwater::sdp
