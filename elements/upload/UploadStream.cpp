#include "elements/upload/UploadStream.hpp"

#include <gst/app/gstappsrc.h>

namespace headwater::upload {

bool UploadStream::push(gst::Ptr<GstBuffer> bytes) {
  bool room = true;
  {
    const base::Lock lock(mutex_);
    bytes_ += gst_buffer_get_size(bytes.get());
    waiting_.push_back(std::move(bytes));
    room = bytes_ < capacity_;
    full_ = !room;
  }
  drain();
  return room;
}

void UploadStream::end() {
  {
    const base::Lock lock(mutex_);
    ended_ = true;
  }
  drain();
}

void UploadStream::feed(const gst::Ptr<GstElement>& appsrc) {
  g_object_set(appsrc.get(), "format", GST_FORMAT_BYTES, "stream-type", GST_APP_STREAM_TYPE_STREAM, "block",
               FALSE, "max-bytes", static_cast<guint64>(256 << 10), nullptr);
  const auto weak = weak_from_this();
  {
    const base::Lock lock(mutex_);
    appsrc_ = gst::WeakPtr<GstElement>(appsrc.get());
    wanted_ = true;
    endTold_ = false;
    need_ = gst::connect<void, guint>(
        appsrc.get(), "need-data",
        gst::weakly<guint>(weak, [](UploadStream& self, guint) { self.onNeedData(); }));
    enough_ = gst::connect<void>(appsrc.get(), "enough-data",
                                 gst::weakly<>(weak, [](UploadStream& self) { self.onEnoughData(); }));
  }
  drain();
}

void UploadStream::onNeedData() {
  {
    const base::Lock lock(mutex_);
    wanted_ = true;
  }
  drain();
}

void UploadStream::onEnoughData() {
  const base::Lock lock(mutex_);
  wanted_ = false;
}

// Bytes have an order: only one thread at a time hands them on, and looks again at what others have changed.
void UploadStream::drain() {
  {
    const base::Lock lock(mutex_);
    if (std::exchange(draining_, true)) return;
  }
  while (drainOne()) continue;
}

bool UploadStream::drainOne() {
  gst::Ptr<GstBuffer> next;
  gst::Ptr<GstElement> to;
  bool resumes = false, ends = false;
  {
    const base::Lock lock(mutex_);
    to = appsrc_.lock();
    ends = waiting_.empty() && ended_ && !endTold_;
    if (!to || !wanted_ || (waiting_.empty() && !ends)) return draining_ = false;
    endTold_ = ends;
    if (!ends) {
      next = std::move(waiting_.front());
      waiting_.pop_front();
      bytes_ -= gst_buffer_get_size(next.get());
      resumes = full_ && bytes_ < capacity_ / 2;
      if (resumes) full_ = false;
    }
  }
  if (resumes) resume_();
  if (next)
    gst_app_src_push_buffer(GST_APP_SRC(to.get()), next.release());
  else
    gst_app_src_end_of_stream(GST_APP_SRC(to.get()));
  return true;
}

}  // namespace headwater::upload
