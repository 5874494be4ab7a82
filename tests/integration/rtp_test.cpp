// RtpEndpoint with real other ends: GStreamer and ffmpeg, both directions, plain and SRTP, with and without
// rtcp-mux.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>

#include "tests/integration/Room.hpp"
#include "tests/integration/RtpRoom.hpp"

using namespace headwater::test;

namespace {

/// What one medium takes from a GStreamer sender through two endpoints to a GStreamer receiver.
void passes(RtpRoom& room, const Codec& codec, const std::string& profile, bool mux,
            const std::optional<SdesSuite>& suite) {
  std::optional<SdesKey> sent, received;
  if (suite) sent = keyOf(*suite, 0x31), received = keyOf(*suite, 0x32);
  RtpEnd sender, receiver;
  const auto source = room.endpoint(suite), sink = room.endpoint(suite);
  room.connect(source, sink);
  const auto in = room.offer(source, describe(sender, codec, "sendonly", profile, mux, sent));
  const auto out = room.offer(sink, describe(receiver, codec, "recvonly", profile, mux, received));
  BOOST_TEST_CONTEXT(in.text << out.text) {
    BOOST_REQUIRE(in.port > 0);
    BOOST_REQUIRE(out.port > 0);
    BOOST_TEST(in.mux == mux);
    BOOST_TEST((in.rtcp == in.port) == mux);
    BOOST_TEST(in.key.has_value() == suite.has_value());
    receiver.receive(capsOf(codec), codec.decoder, out.key);
    sender.send(codec.encoder, in.port, sent);
    BOOST_TEST(eventually([&] { return receiver.frames() >= 20; }), receiver.frames() << " frames");
    // Reports of what we receive and of what we send.
    BOOST_TEST(eventually([&] { return sender.reports() > 0 && receiver.reports() > 0; }),
               sender.reports() << " and " << receiver.reports() << " reports");
    BOOST_TEST((receiver.muxed() > 0) == mux);
  }
  room.client.release(source);
  room.client.release(sink);
}

int run(const std::string& command) {
  return WEXITSTATUS(std::system(("timeout -k 1 40 " + command + " > /dev/null 2>&1").c_str()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rtp)

BOOST_AUTO_TEST_CASE(every_codec_passes_between_gstreamer_and_gstreamer) {
  RtpRoom room;
  for (const auto& codec : {kVp8, kVp9, kH264, kOpus, kPcmu, kPcma}) BOOST_TEST_CONTEXT(codec.name) {
      passes(room, codec, "RTP/AVP", false, std::nullopt);
    }
}

BOOST_AUTO_TEST_CASE(profiles_and_rtcp_mux_pass_in_every_combination) {
  RtpRoom room;
  for (const bool mux : {false, true}) {
    for (const auto* profile : {"RTP/AVP", "RTP/AVPF"}) BOOST_TEST_CONTEXT(profile << " mux " << mux) {
        passes(room, kVp8, profile, mux, std::nullopt);
      }
    for (const auto* profile : {"RTP/SAVP", "RTP/SAVPF"}) BOOST_TEST_CONTEXT(profile << " mux " << mux) {
        passes(room, kVp8, profile, mux, SdesSuite::aesCm128HmacSha1_80);
      }
  }
}

BOOST_AUTO_TEST_CASE(every_suite_of_sdes_passes) {
  RtpRoom room;
  for (const auto suite :
       {SdesSuite::aesCm128HmacSha1_32, SdesSuite::aesCm256HmacSha1_80, SdesSuite::aesCm256HmacSha1_32})
    BOOST_TEST_CONTEXT(apiName(suite)) {
      passes(room, kOpus, "RTP/SAVP", false, suite);
    }
}

BOOST_AUTO_TEST_CASE(an_offer_of_ours_is_answered) {
  RtpRoom room;
  RtpEnd sender;
  const auto source = room.endpoint();
  const auto offer =
      room.client
          .invoke(
              source, "generateOffer",
              object({{"options", object({{"offerToReceiveAudio", false}, {"offerToReceiveVideo", true}})}}))
          .asString();
  const auto ours = parsed(offer);
  BOOST_TEST_CONTEXT(offer) {
    BOOST_TEST(ours.mux);
    BOOST_TEST(ours.rtcp == ours.port + 1);
    auto vp8 = kVp8;
    std::smatch match;
    BOOST_REQUIRE(std::regex_search(offer, match, std::regex("a=rtpmap:(\\d+) VP8")));
    vp8.payload = std::stoi(match[1]);
    room.client.subscribe(source, "MediaFlowOutStateChanged");
    room.client.invoke(source, "processAnswer",
                       object({{"answer", describe(sender, vp8, "sendonly", "RTP/AVPF", true)}}));
    auto encoder = vp8.encoder;
    encoder.replace(encoder.find("pt=97"), 5, "pt=" + std::to_string(vp8.payload));
    sender.send(encoder, ours.port);
    const auto flow = room.client.nextEvent("MediaFlowOutStateChanged");
    BOOST_REQUIRE(flow);
    BOOST_TEST((*flow)["data"]["state"] == "FLOWING");
    BOOST_TEST(room.client.invoke(source, "getMediaState") == "CONNECTED");
    BOOST_TEST(room.client.invoke(source, "getConnectionState") == "CONNECTED");
    BOOST_TEST(eventually([&] { return sender.reports() > 0 && sender.muxed() == sender.reports(); }));
    const auto stats = room.client.invoke(source, "getStats");
    bool inbound = false;
    for (const auto& record : stats)
      if (record["__type__"] == "RTCInboundRTPStreamStats")
        inbound = record["packetsReceived"].asInt64() > 0 && record["codecId"] == "VP8";
    BOOST_TEST(inbound, stats.toStyledString());
  }
}

BOOST_FIXTURE_TEST_CASE(a_browser_sees_what_ffmpeg_sends, Room) {
  RtpEnd place;  // for the ports only
  const auto endpoint = client.create("RtpEndpoint", object({{"mediaPipeline", pipeline}}));
  const auto answer =
      parsed(client
                 .invoke(endpoint, "processOffer",
                         object({{"offer", describe(place, kVp8, "sendonly", "RTP/AVP", false)}}))
                 .asString());
  auto& viewer = add({.receiveVideo = "VP8"});
  client.invoke(endpoint, "connect", object({{"sink", viewer.id()}}));
  viewer.negotiate();
  const auto ffmpeg = std::async(std::launch::async, [&] {
    return run(
        "ffmpeg -re -f lavfi -i testsrc=size=160x120:rate=30 -t 8 -c:v libvpx -deadline realtime -g 15 "
        "-payload_type 97 -f rtp rtp://127.0.0.1:" +
        std::to_string(answer.port));
  });
  BOOST_TEST(viewer.browser().waitForFrames(20));
}

BOOST_FIXTURE_TEST_CASE(ffmpeg_sees_what_a_browser_sends, Room) {
  // Without AVPF a receiver that comes late cannot ask for a keyframe.
  auto options = kPresenter;
  options.keyframeDistance = 30;
  auto& presenter = add(options);
  presenter.negotiate();
  for (const bool secure : {false, true}) BOOST_TEST_CONTEXT("SRTP " << secure) {
      auto params = object({{"mediaPipeline", pipeline}});
      if (secure) params["crypto"] = object({{"crypto", "AES_128_CM_HMAC_SHA1_80"}});
      const auto endpoint = client.create("RtpEndpoint", params);
      client.invoke(presenter.id(), "connect", object({{"sink", endpoint}}));
      std::string sdp;
      {
        RtpEnd place;
        std::optional<SdesKey> key;
        if (secure) key = keyOf(SdesSuite::aesCm128HmacSha1_80, 0x41);
        sdp = describe(place, kVp8, "recvonly", secure ? "RTP/SAVP" : "RTP/AVP", false, key);
      }
      const auto answer = client.invoke(endpoint, "processOffer", object({{"offer", sdp}})).asString();
      // ffmpeg reads what it receives as: its own ports with our key.
      std::string file = std::regex_replace(sdp, std::regex("a=crypto:.*\r\n"), "");
      std::smatch match;
      if (std::regex_search(answer, match, std::regex("a=crypto:.*\r\n"))) file += match.str();
      const auto path =
          std::filesystem::temp_directory_path() / ("headwater-rtp-" + std::to_string(getpid()) + ".sdp");
      std::ofstream(path) << file;
      BOOST_TEST(run("ffmpeg -protocol_whitelist file,udp,rtp,srtp,crypto -i " + path.string() +
                     " -frames:v 15 -f null -") == 0,
                 file);
      std::filesystem::remove(path);
      client.release(endpoint);
    }
}

BOOST_FIXTURE_TEST_CASE(the_sender_is_asked_for_a_keyframe_where_it_understands_that, Room) {
  RtpEnd sender;
  const auto endpoint = client.create("RtpEndpoint", object({{"mediaPipeline", pipeline}}));
  const auto answer = parsed(client
                                 .invoke(endpoint, "processOffer",
                                         object({{"offer", describe(sender, kVp8, "sendonly", "RTP/AVPF",
                                                                    true, {}, "a=rtcp-fb:97 nack pli\r\n")}}))
                                 .asString());
  BOOST_TEST(answer.text.find("a=rtcp-fb:97 nack pli") != std::string::npos);
  auto encoder = kVp8.encoder;
  encoder.replace(encoder.find("keyframe-max-dist=15"), 20, "keyframe-max-dist=3000");
  sender.send(encoder, answer.port);
  BOOST_REQUIRE(eventually([&] {
    return client.invoke(endpoint, "isMediaFlowingOut", object({{"mediaType", "VIDEO"}})).asBool();
  }));
  const int before = sender.keyframesAsked();
  client.invoke(endpoint, "requestKeyframe");
  BOOST_TEST(eventually([&] { return sender.keyframesAsked() > before; }));
}

BOOST_AUTO_TEST_CASE(a_stream_that_has_begun_cannot_be_moved) {
  RtpRoom room;
  RtpEnd peer, thief;
  const auto source = room.endpoint(), sink = room.endpoint();
  room.connect(source, sink);
  RtpEnd sender;
  const auto in = room.offer(source, describe(sender, kPcmu, "sendonly", "RTP/AVP", true));
  // Behind a NAT: the description names an address that is not the peer's.
  auto hidden = describe(peer, kPcmu, "sendrecv", "RTP/AVP", true);
  hidden = std::regex_replace(hidden, std::regex("c=IN IP4 127.0.0.1"), "c=IN IP4 0.0.0.0");
  const auto out = room.offer(sink, hidden);
  sender.send(kPcmu.encoder, in.port);
  peer.send(kPcmu.encoder, out.port);  // latches
  BOOST_REQUIRE(eventually([&] { return peer.packets() > 20; }));
  thief.send(kPcmu.encoder, out.port);
  BOOST_TEST(eventually([&] { return room.server.metric("headwater_rtp_dropped_address_total") > 20; }));
  const int before = peer.packets();
  BOOST_TEST(eventually([&] { return peer.packets() > before + 50; }));
  BOOST_TEST(thief.packets() == 0);
}

BOOST_AUTO_TEST_CASE(the_use_of_a_key_is_told) {
  RtpRoom room({"--rtp.keySoftLimitPackets", "30"});
  RtpEnd sender;
  const auto suite = SdesSuite::aesCm128HmacSha1_80;
  const auto source = room.endpoint(suite);
  room.client.subscribe(source, "OnKeySoftLimit");
  const auto key = keyOf(suite, 0x51);
  const auto in = room.offer(source, describe(sender, kPcmu, "sendonly", "RTP/SAVP", true, key));
  sender.send(kPcmu.encoder, in.port, key);
  const auto event = room.client.nextEvent("OnKeySoftLimit");
  BOOST_REQUIRE(event);
  BOOST_TEST((*event)["data"]["mediaType"] == "AUDIO");
  BOOST_TEST(!room.client.nextEvent("OnKeySoftLimit", std::chrono::seconds(2)));
}

BOOST_AUTO_TEST_CASE(ports_stay_in_their_range_and_come_back) {
  // Where the kernel gives no ports to others.
  RtpRoom room({"--rtp.minPort", "20440", "--rtp.maxPort", "20447"});
  RtpEnd place;
  const auto sdp = describe(place, kPcmu, "sendrecv", "RTP/AVP", false);
  std::vector<std::string> endpoints;
  for (int i = 0; i < 4; ++i) {
    endpoints.push_back(room.endpoint());
    const auto answer = room.offer(endpoints.back(), sdp);
    BOOST_TEST(answer.port >= 20440);
    BOOST_TEST(answer.rtcp <= 20447);
    BOOST_TEST(answer.port % 2 == 0);
  }
  const auto late = room.endpoint();
  const auto error = room.client.invokeError(late, "processOffer", object({{"offer", sdp}}));
  BOOST_TEST(error["code"] == 40009);
  BOOST_TEST(error["message"].asString().find("20440 to 20447") != std::string::npos, error["message"]);
  room.client.release(endpoints.front());
  BOOST_TEST(eventually([&] {
    return !room.client
                .call("invoke", object({{"object", late},
                                        {"operation", "processOffer"},
                                        {"operationParams", object({{"offer", sdp}})}}))
                .isMember("error");
  }));
}

BOOST_AUTO_TEST_SUITE_END()
