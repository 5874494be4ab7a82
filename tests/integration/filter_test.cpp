// Filters of the real server: what is in the picture, or the sound, that comes out.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "tests/integration/PictureHost.hpp"
#include "tests/integration/Pictures.hpp"
#include "tests/integration/Room.hpp"
#include "tests/integration/RtpRoom.hpp"

using namespace headwater::test;

namespace {

const std::string kEncode =
    " ! vp8enc deadline=1 keyframe-max-dist=15 target-bitrate=2000000 ! rtpvp8pay pt=97";
const std::string kDecode = "rtpvp8depay ! vp8dec ! videoconvert ! video/x-raw,format=I420";

/// A sender, a filter, and a receiver behind it.
struct FilterRoom : RtpRoom {
  using RtpRoom::RtpRoom;

  RtpEnd sender, receiver;

  std::string filter(const std::string& type, Json::Value params = Json::objectValue) {
    params["mediaPipeline"] = pipeline;
    return client.create(type, params);
  }
  void run(const std::string& filter, const std::string& picture) {
    const auto source = endpoint(), sink = endpoint();
    connect(source, filter);
    connect(filter, sink);
    client.subscribe(sink, "Error");
    client.subscribe(filter, "Error");
    const auto in = offer(source, describe(sender, kVp8, "sendonly", "RTP/AVP", false));
    offer(sink, describe(receiver, kVp8, "recvonly", "RTP/AVPF", false, {}, "a=rtcp-fb:97 nack pli\r\n"));
    receiver.receive(capsOf(kVp8), kDecode);
    sender.send(picture + kEncode, in.port);
  }
  template <class Condition>
  bool sees(double x, double y, Condition condition) {
    return eventually([&] {
      const auto colour = receiver.colourAt(x, y);
      return colour && condition((*colour)[0], (*colour)[1], (*colour)[2]);
    });
  }
  std::string shown(double x, double y) {
    const auto colour = receiver.colourAt(x, y);
    return colour ? std::to_string((*colour)[0]) + " " + std::to_string((*colour)[1]) + " " +
                        std::to_string((*colour)[2])
                  : "nothing after " + std::to_string(receiver.frames()) + " frames";
  }
};

const std::string kBlueCamera =
    "videotestsrc is-live=true pattern=blue ! video/x-raw,format=I420,width=320,height=240,framerate=15/1";

bool isBlue(int, int u, int) {
  return u > 180;
}
bool isRed(int, int, int v) {
  return v > 180;
}
bool isWhite(int y, int, int) {
  return y > 180;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(filters)

BOOST_FIXTURE_TEST_CASE(a_text_is_seen_in_the_picture, FilterRoom) {
  const auto filter = this->filter(
      "GStreamerFilter", object({{"command",
                                  "textoverlay text=\"\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\" "
                                  "valignment=center halignment=center font-desc=\"Sans 40\""}}));
  run(filter, kBlueCamera);
  BOOST_TEST(sees(0.5, 0.5, isWhite), shown(0.5, 0.5));
  BOOST_TEST(sees(0.05, 0.05, isBlue), shown(0.05, 0.05));
  client.invoke(filter, "setElementProperty", object({{"propertyName", "text"}, {"propertyValue", " "}}));
  BOOST_TEST(sees(0.5, 0.5, isBlue), shown(0.5, 0.5));
  BOOST_TEST(client.invoke(filter, "isMediaFlowingIn", object({{"mediaType", "VIDEO"}})).asBool());
  BOOST_TEST(client.invoke(filter, "isMediaFlowingOut", object({{"mediaType", "VIDEO"}})).asBool());
}

BOOST_FIXTURE_TEST_CASE(what_could_reach_out_of_the_pipeline_is_refused, FilterRoom) {
  const auto path = std::filesystem::temp_directory_path() / ("headwater-filter-" + std::to_string(getpid()));
  for (const std::string& element :
       {"filesink location=" + path.string(), std::string("shmsink socket-path=x"),
        std::string("udpsink host=127.0.0.1 port=9"), std::string("fdsink"), std::string("tcpclientsink"),
        std::string("filesrc location=/etc/passwd"), std::string("gdkpixbufoverlay location=/etc/passwd"),
        std::string("multifilesink")})
    for (const std::string& line : {element, "videoflip ! " + element, element + " ! videoflip"}) {
      const auto error = client.error(
          "create",
          object({{"type", "GStreamerFilter"},
                  {"constructorParams", object({{"mediaPipeline", pipeline}, {"command", line}})}}));
      BOOST_TEST(error["code"] == 40001, line);
      const auto message = error["message"].asString();
      BOOST_TEST(message.find("'" + element.substr(0, element.find(' ')) + "'") != std::string::npos,
                 message);
      BOOST_TEST(message.find("filters.allowedElements") != std::string::npos, message);
    }
  for (const auto* line : {"( videoflip )", "videoflip ! bin.( videoflip )", "videoflip t. ! videoflip",
                           "file:///etc/passwd ! videoflip", "videoflip method=sideways", "videoflip name",
                           "videoflip !", "! videoflip", "videoflip \"x"}) {
    const auto error = client.error(
        "create", object({{"type", "GStreamerFilter"},
                          {"constructorParams", object({{"mediaPipeline", pipeline}, {"command", line}})}}));
    BOOST_TEST(error["code"] == 40001, line);
  }
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_FIXTURE_TEST_CASE(several_elements_work_one_after_the_other, FilterRoom) {
  const auto filter = this->filter(
      "GStreamerFilter",
      object({{"command", "videobalance saturation=0 ! videoflip method=none"}, {"filterType", "VIDEO"}}));
  run(filter, kBlueCamera);
  const auto grey = [](int, int u, int v) { return std::abs(u - 128) < 12 && std::abs(v - 128) < 12; };
  BOOST_TEST(sees(0.5, 0.5, grey), shown(0.5, 0.5));
  client.invoke(filter, "setElementProperty",
                object({{"propertyName", "videobalance.saturation"}, {"propertyValue", "1"}}));
  BOOST_TEST(sees(0.5, 0.5, isBlue), shown(0.5, 0.5));
  BOOST_TEST(client.invokeError(filter, "setElementProperty",
                                object({{"propertyName", "saturation"}, {"propertyValue", "1"}}))["code"] ==
             40001);
}

BOOST_FIXTURE_TEST_CASE(a_filter_of_sound_changes_it_and_hands_the_picture_on, Room) {
  auto& presenter = add({.sendVideo = "VP8", .sendAudio = true});
  presenter.negotiate();
  const auto filter =
      client.create("GStreamerFilter", object({{"mediaPipeline", pipeline}, {"command", "volume volume=1"}}));
  client.invoke(presenter.id(), "connect", object({{"sink", filter}}));
  auto& viewer = add({.receiveVideo = "VP8", .receiveAudio = true});
  client.invoke(filter, "connect", object({{"sink", viewer.id()}}));
  viewer.negotiate();
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  BOOST_TEST(viewer.browser().waitForFrames(10));
  client.invoke(filter, "setElementProperty", object({{"propertyName", "volume"}, {"propertyValue", "0"}}));
  BOOST_TEST(eventually([&] { return viewer.browser().loudness() < -60; }));
  BOOST_TEST(server.metric("headwater_encoders") == 1);  // of sound alone
}

BOOST_FIXTURE_TEST_CASE(a_picture_is_laid_over_the_video_and_taken_away, FilterRoom) {
  const auto filter = this->filter("ImageOverlayFilter");
  const auto add = [&](const std::string& uri) {
    return object({{"id", "logo"},
                   {"uri", uri},
                   {"offsetXPercent", 0.5},
                   {"offsetYPercent", 0.5},
                   {"widthPercent", 0.4},
                   {"heightPercent", 0.4},
                   {"keepAspectRatio", false},
                   {"center", false}});
  };
  client.invoke(filter, "addImage", add(redPng()));
  run(filter, kBlueCamera);
  BOOST_TEST(sees(0.7, 0.7, isRed), shown(0.7, 0.7));
  BOOST_TEST(sees(0.25, 0.25, isBlue), shown(0.25, 0.25));
  client.invoke(filter, "removeImage", object({{"id", "logo"}}));
  BOOST_TEST(sees(0.7, 0.7, isBlue), shown(0.7, 0.7));

  // As with Kurento, the application goes on without the picture; what is wrong is said in an event.
  client.subscribe(filter, "Error");
  const auto refused = [&](const std::string& uri) {
    client.invoke(filter, "addImage", add(uri));
    const auto event = client.nextEvent("Error");
    BOOST_REQUIRE(event);
    return (*event)["data"];
  };
  BOOST_TEST(refused("file:///etc/passwd")["description"].asString().find("filters.imageDirectory") !=
             std::string::npos);
  BOOST_TEST(refused("http://169.254.169.254/x")["description"].asString().find("filters.imageHosts") !=
             std::string::npos);
  BOOST_TEST(refused("data:image/png;base64,AAAA")["description"].asString().find("no PNG") !=
             std::string::npos);
  BOOST_TEST(refused("ftp://x/y")["errorCode"] == 40107);
  BOOST_TEST(server.metric("headwater_filter_images_refused_total") == 4);
}

BOOST_AUTO_TEST_CASE(pictures_are_read_from_the_directory_that_is_set_and_from_no_other) {
  const auto directory =
      std::filesystem::temp_directory_path() / ("headwater-pictures-" + std::to_string(getpid()));
  std::filesystem::create_directories(directory / "below");
  std::ofstream(directory / "below" / "red.png", std::ios::binary) << redPngFile();
  std::filesystem::create_symlink("/etc/passwd", directory / "link.png");
  {
    FilterRoom room({"--filters.imageDirectory", directory.string()});
    const auto filter = room.filter("ImageOverlayFilter");
    room.client.subscribe(filter, "Error");
    const auto add = [&](const std::string& uri) {
      room.client.call("invoke", object({{"object", filter},
                                         {"operation", "addImage"},
                                         {"operationParams", object({{"id", "x"},
                                                                     {"uri", uri},
                                                                     {"offsetXPercent", 0},
                                                                     {"offsetYPercent", 0},
                                                                     {"widthPercent", 1},
                                                                     {"heightPercent", 1},
                                                                     {"keepAspectRatio", true},
                                                                     {"center", true}})}}));
    };
    const auto refused = [&](const std::string& uri) {
      add(uri);
      const auto event = room.client.nextEvent("Error");
      BOOST_REQUIRE(event);
      return (*event)["data"]["errorCode"].asInt();
    };
    add("file://" + (directory / "below/red.png").string());  // the first event is that of the next one
    BOOST_TEST(refused((directory / "none.png").string()) == 40600);
    for (const auto& path :
         {std::string("/etc/passwd"), (directory / "../x").string(), (directory / "link.png").string()})
      BOOST_TEST(refused(path) == 40107, path);
  }
  std::filesystem::remove_all(directory);
}

BOOST_AUTO_TEST_CASE(pictures_are_read_by_http_from_hosts_that_are_allowed_and_no_further) {
  const PictureHost host({{"/red.png", redPngFile()}, {"/large.png", std::string(20'000, 'x')}});
  FilterRoom room({"--filters.imageHosts", "127.0.0.1", "--filters.maxImageBytes", "10000"});
  const auto filter = room.filter("ImageOverlayFilter");
  const auto add = [&](const std::string& uri) {
    return object({{"id", "logo"},
                   {"uri", uri},
                   {"offsetXPercent", 0.5},
                   {"offsetYPercent", 0.5},
                   {"widthPercent", 0.5},
                   {"heightPercent", 0.5},
                   {"keepAspectRatio", false},
                   {"center", false}});
  };
  room.client.invoke(filter, "addImage", add(host.address("/red.png")));
  room.run(filter, kBlueCamera);
  BOOST_TEST(room.sees(0.75, 0.75, isRed), room.shown(0.75, 0.75));

  room.client.subscribe(filter, "Error");
  const auto refused = [&](const std::string& uri) {
    room.client.invoke(filter, "addImage", add(uri));
    const auto event = room.client.nextEvent("Error");
    BOOST_REQUIRE(event);
    return (*event)["data"]["errorCode"].asInt();
  };
  BOOST_TEST(refused(host.address("/none.png")) == 40600);
  BOOST_TEST(refused(host.address("/large.png")) == 40107);
  const auto before = host.requests();
  BOOST_TEST(refused(host.address("/away")) == 40600);
  BOOST_TEST(host.requests() == before + 1);  // nobody went where it leads
  BOOST_TEST(refused("http://localhost/red.png") == 40107);
  BOOST_TEST(room.sees(0.75, 0.75, isRed), room.shown(0.75, 0.75));  // what was there stays
}

BOOST_FIXTURE_TEST_CASE(a_picture_is_laid_over_a_face_and_nowhere_else, FilterRoom) {
  const auto filter = this->filter("FaceOverlayFilter");
  // Over the whole face, as far as it was found.
  client.invoke(filter, "setOverlayedImage",
                object({{"uri", redPng()},
                        {"offsetXPercent", 0.0},
                        {"offsetYPercent", 0.0},
                        {"widthPercent", 1.0},
                        {"heightPercent", 1.0}}));
  const RawPicture face(facePixels(), "rgb", 320, 240);
  run(filter, face.source());
  BOOST_TEST(sees(0.5, 0.5, isRed), shown(0.5, 0.5));
  const auto wall = [](int, int u, int v) { return u > 128 && v < 128; };
  BOOST_TEST(sees(0.1, 0.1, wall), shown(0.1, 0.1));
  client.invoke(filter, "unsetOverlayedImage");
  BOOST_TEST(sees(0.5, 0.5, [](int, int, int v) { return v < 170; }), shown(0.5, 0.5));
}

BOOST_FIXTURE_TEST_CASE(a_bar_code_is_read_and_told_once_a_second, FilterRoom) {
  const auto filter = this->filter("ZBarFilter");
  client.subscribe(filter, "CodeFound");
  const RawPicture code(ean13Pixels("4006381333931", 320, 240), "gray8", 320, 240);
  run(filter, code.source());
  const auto event = client.nextEvent("CodeFound");
  BOOST_REQUIRE(event);
  BOOST_TEST((*event)["data"]["codeType"] == "EAN-13");
  BOOST_TEST((*event)["data"]["value"] == "4006381333931");
  // Fifteen pictures a second show it.
  BOOST_TEST(!client.nextEvent("CodeFound", std::chrono::milliseconds(300)));
  BOOST_TEST(client.nextEvent("CodeFound").has_value());
  BOOST_TEST(eventually([&] { return receiver.frames() > 10; }));
}

BOOST_AUTO_TEST_SUITE_END()
