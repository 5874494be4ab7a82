// Small media files, made by GStreamer once a process.
#pragma once

#include <gst/gst.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "elements/gst/GstPtr.hpp"

namespace headwater::test {

/// A directory that goes with the process.
class MediaDirectory {
 public:
  static const std::string& path() {
    static MediaDirectory directory;
    return directory.path_;
  }

 private:
  MediaDirectory()
      : path_(std::filesystem::temp_directory_path() / ("headwater-media-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~MediaDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string path_;
};

/// Runs a line of GStreamer to its end.
inline void runToEnd(const std::string& line) {
  GError* error = nullptr;
  const auto pipeline = gst::sink(gst_parse_launch(line.c_str(), &error));
  BOOST_REQUIRE_MESSAGE(!error, line << ": " << (error ? error->message : ""));
  gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
  const auto bus = gst::adopt(gst_element_get_bus(pipeline.get()));
  const auto message = gst::adopt(gst_bus_timed_pop_filtered(
      bus.get(), 60 * GST_SECOND, static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR)));
  gst_element_set_state(pipeline.get(), GST_STATE_NULL);
  BOOST_REQUIRE_MESSAGE(message && GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS, line);
}

/// The path of `name`, which `line` ("... ! webmmux name=mux") makes when it is not there yet.
inline std::string mediaFile(const std::string& name, const std::string& line) {
  const auto path = MediaDirectory::path() + "/" + name;
  if (!std::filesystem::exists(path)) runToEnd(line + " ! filesink location=" + path);
  return path;
}

/// `seconds` of a ball at 25 pictures a second with a keyframe each second.
inline std::string ball(const std::string& encoder, int seconds) {
  return "videotestsrc pattern=ball num-buffers=" + std::to_string(25 * seconds) +
         " ! video/x-raw,format=I420,width=320,height=240,framerate=25/1 ! " + encoder;
}
inline std::string tone(const std::string& encoder, int seconds) {
  return "audiotestsrc samplesperbuffer=960 num-buffers=" + std::to_string(50 * seconds) +
         " ! audio/x-raw,rate=48000,channels=2 ! " + encoder;
}

inline const char* const kVp8 = "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=25";
inline const char* const kVp9 = "vp9enc deadline=1 cpu-used=8 keyframe-max-dist=25";
inline const char* const kH264 = "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=25 bframes=0";

inline std::string webm(int seconds) {
  return mediaFile(
      "vp8-" + std::to_string(seconds) + ".webm",
      tone("opusenc ! queue ! mux.", seconds) + " " + ball(kVp8, seconds) + " ! queue ! webmmux name=mux");
}

}  // namespace headwater::test
