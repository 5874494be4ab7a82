// The line of a GStreamerFilter: a few elements with their settings, as for gst-launch-1.0.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "elements/base/Types.hpp"

namespace headwater::filter {

/// One element, or caps ("video/x-raw,width=320") in its place.
struct FilterPart {
  std::string element;  ///< name of a factory, or caps
  std::vector<std::pair<std::string, std::string>> settings;
  bool isCaps() const { return element.find('/') != std::string::npos; }
};

/// Reads `element name=value name="a value" ! element ...`. Much less than gst-launch-1.0 reads, so that what
/// is made is exactly what was checked: no bins, pads, presets or URIs. Failure: invalidArgument names what
/// was found and what was expected.
base::Expected<std::vector<FilterPart>> parseFilterLine(std::string_view line);

}  // namespace headwater::filter
