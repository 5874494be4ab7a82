// Files as ffmpeg makes them, in what people keep them in: what is in them arrives, decoded and passed on,
// whoever listens since when; or one failure says what is missing.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "elements/gst/GstPtr.hpp"
#include "elements/pipe/ElementPipeline.hpp"
#include "tests/support/ChildProcess.hpp"
#include "tests/support/media/MediaFiles.hpp"
#include "tests/support/media/Playing.hpp"

using namespace headwater;
using namespace headwater::base;
using namespace headwater::player;
using namespace headwater::test;
using namespace std::chrono_literals;

namespace {

struct File {
  const char* name;
  const char* video;  ///< ffmpeg's settings; null: none
  const char* audio;
};
std::ostream& operator<<(std::ostream& out, const File& file) {
  return out << file.name;
}

constexpr const char* kX264 = "libx264 -preset ultrafast -g 12";
constexpr const char* kVpx = "libvpx -deadline realtime -cpu-used 8 -g 12";

const std::vector<File> kFiles = {
    {"vp8-opus.webm", kVpx, "libopus"},
    {"vp8-vorbis.webm", kVpx, "libvorbis"},
    {"vp9-opus.webm", "libvpx-vp9 -deadline realtime -cpu-used 8 -g 12", "libopus"},
    {"vp8-alpha.webm", "libvpx -deadline realtime -cpu-used 8 -g 12 -pix_fmt yuva420p -auto-alt-ref 0",
     "libopus"},
    {"h264-aac.mkv", kX264, "aac"},
    {"h264-opus.mkv", kX264, "libopus"},
    {"hevc-ac3.mkv", "libx265 -preset ultrafast -x265-params log-level=error", "ac3"},
    {"mpeg4-mp3.mkv", "mpeg4", "libmp3lame"},
    {"theora-flac.mkv", "libtheora", "flac"},
    {"h264-eac3.mkv", kX264, "eac3"},
    {"h264-aac.mp4", kX264, "aac"},
    {"h264-b-frames.mp4", "libx264 -preset medium -bf 2 -g 12", "aac"},
    {"h264-422.mp4", "libx264 -preset ultrafast -g 12 -pix_fmt yuv422p", "aac"},
    {"h264-444.mp4", "libx264 -preset ultrafast -g 12 -pix_fmt yuv444p", "aac"},
    {"h264-interlaced.mp4", "libx264 -preset ultrafast -g 12 -flags +ilme+ildct -x264-params tff=1", "aac"},
    {"mpeg4-mp3.mp4", "mpeg4", "libmp3lame"},
    {"hevc-aac.mp4", "libx265 -preset ultrafast -tag:v hvc1 -x265-params log-level=error", "aac"},
    {"h264-pcm.mov", kX264, "pcm_s16le"},
    {"mjpeg-pcm.mov", "mjpeg -pix_fmt yuvj420p", "pcm_s16be"},
    {"prores-pcm.mov", "prores", "pcm_s16le"},
    {"h264-aac.m4v", kX264, "aac"},
    {"h263-aac.3gp", "h263", "aac"},
    {"mpeg4-aac.3gp", "mpeg4", "aac"},
    {"mpeg4-mp3.avi", "mpeg4 -bf 0", "libmp3lame"},
    {"h264-mp3.avi", "libx264 -preset ultrafast -g 12 -bf 0", "libmp3lame"},
    {"vp8-mp3.avi", kVpx, "libmp3lame"},
    {"mjpeg-pcm.avi", "mjpeg -pix_fmt yuvj420p", "pcm_s16le"},
    {"theora-vorbis.ogv", "libtheora", "libvorbis"},
    {"h264-aac.ts", kX264, "aac"},
    {"mpeg2-mp2.ts", "mpeg2video", "mp2"},
    {"h264-aac.flv", kX264, "aac"},
    {"flv1-mp3.flv", "flv", "libmp3lame"},
    {"wmv2-wmav2.asf", "wmv2", "wmav2"},
    {"pcm.wav", nullptr, "pcm_s16le"},
    {"mulaw.wav", nullptr, "pcm_mulaw -ar 8000 -ac 1"},
    {"mp3.mp3", nullptr, "libmp3lame"},
    {"flac.flac", nullptr, "flac"},
    {"opus.ogg", nullptr, "libopus"},
    {"vorbis.ogg", nullptr, "libvorbis"},
    {"aac.m4a", nullptr, "aac"},
    {"alac.m4a", nullptr, "alac"},
    {"wmav2.wma", nullptr, "wmav2"},
    {"aac.aac", nullptr, "aac"},  // ADTS
};

/// Red, 1.5 s at 12 pictures a second, and a tone. One ffmpeg makes all that are not there yet.
void makeFiles() {
  static bool made = false;
  if (std::exchange(made, true)) return;
  std::string command =
      "ffmpeg -v error -y -f lavfi -i color=c=red:s=176x144:r=12 -f lavfi -i sine=f=440:r=44100 ";
  for (const auto& file : kFiles) {
    if (const std::string video = file.video ? file.video : ""; !video.empty()) {
      const bool itsOwn = video == "prores" || video.find("-pix_fmt") != std::string::npos;
      command += "-map 0:v -c:v " + video + (itsOwn ? " " : " -pix_fmt yuv420p ");
    }
    command += "-map 1:a -c:a " + std::string(file.audio) + " -t 1.5 " + MediaDirectory::path() + "/" +
               file.name + " ";
  }
  ChildProcess ffmpeg({"sh", "-c", command + "2>&1; echo done"});
  std::string said;
  while (auto line = ffmpeg.line()) said += *line + "\n";
  BOOST_REQUIRE_MESSAGE(said == "done\n", said);
}

/// Decoders of libav are there or, as where the package is missing, are not.
class Libav {
 public:
  explicit Libav(bool there) {
    GList* all = gst_registry_get_feature_list_by_plugin(gst_registry_get(), "libav");
    for (GList* each = all; each; each = each->next) {
      auto* feature = GST_PLUGIN_FEATURE(each->data);
      ranks_.emplace_back(gst::ref(feature), gst_plugin_feature_get_rank(feature));
      if (!there) gst_plugin_feature_set_rank(feature, GST_RANK_NONE);
    }
    gst_plugin_feature_list_free(all);
  }
  ~Libav() {
    for (const auto& [feature, rank] : ranks_) gst_plugin_feature_set_rank(feature.get(), rank);
  }
  Libav(const Libav&) = delete;
  Libav& operator=(const Libav&) = delete;

