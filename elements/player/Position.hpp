// Where a player's pipeline is in what it plays, and how it goes elsewhere.
#pragma once

#include <chrono>
#include <functional>

#include "elements/gst/GstPtr.hpp"
#include "elements/player/Player.hpp"

namespace headwater::player {

/// Both: of a pipeline that may be null. Any thread.
std::chrono::milliseconds positionOf(const gst::Ptr<GstElement>& pipeline);
PlayerInfo infoOf(const gst::Ptr<GstElement>& pipeline);

/// One that is paused knows nothing of its source before it has read that far. Waits for at most `timeout`,
/// and no longer when `gaveUp`.
void awaitPreroll(const gst::Ptr<GstElement>& pipeline, std::chrono::milliseconds timeout,
                  const std::function<bool()>& gaveUp);
/// Failure: invalidArgument, with the positions that there are.
base::Expected<void> checkPosition(const PlayerInfo& known, std::chrono::milliseconds position);
/// Waits for at most `timeout`. `toKeyframe`: nothing decodes what is passed on, so it has to begin with one.
base::Expected<void> seekTo(const gst::Ptr<GstElement>& pipeline, std::chrono::milliseconds position,
                            bool toKeyframe, std::chrono::milliseconds timeout);

}  // namespace headwater::player
