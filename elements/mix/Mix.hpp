// Pictures of many in one, and for each of them the sound of all others.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elements/track/Track.hpp"

namespace headwater::mix {

/// Where a picture stands in the whole: parts of its width and height, from the upper left corner.
struct MixPlace {
  double x = 0, y = 0, width = 1, height = 1;
  int zOrder = 0;  ///< the higher is in front
  bool keepsAspect = true;
  friend bool operator==(const MixPlace&, const MixPlace&) = default;
};

struct MixOptions {
  int width = 800, height = 600;  ///< pixels
  int maxSize = 1920;             ///< pixels that neither exceeds when the picture follows an input
  double framerate = 15;          ///< pictures a second
  /// What is mixed waits this long for inputs that are late; later ones are shown as if they had just come.
  std::chrono::milliseconds latency{200};
};

/// Told what happens to a mix, on GStreamer's threads; only posts to its owner.
class MixObserver {
 public:
  virtual ~MixObserver() = default;
  /// What goes out of `port`; an empty one means all, as for the picture.
  virtual void onMixFlow(const std::string& port, base::Kind kind, bool flowing) = 0;
  virtual void onMixFailure(const base::Failure&) = 0;
  /// What Mix::follow() watches has this size now, in pixels: for Mix::resize().
  virtual void onMixSize(int /*width*/, int /*height*/) {}
};

/// Ports have names that the owner gives. What comes in at a port is one source a kind; what goes out of one
/// is a Track of frames, the picture the same for all and the sound without the port's own. An input that
/// stalls shows its last picture and is silent; it holds nobody up.
///
/// Thread: owned by one Executor of the application, which makes every call; the Tracks are thread-safe.
class Mix {
 public:
  static std::shared_ptr<Mix> create(const MixOptions& options, std::weak_ptr<MixObserver> observer);
  virtual ~Mix() = default;

  /// `source` may carry RTP or frames; null: none any more. Blocks while a decoder is made.
  virtual base::Expected<void> setInput(const std::string& port, base::Kind kind,
                                        const std::shared_ptr<track::Track>& source) = 0;
  /// Whose sound `port` hears: all others' (the default, and nullopt) or only those of `sources`.
  virtual void setHeard(const std::string& port, std::optional<std::vector<std::string>> sources) = 0;
  /// Where the picture of `port` stands; nullopt, the default: in a grid with all others.
  virtual void place(const std::string& port, std::optional<MixPlace> place) = 0;
  /// The observer is told of the size of the picture that comes in at `port`, and of no other's.
  virtual void follow(const std::string& port) = 0;
  /// The size of the whole, within MixOptions::maxSize; places keep their parts of it.
  virtual void resize(int width, int height) = 0;
  virtual void removePort(const std::string& port) = 0;

  /// What goes out of `port`. Made when it is first asked for; what nobody asks for is not mixed. Data: null.
  virtual base::Expected<std::shared_ptr<track::Track>> output(const std::string& port, base::Kind kind) = 0;

  virtual std::string dot(bool verbose) const = 0;
  /// Ends everything within a deadline. Idempotent. Blocks: for the application's reaper.
  virtual void close() = 0;
};

}  // namespace headwater::mix
