// What follows a stream of a player's source until it is on a Track.
#pragma once

#include <optional>
#include <string>

#include "elements/base/Types.hpp"
#include "elements/gst/GstPtr.hpp"

namespace headwater::player {

/// Where decoding stops: raw media, and with `encoded` the codecs that are passed on as they are.
gst::Ptr<GstCaps> playableCaps(bool encoded);

/// Whether a stream is sound or pictures, by its caps and however it is encoded. Nothing: neither.
std::optional<base::Kind> kindOf(const GstCaps* caps);
/// Subtitles and the like, which nobody here shows.
bool isText(const GstCaps* caps);
/// The codec's name for people, and the media type.
std::string describeCodec(const GstCaps* caps);

struct Branch {
  base::Kind kind;
  gst::Ptr<GstElement> bin;   ///< with a sink pad; floating references are sunk
  gst::Ptr<GstElement> sink;  ///< the appsink in it
};

/// What a stream that nobody wants ends in.
void discard(GstElement* pipeline, GstPad* pad);

/// The branch for a stream of these caps. Nothing when they are neither audio nor video that can be
/// published. Failure: missingPlugin.
base::Expected<std::optional<Branch>> makeBranch(const GstCaps* caps);

}  // namespace headwater::player
