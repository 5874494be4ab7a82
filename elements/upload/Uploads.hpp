// The HTTP server that takes media which browsers and programs upload.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/player/Player.hpp"

namespace headwater::upload {

struct UploadServerOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 0;             ///< 0: any free one
  size_t maxUploads = 64;        ///< at once; further ones are answered with 503
  size_t bufferBytes = 1 << 20;  ///< of each that may wait for its player; then it is read no further
};

struct UploadMetrics {
  uint64_t uploads = 0;  ///< under way
  uint64_t started = 0, refused = 0, bytes = 0;
};

/// Told on the server's thread. An implementation only posts to its owner.
class UploadObserver {
 public:
  virtual ~UploadObserver() = default;
  virtual void onUploadStarted() = 0;
  virtual void onUploadEnded() = 0;  ///< all of it has come, or its connection is gone
};

/// A place that takes uploads, one at a time, and what feeds a player with them. Thread-safe. Going, it ends
/// the upload that is under way.
class UploadPlace {
 public:
  virtual ~UploadPlace() = default;
  /// For PlayerOptions::feed; what comes before it is called waits.
  virtual std::function<void(const gst::Ptr<GstElement>&)> feed() = 0;
  /// The player has come to the end, or broken down: the upload is of no use any more, and the next may come.
  virtual void drop() = 0;
};

/// One for the process, with a thread of its own (`hw-http`). Thread-safe.
///
/// POST or PUT to a place's path with the bytes of a file (WebM, MP4, ...) as the body, chunked or with a
/// length: it is played as it comes, no faster than it plays, and answered with 200 when it has come
/// completely. 404: no such place. 409: it has an upload that comes or is being played. 415: a form, or a
/// type that is no media. 503: too many. Any origin may upload (CORS): the path is the secret.
class UploadServer {
 public:
  virtual ~UploadServer() = default;
  /// Failure: internal when the port cannot be opened.
  static base::Expected<std::shared_ptr<UploadServer>> start(UploadServerOptions options);

  virtual uint16_t port() const = 0;
  /// `path` begins with a slash. An upload that says nothing for `silence`, though it is read, is ended.
  virtual std::shared_ptr<UploadPlace> open(const std::string& path, std::chrono::milliseconds silence,
                                            std::weak_ptr<UploadObserver> observer) = 0;
  virtual UploadMetrics metrics() const = 0;
};

}  // namespace headwater::upload
