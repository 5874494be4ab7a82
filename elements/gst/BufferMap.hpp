// A GstBuffer's memory, mapped for as long as this object lives.
#pragma once

#include <cstdint>
#include <span>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

/// Maps for reading. data() is empty when the buffer could not be mapped. Thread: one.
class BufferMap {
 public:
  explicit BufferMap(GstBuffer* buffer) : buffer_(buffer) {
    mapped_ = buffer && gst_buffer_map(buffer, &info_, GST_MAP_READ);
  }
  BufferMap(const BufferMap&) = delete;
  BufferMap& operator=(const BufferMap&) = delete;
  ~BufferMap() {
    if (mapped_) gst_buffer_unmap(buffer_, &info_);
  }

  std::span<const uint8_t> data() const {
    if (!mapped_) return {};
    return {info_.data, info_.size};
  }

 private:
  GstBuffer* buffer_;
  GstMapInfo info_ = GST_MAP_INFO_INIT;
  bool mapped_ = false;
};

}  // namespace headwater::gst
