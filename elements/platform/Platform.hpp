// What is done once a process, before and around everything else of the media path.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "elements/base/Types.hpp"

namespace headwater::platform {

/// Before 2.76 GLib keeps slabs of its own for each thread: with four threads a peer they are a fifth of its
/// memory and of the page faults of its joining. GLib reads what it is to do when it is loaded: where that is
/// needed and `G_SLICE` does not say otherwise, this executes the program anew with the same arguments. First
/// thing in main; comes back where nothing is to be done, or /proc is not there.
void restartWithoutSlices(char** argv);

/// gst_init with our own defaults; once, before anything else. Safe to call again.
base::Expected<void> initialize(int* argc, char*** argv);

/// The codecs of files and cameras, as people name them, that nothing installed decodes. After initialize().
std::vector<std::string> missingDecoders();

/// Waits until no pipeline is being ended any more; false when `deadline` passed first. Any thread.
bool awaitTeardowns(std::chrono::milliseconds deadline);

/// Has GStreamer load its plugins and make what it makes once a process (an RSA key among it, most of a
/// second), so that the first peer does not wait for that. Blocks; any thread.
void warmUp();

}  // namespace headwater::platform
