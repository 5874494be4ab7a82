// One GStreamer element that an application chose, to send media through.
#pragma once

#include <memory>
#include <string>

#include "elements/media/Types.hpp"

namespace headwater::media {

/// Thread: owned by one Executor of the application, which makes every call.
class FilterElement {
 public:
  virtual ~FilterElement() = default;

  /// `command` is one element and its settings, as for gst-launch-1.0. Failure: invalidArgument, which names
  /// what is wrong with it.
  static Expected<std::unique_ptr<FilterElement>> create(const std::string& command);

  /// Sets a property from text, as gst-launch-1.0 does. Failure: invalidArgument for a name that the element
  /// does not have, a property that cannot be written or a value that it does not take.
  virtual Expected<void> setProperty(const std::string& name, const std::string& value) = 0;
};

}  // namespace headwater::media
