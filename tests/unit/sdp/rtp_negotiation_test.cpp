// Offers and answers of RTP without ICE, and who may become the destination.
#include <boost/test/unit_test.hpp>

#include "elements/plainrtp/SymmetricRoute.hpp"
#include "elements/sdp/RtpNegotiation.hpp"

using namespace headwater;
using namespace headwater::plainrtp;
using namespace headwater::sdp;

namespace {

const std::string kHead = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
const std::string kKey30 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5";  // "0123456789" three times

RtpPolicy plain() {
  return {{"VP8", "H264", "VP9"}, {"OPUS", "PCMU", "PCMA"}, std::nullopt};
}

RtpPolicy secure() {
  auto policy = plain();
  policy.key = SdesKey{SdesSuite::aesCm128HmacSha1_80, std::vector<uint8_t>(30, 7)};
  return policy;
}

std::vector<RtpSectionPlan> planned(const std::string& media, const RtpPolicy& policy = plain()) {
  const auto offer = parseSdp(kHead + media);
  BOOST_REQUIRE(offer);
  return planRtpAnswer(*offer, policy);
}

std::string answered(const std::string& media, const RtpPolicy& policy = plain()) {
  const auto offer = parseSdp(kHead + media);
  BOOST_REQUIRE(offer);
  const auto plans = planRtpAnswer(*offer, policy);
  const std::vector<RtpLocalSection> locals(plans.size(), {"192.0.2.9", 5000, 5001, 77, "name"});
  return toText(rtpAnswer(*offer, plans, locals, policy, {}));
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

net::SocketAddress address(const char* text, uint16_t port) {
  return *net::SocketAddress::parse(text, port);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rtp_negotiation)

BOOST_AUTO_TEST_CASE(addresses_are_those_of_the_section_its_rtcp_attribute_and_the_session) {
  auto plan = planned("m=audio 4000 RTP/AVP 0\r\n")[0];
  BOOST_TEST(plan.accepted);
  BOOST_TEST((plan.rtp.address == "192.0.2.1" && plan.rtp.port == 4000));
  BOOST_TEST((plan.rtcp.address == "192.0.2.1" && plan.rtcp.port == 4001));
  plan = planned("m=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\na=rtcp:53020 IN IP4 192.0.2.7\r\n")[0];
  BOOST_TEST((plan.rtp.address == "2001:db8::1" && plan.rtp.port == 4000));
  BOOST_TEST((plan.rtcp.address == "192.0.2.7" && plan.rtcp.port == 53020));
  plan = planned("m=audio 4000 RTP/AVP 0\r\na=rtcp-mux\r\na=rtcp:4001\r\n")[0];
  BOOST_TEST((plan.rtcpMux && plan.rtcp.port == 4000));
  // On hold, nowhere, a name, a group of receivers: not known.
  for (const auto* line :
       {"c=IN IP4 0.0.0.0", "c=IN IP4 example.org", "c=IN IP4 239.1.2.3/127", "c=IN IP6 ::"})
    BOOST_TEST(!planned(std::string("m=audio 4000 RTP/AVP 0\r\n") + line + "\r\n")[0].rtp.known(), line);
  BOOST_TEST(!planned("m=audio 9 RTP/AVP 0\r\n")[0].rtp.known());
}

BOOST_AUTO_TEST_CASE(the_first_section_of_a_kind_with_a_common_codec_is_answered) {
  const auto text = answered(
      "m=video 4000 RTP/AVPF 96 97\r\na=rtpmap:96 FOO/90000\r\na=rtpmap:97 VP8/90000\r\n"
      "a=rtcp-fb:97 nack\r\na=rtcp-fb:97 nack pli\r\na=rtcp-fb:97 goog-remb\r\na=sendonly\r\na=mid:v\r\n"
      "m=audio 4002 RTP/AVP 101\r\na=rtpmap:101 foo/8000\r\n"
      "m=video 4004 RTP/AVPF 97\r\na=rtpmap:97 VP8/90000\r\n"
      "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n"
      "m=audio 4006 RTP/AVP 0 96\r\na=rtpmap:96 opus/48000/2\r\n");
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(contains(text, "m=video 5000 RTP/AVPF 97\r\nc=IN IP4 192.0.2.9\r\na=mid:v\r\na=recvonly\r\n"));
    BOOST_TEST(contains(text, "a=rtcp-fb:97 nack pli\r\n"));
    BOOST_TEST(!contains(text, "remb"));
    BOOST_TEST(contains(text, "m=audio 0 RTP/AVP 101\r\n"));
    BOOST_TEST(contains(text, "m=video 0 RTP/AVPF 97\r\n"));
    BOOST_TEST(contains(text, "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n"));
    BOOST_TEST(contains(text, "m=audio 5000 RTP/AVP 0 96\r\n"));
    BOOST_TEST(contains(text, "a=ssrc:77 cname:name\r\n"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_codec_is_answered_without_the_other_sides_parameter_sets) {
  const std::string media =
      "m=video 4000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
      "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAH,aM48gA==;profile-level-id=42e01f\r\n";
  BOOST_TEST(contains(answered(media), "a=fmtp:96 packetization-mode=1;profile-level-id=42e01f\r\n"));
  BOOST_TEST(contains(planned(media)[0].codecs[0].format.fmtp, "sprop"));
}

BOOST_AUTO_TEST_CASE(with_a_key_nothing_but_srtp_with_its_suite_is_answered_and_without_one_nothing_but_rtp) {
  const std::string tail =
      " 0\r\na=crypto:1 AES_256_CM_HMAC_SHA1_80 inline:AAAA\r\n"
      "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" +
      kKey30 + "|2^20\r\n";
  BOOST_TEST(!planned("m=audio 4000 RTP/SAVP" + tail)[0].accepted);
  BOOST_TEST(!planned("m=audio 4000 RTP/AVP 0\r\n", secure())[0].accepted);
  BOOST_TEST(!planned("m=audio 4000 RTP/SAVP 0\r\n", secure())[0].accepted);
  BOOST_TEST(!planned("m=audio 4000 UDP/TLS/RTP/SAVPF" + tail, secure())[0].accepted);
  const auto plan = planned("m=audio 4000 RTP/SAVP" + tail, secure())[0];
  BOOST_REQUIRE(plan.accepted);
  BOOST_TEST(plan.crypto->tag == "2");
  BOOST_TEST(plan.crypto->key.keyAndSalt.front() == '0');
  BOOST_TEST(contains(answered("m=audio 4000 RTP/SAVP" + tail, secure()),
                      "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:BwcH"));
}

BOOST_AUTO_TEST_CASE(a_key_that_is_not_what_it_should_be_is_not_used) {
  BOOST_TEST(parseCrypto("1 AES_CM_128_HMAC_SHA1_80 inline:" + kKey30).has_value());
  for (const auto& value :
       {"1 AES_CM_128_HMAC_SHA1_80 inline:MDEy", "1 F8_128_HMAC_SHA1_80 inline:x", "AES_CM_128_HMAC_SHA1_80",
        "", "x AES_CM_128_HMAC_SHA1_80 inline:x", "1 AES_CM_128_HMAC_SHA1_80 "})
    BOOST_TEST(!parseCrypto(value).has_value(), value);
  // A second key, a parameter of the session, and what is neither a lifetime nor an MKI.
  for (const auto* more : {";inline:AAAA", " UNENCRYPTED_SRTP", "|", "|1:", "|:4", "|1:0", "|1:129", "|2^",
                           "|2^49", "|x", "|1:4|2^20", "|2^31|1:1|1:1"})
    BOOST_TEST(!parseCrypto("1 AES_CM_128_HMAC_SHA1_80 inline:" + kKey30 + more).has_value(), more);
}

BOOST_AUTO_TEST_CASE(a_key_is_taken_with_its_lifetime_and_its_identifier) {
  for (const auto* more : {"|2^31|1:1", "|2^20|1:4", "|1:4", "|2^48", "|65536", "|281474976710656|66:2"}) {
    const auto crypto = parseCrypto("1 AES_CM_128_HMAC_SHA1_80 inline:" + kKey30 + more);
    BOOST_REQUIRE_MESSAGE(crypto, more);
    BOOST_TEST(crypto->key.keyAndSalt.size() == 30U);
  }
}

BOOST_AUTO_TEST_CASE(what_only_receives_has_an_ssrc_too) {
  const auto text = answered("m=video 4000 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\na=sendonly\r\n");
  BOOST_TEST(contains(text, "a=recvonly\r\n"), text);
  BOOST_TEST(contains(text, "a=ssrc:77 cname:name\r\n"), text);
}

BOOST_AUTO_TEST_CASE(an_active_side_is_told_that_we_are_passive) {
  const std::string media = "m=audio 4000 RTP/AVP 0\r\n";
  BOOST_TEST(contains(answered(media + "a=direction:active\r\n"), "a=direction:passive\r\n"));
  for (const auto* line : {"", "a=direction:passive\r\n", "a=direction:both\r\n"})
    BOOST_TEST(!contains(answered(media + line), "a=direction:"), line);
}

BOOST_AUTO_TEST_CASE(an_answer_holds_to_what_was_offered) {
  const auto offered = planRtpOffer(true, true, plain());
  BOOST_REQUIRE(offered.size() == 2);
  const auto answer = [&](const std::string& media) {
    const auto sdp = parseSdp(kHead + media);
    BOOST_REQUIRE(sdp);
    return planFromRtpAnswer(offered, *sdp, plain());
  };
  BOOST_TEST(!answer("m=audio 4000 RTP/AVPF 0\r\n"));
  const auto plans =
      answer("m=audio 4000 RTP/AVPF 8\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 FOO/90000\r\n");
  BOOST_REQUIRE(plans);
  BOOST_TEST((*plans)[0].accepted);
  BOOST_TEST((*plans)[0].codecs.front().format.encodingName == "PCMA");
  BOOST_TEST(!(*plans)[1].accepted);
}

BOOST_AUTO_TEST_CASE(the_first_source_is_latched_and_nobody_else_moves_the_stream) {
  using Clock = SymmetricRoute::Clock;
  const auto now = Clock::now();
  const auto described = address("192.0.2.1", 4000), first = address("198.51.100.1", 1),
             other = address("198.51.100.2", 2);
  int found = 0;
  SymmetricRoute route(nullptr, {}, [&] { ++found; });
  BOOST_TEST(!route.destination());
  BOOST_TEST(route.heard(first, now));
  BOOST_TEST((*route.destination() == first));
  BOOST_TEST(!route.heard(other, now));
  BOOST_TEST(!route.heard(other, now + std::chrono::hours(1)));
  BOOST_TEST(!route.admits(other, now));
  route.describe(described);
  BOOST_TEST((*route.destination() == first));
  const auto generation = route.generation();
  BOOST_TEST(route.heard(described, now));  // what signalling names counts more than who was faster
  BOOST_TEST((*route.destination() == described));
  BOOST_TEST(route.generation() != generation);
  BOOST_TEST(!route.heard(first, now));
  BOOST_TEST(found == 1);
}

BOOST_AUTO_TEST_CASE(with_srtp_a_peer_that_was_silent_may_come_from_elsewhere) {
  const auto now = SymmetricRoute::Clock::now();
  const auto first = address("198.51.100.1", 1), other = address("198.51.100.2", 2);
  SymmetricRoute route(nullptr, {Latching::any, true}, nullptr);
  BOOST_TEST(route.heard(first, now));
  BOOST_TEST(!route.heard(other, now + SymmetricRoute::kSilence / 2));
  BOOST_TEST(route.heard(other, now + SymmetricRoute::kSilence));
  BOOST_TEST((*route.destination() == other));
}

BOOST_AUTO_TEST_CASE(latching_can_be_narrowed_and_turned_off) {
  const auto now = SymmetricRoute::Clock::now();
  const auto described = address("192.0.2.1", 4000), sameHost = address("192.0.2.1", 9999),
             other = address("198.51.100.2", 2);
  SymmetricRoute narrow(nullptr, {Latching::sameAddress, false}, nullptr);
  narrow.describe(described);
  BOOST_TEST(!narrow.heard(other, now));
  BOOST_TEST(narrow.heard(sameHost, now));
  BOOST_TEST((*narrow.destination() == sameHost));
  SymmetricRoute off(nullptr, {Latching::off, false}, nullptr);
  off.describe(described);
  BOOST_TEST(off.heard(other, now));
  BOOST_TEST((*off.destination() == described));
}

BOOST_AUTO_TEST_SUITE_END()
