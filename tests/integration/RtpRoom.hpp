// RtpEndpoints of a real server, and how their other ends describe themselves.
#pragma once

#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "tests/integration/RtpEnd.hpp"
#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"

namespace headwater::test {

using sdp::SdesCrypto;
using sdp::SdesKey;
using sdp::SdesSuite;

struct Codec {
  std::string name, kind, rtpmap;  ///< as in a=rtpmap
  int payload;
  std::string encoder, decoder;
};

inline const Codec kVp8{"VP8",
                        "video",
                        "VP8/90000",
                        97,
                        "videotestsrc is-live=true ! video/x-raw,width=160,height=120,framerate=30/1 ! "
                        "vp8enc deadline=1 keyframe-max-dist=15 ! rtpvp8pay pt=97 picture-id-mode=15-bit",
                        "rtpvp8depay ! vp8dec"};
inline const Codec kVp9{"VP9",
                        "video",
                        "VP9/90000",
                        98,
                        "videotestsrc is-live=true ! video/x-raw,width=160,height=120,framerate=30/1 ! "
                        "vp9enc deadline=1 cpu-used=8 lag-in-frames=0 keyframe-max-dist=15 ! rtpvp9pay pt=98",
                        "rtpvp9depay ! vp9dec"};
inline const Codec kH264{
    "H264",
    "video",
    "H264/90000",
    99,
    "videotestsrc is-live=true ! video/x-raw,width=160,height=120,framerate=30/1 ! x264enc "
    "tune=zerolatency key-int-max=15 ! video/x-h264,profile=constrained-baseline ! "
    "rtph264pay pt=99 config-interval=-1",
    "rtph264depay ! avdec_h264"};
inline const Codec kOpus{
    "OPUS",
    "audio",
    "opus/48000/2",
    96,
    "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay pt=96",
    "rtpopusdepay ! opusdec"};
inline const Codec kPcmu{
    "PCMU",
    "audio",
    "PCMU/8000",
    0,
    "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay pt=0",
    "rtppcmudepay ! mulawdec"};
inline const Codec kPcma{
    "PCMA",
    "audio",
    "PCMA/8000",
    8,
    "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay pt=8",
    "rtppcmadepay ! alawdec"};

inline std::string capsOf(const Codec& codec) {
  const auto slash = codec.rtpmap.find('/');
  return "application/x-rtp,media=" + codec.kind + ",payload=" + std::to_string(codec.payload) +
         ",encoding-name=" + codec.name +
         ",clock-rate=" + std::to_string(std::stoi(codec.rtpmap.substr(slash + 1)));
}

inline SdesKey keyOf(SdesSuite suite, uint8_t seed) {
  return {suite, std::vector<uint8_t>(sdp::keySize(suite), seed)};
}

inline const char* apiName(SdesSuite suite) {
  switch (suite) {
    case SdesSuite::aesCm128HmacSha1_80:
      return "AES_128_CM_HMAC_SHA1_80";
    case SdesSuite::aesCm128HmacSha1_32:
      return "AES_128_CM_HMAC_SHA1_32";
    case SdesSuite::aesCm256HmacSha1_80:
      return "AES_256_CM_HMAC_SHA1_80";
    case SdesSuite::aesCm256HmacSha1_32:
      break;
  }
  return "AES_256_CM_HMAC_SHA1_32";
}

/// What `end` offers for one codec.
inline std::string describe(const RtpEnd& end, const Codec& codec, const std::string& direction,
                            const std::string& profile, bool mux, const std::optional<SdesKey>& key = {},
                            const std::string& more = "") {
  std::string sdp =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=" + codec.kind + " " +
      std::to_string(end.port()) + " " + profile + " " + std::to_string(codec.payload) +
      "\r\na=rtpmap:" + std::to_string(codec.payload) + " " + codec.rtpmap + "\r\na=" + direction + "\r\n" +
      (mux ? "a=rtcp-mux\r\n" : "a=rtcp:" + std::to_string(end.rtcpPort()) + "\r\n") + more;
  if (codec.name == "H264")
    sdp += "a=fmtp:" + std::to_string(codec.payload) + " packetization-mode=1;profile-level-id=42e01f\r\n";
  if (key) sdp += "a=crypto:" + sdp::toText(SdesCrypto{"7", *key}) + "\r\n";
  return sdp;
}

struct Answer {
  std::string text;
  uint16_t port = 0, rtcp = 0;
  std::optional<SdesKey> key;
  bool mux = false;
};

inline Answer parsed(const std::string& sdp) {
  Answer answer;
  answer.text = sdp;
  std::smatch match;
  if (std::regex_search(sdp, match, std::regex("m=\\w+ (\\d+)")))
    answer.port = static_cast<uint16_t>(std::stoi(match[1]));
  if (std::regex_search(sdp, match, std::regex("a=rtcp:(\\d+)")))
    answer.rtcp = static_cast<uint16_t>(std::stoi(match[1]));
  if (std::regex_search(sdp, match, std::regex("a=crypto:(.*)\r")))
    if (const auto crypto = sdp::parseCrypto(match[1].str())) answer.key = crypto->key;
  answer.mux = sdp.find("a=rtcp-mux") != std::string::npos;
  return answer;
}

struct RtpRoom {
  explicit RtpRoom(std::vector<std::string> settings = {}) : server(std::move(settings)) {}

  ServerProcess server;
  RpcClient client{server.port()};
  std::string pipeline = client.create("MediaPipeline");

  std::string endpoint(const std::optional<SdesSuite>& suite = {}) {
    auto params = object({{"mediaPipeline", pipeline}});
    if (suite) params["crypto"] = object({{"crypto", apiName(*suite)}});
    return client.create("RtpEndpoint", params);
  }
  Answer offer(const std::string& endpoint, const std::string& sdp) {
    return parsed(client.invoke(endpoint, "processOffer", object({{"offer", sdp}})).asString());
  }
  void connect(const std::string& from, const std::string& to) {
    client.invoke(from, "connect", object({{"sink", to}}));
  }
};

}  // namespace headwater::test
