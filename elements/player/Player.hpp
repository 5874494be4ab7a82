// Plays what a URI names: a file, or a stream on the network.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/gst/Forward.hpp"
#include "elements/track/Track.hpp"

namespace headwater::player {

struct PlayerOptions {
  std::string name{};  ///< for graph dumps
  std::string uri{};   ///< file, http, https or rtsp (rtspt, rtspu: over TCP, over UDP)
  /// VP8, VP9, H.264, Opus, PCMU and PCMA are published as RTP, as they are encoded. Without it, and for all
  /// other codecs, what is published are frames.
  bool encodedMedia = false;
  std::chrono::milliseconds networkCache{2000};  ///< of a stream on the network that is buffered
  std::chrono::milliseconds closeTimeout{2000};
  std::chrono::milliseconds seekTimeout{5000};
  /// Silence after which a live source (RTSP without a length) is taken for lost.
  std::chrono::milliseconds sourceTimeout{10000};
  /// Time to the first attempt to reach a lost live source again; it doubles with each, up to the second.
  std::chrono::milliseconds reconnectMin{500}, reconnectMax{10000};
  std::string rtspTransport = "auto";  ///< "udp", "tcp", or "auto": UDP first
  /// Instead of a URI: called with the appsrc of each run, which wants bytes of a file. On a GStreamer
  /// thread.
  std::function<void(const gst::Ptr<GstElement>&)> feed{};
  /// Runs a job later on the owner's thread; any thread may call it.
  std::function<void(std::function<void()>)> post{};
};

/// What is known of what is played.
struct PlayerInfo {
  bool seekable = false;
  std::chrono::milliseconds seekableBegin{0}, seekableEnd{0};
  std::chrono::milliseconds duration{0};  ///< -1 when it has none, as live sources do
};

/// Told on the owner's thread.
class PlayerObserver {
 public:
  virtual ~PlayerObserver() = default;
  virtual void onEndOfStream() = 0;  ///< it has stopped; play() starts at the beginning
  /// uriInvalid, mediaInvalid, sourceLost, missingPlugin or internal. Once for each time that it breaks off:
  /// a live source is tried again without another word until it is back. Also once for streams of it that
  /// are not played while others are: which, and why.
  virtual void onFailure(const base::Failure&) = 0;
  virtual void onMediaFlow(base::Kind, bool flowing) = 0;
};

/// Publishes one audio and one video Track, each the first that its source has. They live as long as the
/// player and go on, with continuous numbers, over pauses, seeks and reconnections.
///
/// What is passed on encoded has its keyframes where the file has them: requests for one cannot be answered,
/// and who joins late sees a picture with the next.
///
/// Thread: owned by one Executor of the application, which makes every call but dot() and the ones that Node
/// declares thread-safe; close() may be called by another when the owner calls no more.
class Player : public track::Node {
 public:
  static std::shared_ptr<Player> create(PlayerOptions options, std::weak_ptr<PlayerObserver> observer);

  /// Starts, or goes on after a pause. What goes wrong is told to the observer. Does nothing while it plays.
  virtual void play() = 0;
  /// What has ended, or was stopped, opens again and waits at its beginning.
  virtual void pause() = 0;
  /// Ends and goes back to the beginning.
  virtual void stop() = 0;

  /// 0 when nothing is played.
  virtual std::chrono::milliseconds position() const = 0;
  /// Goes there, or to the keyframe before it where media is passed on encoded. What has ended, or was
  /// stopped, opens again and waits there. Failure: invalidArgument when the source cannot do that or has no
  /// such place, or was never played; timeout. Blocks for at most twice seekTimeout.
  virtual base::Expected<void> seek(std::chrono::milliseconds position) = 0;
  virtual PlayerInfo info() const = 0;

  virtual std::string dot(bool verbose) const = 0;  ///< Graphviz source of the pipeline; empty without one
};

/// What players have done since the process began, and how many there are. Thread-safe.
struct PlayerMetrics {
  uint64_t players = 0;     ///< that exist
  uint64_t failures = 0;    ///< sources that could not be played or broke off
  uint64_t reconnects = 0;  ///< attempts to reach a lost live source again
};
PlayerMetrics playerMetrics();

}  // namespace headwater::player
