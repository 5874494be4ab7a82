// One upload on its way from a socket into a player.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "elements/base/Mutex.hpp"
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
  base::Mutex mutex_;
  std::deque<gst::Ptr<GstBuffer>> waiting_ HW_GUARDED_BY(mutex_);
  size_t bytes_ HW_GUARDED_BY(mutex_) = 0;
  bool wanted_ HW_GUARDED_BY(mutex_) = false;
  bool draining_ HW_GUARDED_BY(mutex_) = false;
  bool ended_ HW_GUARDED_BY(mutex_) = false;
  bool endTold_ HW_GUARDED_BY(mutex_) = false;
  bool full_ HW_GUARDED_BY(mutex_) = false;
  gst::WeakPtr<GstElement> appsrc_ HW_GUARDED_BY(mutex_);
  gst::SignalConnection need_ HW_GUARDED_BY(mutex_), enough_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::upload
