// What the application says to peers of both kinds.
#pragma once

namespace headwater::peer {

enum class ConnectionState { disconnected, connected };

/// Kilobits a second, 0 = no limit. Received limits go into our SDP as b=AS / b=TIAS.
struct BandwidthLimits {
  int maxAudioRecv = 0, maxVideoRecv = 0, minVideoRecv = 0;
  int minVideoSend = 0, maxVideoSend = 0;
};

struct OfferOptions {
  bool audio = true;
  bool video = true;
};

}  // namespace headwater::peer
