// A GstBuffer's memory, mapped for as long as this object lives.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

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

/// A buffer that stays mapped for as long as it is held, for memory that many read often. Thread: moved by
/// one; data() by any number at once.
class MappedBuffer {
 public:
  MappedBuffer() = default;
  explicit MappedBuffer(Ptr<GstBuffer> buffer) : buffer_(std::move(buffer)) {
    if (buffer_ && !gst_buffer_map(buffer_.get(), &info_, GST_MAP_READ)) buffer_.reset();
  }
  MappedBuffer(MappedBuffer&& other) noexcept
      : buffer_(std::move(other.buffer_)), info_(std::exchange(other.info_, GstMapInfo{})) {}
  MappedBuffer& operator=(MappedBuffer&& other) noexcept {
    std::swap(buffer_, other.buffer_);
    std::swap(info_, other.info_);
    return *this;
  }
  ~MappedBuffer() {
    if (buffer_) gst_buffer_unmap(buffer_.get(), &info_);
  }

  /// Empty when nothing is held or it could not be mapped.
  std::span<const uint8_t> data() const {
    if (!buffer_) return {};
    return {info_.data, info_.size};
  }
  /// What is mapped; others may share its memory but not change it.
  GstBuffer* buffer() const { return buffer_.get(); }

 private:
  Ptr<GstBuffer> buffer_;
  GstMapInfo info_{};
};

}  // namespace headwater::gst
