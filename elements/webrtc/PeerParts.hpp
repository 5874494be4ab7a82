// What a WebRTC peer consists of.
#pragma once

#include "elements/datachannel/DataChannels.hpp"
#include "elements/datachannel/DataPath.hpp"
#include "elements/peer/ReceivePath.hpp"
#include "elements/peer/SendPath.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/webrtc/CandidateBox.hpp"
#include "elements/webrtc/PeerEvents.hpp"
#include "elements/webrtc/PeerPipeline.hpp"
#include "elements/webrtc/TransportTap.hpp"
#include "elements/webrtc/TransportWatch.hpp"

namespace headwater::webrtc {

/// Shared by those who work with them; PeerAssembly makes and connects them, and then the pointers stay as
/// they are. Thread: each part says its own.
struct PeerParts {
  PeerParts(WebRtcPeerOptions wanted, std::weak_ptr<WebRtcPeerObserver> observer);
  /// Ends them all. False when one did not end within options.closeTimeout, and is left behind. Thread: one
  /// that may wait; once.
  bool close() const;

  const WebRtcPeerOptions options;
  const PeerEvents events;
  const std::shared_ptr<track::Track> audio, video, data;
  const sdp::LocalStream streams[2];  ///< audio, video

  std::shared_ptr<track::FlowMonitor> flowReceived, flowSent;
  std::shared_ptr<peer::ReceivePath> receive;
  std::shared_ptr<peer::SendPath> send;
  std::shared_ptr<datachannel::DataPath> dataPath;
  std::shared_ptr<TransportTap> tap;
  std::shared_ptr<datachannel::DataChannels> channels;
  std::shared_ptr<TransportWatch> transports;
  std::unique_ptr<CandidateBox> candidates;
  std::unique_ptr<PeerPipeline> pipeline;  ///< null when it could not be made
};

}  // namespace headwater::webrtc
