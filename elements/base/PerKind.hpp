// One of a thing for audio and one for video.
#pragma once

#include <array>
#include <utility>

#include "elements/base/Types.hpp"

namespace headwater::base {

/// Of Kind::audio and Kind::video, in this order when it is gone through; never asked for data. Thread: as T.
template <class T>
class PerKind {
 public:
  PerKind() = default;
  template <class A, class V>
  PerKind(A audio, V video) : values_{std::move(audio), std::move(video)} {}

  T& operator[](Kind kind) { return values_[kind == Kind::video ? 1 : 0]; }
  const T& operator[](Kind kind) const { return values_[kind == Kind::video ? 1 : 0]; }

  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::array<T, 2> values_{};
};

}  // namespace headwater::base
