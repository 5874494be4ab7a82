// Session descriptions of viewers and presenters: what we offer, how we answer, what the other side said.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "elements/sdp/Sdp.hpp"
#include "tools/load/Transport.hpp"

namespace headwater::load {

/// Our half.
struct LocalTransport {
  IceCredentials ice;
  std::string fingerprint;
  std::string address;  ///< of the host candidate, IPv4
  uint16_t port = 0;
};

/// What a payload type means on this connection.
struct Payload {
  base::Kind kind = base::Kind::data;
  std::string codec;  ///< upper case: "VP8", "OPUS"
  uint32_t clockRate = 0;
  int retransmits = -1;  ///< RTX (RFC 4588): the payload type that it carries; -1 for media
};

/// What was negotiated.
struct RemoteDescription {
  RemoteTransport transport;
  std::map<int, Payload> payloads;
  int transportCcId = 0;  ///< header extension, 0 none
  bool nack = false;      ///< for video
};

struct Wishes {
  bool nack = false, transportCc = false;
};

/// SSRCs of a presenter.
struct PresenterSources {
  uint32_t audio = 0, video = 0;
};

/// A viewer's offer: Opus and VP8 or H264, recvonly.
std::string viewerOffer(const LocalTransport& local, const Wishes& wishes);
/// A presenter's offer: Opus (payload type 111) and VP8 (96), sendonly.
std::string presenterOffer(const LocalTransport& local, const PresenterSources& sources);
/// A viewer's answer to an offer of the server: takes all audio and video it is offered, DTLS client.
base::Expected<std::string> viewerAnswer(const std::string& offer, const LocalTransport& local,
                                         const Wishes& wishes);

/// Reads an answer, or an offer; names what is missing. Of an offer, `actpass` is read as passive.
base::Expected<RemoteDescription> readDescription(const std::string& sdp);
/// A trickled candidate; nothing for what cannot be used here: TCP, IPv6, names, component 2.
std::optional<RemoteCandidate> readCandidate(const std::string& candidate);
std::string candidateText(const LocalTransport& local);

}  // namespace headwater::load
