// The GstPipeline of a media element: how it is made, how it ends.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "elements/base/Mutex.hpp"
#include "elements/base/Types.hpp"
#include "elements/gst/Bus.hpp"

namespace headwater::pipe {

/// On the common clock and base time. Thread-safe; onBus is called on GStreamer's threads.
class ElementPipeline {
 public:
  using OnBus = std::function<void(const gst::BusReport&)>;
  using OnMessage = std::function<void(GstMessage*)>;

  /// Empty, for elements that are added.
  static std::unique_ptr<ElementPipeline> create(OnBus onBus);
  /// From a line as for gst-launch-1.0, of elements that this process chose. Failure: missingPlugin names the
  /// element that is not there. `onMessage` sees what is neither an error nor a warning.
  static base::Expected<std::unique_ptr<ElementPipeline>> parse(const std::string& line, OnBus onBus,
                                                                OnMessage onMessage = {});
  /// Ends it without waiting.
  ~ElementPipeline();
  ElementPipeline(const ElementPipeline&) = delete;
  ElementPipeline& operator=(const ElementPipeline&) = delete;

  /// Asks for PLAYING, and does not wait for it.
  base::Expected<void> play();
  /// Ends the pipeline on a thread of its own and waits for that, at most `deadline`. False when it did not
  /// end in time. Idempotent. Not on one of the pipeline's own threads.
  bool shutdown(std::chrono::milliseconds deadline);
  /// The same without waiting.
  void shutdownSoon();

  /// All of these are null, or do nothing, after shutdown().
  gst::Ptr<GstElement> pipeline() const;
  gst::Ptr<GstElement> element(const char* name) const;
  bool add(GstElement* element) const;
  std::string dot(bool verbose) const;
  /// For Track::setHost().
  gst::WeakPtr<GstElement> host() const;

 private:
  ElementPipeline(gst::Ptr<GstElement> pipeline, OnBus onBus, OnMessage onMessage);
  gst::Ptr<GstElement> take();

  mutable base::Mutex mutex_;
  gst::Ptr<GstElement> pipeline_ HW_GUARDED_BY(mutex_);
  std::optional<gst::Bus> bus_;  ///< let go of by whoever takes the pipeline, and only then
};

/// An element by its factory. Failure: missingPlugin, which names it.
base::Expected<gst::Ptr<GstElement>> makeElement(const char* factory, const char* name = nullptr);
bool elementExists(const char* factory);

}  // namespace headwater::pipe
