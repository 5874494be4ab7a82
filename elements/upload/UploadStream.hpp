// One upload on its way from a socket into a player.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "elements/gst/GstPtr.hpp"
#include "elements/gst/Signal.hpp"

namespace headwater::upload {

/// A bounded queue of bytes in front of an appsrc, which may come later. Thread-safe; held by shared_ptr.
class UploadStream : public std::enable_shared_from_this<UploadStream> {
 public:
  /// `resume` is called on any thread when there is room again after push() answered false.
  UploadStream(size_t capacity, std::function<void()> resume)
      : capacity_(capacity), resume_(std::move(resume)) {}

  /// False: it was taken, but no more should come before `resume`.
  bool push(gst::Ptr<GstBuffer> bytes);
  /// Nothing more comes.
  void end();
  void feed(const gst::Ptr<GstElement>& appsrc);

 private:
  void onNeedData();
  void onEnoughData();
  void drain();
  bool drainOne();

  const size_t capacity_;
  const std::function<void()> resume_;
  std::mutex mutex_;
  std::deque<gst::Ptr<GstBuffer>> waiting_;
  size_t bytes_ = 0;
  bool wanted_ = false, draining_ = false, ended_ = false, endTold_ = false, full_ = false;
  gst::WeakPtr<GstElement> appsrc_;
  gst::SignalConnection need_, enough_;
};

}  // namespace headwater::upload
