#include "tools/load/Recording.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>

#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "tools/load/Bytes.hpp"

namespace headwater::load {

namespace fs = std::filesystem;

namespace {

// About 1.2 Mbit/s of video in packets of up to 1200 bytes: a moving ball under film grain, which does not
// compress away. The numbers in the names are the recipe's version.
constexpr const char* kVideoName = "source-vp8-1.rtpstream";
constexpr const char* kAudioName = "source-opus-1.rtpstream";
constexpr const char* kVideoRecipe =
    "videotestsrc num-buffers=300 pattern=ball background-color=0xff303030 ! "
    "video/x-raw,width=640,height=360,framerate=30/1 ! videoconvert ! agingtv ! videoconvert ! "
    "vp8enc target-bitrate=1200000 end-usage=cbr deadline=1 cpu-used=4 keyframe-max-dist=60 lag-in-frames=0 "
    "buffer-size=1000 buffer-initial-size=500 buffer-optimal-size=600 ! "
    "rtpvp8pay mtu=1200 picture-id-mode=15-bit pt=96 ! rtpstreampay ! filesink buffer-mode=unbuffered "
    "location=";
constexpr const char* kAudioRecipe =
    "audiotestsrc num-buffers=500 samplesperbuffer=960 wave=pink-noise ! audio/x-raw,rate=48000,channels=2 ! "
    "opusenc bitrate=48000 frame-size=20 ! rtpopuspay pt=111 ! rtpstreampay ! filesink "
    "buffer-mode=unbuffered location=";

int run(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return -1;
  int status = 0;
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> all{"gst-launch-1.0", "-q"};
  for (size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

/// Under a name of its own until it is whole, so that nobody reads half of it.
void make(const char* recipe, const fs::path& file) {
  const auto unfinished = file.string() + "." + std::to_string(getpid());
  if (unfinished.find(' ') != std::string::npos)
    throw std::runtime_error("the directory of the recording must have no spaces in its name: " +
                             file.string());
  const int status = run(words(recipe + unfinished));
  if (status != 0) {
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    throw std::runtime_error(
        "gst-launch-1.0 could not make the presenter's recording (it needs gstreamer1.0-tools and the "
        "plugins base and "
        "good): exit status " +
        std::to_string(status));
  }
  fs::rename(unfinished, file);
}

/// RFC 4571: each packet behind its length.
std::vector<Frame> read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<uint8_t> all{std::istreambuf_iterator<char>(in), {}};
  std::vector<Frame> frames;
  uint32_t timestamp = 0;
  for (size_t at = 0; at + 2 <= all.size();) {
    const size_t size = get16(&all[at]);
    at += 2;
    if (at + size > all.size()) break;
    const Packet packet(all.begin() + static_cast<ptrdiff_t>(at),
                        all.begin() + static_cast<ptrdiff_t>(at + size));
    at += size;
    const auto header = rtp::parseRtpHeader(packet);
    if (!header) throw std::runtime_error(file.string() + " holds something that is no RTP; delete it");
    if (frames.empty() || header->timestamp != timestamp) frames.emplace_back();
    timestamp = header->timestamp;
    frames.back().push_back(packet);
  }
  return frames;
}

std::vector<size_t> keyframesOf(const std::vector<Frame>& frames) {
  std::vector<size_t> found;
  for (size_t i = 0; i < frames.size(); ++i) {
    const Bytes packet(frames[i].front());
    const auto header = rtp::parseRtpHeader(packet);
    if (rtp::startsKeyframe("VP8", packet.subspan(header->payloadOffset, header->payloadSize)))
      found.push_back(i);
  }
  return found;
}

}  // namespace

std::string defaultRecordingDirectory() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
    return std::string(cache) + "/headwater";
  const char* home = std::getenv("HOME");
  return std::string(home && *home ? home : "/tmp") + "/.cache/headwater";
}

Recording loadRecording(const std::string& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) throw std::runtime_error("cannot make the directory " + directory + ": " + error.message());
  const fs::path video = fs::path(directory) / kVideoName, audio = fs::path(directory) / kAudioName;
  if (!fs::exists(video)) make(kVideoRecipe, video);
  if (!fs::exists(audio)) make(kAudioRecipe, audio);
  Recording recording{read(video), read(audio), {}};
  recording.keyframes = keyframesOf(recording.video);
  if (recording.audio.empty() || recording.keyframes.empty() || recording.keyframes.front() != 0)
    throw std::runtime_error("the recording in " + directory + " is not usable; delete it");
  return recording;
}

}  // namespace headwater::load
