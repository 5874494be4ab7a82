// Roles, orders and refusals of the negotiation, with real webrtcbins.
#include <boost/test/unit_test.hpp>

#include "elements/sdp/Sdp.hpp"
#include "elements/webrtc/WebRtcMetrics.hpp"
#include "tests/support/media/Network.hpp"
#include "tests/support/media/Session.hpp"

using namespace headwater::base;
using namespace headwater::sdp;
using namespace headwater::test;
using namespace headwater::webrtc;

namespace {

struct Bare {
  explicit Bare(WebRtcPeerOptions options = {}) : events(std::make_shared<Recorder>()) {
    auto made = WebRtcPeer::create(std::move(options), events);
    BOOST_REQUIRE(made);
    peer = *made;
  }
  ~Bare() { peer->close(); }
  std::shared_ptr<Recorder> events;
  std::shared_ptr<WebRtcPeer> peer;
};

template <class T>
Failure::Code codeOf(const Expected<T>& result) {
  BOOST_REQUIRE(!result);
  BOOST_TEST(!result.error().message.empty());
  return result.error().code;
}

using Code = Failure::Code;

const char* const kPlainRtpOffer =
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 5000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
    "m=video 5002 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";

/// A description with these credentials in every section.
std::string withCredentials(const std::string& text, const std::string& ufrag, const std::string& password) {
  auto sdp = parseSdp(text);
  BOOST_REQUIRE(sdp);
  for (auto& media : sdp->media)
    for (auto& attribute : media.attributes) {
      if (attribute.key == "ice-ufrag") attribute.value = ufrag;
      if (attribute.key == "ice-pwd") attribute.value = password;
    }
  return toText(*sdp);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(peer_negotiation)

BOOST_AUTO_TEST_CASE(garbage_is_sdp_invalid_and_the_peer_lives_on) {
  Bare bare;
  for (const char* text :
       {"", "hello", "v=1\r\n", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n", "v=0\r\nm=video\r\n",
        "v=0\r\nm=video x RTP/AVP 96\r\n", "v=0\r\n\x01\x02\x03\r\n"})
    BOOST_TEST((codeOf(bare.peer->processOffer(text)) == Code::sdpInvalid));
  BrowserPeer browser({.sendVideo = "VP8"});
  BOOST_TEST(bare.peer->processOffer(browser.createOffer()).has_value());
}

BOOST_AUTO_TEST_CASE(plain_rtp_offer_is_answered_with_rejected_media) {
  Bare bare;
  const auto answer = bare.peer->processOffer(kPlainRtpOffer);
  BOOST_REQUIRE(answer);
  const auto sdp = parseSdp(*answer);
  BOOST_REQUIRE(sdp);
  BOOST_REQUIRE(sdp->media.size() == 2);
  for (const auto& media : sdp->media) BOOST_TEST(media.port == 0);
  BOOST_TEST(bare.peer->localDescription().has_value());
}

BOOST_AUTO_TEST_CASE(missing_fingerprint_is_named) {
  BrowserPeer browser({.sendVideo = "VP8"});
  auto sdp = parseSdp(browser.createOffer());
  BOOST_REQUIRE(sdp);
  for (auto& media : sdp->media)
    std::erase_if(media.attributes, [](const auto& a) { return a.key == "fingerprint"; });
  Bare bare;
  const auto answer = bare.peer->processOffer(toText(*sdp));
  BOOST_TEST((codeOf(answer) == Code::sdpInvalid));
  BOOST_TEST(answer.error().message.find("fingerprint") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(steps_out_of_order_have_their_errors) {
  Bare bare;
  BOOST_TEST((codeOf(bare.peer->processAnswer(kPlainRtpOffer)) == Code::offerNotGenerated));
  BOOST_TEST(!bare.peer->localDescription());
  BOOST_TEST(!bare.peer->remoteDescription());
  const auto offer = bare.peer->createOffer({});
  BOOST_REQUIRE(offer);
  BOOST_TEST((codeOf(bare.peer->createOffer({})) == Code::alreadyNegotiated));
  BOOST_TEST((codeOf(bare.peer->processOffer(kPlainRtpOffer)) == Code::alreadyNegotiated));
  BrowserPeer browser({.receiveVideo = "VP8", .receiveAudio = true});
  const auto answer = browser.answer(*offer);
  BOOST_TEST(bare.peer->processAnswer(answer).has_value());
  BOOST_TEST((codeOf(bare.peer->processAnswer(answer)) == Code::answerAlreadyProcessed));
  BOOST_TEST(*bare.peer->remoteDescription() == answer);
}

BOOST_AUTO_TEST_CASE(second_offer_is_refused) {
  Session session({.sendVideo = "VP8"});
  session.negotiate();
  BOOST_TEST((codeOf(session.peer().processOffer(session.offer)) == Code::alreadyNegotiated));
  BOOST_TEST((codeOf(session.peer().processOffer(kPlainRtpOffer)) == Code::alreadyNegotiated));
}

BOOST_AUTO_TEST_CASE(an_offer_that_restarts_ice_is_answered_with_new_credentials) {
  Session session({.sendVideo = "VP8", .channel = "chat"}, {.useDataChannels = true});
  session.connect();
  BOOST_REQUIRE(session.waitConnected());
  const auto restarted = withCredentials(session.offer, "second", "secondPassword0123456789");
  const auto answer = session.peer().processOffer(restarted);
  BOOST_REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().message));  // evaluated in either case
  const auto before = parseSdp(session.answer), after = parseSdp(*answer);
  BOOST_REQUIRE((before && after));
  BOOST_REQUIRE(after->media.size() == before->media.size());
  for (size_t i = 0; i < after->media.size(); ++i) {
    const auto &was = before->media[i], &is = after->media[i];
    BOOST_TEST(*is.attribute("ice-ufrag") != *was.attribute("ice-ufrag"));
    BOOST_TEST(*is.attribute("ice-pwd") != *was.attribute("ice-pwd"));
    BOOST_TEST(*is.attribute("ice-ufrag") == *after->media[0].attribute("ice-ufrag"));  // one bundle
    for (const auto* kept : {"mid", "setup", "fingerprint"})
      BOOST_TEST(*is.attribute(kept) == *was.attribute(kept));
  }
  BOOST_TEST(after->media[0].has("candidate"));  // of the bundle's transport
  BOOST_TEST(after->origin != before->origin);
  BOOST_TEST(*session.peer().remoteDescription() == restarted);
  // The same once more is no restart, another one is.
  BOOST_TEST((codeOf(session.peer().processOffer(restarted)) == Code::alreadyNegotiated));
  BOOST_TEST(session.peer()
                 .processOffer(withCredentials(session.offer, "third", "thirdPassword01234567890"))
                 .has_value());
}

BOOST_AUTO_TEST_CASE(a_later_offer_that_changes_more_than_ice_is_refused_and_says_what) {
  Session session({.sendVideo = "VP8"});
  session.negotiate();
  const auto restarted = withCredentials(session.offer, "second", "secondPassword0123456789");
  const auto refusal = [&](const char* was, const char* is) {
    auto offer = restarted;
    const auto at = offer.find(was);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, was << " is not in " << offer);
    const auto result = session.peer().processOffer(offer.replace(at, std::string(was).size(), is));
    BOOST_TEST((codeOf(result) == Code::alreadyNegotiated));
    return result.error().message;
  };
  const auto says = [](const std::string& text, const char* what) {
    return text.find(what) != std::string::npos;
  };
  BOOST_TEST(says(refusal("a=sendonly", "a=recvonly"), "direction"));
  BOOST_TEST(says(refusal("VP8/90000", "VP9/90000"), "VP8"));
  BOOST_TEST(says(refusal("a=mid:", "a=mid:other"), "mid"));
  BOOST_TEST(says(refusal("a=ice-pwd:secondPassword0123456789", "a=ice-pwd:short"), "ice-pwd"));
  BOOST_TEST(says(refusal("a=fingerprint:sha-256 ", "a=fingerprint:sha-512 "), "certificate"));
  BOOST_TEST(says(refusal("m=video", "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\nm=video"), "2 media sections"));
  BOOST_TEST(session.peer().processOffer(restarted).has_value());
}

BOOST_AUTO_TEST_CASE(everything_after_close_says_closed) {
  Bare bare;
  bare.peer->close();
  bare.peer->close();
  BrowserPeer browser({.sendVideo = "VP8"});
  BOOST_TEST((codeOf(bare.peer->processOffer(browser.createOffer())) == Code::closed));
  BOOST_TEST((codeOf(bare.peer->createOffer({})) == Code::closed));
  BOOST_TEST((codeOf(bare.peer->gatherCandidates()) == Code::closed));
  BOOST_TEST((codeOf(bare.peer->attach(bare.peer->track(Kind::video))) == Code::closed));
  BOOST_TEST(bare.peer->stats().inbound.empty());
  BOOST_TEST(bare.peer->dot(true).empty());
}

size_t countOf(const std::string& part, const std::string& text) {
  size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

BOOST_AUTO_TEST_CASE(candidates_are_in_the_answer_and_reported_after_gathering_was_asked_for) {
  Session session({.sendVideo = "VP8"});
  session.negotiate();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  BOOST_TEST(session.events().seen().candidates.empty());
  session.trickle();
  BOOST_TEST(session.events().waitFor([](const Recorder::Seen& seen) { return seen.gatheringDone; }));
  const auto seen = session.events().seen();
  BOOST_REQUIRE(!seen.candidates.empty());
  for (const auto& candidate : seen.candidates) {
    BOOST_TEST(candidate.candidate.starts_with("candidate:"));
    BOOST_TEST(candidate.sdpMid == "video0");
    BOOST_TEST(countOf("a=" + candidate.candidate + "\r\n", session.answer) == 1u);
  }
  BOOST_TEST(countOf("a=candidate", session.answer) == seen.candidates.size());
  BOOST_TEST(countOf("a=candidate", *session.peer().localDescription()) == seen.candidates.size());
}

// They are known without gathering: there is nothing to wait for once there is a section that has them.
BOOST_AUTO_TEST_CASE(candidates_of_the_hub_are_told_once_with_the_offer_when_that_was_asked_for_before) {
  Session session({});
  BOOST_REQUIRE(session.peer().gatherCandidates());
  BOOST_TEST(!session.events().seen().gatheringDone);
  const auto offer = session.peer().createOffer({});
  BOOST_REQUIRE(offer);
  const auto seen = session.events().seen();
  BOOST_TEST(seen.gatheringDone);
  BOOST_REQUIRE(!seen.candidates.empty());
  const auto sections = countOf("\r\nm=", *offer);  // one transport, and each says how it is reached
  for (const auto& candidate : seen.candidates)
    BOOST_TEST(countOf("a=" + candidate.candidate + "\r\n", *offer) == sections);
  BOOST_TEST(countOf("a=candidate", *offer) == seen.candidates.size() * sections);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // for what webrtcbin might add
  BOOST_TEST(session.events().seen().candidates.size() == seen.candidates.size());
}

BOOST_AUTO_TEST_CASE(candidates_of_libnice_are_not_in_the_answer) {
  Session session({.sendVideo = "VP8"}, {}, Session::Ice::libnice);
  session.negotiate();
  BOOST_TEST(countOf("a=candidate", session.answer) == 0u);
}

BOOST_AUTO_TEST_CASE(candidates_may_come_before_the_offer) {
  Session session({.sendVideo = "VP8"}, {}, Session::Ice::libnice);  // the hub makes no use of them
  const auto offer = session.browser().createOffer();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  session.browser().trickleTo(session.shared());
  const auto answer = session.peer().processOffer(offer);
  BOOST_REQUIRE(answer);
  session.browser().acceptAnswer(*answer);
  // Ours go to the browser only as what its checks find: the early ones must have done it.
  BOOST_TEST(session.waitConnected());
}

BOOST_AUTO_TEST_CASE(bad_candidates_are_told_from_ignored_ones) {
  Session session({.sendVideo = "VP8"});
  session.negotiate();
  auto& peer = session.peer();
  const auto add = [&](const std::string& text, int line = 0) {
    return peer.addIceCandidate({text, "", line});
  };
  for (const char* text : {"nonsense", "candidate:", "candidate:1 1 UDP 1 300.1.1.1 9 typ host",
                           "candidate:1 1 UDP 1 10.0.0.1 99999 typ host",
                           "candidate:1 x UDP 1 10.0.0.1 9 typ host", "candidate:1 1 UDP 1 10.0.0.1 9 host"})
    BOOST_TEST((codeOf(add(text)) == Code::candidateInvalid));
  BOOST_TEST((codeOf(add("candidate:1 1 UDP 1 10.0.0.1 9 typ host", 7)) == Code::candidateInvalid));
  BOOST_TEST(add("").has_value());
  for (const char* end : {"\r\n", "end-of-candidates", "a=end-of-candidates"})
    BOOST_TEST(add(end).has_value());
  BOOST_TEST(session.events().seen().candidatesIgnored.empty());
  const std::vector<std::string> useless{"candidate:1 1 UDP 1 0a1b2c3d-0000.local 9 typ host",
                                         "candidate:1 1 UDP 1 0A1B2C3D-0000.LOCAL 9 typ host",
                                         "candidate:1 1 UDP 1 relay.example.org 9 typ relay",
                                         "candidate:1 1 ssltcp 1 10.0.0.1 443 typ host",
                                         "candidate:1 0 UDP 1 10.0.0.1 9 typ host",
                                         "candidate:1 2 UDP 1 10.0.0.1 9 typ host"};
  const auto before = webRtcMetrics().candidatesIgnored;
  for (const auto& text : useless) BOOST_TEST(add(text).has_value());
  BOOST_TEST(session.events().seen().candidatesIgnored == useless, boost::test_tools::per_element());
  BOOST_TEST(webRtcMetrics().candidatesIgnored - before == useless.size());
  for (const char* usable : {"1 1 UDP 1 10.0.0.1 9 typ host\r\n", "candidate: 1 UDP 1 10.0.0.1 9 typ host",
                             "candidate:1 1 UDP 1 fe80::1%21 9 typ host"})
    BOOST_TEST(add(usable).has_value());
  BOOST_TEST(session.events().seen().candidatesIgnored.size() == useless.size());
  BOOST_TEST(add("a=candidate:1 1 UDP 1 10.0.0.1 9 typ host").has_value());
  BOOST_TEST(add("candidate:1 1 TCP 1 10.0.0.1 9 typ host tcptype active").has_value());
}

BOOST_AUTO_TEST_CASE(external_address_is_what_candidates_say) {
  Session session({.sendVideo = "VP8"}, {.externalIPv4 = "203.0.113.7", .externalIPv6 = "2001:db8::7"});
  session.connect();
  BOOST_REQUIRE(session.events().waitFor([](const Recorder::Seen& seen) { return seen.gatheringDone; }));
  for (const auto& candidate : session.events().seen().candidates)
    BOOST_TEST((candidate.candidate.find(" 203.0.113.7 ") != std::string::npos ||
                candidate.candidate.find(" 2001:db8::7 ") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(port_range_and_interface_are_kept_to) {
  const auto interface = firstInterface();
  Session session({.sendVideo = "VP8"},
                  {.networkInterfaces = interface.name, .iceTcp = false, .minPort = 45100, .maxPort = 45199},
                  Session::Ice::libnice);
  session.connect();
  BOOST_REQUIRE(session.events().waitFor([](const Recorder::Seen& seen) { return seen.gatheringDone; }));
  const auto seen = session.events().seen();
  BOOST_REQUIRE(!seen.candidates.empty());
  for (const auto& candidate : seen.candidates) {
    const auto parts = split(candidate.candidate, ' ');
    BOOST_TEST(std::count(interface.addresses.begin(), interface.addresses.end(), parts[4]) == 1);
    BOOST_TEST(toNumber(parts[5], 45100, 45199).has_value());
    BOOST_TEST(parts[2] != "TCP");
  }
  BOOST_TEST(session.waitConnected());
}

BOOST_AUTO_TEST_CASE(settings_that_cannot_be_used_are_refused) {
  const auto refused = [](WebRtcPeerOptions options) {
    const auto made = WebRtcPeer::create(std::move(options), std::make_shared<Recorder>());
    return codeOf(made) == Code::invalidArgument;
  };
  BOOST_TEST(refused({.turnUrl = "no-credentials.example"}));
  BOOST_TEST(refused({.turnUrl = "u:p@h:1?transport=smoke"}));
  BOOST_TEST(refused({.networkInterfaces = "nosuch0"}));
  BOOST_TEST(refused({.minPort = 6000, .maxPort = 5000}));
}

BOOST_AUTO_TEST_CASE(directions_follow_the_options) {
  const auto directionOfAnswer = [](BrowserOptions browser, WebRtcPeerOptions options) {
    Session session(std::move(browser), std::move(options));
    session.negotiate();
    const auto sdp = parseSdp(session.answer);
    return directionIn(*sdp, sdp->media.at(0));
  };
  const BrowserOptions both{.sendVideo = "VP8", .receiveVideo = "VP8"};
  BOOST_TEST((directionOfAnswer(both, {}) == SdpDirection::sendrecv));
  BOOST_TEST((directionOfAnswer(both, {.recvonly = true}) == SdpDirection::recvonly));
  BOOST_TEST((directionOfAnswer(both, {.sendonly = true}) == SdpDirection::sendonly));
  BOOST_TEST((directionOfAnswer({.sendVideo = "VP8"}, {}) == SdpDirection::recvonly));
  BOOST_TEST((directionOfAnswer({.receiveVideo = "VP8"}, {}) == SdpDirection::sendonly));
  BOOST_TEST((directionOfAnswer({.receiveVideo = "VP8"}, {.recvonly = true}) == SdpDirection::inactive));
}

BOOST_AUTO_TEST_CASE(format_mismatch_is_reported_in_either_order_where_transcoding_is_forbidden) {
  Session presenter({.sendVideo = "VP8"});
  presenter.connect();
  for (const bool attachFirst : {true, false}) {
    Session viewer({.receiveVideo = "H264"}, {.transcoding = false});
    if (attachFirst) viewer.attachTo(presenter);
    viewer.connect();
    if (!attachFirst) viewer.attachTo(presenter);
    BOOST_REQUIRE(viewer.events().waitFor(
        [](const Recorder::Seen& seen) { return seen.failure(Code::formatMismatch) != nullptr; }));
    const auto message = viewer.events().seen().failure(Code::formatMismatch)->message;
    BOOST_TEST(message.find("VP8") != std::string::npos);
    BOOST_TEST(message.find("H264") != std::string::npos);
    BOOST_TEST(message.find("media.transcoding forbids") != std::string::npos);
    BOOST_TEST(viewer.browser().packets(Kind::video) == 0);
  }
}

BOOST_AUTO_TEST_CASE(wrong_fingerprint_ends_the_connection_without_media) {
  Session presenter({.sendVideo = "VP8", .channel = "chat"}, {.useDataChannels = true});
  auto sdp = parseSdp(presenter.browser().createOffer());
  BOOST_REQUIRE(sdp);
  const std::string other =
      "sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"
      "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";
  for (auto& media : sdp->media)
    for (auto& attribute : media.attributes)
      if (attribute.key == "fingerprint") attribute.value = other;
  const auto answer = presenter.peer().processOffer(toText(*sdp));
  BOOST_REQUIRE(answer);
  presenter.browser().acceptAnswer(*answer);
  Session viewer({.receiveVideo = "VP8"});
  viewer.attachTo(presenter);
  viewer.connect();
  presenter.trickle();
  BOOST_REQUIRE(presenter.events().waitFor(
      [](const Recorder::Seen& seen) { return seen.failure(Code::fingerprintMismatch) != nullptr; }));
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const auto seen = presenter.events().seen();
  BOOST_TEST(seen.connection.empty());
  BOOST_TEST(seen.flow.empty());
  BOOST_TEST(seen.channelsOpened.empty());
  BOOST_TEST(viewer.browser().packets(Kind::video) == 0);
  BOOST_TEST((codeOf(presenter.peer().gatherCandidates()) == Code::closed));
}

BOOST_AUTO_TEST_SUITE_END()
