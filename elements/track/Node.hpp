// What every media element is to the graph, and the links between them.
#pragma once

#include <memory>

#include "elements/base/Types.hpp"
#include "elements/track/Forward.hpp"

namespace headwater::track {

/// The relation "this sink receives that track". Destroying or closing it ends the flow; any thread,
/// returns only when no packet of it is in flight any more.
class Link {
 public:
  virtual ~Link() = default;
  virtual base::Kind kind() const = 0;
  virtual void close() = 0;
};

/// What every media element is to the rest of the graph: one Track out and one in for each Kind.
/// Thread-safe; owned by the application's object; calls may come from any one thread at a time.
class Node {
 public:
  virtual ~Node() = default;

  /// The Track that this element publishes; never null for a kind that it can publish, even before it is
  /// negotiated or flows (its format is then empty). Null when this element never publishes that kind.
  virtual std::shared_ptr<Track> track(base::Kind kind) = 0;

  /// Subscribes this element to `source`. A second call for the same kind replaces the first Link; only data
  /// takes any number of sources, so that a presenter can hear all its viewers. A codec that this element did
  /// not negotiate is not an error here: it is reported to the observer as Failure::Code::formatMismatch as
  /// soon as both formats are known.
  virtual base::Expected<std::shared_ptr<Link>> attach(const std::shared_ptr<Track>& source) = 0;

  /// Ends everything within a deadline. Idempotent. Blocks: call it on the application's reaper, never on a
  /// GStreamer thread or from an observer's callback.
  virtual void close() = 0;
};

}  // namespace headwater::track
