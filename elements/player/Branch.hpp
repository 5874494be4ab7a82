// What follows a stream of a player's source until it is on a Track.
#pragma once

#include <optional>
#include <string>

#include "elements/gst/GstPtr.hpp"
#include "elements/media/Types.hpp"

namespace headwater::media {

/// Where decoding stops: raw media, and with `encoded` the codecs that are passed on as they are.
gst::Ptr<GstCaps> playableCaps(bool encoded);

struct Branch {
  Kind kind;
  gst::Ptr<GstElement> bin;   ///< with a sink pad; floating references are sunk
  gst::Ptr<GstElement> sink;  ///< the appsink in it
};

/// The branch for a stream of these caps. Nothing when they are neither audio nor video that can be
/// published. Failure: missingPlugin.
Expected<std::optional<Branch>> makeBranch(const GstCaps* caps);

}  // namespace headwater::media
