// Filters as the application sees them: frames in, something done to them, frames out.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "elements/filter/PictureLoader.hpp"
#include "elements/track/FlowMonitor.hpp"
#include "elements/track/Track.hpp"

namespace headwater::filter {

/// Told what happens to a filter, on GStreamer's threads. An implementation only posts to its owner; it must
/// not block and must not call the filter.
class MediaFilterObserver {
 public:
  virtual ~MediaFilterObserver() = default;
  virtual void onMediaFlow(track::FlowDirection, base::Kind, bool flowing) = 0;
  virtual void onCode(const std::string& type, const std::string& value) = 0;  ///< of a code reader
  virtual void onFailure(const base::Failure&) = 0;
};

/// One filter of one kind of media in a pipeline of its own: whatever its source has is decoded for it, and
/// what it publishes are frames. A failure stays its own. Thread: as WebRtcPeer.
class MediaFilter : public track::Node {
 public:
  /// Which media it works on; attach() takes no other.
  virtual base::Kind kind() const = 0;
  virtual std::string dot(bool verbose) const = 0;  ///< Graphviz source of the pipeline
};

/// A line of elements that an application chose.
class LineFilter : public MediaFilter {
 public:
  /// `wanted` says on which media the elements shall work when they can do both. Failure: invalidArgument
  /// names the element that is not among `allowed`, that does not exist, or what is wrong with the line.
  static base::Expected<std::shared_ptr<LineFilter>> create(const std::string& line,
                                                            const std::vector<std::string>& allowed,
                                                            std::optional<base::Kind> wanted);

  virtual void setObserver(std::weak_ptr<MediaFilterObserver> observer) = 0;
  /// Sets a property of the element from text, as gst-launch-1.0 does; of one of several elements as
  /// `element.property`. Failure: invalidArgument for a name that there is not, a property that cannot be
  /// written or a value that it does not take.
  virtual base::Expected<void> setProperty(const std::string& name, const std::string& value) = 0;
};

/// Where a picture lies, as parts of the size of what it lies on.
struct PicturePlace {
  double x = 0, y = 0, width = 1, height = 1;
  bool keepAspectRatio = false, center = false;
};

struct PictureLimits {
  size_t bytes = LoadRules{}.bytes;  ///< of the file
  int side = 4096;                   ///< pixels, width and height
};

/// A picture that was read. Immutable.
class Picture;
/// From a PNG or JPEG file's content. Blocks while it is decoded. Failure: invalidArgument says what it is
/// instead, or which limit it exceeds.
base::Expected<std::shared_ptr<const Picture>> readPicture(const std::string& content,
                                                           const PictureLimits& limits);

/// Lays pictures over video, by names that the application gives them; the last one on top.
class ImageFilter : public MediaFilter {
 public:
  static base::Expected<std::shared_ptr<ImageFilter>> create(std::weak_ptr<MediaFilterObserver> observer);
  virtual void setImage(const std::string& id, const PicturePlace& place,
                        std::shared_ptr<const Picture> picture) = 0;
  virtual void removeImage(const std::string& id) = 0;  ///< unknown ones are fine
};

/// Lays one picture over each face; the place is as parts of the face's size. missingPlugin when OpenCV's
/// elements or its cascades are not installed.
class FaceFilter : public MediaFilter {
 public:
  static base::Expected<std::shared_ptr<FaceFilter>> create(std::weak_ptr<MediaFilterObserver> observer);
  /// Null: none any more.
  virtual void setImage(const PicturePlace& place, std::shared_ptr<const Picture> picture) = 0;
};

/// Tells of bar codes and QR codes by onCode(); one that stays in sight again every kRepeat.
class CodeFilter : public MediaFilter {
 public:
  static constexpr std::chrono::milliseconds kRepeat{1000};
  static base::Expected<std::shared_ptr<CodeFilter>> create(std::weak_ptr<MediaFilterObserver> observer);
};

}  // namespace headwater::filter
