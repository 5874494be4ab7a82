// Typed reading of GObject properties.
#pragma once

#include <optional>
#include <string>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

inline std::string getString(gpointer object, const char* property) {
  char* value = nullptr;
  g_object_get(object, property, &value, nullptr);
  const CharPtr owned(value);
  return value ? value : "";
}

/// A property that holds an object; null when unset.
template <class T>
Ptr<T> getObject(gpointer object, const char* property) {
  T* value = nullptr;
  g_object_get(object, property, &value, nullptr);
  return adopt(value);
}

template <class Enum>
Enum getEnum(gpointer object, const char* property) {
  gint value = 0;
  g_object_get(object, property, &value, nullptr);
  return static_cast<Enum>(value);
}

/// Whether the class of `object` has that property: plugins differ between versions.
inline bool hasProperty(gpointer object, const char* property) {
  return g_object_class_find_property(G_OBJECT_GET_CLASS(object), property) != nullptr;
}

}  // namespace headwater::gst
