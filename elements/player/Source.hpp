// The element that reads and decodes what a player plays.
#pragma once

#include <vector>

#include "elements/gst/Signal.hpp"
#include "elements/player/Player.hpp"

namespace headwater::player {

/// A uridecodebin, floating no more. Failure: missingPlugin.
base::Expected<gst::Ptr<GstElement>> makeSource(const PlayerOptions& options);
/// Which streams it decodes, and by what.
std::vector<gst::SignalConnection> chooseDecoders(GstElement* source);
/// What reads inside of it, as soon as it is there.
void setUpReader(const PlayerOptions& options, GstElement* reader);

}  // namespace headwater::player
