// Pictures in a grid and sound without one's own, whatever the inputs do.
#include <boost/test/unit_test.hpp>
#include <optional>

#include "elements/mix/Mix.hpp"
#include "tests/support/media/TestSource.hpp"

using namespace headwater::base;
using namespace headwater::mix;
using namespace headwater::rtp;
using namespace headwater::test;
using namespace headwater::track;
using namespace std::chrono_literals;

namespace {

struct Observer : MixObserver {
  void onMixFlow(const std::string& port, Kind kind, bool flowing) override {
    const std::lock_guard lock(mutex);
    if (flowing) flows.push_back(port + ":" + toString(kind));
  }
  void onMixFailure(const Failure& failure) override {
    const std::lock_guard lock(mutex);
    failures.push_back(failure.message);
  }
  std::mutex mutex;
  std::vector<std::string> flows, failures;
};

struct Mixing {
  ~Mixing() {
    mix->close();
    const std::lock_guard lock(observer->mutex);
    for (const auto& failure : observer->failures) BOOST_ERROR(failure);
  }
  std::shared_ptr<Track> out(const std::string& port, Kind kind) {
    auto made = mix->output(port, kind);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    return *made;
  }
  void in(const std::string& port, const TestSource& source) {
    const auto set = mix->setInput(port, source.track->kind(), source.track);
    BOOST_REQUIRE_MESSAGE(set, (set ? "" : set.error().message));
  }

  const std::shared_ptr<Observer> observer = std::make_shared<Observer>();
  const std::shared_ptr<Mix> mix = Mix::create({.width = 640, .height = 480, .framerate = 15}, observer);
};

/// Until the picture is painted so: the middle of each cell, or wherever else.
bool shows(const Listening& seen, const std::vector<std::tuple<double, double, Colour>>& points) {
  const bool shown = eventually([&] {
    return std::all_of(points.begin(), points.end(), [&](const auto& point) {
      return seen.sink->colourAt(std::get<0>(point), std::get<1>(point)).near(std::get<2>(point));
    });
  });
  for (const auto& [x, y, colour] : points)
    BOOST_TEST_MESSAGE(x << "," << y << ": " << seen.sink->colourAt(x, y) << ", expected " << colour);
  return shown;
}

std::string tone(bool audible) {
  return std::string("audiotestsrc is-live=true wave=") + (audible ? "sine" : "silence") +
         " ! audio/x-raw,format=S16LE,layout=interleaved,rate=48000,channels=2";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(mix, Mixing)

BOOST_AUTO_TEST_CASE(pictures_stand_in_a_grid_that_follows_who_is_there) {
  const Listening seen(out("a", Kind::video));
  BOOST_REQUIRE(seen.sink->waitForFrames(3));  // with nobody in it
  BOOST_TEST((seen.sink->size() == std::pair{640, 480}));
  BOOST_TEST(seen.sink->colourAt(0.5, 0.5).near(kBlack), seen.sink->colourAt(0.5, 0.5));

  const TestSource red(Kind::video, vp8(picture("red"))), green(Kind::video, picture("green", 320, 240)),
      white(Kind::video, picture("white", 640, 480, 30));
  std::optional<TestSource> blue;
  blue.emplace(Kind::video, picture("blue", 160, 120, 10));
  in("a", red);
  BOOST_TEST(shows(seen, {{0.5, 0.5, kRed}, {0.1, 0.1, kRed}, {0.9, 0.9, kRed}}));
  in("b", green);
  in("c", *blue);
  in("d", white);
  const std::vector<std::tuple<double, double, Colour>> grid{
      {0.25, 0.25, kRed}, {0.75, 0.25, kGreen}, {0.25, 0.75, kBlue}, {0.75, 0.75, kWhite}};
  BOOST_TEST(shows(seen, grid));

  blue.reset();  // it stalls: its last picture stays, and the others go on
  const int before = seen.sink->frames();
  BOOST_TEST(seen.sink->waitForFrames(before + 30));
  BOOST_TEST(shows(seen, grid));
  mix->removePort("c");
  BOOST_TEST(
      shows(seen, {{0.25, 0.25, kRed}, {0.75, 0.25, kGreen}, {0.25, 0.75, kWhite}, {0.75, 0.75, kBlack}}));
  BOOST_TEST(mix->setInput("a", Kind::video, nullptr).has_value());
  mix->removePort("d");
  BOOST_TEST(shows(seen, {{0.5, 0.5, kGreen}}));
}

BOOST_AUTO_TEST_CASE(pictures_stand_where_they_are_put) {
  const Listening seen(out("a", Kind::video));
  const TestSource red(Kind::video, picture("red")), green(Kind::video, picture("green"));
  in("master", red);
  in("small", green);
  mix->place("master", MixPlace{0, 0, 1, 1, 1});
  mix->place("small", MixPlace{0.5, 0.5, 0.25, 0.25, 2, false});
  BOOST_TEST(shows(seen, {{0.25, 0.25, kRed}, {0.6, 0.6, kGreen}, {0.9, 0.9, kRed}}));
  mix->place("master", MixPlace{0, 0, 1, 1, 3});
  BOOST_TEST(shows(seen, {{0.6, 0.6, kRed}}));
}

BOOST_AUTO_TEST_CASE(each_hears_the_others_and_not_itself) {
  const TestSource loud(Kind::audio, tone(true) + " ! opusenc ! rtpopuspay"),
      silent(Kind::audio, tone(false));
  in("loud", loud);
  in("silent", silent);
  const Listening speaker(out("loud", Kind::audio)), listener(out("silent", Kind::audio)),
      third(out("third", Kind::audio));
  BOOST_TEST(eventually([&] { return listener.sink->loudness() > -30; }));
  BOOST_TEST(eventually([&] { return third.sink->loudness() > -30; }));
  BOOST_REQUIRE(speaker.sink->waitForFrames(20));
  BOOST_TEST(speaker.sink->loudness() < -100);

  mix->setHeard("third", std::vector<std::string>{"silent"});
  BOOST_TEST(eventually([&] { return third.sink->loudness() < -100; }));
  mix->setHeard("third", std::nullopt);
  BOOST_TEST(eventually([&] { return third.sink->loudness() > -30; }));
  mix->removePort("loud");
  BOOST_TEST(eventually([&] { return listener.sink->loudness() < -100; }));
  const std::lock_guard lock(observer->mutex);
  BOOST_TEST(std::count(observer->flows.begin(), observer->flows.end(), "third:audio") == 1);
}

BOOST_AUTO_TEST_CASE(sound_is_whole_while_an_input_stalls) {
  std::optional<TestSource> one;
  one.emplace(Kind::audio, tone(false));
  const TestSource loud(Kind::audio, tone(true));
  in("one", *one);
  in("loud", loud);
  const Listening listener(out("me", Kind::audio));
  BOOST_REQUIRE(eventually([&] { return listener.sink->loudness() > -30; }));
  one.reset();
  const int before = listener.sink->frames();
  BOOST_TEST(listener.sink->waitForFrames(before + 100));
  BOOST_TEST(listener.sink->loudness() > -30);
}

BOOST_AUTO_TEST_SUITE_END()
