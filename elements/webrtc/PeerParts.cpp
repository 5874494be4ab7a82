#include "elements/webrtc/PeerParts.hpp"

namespace headwater::webrtc {

namespace {

uint32_t randomSsrc() {
  for (;;)
    if (const uint32_t ssrc = g_random_int()) return ssrc;
}

std::string randomName(const char* prefix) {
  const gst::CharPtr text(g_strdup_printf("%s-%08x%08x", prefix, g_random_int(), g_random_int()));
  return text.get();
}

sdp::LocalStream makeStream(const std::string& streamId, const char* name) {
  return {randomSsrc(), randomSsrc(), streamId, randomName(name)};
}

std::shared_ptr<track::Track> makeTrack(base::Kind kind, const WebRtcPeerOptions& options) {
  track::TrackOptions track;
  track.keyframeInterval = options.keyframeInterval;
  return std::make_shared<track::Track>(kind, track);
}

}  // namespace

PeerParts::PeerParts(WebRtcPeerOptions wanted, std::weak_ptr<WebRtcPeerObserver> observer)
    : options(std::move(wanted)),
      events(std::move(observer)),
      audio(makeTrack(base::Kind::audio, options)),
      video(makeTrack(base::Kind::video, options)),
      data(makeTrack(base::Kind::data, options)),
      streams{makeStream(randomName("hw"), "audio"), makeStream(streams[0].streamId, "video")} {}

// Nothing comes in any more before what it would come to ends; the feed is joined last, since the end of the
// pipeline frees a thread inside webrtcbin.
bool PeerParts::close() const {
  if (!send) return true;
  if (pipeline) pipeline->disconnect();
  transports->shut();
  channels->shut();
  receive->shut();
  tap->shut();
  dataPath->halt();
  const bool left = send->close(options.closeTimeout);
  const bool ended = !pipeline || pipeline->shutdown(options.closeTimeout);
  const bool joined = dataPath->join(ended ? options.closeTimeout : std::chrono::milliseconds(100));
  flowReceived->stopAll();
  flowSent->stopAll();
  return left && ended && joined;
}

}  // namespace headwater::webrtc