 private:
  std::vector<std::pair<gst::Ptr<GstPluginFeature>, guint>> ranks_;
};

/// A play, with who watches it decoded since before and since after it began.
struct Play {
  Play(const File& of, bool encoded) : file(of), playing(optionsOf(of, encoded)) {
    listen(before);
    playing.play();
  }
  static PlayerOptions optionsOf(const File& file, bool encoded) {
    PlayerOptions options;
    options.uri = "file://" + MediaDirectory::path() + "/" + file.name;
    options.encodedMedia = encoded;
    options.networkCache = 0ms;
    options.sourceTimeout = 5000ms;
    return options;
  }
  void listen(std::unique_ptr<Listening> (&to)[2]) const {
    for (const auto& [at, log] : {std::pair{0, playing.audio}, {1, playing.video}})
      if (auto frames = log->track()->frames()) to[at] = std::make_unique<Listening>(*frames);
  }
  bool over() const { return playing.ends() > 0 || (!playing.failures().empty() && !goesOn()); }
  /// One kind is there, so the file is played to its end.
  bool goesOn() const { return playing.audio->count() + playing.video->count() > 0; }

  /// The failure's words where it says of this kind that something is missing.
  bool isExcused(const char* kind) const {
    const auto failures = playing.failures();
    return failures.size() == 1 && (failures[0].message.find(kind) != std::string::npos);
  }

