// Session descriptions as values: what is read, what is answered, what is refused.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "elements/sdp/CandidateText.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/Certificate.hpp"
#include "elements/webrtc/Fingerprint.hpp"
#include "elements/webrtc/IceConfig.hpp"
#include "tests/support/media/Recorder.hpp"

using namespace headwater::base;
using namespace headwater::sdp;
using namespace headwater::test;
using namespace headwater::webrtc;

namespace {

/// As Chromium makes it with audio, video and a data channel.
std::string chromiumOffer() {
  std::ifstream file(std::string(FIXTURES) + "/chromium-offer.sdp");
  std::stringstream text;
  text << file.rdbuf();
  BOOST_REQUIRE(!text.str().empty());
  return text.str();
}

CodecPolicy policy() {
  CodecPolicy policy;
  policy.videoCodecs = {"VP8", "H264", "VP9", "AV1"};
  policy.audioCodecs = {"OPUS"};
  policy.dataChannels = true;
  return policy;
}

std::vector<SectionPlan> plan(const Sdp& offer, const CodecPolicy& policy) {
  auto plans = planAnswer(offer, policy);
  BOOST_REQUIRE_MESSAGE(plans, (plans ? "" : plans.error().message));
  return *plans;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sdp)

BOOST_AUTO_TEST_CASE(a_browsers_offer_is_read_and_printed_again) {
  const auto offer = parseSdp(chromiumOffer());
  BOOST_REQUIRE(offer);
  BOOST_TEST(offer->media.size() == 3u);
  const auto again = parseSdp(toText(*offer));
  BOOST_REQUIRE(again);
  BOOST_TEST(toText(*again) == toText(*offer));
  const auto codecs = codecsOf(offer->media[1]);
  BOOST_TEST(codecs[0].format.encodingName == "VP8");
  BOOST_TEST(codecs[0].rtxPayloadType == 97);
  BOOST_TEST(codecs[0].feedback.size() == 5u);
}

BOOST_AUTO_TEST_CASE(one_codec_is_answered_with_what_the_media_path_does) {
  const auto offer = parseSdp(chromiumOffer());
  const auto plans = plan(*offer, policy());
  BOOST_REQUIRE(plans.size() == 3);
  for (const auto& each : plans) BOOST_TEST(each.accepted);
  BOOST_TEST(plans[0].codec.format.encodingName == "OPUS");
  BOOST_TEST(plans[1].codec.format.encodingName == "VP8");
  BOOST_TEST(plans[1].codec.rtxPayloadType == 97);
  BOOST_TEST(
      plans[1].codec.feedback == (std::vector<std::string>{"nack", "nack pli", "ccm fir", "transport-cc"}),
      boost::test_tools::per_element());
  std::vector<std::string> uris;
  for (const auto& extension : plans[1].extensions) uris.push_back(extension.uri);
  BOOST_TEST(uris == std::vector<std::string>{kTransportWideCc}, boost::test_tools::per_element());
  const auto inner = toText(innerOffer(*offer, plans));
  for (const char* unwanted :
       {"H264", "goog-remb", "red/", "sdes:mid", "video-orientation", "rtcp-xr", "msid"})
    BOOST_TEST(inner.find(unwanted) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_viewer_tells_what_its_path_bears_by_remb_or_by_transport_feedback) {
  const auto offer = parseSdp(chromiumOffer());
  for (const bool each : {false, true}) {
    auto wanted = policy();
    wanted.canReceive = false;
    wanted.transportFeedback = each;
    const auto video = plan(*offer, wanted)[1];
    std::vector<std::string> uris;
    for (const auto& extension : video.extensions) uris.push_back(extension.uri);
    BOOST_TEST(uris == std::vector<std::string>{each ? kTransportWideCc : kAbsSendTime},
               boost::test_tools::per_element());
    BOOST_TEST(video.codec.feedback.back() == (each ? "transport-cc" : "goog-remb"));
  }
}

BOOST_AUTO_TEST_CASE(the_source_decides_then_the_preference_then_the_offer) {
  const auto offer = parseSdp(chromiumOffer());
  auto wanted = policy();
  wanted.preferredVideo = {"VP9", 90000, 0, "profile-id=0"};
  BOOST_TEST(plan(*offer, wanted)[1].codec.payloadType == 98);
  wanted.videoSource = {"H264", 90000, 0,
                        "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"};
  BOOST_TEST(plan(*offer, wanted)[1].codec.payloadType == 108);
  wanted.videoSource.fmtp = "packetization-mode=1;profile-level-id=42001f";
  BOOST_TEST(plan(*offer, wanted)[1].codec.payloadType == 102);
  wanted.videoSource = {"AV1", 90000, 0, ""};
  BOOST_TEST(plan(*offer, wanted)[1].codec.payloadType == 45);
  BOOST_TEST(plan(*offer, wanted)[1].codec.format.fmtp == "level-idx=5;profile=0;tier=0");
  auto onlyAv1 = policy();
  onlyAv1.videoCodecs = {"AV1"};
  const auto ours = offerSection(Kind::video, SdpDirection::sendrecv, onlyAv1);
  BOOST_TEST(ours.codecs.at(0).format.fmtp == "level-idx=5;profile=0;tier=0");
  auto allowed = policy();
  allowed.videoCodecs = {"H264"};
  BOOST_TEST(plan(*offer, allowed)[1].codec.payloadType ==
             108);  // constrained baseline, not the first variant
  allowed.videoCodecs = {"VP9"};
  BOOST_TEST(plan(*offer, allowed)[1].codec.payloadType == 98);
}

BOOST_AUTO_TEST_CASE(sections_that_do_not_fit_are_rejected_one_by_one) {
  auto offer = parseSdp(chromiumOffer());
  auto without = policy();
  without.dataChannels = false;
  BOOST_TEST(!plan(*offer, without)[2].accepted);
  without.videoCodecs = {};
  const auto plans = plan(*offer, without);
  BOOST_TEST(plans[0].accepted);
  BOOST_TEST(!plans[1].accepted);

  offer->media.push_back(offer->media[1]);  // a second camera
  offer->media.back().attributes[0] = {"x", "y"};
  for (auto& attribute : offer->media.back().attributes)
    if (attribute.key == "mid") attribute.value = "3";
  SdpMedia unknown = offer->media[1];
  unknown.type = "text";
  offer->media.insert(offer->media.begin(), unknown);
  const auto all = plan(*offer, policy());
  BOOST_REQUIRE(all.size() == 5);
  BOOST_TEST(!all[0].accepted);
  BOOST_TEST(all[2].accepted);
  BOOST_TEST(!all[4].accepted);
  const auto answer = outerAnswer(*offer, all, innerOffer(*offer, all));
  BOOST_REQUIRE(answer.media.size() == 5);
  BOOST_TEST(answer.media[0].port == 0);
  BOOST_TEST(answer.media[2].port == 9);
  BOOST_TEST(answer.media[4].port == 0);
  BOOST_TEST(*answer.attribute("group") == "BUNDLE 0 1 2");
}

// aiortc, pion, werift, str0m and webrtc-rs read a rejected section like any other, and refuse the answer.
BOOST_AUTO_TEST_CASE(rejected_sections_repeat_what_the_offer_says_of_their_formats) {
  const auto offer = parseSdp(chromiumOffer());
  auto without = policy();
  without.dataChannels = false;
  without.videoCodecs = {};
  const auto plans = plan(*offer, without);
  const auto answer = outerAnswer(*offer, plans, innerOffer(*offer, plans));
  const auto& video = answer.media[1];
  BOOST_TEST(video.port == 0);
  BOOST_TEST(video.has("rtcp-mux"));
  BOOST_TEST(video.formats == offer->media[1].formats, boost::test_tools::per_element());
  BOOST_TEST(codecsOf(video).size() == codecsOf(offer->media[1]).size());
  BOOST_TEST(codecsOf(video)[0].rtxPayloadType == 97);
  BOOST_TEST(!video.has("ssrc"));
  const auto& data = answer.media[2];
  BOOST_TEST(data.port == 0);
  BOOST_TEST(data.protocol == "UDP/DTLS/SCTP");
  BOOST_TEST(*data.attribute("sctp-port") == "5000");
  BOOST_TEST(*data.attribute("mid") == "2");
}

namespace {

/// The video section of Chromium's offer, as another transceiver would have it.
SdpMedia section(const Sdp& offer, const std::string& mid, const char* direction,
                 const char* msid = nullptr) {
  auto media = offer.media[1];
  std::erase_if(media.attributes, [](const auto& attribute) {
    return attribute.key == "sendrecv" || attribute.key == "msid" || attribute.key.starts_with("ssrc");
  });
  for (auto& attribute : media.attributes)
    if (attribute.key == "mid") attribute.value = mid;
  media.add(direction);
  if (msid) media.add("msid", msid);
  return media;
}

/// "rejected", or our direction, for each section.
std::vector<std::string> directions(const Sdp& offer, const CodecPolicy& policy) {
  std::vector<std::string> all;
  for (const auto& each : plan(offer, policy))
    all.push_back(each.accepted ? toString(each.direction) : "rejected");
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(sections_that_carry_media_are_found_wherever_they_stand) {
  const auto given = parseSdp(chromiumOffer());
  const auto check = [&](const std::vector<SdpMedia>& media, const std::vector<std::string>& wanted,
                         const CodecPolicy& how = policy()) {
    auto offer = *given;
    offer.media = media;
    BOOST_TEST(directions(offer, how) == wanted, boost::test_tools::per_element());
  };
  const auto video = [&](const char* mid, const char* direction, const char* msid = nullptr) {
    return section(*given, mid, direction, msid);
  };
  auto stopped = video("s", "inactive");
  stopped.port = 0;
  check({video("a", "inactive"), video("b", "sendonly")}, {"rejected", "recvonly"});
  check({stopped, video("a", "inactive"), video("b", "inactive"), video("c", "sendonly")},
        {"rejected", "rejected", "rejected", "recvonly"});
  check({video("a", "recvonly"), video("b", "sendonly")}, {"sendonly", "recvonly"});
  check({video("a", "sendonly"), video("b", "recvonly")}, {"recvonly", "sendonly"});
  check({video("a", "recvonly"), video("b", "sendrecv")}, {"rejected", "sendrecv"});
  check({video("a", "recvonly"), video("b", "recvonly")}, {"sendonly", "rejected"});
  check({video("a", "sendrecv", "- t"), video("b", "sendonly", "camera t")}, {"sendonly", "recvonly"});
  check({video("a", "sendonly", "- t"), video("b", "sendonly", "camera t")}, {"rejected", "recvonly"});
  check({video("a", "sendonly", "one t"), video("b", "sendonly", "two t")}, {"recvonly", "rejected"});
  check({video("a", "inactive"), video("b", "inactive")}, {"inactive", "rejected"});
  // What we do not do needs no section.
  auto sendonly = policy(), recvonly = policy();
  sendonly.canReceive = false;
  recvonly.canSend = false;
  check({video("a", "sendonly"), video("b", "recvonly")}, {"rejected", "sendonly"}, sendonly);
  check({video("a", "recvonly"), video("b", "sendrecv")}, {"rejected", "recvonly"}, recvonly);
  // The rejected one leads the BUNDLE group no more (RFC 8843 7.3.1).
  auto offer = *given;
  offer.media = {video("0", "inactive"), video("1", "sendonly")};
  const auto plans = plan(offer, policy());
  BOOST_TEST(*outerAnswer(offer, plans, innerOffer(offer, plans)).attribute("group") == "BUNDLE 1");
}

BOOST_AUTO_TEST_CASE(media_that_the_peer_did_not_ask_for_is_not_wanted) {
  auto offer = *parseSdp(chromiumOffer());
  auto none = policy();
  none.videoCodecs = {};
  BOOST_TEST(plan(offer, none)[1].wanted);
  offer.media[1] = section(offer, "1", "sendonly");
  BOOST_TEST(!plan(offer, none)[1].wanted);
  offer.media[1].port = 0;
  BOOST_TEST(!plan(offer, none)[1].wanted);
}

BOOST_AUTO_TEST_CASE(profiles_of_older_stacks_are_answered_in_their_own_words) {
  for (const char* profile : {"RTP/AVP", "RTP/AVPF", "RTP/SAVP", "RTP/SAVPF", "UDP/TLS/RTP/SAVP",
                              "UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF", "TCP/TLS/RTP/SAVPF"}) {
    const auto offer = parseSdp(replaced(chromiumOffer(), "UDP/TLS/RTP/SAVPF", profile));
    const auto plans = plan(*offer, policy());
    BOOST_TEST(plans[0].accepted);
    BOOST_TEST(plans[1].accepted);
    const auto inner = innerOffer(*offer, plans);
    for (size_t i : {0, 1}) {
      BOOST_TEST(inner.media[i].protocol == "UDP/TLS/RTP/SAVPF");
      BOOST_TEST(outerAnswer(*offer, plans, inner).media[i].protocol == profile);
    }
  }
  for (const char* profile : {"TLS/RTP/SAVP", "UDP/TLS/RTP/AVP", "RTP/FOO", "RTP/AVP/RTP/AVP"}) {
    const auto offer = parseSdp(replaced(chromiumOffer(), "UDP/TLS/RTP/SAVPF", profile));
    const auto plans = plan(*offer, policy());
    BOOST_TEST(!plans[0].accepted);
    BOOST_TEST(!plans[1].accepted);
  }
  // Without DTLS and ICE it is plain RTP, which is not for us.
  auto plain = *parseSdp(replaced(chromiumOffer(), "UDP/TLS/RTP/SAVPF", "RTP/SAVPF"));
  for (auto& media : plain.media)
    std::erase_if(media.attributes, [](const auto& each) { return each.key == "fingerprint"; });
  plain.media.pop_back();
  BOOST_TEST(!plan(plain, policy())[0].accepted);
}

BOOST_AUTO_TEST_CASE(data_channels_of_the_drafts_are_answered_in_their_own_words) {
  auto offer = *parseSdp(chromiumOffer());
  auto& data = offer.media[2];
  data.protocol = "DTLS/SCTP";
  data.formats = {"5001"};
  std::erase_if(data.attributes, [](const auto& each) { return each.key == "sctp-port"; });
  BOOST_TEST(!plan(offer, policy())[2].accepted);
  data.add("sctpmap", "5001 webrtc-datachannel 1024");
  const auto plans = plan(offer, policy());
  BOOST_REQUIRE(plans[2].accepted);
  const auto inner = innerOffer(offer, plans);
  BOOST_TEST(inner.media[2].protocol == "UDP/DTLS/SCTP");
  BOOST_TEST(*inner.media[2].attribute("sctp-port") == "5001");
  const auto answer = outerAnswer(offer, plans, inner);
  const auto& answered = answer.media[2];
  BOOST_TEST(answered.protocol == "DTLS/SCTP");
  BOOST_TEST(answered.formats == std::vector<std::string>{"5001"}, boost::test_tools::per_element());
  BOOST_TEST(*answered.attribute("sctpmap") == "5001 webrtc-datachannel 1024");
  BOOST_TEST(!answered.has("sctp-port"));
}

BOOST_AUTO_TEST_CASE(our_offers_have_ports_in_all_their_sections) {
  auto generated = *parseSdp(chromiumOffer());
  for (size_t i : {1, 2}) {  // as webrtcbin bundles
    generated.media[i].port = 0;
    generated.media[i].add("bundle-only");
  }
  std::vector<OfferSection> sections;
  for (const auto kind : {Kind::audio, Kind::video, Kind::data})
    sections.push_back(offerSection(kind, SdpDirection::sendrecv, policy()));
  const auto offer = buildOffer(sections, generated, {}, {});
  for (const auto& media : offer.media) {
    BOOST_TEST(media.port == 9);
    BOOST_TEST(!media.has("bundle-only"));
  }
}

BOOST_AUTO_TEST_CASE(nothing_in_common_names_both_sides) {
  auto none = policy();
  none.videoCodecs = {"VP8"};
  none.audioCodecs = {};
  none.dataChannels = false;
  const auto offer = parseSdp(replaced(chromiumOffer(), "VP8/", "VP7/"));
  const auto plans = planAnswer(*offer, none);
  BOOST_REQUIRE(!plans);
  BOOST_TEST((plans.error().code == Failure::Code::sdpNoCommonCodec));
  BOOST_TEST(plans.error().message.find("H264") != std::string::npos);
  BOOST_TEST(plans.error().message.find("allowed VP8") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(session_level_and_missing_mids_are_understood) {
  // As Firefox puts the fingerprint, and an old stack that knows no mid.
  auto offer = parseSdp(chromiumOffer());
  SdpAttribute fingerprint;
  for (auto& media : offer->media) {
    fingerprint = {"fingerprint", *media.attribute("fingerprint")};
    std::erase_if(media.attributes, [](const auto& a) { return a.key == "fingerprint" || a.key == "mid"; });
  }
  offer->attributes = {fingerprint};
  const auto plans = plan(*offer, policy());
  BOOST_TEST(plans[0].accepted);
  BOOST_TEST(!plans[0].midGiven);
  const auto inner = innerOffer(*offer, plans);
  for (const auto& media : inner.media) {
    BOOST_TEST(media.has("mid"));
    BOOST_TEST(*media.attribute("fingerprint") == fingerprint.value);
  }
  for (const auto& media : outerAnswer(*offer, plans, inner).media) BOOST_TEST(!media.has("mid"));
  BOOST_TEST(fingerprintsOf(*offer).size() == 1u);
}

BOOST_AUTO_TEST_CASE(limits_are_announced_where_we_receive) {
  const auto offer = parseSdp(chromiumOffer());
  const auto plans = plan(*offer, policy());
  const auto inner =
      innerAnswer(*offer, plans, innerOffer(*offer, plans), {}, {.maxAudioRecv = 64, .maxVideoRecv = 500});
  const auto text = toText(inner);
  BOOST_TEST(text.find("b=AS:500\r\n") != std::string::npos);
  BOOST_TEST(text.find("b=TIAS:500000\r\n") != std::string::npos);
  BOOST_TEST(text.find("b=AS:64\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bad_credentials_are_named) {
  for (const auto& [what, with] : std::map<std::string, std::string>{{"a=ice-ufrag:uFrG", "a=ice-ufrag:u"},
                                                                     {"a=ice-pwd:XvC", "a=ice-pwd:\"';"},
                                                                     {"sha-256 0E", "sha-256 ZZ"},
                                                                     {"a=mid:0", "a=mid:a(b"}}) {
    const auto offer = parseSdp(replaced(chromiumOffer(), what, with));
    BOOST_REQUIRE(offer);
    const auto plans = planAnswer(*offer, policy());
    BOOST_REQUIRE_MESSAGE(!plans, with);
    BOOST_TEST((plans.error().code == Failure::Code::sdpInvalid));
  }
}

BOOST_AUTO_TEST_CASE(a_media_section_without_formats_is_refused) {
  for (const auto* line :
       {"m=video 9 UDP/TLS/RTP/SAVPF", "m=video 9 UDP/TLS/RTP/SAVPF ", "m=video 9 RTP/AVP  "}) {
    const auto sdp =
        parseSdp("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n" + std::string(line) + "\r\n");
    BOOST_REQUIRE(!sdp);
    BOOST_TEST(sdp.error().message.find("formats") != std::string::npos, sdp.error().message);
  }
}

BOOST_AUTO_TEST_CASE(a_payload_type_that_is_listed_again_counts_once) {
  SdpMedia media;
  media.type = "video";
  media.formats.assign(50'000, "96");
  media.add("rtpmap", "96 VP8/90000");
  for (int i = 0; i < 20'000; ++i) media.add("rtcp-fb", "97 nack");
  const auto codecs = codecsOf(media);  // one pass each would take minutes
  BOOST_REQUIRE(codecs.size() == 1u);
  BOOST_TEST(codecs[0].format.encodingName == "VP8");
}

// The parser and webrtcbin behind it: errors are fine, ending the process is not.
BOOST_AUTO_TEST_CASE(mangled_offers_are_answered_or_refused) {
  const auto original = chromiumOffer();
  std::mt19937 random(20240229);
  int answered = 0, refused = 0;
  for (int round = 0; round < 120; ++round) {
    auto lines = split(original, '\n');
    for (int change = 0; change < 1 + round % 4; ++change) {
      auto& line = lines[random() % lines.size()];
      switch (random() % 5) {
        case 0:
          line.clear();
          break;
        case 1:
          line = lines[random() % lines.size()];
          break;
        case 2:
          line = line.substr(0, random() % (line.size() + 1));
          break;
        case 3:
          if (!line.empty()) line[random() % line.size()] = static_cast<char>(random() % 256);
          break;
        default:
          line += line;
          break;
      }
    }
    std::string text;
    for (const auto& line : lines) text += line + "\r\n";
    const auto peer = WebRtcPeer::create({.useDataChannels = true}, std::make_shared<Recorder>());
    BOOST_REQUIRE(peer);
    const auto answer = (*peer)->processOffer(text);
    ++(answer ? answered : refused);
    if (answer) BOOST_TEST(parseSdp(*answer).has_value());
    if (!answer) BOOST_TEST(!answer.error().message.empty());
    (*peer)->close();
  }
  BOOST_TEST(answered > 20);
  BOOST_TEST(refused > 5);
}

BOOST_AUTO_TEST_CASE(candidates_keep_what_they_say) {
  const auto parsed = parseCandidate("a=candidate:1 1 udp 2122260223 192.0.2.1 46243 typ host generation 0");
  BOOST_REQUIRE(parsed);
  BOOST_TEST(parsed->address == "192.0.2.1");
  BOOST_TEST(parsed->port == 46243);
  BOOST_TEST(parsed->text() == "candidate:1 1 udp 2122260223 192.0.2.1 46243 typ host generation 0");
  BOOST_TEST(parseCandidate("candidate:1 1 udp 1 fe80::1 1 typ host").has_value());
  BOOST_TEST(withExternalAddress("candidate:1 1 udp 1 10.0.0.1 5 typ host", "203.0.113.1", "") ==
             "candidate:1 1 udp 1 203.0.113.1 5 typ host");
  BOOST_TEST(withExternalAddress("candidate:1 1 udp 1 fe80::1 5 typ host", "203.0.113.1", "") ==
             "candidate:1 1 udp 1 fe80::1 5 typ host");
  BOOST_TEST(withExternalAddress("candidate:1 1 udp 1 10.0.0.1 5 typ relay", "203.0.113.1", "") ==
             "candidate:1 1 udp 1 10.0.0.1 5 typ relay");
}

BOOST_AUTO_TEST_CASE(candidates_are_taken_as_they_come) {
  const std::string plain = "candidate:1 1 udp 1 192.0.2.1 5 typ host";
  for (const auto& text : {plain, "a=" + plain, plain + "\r\n", plain + " ", plain.substr(10)}) {
    const auto parsed = parseCandidate(text);
    BOOST_REQUIRE_MESSAGE(parsed, text);
    BOOST_TEST(parsed->text() == plain);
    BOOST_TEST(parsed->uselessBecause() == "");
  }
  const auto read = [](const std::string& text) {
    const auto parsed = parseCandidate(text);
    BOOST_REQUIRE_MESSAGE(parsed, text);
    return *parsed;
  };
  BOOST_TEST(read("candidate: 1 udp 1 192.0.2.1 5 typ host").text() ==
             "candidate:0 1 udp 1 192.0.2.1 5 typ host");
  for (const char* zone : {"%21", "%eth0"}) {
    const auto zoned = read(std::string("candidate:1 1 udp 1 fe80::1") + zone + " 5 typ host");
    BOOST_TEST(zoned.text() == "candidate:1 1 udp 1 fe80::1 5 typ host");
    BOOST_TEST(zoned.uselessBecause() == "");
  }
  for (const char* useless :
       {"candidate:1 1 udp 1 ab-1.local 5 typ host", "candidate:1 1 udp 1 AB-1.LOCAL 5 typ host",
        "candidate:1 1 udp 1 relay.example.org 5 typ relay raddr 192.0.2.1 rport 4",
        "candidate:1 1 ssltcp 1 192.0.2.1 443 typ host tcptype active",
        "candidate:1 0 udp 1 192.0.2.1 5 typ host", "candidate:1 2 udp 1 192.0.2.1 5 typ host"})
    BOOST_TEST(read(useless).uselessBecause() != "");
  BOOST_TEST(withExternalAddress("candidate:1 1 udp 1 a.example 5 typ host", "203.0.113.1", "2001:db8::1") ==
             "candidate:1 1 udp 1 a.example 5 typ host");
}

BOOST_AUTO_TEST_CASE(turn_settings_become_uris) {
  BOOST_TEST(*turnUri("user:pass@turn.example:3478") == "turn://user:pass@turn.example:3478?transport=udp");
  BOOST_TEST(*turnUri("u:p@h:1?transport=tcp") == "turn://u:p@h:1?transport=tcp");
  BOOST_TEST(*turnUri("u:p@h:1?transport=tls") == "turns://u:p@h:1");
  BOOST_TEST(*turnUri("1234:me:a/b=@h:1") == "turn://1234:me%3Aa%2Fb%3D@h:1?transport=udp");
}

BOOST_AUTO_TEST_CASE(fingerprints_are_compared_by_their_hash) {
  for (const bool ecdsa : {true, false}) {
    const auto pem = dtlsCertificate(ecdsa)->pem;
    BOOST_REQUIRE(!pem.empty());
    for (const char* hash : {"sha-256", "sha-384", "sha-512"})
      BOOST_TEST(matchesFingerprint(pem, {fingerprintOf(pem, hash)}));
    BOOST_TEST(!matchesFingerprint(pem, {}));
    BOOST_TEST(!matchesFingerprint(pem, {"sha-1 AB:CD"}));
    auto wrong = fingerprintOf(pem, "sha-256");
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    BOOST_TEST(!matchesFingerprint(pem, {wrong}));
    BOOST_TEST(matchesFingerprint(pem, {wrong, fingerprintOf(pem, "sha-512")}));
    BOOST_TEST(!matchesFingerprint("", {"sha-256 AB"}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
