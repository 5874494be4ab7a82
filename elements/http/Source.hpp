// The element that reads http: and https: URIs.
#pragma once

namespace headwater::http {

inline constexpr const char* kSource = "headwaterhttpsrc";

/// Registers it, ranked before others that read such URIs. After gst_init.
void registerSource();

}  // namespace headwater::http