  const File file;
  Playing playing;
  std::unique_ptr<Listening> before[2], after[2];
};

constexpr size_t kAtOnce = 8;

template <class Check>
void playAll(bool encoded, Check check) {
  makeFiles();
  for (size_t first = 0; first < kFiles.size(); first += kAtOnce) {
    std::vector<std::unique_ptr<Play>> plays;
    for (size_t i = first; i < std::min(kFiles.size(), first + kAtOnce); ++i)
      plays.push_back(std::make_unique<Play>(kFiles[i], encoded));
    std::this_thread::sleep_for(200ms);
    for (auto& play : plays) play->listen(play->after);
    for (auto& play : plays) {
      BOOST_TEST_CONTEXT(play->file << (encoded ? ", passed on" : ", decoded")) {
        BOOST_TEST(play->playing.wait([&] { return play->over(); }, 30s), "it does not end");
        std::string said;
        for (const auto& failure : play->playing.failures()) said += failure.message + "\n";
        BOOST_TEST_CONTEXT(said) check(*play);
      }
    }
  }
}

/// Of what was published, and of what those who want frames were given.
void checkArrived(const Play& play) {
  constexpr size_t kPictures = 12;  // of 18; Ogg leaves out those that are as the one before
  if (play.file.video) {
    BOOST_TEST(play.playing.video->count() >= kPictures);
    BOOST_TEST(play.after[1]);
    if (play.playing.video->track()->carriesFrames()) {
      BOOST_TEST(play.before[1]->sink->frames() == play.playing.video->frames());
      BOOST_TEST(play.before[1]->sink->colourAt(0.5, 0.5).near(kRed));
    } else {  // a decoder may be made no sooner than it is over
      BOOST_TEST(play.playing.video->packets().front()->keyframe);
    }
  }
  BOOST_TEST(play.playing.audio->count() >= 3u);
  if (!play.playing.audio->track()->carriesFrames()) return;
  BOOST_TEST(play.before[0]->sink->frames() == play.playing.audio->frames());
  BOOST_TEST(play.before[0]->sink->loudness() > -45);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(matrix)

BOOST_DATA_TEST_CASE(whatever_people_have_is_played, boost::unit_test::data::make({false, true}), passedOn) {
  BOOST_REQUIRE_MESSAGE(headwater::pipe::elementExists("avdec_h264"), "gstreamer1.0-libav is not installed");
  playAll(passedOn, [](const Play& play) {
    BOOST_TEST(play.playing.failures().size() == 0u);
    checkArrived(play);
  });
}

BOOST_AUTO_TEST_CASE(what_no_decoder_is_installed_for_is_named_once) {
  const Libav hidden(false);
  int excused = 0;
  playAll(false, [&](const Play& play) {
    BOOST_TEST(play.playing.failures().size() <= 1u);
    const auto checkNamed = [&](const char* kind) {
      BOOST_TEST(play.isExcused(kind));
      ++excused;
    };
    if (play.file.video && play.playing.video->count() == 0) checkNamed("video");
    if (play.playing.audio->count() == 0) checkNamed("audio");
  });
  BOOST_TEST(excused > 0);
  BOOST_TEST_MESSAGE(excused << " streams were named");
}

BOOST_AUTO_TEST_CASE(a_film_that_was_taken_upright_stands_upright) {
  // Red on the left and blue on the right of what was recorded, to be turned to the left by a quarter. The
  // first command is that of ffmpeg 6 and later.
  const auto flat = MediaDirectory::path() + "/flat.mp4", path = MediaDirectory::path() + "/turned.mp4";
  ChildProcess ffmpeg({"sh", "-c",
                       "ffmpeg -v error -y -f lavfi -i color=c=red:s=160x240:r=12 -f lavfi -i "
                       "color=c=blue:s=160x240:r=12 -filter_complex hstack -t 1.5 -c:v libx264 -preset "
                       "ultrafast -pix_fmt yuv420p " +
                           flat + " 2>&1; ffmpeg -v quiet -y -display_rotation 90 -i " + flat + " -c copy " +
                           path + " || ffmpeg -v error -y -i " + flat + " -c copy -metadata:s:v rotate=90 " +
                           path + " 2>&1"});
  while (auto line = ffmpeg.line()) BOOST_ERROR(*line);
  PlayerOptions options;
  options.uri = "file://" + path;
  Playing playing(options);
  const Listening seen(playing.video->track());
  playing.play();
  BOOST_REQUIRE(playing.wait([&] { return playing.ends() == 1; }));
  BOOST_TEST((seen.sink->size() == std::pair{240, 320}));
  BOOST_TEST(seen.sink->colourAt(0.5, 0.2).near(kBlue));
  BOOST_TEST(seen.sink->colourAt(0.5, 0.8).near(kRed));
}

BOOST_AUTO_TEST_SUITE_END()
