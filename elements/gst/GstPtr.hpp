// Owning pointers to reference-counted GLib objects; the only place that refs and unrefs them.
#pragma once

#include <glib-object.h>
#include <gst/gst.h>

#include <memory>
#include <utility>

namespace headwater::gst {

namespace detail {

template <class T>
inline constexpr bool isMiniObject = false;
template <>
inline constexpr bool isMiniObject<GstBuffer> = true;
template <>
inline constexpr bool isMiniObject<GstBufferList> = true;
template <>
inline constexpr bool isMiniObject<GstCaps> = true;
template <>
inline constexpr bool isMiniObject<GstEvent> = true;
template <>
inline constexpr bool isMiniObject<GstMessage> = true;
template <>
inline constexpr bool isMiniObject<GstPromise> = true;
template <>
inline constexpr bool isMiniObject<GstQuery> = true;
template <>
inline constexpr bool isMiniObject<GstSample> = true;

template <class T>
void ref(T* object) {
  if constexpr (isMiniObject<T>)
    gst_mini_object_ref(GST_MINI_OBJECT_CAST(object));
  else
    g_object_ref(G_OBJECT(object));
}

template <class T>
void unref(T* object) {
  if constexpr (isMiniObject<T>)
    gst_mini_object_unref(GST_MINI_OBJECT_CAST(object));
  else
    g_object_unref(G_OBJECT(object));
}

}  // namespace detail

/// One strong reference to a GObject or a GstMiniObject. Thread: as the object itself; a single Ptr is not
/// shared.
template <class T>
class Ptr {
 public:
  Ptr() = default;
  Ptr(std::nullptr_t) {}  // NOLINT(google-explicit-constructor): null is a pointer like any other
  Ptr(const Ptr& other) : object_(other.object_) {
    if (object_) detail::ref(object_);
  }
  Ptr(Ptr&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Ptr& operator=(Ptr other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Ptr() { reset(); }

  /// Takes over a reference that the caller owns ("transfer full").
  static Ptr adopt(T* object) {
    Ptr ptr;
    ptr.object_ = object;
    return ptr;
  }
  /// Adds a reference of its own ("transfer none").
  static Ptr ref(T* object) {
    if (object) detail::ref(object);
    return adopt(object);
  }
  /// Sinks a floating reference ("transfer floating"), as constructors of GstObjects return it.
  static Ptr sink(T* object) {
    if (object) g_object_ref_sink(G_OBJECT(object));
    return adopt(object);
  }

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }
  /// Gives the reference away to a callee that takes it.
  [[nodiscard]] T* release() { return std::exchange(object_, nullptr); }
  void reset() {
    if (T* object = std::exchange(object_, nullptr)) detail::unref(object);
  }
  /// For out parameters that hand over a reference; what was held is dropped.
  T** out() {
    reset();
    return &object_;
  }

 private:
  T* object_ = nullptr;
};

template <class T>
Ptr<T> adopt(T* object) {
  return Ptr<T>::adopt(object);
}
template <class T>
Ptr<T> ref(T* object) {
  return Ptr<T>::ref(object);
}
template <class T>
Ptr<T> sink(T* object) {
  return Ptr<T>::sink(object);
}

namespace detail {
struct GFree {
  void operator()(void* memory) const { g_free(memory); }
};
struct StructureFree {
  void operator()(GstStructure* structure) const { gst_structure_free(structure); }
};
struct ErrorFree {
  void operator()(GError* error) const { g_error_free(error); }
};
}  // namespace detail

using CharPtr = std::unique_ptr<char, detail::GFree>;
using StructurePtr = std::unique_ptr<GstStructure, detail::StructureFree>;
using ErrorPtr = std::unique_ptr<GError, detail::ErrorFree>;

/// A reference that does not keep its GObject alive. Thread-safe as GWeakRef is.
template <class T>
class WeakPtr {
 public:
  explicit WeakPtr(T* object = nullptr) : ref_(std::make_shared<Holder>(object)) {}
  Ptr<T> lock() const { return Ptr<T>::adopt(static_cast<T*>(g_weak_ref_get(&ref_->weak))); }

 private:
  struct Holder {
    explicit Holder(T* object) { g_weak_ref_init(&weak, object); }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    ~Holder() { g_weak_ref_clear(&weak); }
    GWeakRef weak{};
  };
  std::shared_ptr<Holder> ref_;
};

}  // namespace headwater::gst
