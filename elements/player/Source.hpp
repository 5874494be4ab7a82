// The element that reads and decodes what a player plays.
#pragma once

#include <functional>
#include <vector>

#include "elements/gst/Signal.hpp"
#include "elements/player/Player.hpp"

namespace headwater::player {

/// A uridecodebin, floating no more. Failure: missingPlugin.
base::Expected<gst::Ptr<GstElement>> makeSource(const PlayerOptions& options);
/// Which streams it decodes, and by what. `onDecoder`: a stream of that kind is about to be given a decoder;
/// on the source's threads.
std::vector<gst::SignalConnection> chooseDecoders(GstElement* source,
                                                  std::function<void(base::Kind)> onDecoder);
/// What reads inside of it, as soon as it is there.
void setUpReader(const PlayerOptions& options, GstElement* reader);

}  // namespace headwater::player
