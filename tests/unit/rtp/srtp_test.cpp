// What SrtpSender sends must be what libsrtp sends, and libsrtp must read it; what libsrtp reports
// SrtcpReceiver must read.
#include <srtp2/srtp.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "elements/base/Bytes.hpp"
#include "elements/rtp/SrtcpReceiver.hpp"
#include "elements/rtp/SrtpSender.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using Bytes = std::vector<uint8_t>;

namespace {

constexpr SrtpProfile kProfiles[] = {SrtpProfile::aesCm128HmacSha1_80, SrtpProfile::aeadAes128Gcm,
                                     SrtpProfile::aesCm128HmacSha1_32, SrtpProfile::aesCm256HmacSha1_80,
                                     SrtpProfile::aesCm256HmacSha1_32};

/// SRTCP's tags have 80 bits where those of SRTP have 32 (RFC 4568 section 6.2).
void setPolicy(SrtpProfile profile, srtp_policy_t& policy) {
  switch (profile) {
    case SrtpProfile::aeadAes128Gcm:
      srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
      srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
      return;
    case SrtpProfile::aesCm256HmacSha1_80:
      srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy.rtp);
      srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy.rtcp);
      return;
    case SrtpProfile::aesCm256HmacSha1_32:
      srtp_crypto_policy_set_aes_cm_256_hmac_sha1_32(&policy.rtp);
      srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy.rtcp);
      return;
    case SrtpProfile::aesCm128HmacSha1_32:
      srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
      srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
      return;
    default:
      srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
      srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
  }
}

struct Library {
  Library() { BOOST_REQUIRE(srtp_init() == srtp_err_status_ok); }
  ~Library() { srtp_shutdown(); }
};
BOOST_TEST_GLOBAL_FIXTURE(Library);

/// libsrtp, as sender or as receiver.
class Reference {
 public:
  Reference(SrtpProfile profile, const Bytes& key, srtp_ssrc_type_t direction) : key_(key) {
    srtp_policy_t policy{};
    setPolicy(profile, policy);
    policy.ssrc.type = direction;
    policy.key = key_.data();
    policy.window_size = 1024;
    policy.allow_repeat_tx = 1;
    BOOST_REQUIRE(srtp_create(&session_, &policy) == srtp_err_status_ok);
  }
  ~Reference() { srtp_dealloc(session_); }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  Bytes protect(Bytes packet) { return run(&srtp_protect, packet); }
  Bytes protectRtcp(Bytes packet) { return run(&srtp_protect_rtcp, packet); }
  /// Empty when it is refused.
  Bytes unprotect(Bytes packet) { return run(&srtp_unprotect, packet); }
  Bytes unprotectRtcp(Bytes packet) { return run(&srtp_unprotect_rtcp, packet); }

 private:
  Bytes run(srtp_err_status_t (*transform)(srtp_t, void*, int*), Bytes& packet) {
    int size = static_cast<int>(packet.size());
    packet.resize(packet.size() + SRTP_MAX_TRAILER_LEN + 4);
    const auto status = transform(session_, packet.data(), &size);
    packet.resize(status == srtp_err_status_ok ? static_cast<size_t>(size) : 0);
    return packet;
  }

  Bytes key_;
  srtp_t session_ = nullptr;
};

std::mt19937& dice() {
  static std::mt19937 generator(20261121);
  return generator;
}

Bytes randomBytes(size_t size) {
  Bytes bytes(size);
  for (auto& byte : bytes) byte = static_cast<uint8_t>(dice()());
  return bytes;
}

Bytes rtpHeader(uint16_t sequence, uint32_t ssrc, size_t extensionWords = 0) {
  Bytes header = randomBytes(12);
  header[0] = extensionWords ? 0x90 : 0x80;
  put16(&header[2], sequence);
  put32(&header[8], ssrc);
  if (extensionWords) {
    const auto words = randomBytes(4 * extensionWords);
    header.insert(header.end(), {0xBE, 0xDE, 0, static_cast<uint8_t>(extensionWords)});
    header.insert(header.end(), words.begin(), words.end());
  }
  return header;
}

Bytes joined(std::initializer_list<Bytes> pieces) {
  Bytes whole;
  for (const auto& piece : pieces) whole.insert(whole.end(), piece.begin(), piece.end());
  return whole;
}

SrtpSender senderOf(SrtpProfile profile, const Bytes& key) {
  auto sender = SrtpSender::create(profile, key);
  BOOST_REQUIRE(sender);
  return std::move(*sender);
}

Bytes protect(SrtpSender& sender, const Bytes& header, const Bytes& payload, const Bytes& prefix = {}) {
  Bytes out(header.size() + prefix.size() + payload.size() + sender.rtpOverhead());
  out.resize(sender.protectRtp({header, prefix, payload}, out));
  return out;
}

Bytes protectRtcp(SrtpSender& sender, const Bytes& compound) {
  Bytes out(compound.size() + sender.rtcpOverhead());
  out.resize(sender.protectRtcp(compound, out));
  return out;
}

Bytes emptyReceiverReport(uint32_t ssrc, size_t blocks = 0) {
  Bytes report = randomBytes(8 + 24 * blocks);
  report[0] = static_cast<uint8_t>(0x80 | blocks);
  report[1] = 201;
  put16(&report[2], static_cast<uint16_t>(report.size() / 4 - 1));
  put32(&report[4], ssrc);
  return report;
}

const char* nameOf(SrtpProfile profile) {
  switch (profile) {
    case SrtpProfile::aesCm128HmacSha1_80:
      return "AES_CM_128_HMAC_SHA1_80";
    case SrtpProfile::aeadAes128Gcm:
      return "AEAD_AES_128_GCM";
    case SrtpProfile::aesCm128HmacSha1_32:
      return "AES_CM_128_HMAC_SHA1_32";
    case SrtpProfile::aesCm256HmacSha1_80:
      return "AES_256_CM_HMAC_SHA1_80";
    case SrtpProfile::aesCm256HmacSha1_32:
      return "AES_256_CM_HMAC_SHA1_32";
    case SrtpProfile::none:
      break;
  }
  return "none";
}

/// The test itself, and the profile's name when it fails.
template <class Test>
void withEachProfile(Test test) {
  for (const auto profile : kProfiles) {
    BOOST_TEST_CONTEXT("profile " << nameOf(profile)) {
      test(profile, randomBytes(srtpKeySize(profile)));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(srtp)

BOOST_AUTO_TEST_CASE(packets_of_all_sizes_are_those_of_libsrtp) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference reference(profile, key, ssrc_any_outbound), receiver(profile, key, ssrc_any_inbound);
    for (size_t size = 0; size <= 1500; ++size) {
      const auto header = rtpHeader(static_cast<uint16_t>(100 + size), 7, size % 5);
      const auto payload = randomBytes(size);
      const auto sent = protect(sender, header, payload);
      BOOST_REQUIRE(sent == reference.protect(joined({header, payload})));
      BOOST_REQUIRE(receiver.unprotect(sent) == joined({header, payload}));
    }
  });
}

BOOST_AUTO_TEST_CASE(pieces_and_places_make_no_difference) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    for (const size_t prefixSize : {0, 2, 15, 16, 17}) {
      const auto header = rtpHeader(5, 9, 2), prefix = randomBytes(prefixSize), payload = randomBytes(333);
      auto sender = senderOf(profile, key);
      const auto apart = protect(sender, header, payload, prefix);
      BOOST_TEST(protect(sender, header, joined({prefix, payload})) == apart,
                 boost::test_tools::per_element());

      auto inPlace = joined({header, prefix, payload, Bytes(sender.rtpOverhead())});
      const std::span<const uint8_t> all(inPlace);
      const auto size = sender.protectRtp({all.first(header.size()), all.subspan(header.size(), prefixSize),
                                           all.subspan(header.size() + prefixSize, payload.size())},
                                          inPlace);
      BOOST_TEST(size == inPlace.size());
      BOOST_TEST(inPlace == apart, boost::test_tools::per_element());
    }
    auto one = senderOf(profile, key), other = senderOf(profile, key);
    auto report = emptyReceiverReport(3, 2);
    const auto apart = protectRtcp(one, report);
    const auto plain = report.size();
    report.resize(plain + other.rtcpOverhead());
    BOOST_TEST(other.protectRtcp({report.data(), plain}, report) == report.size());
    BOOST_TEST(report == apart, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(sequence_numbers_wrap_again_and_again) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference reference(profile, key, ssrc_any_outbound), receiver(profile, key, ssrc_any_inbound);
    const auto payload = randomBytes(20);
    for (uint32_t number = 30000; number < 30000 + 3 * 65536; number += 499) {
      const auto header = rtpHeader(static_cast<uint16_t>(number), 7);
      const auto sent = protect(sender, header, payload);
      BOOST_REQUIRE(sent == reference.protect(joined({header, payload})));
      BOOST_REQUIRE(receiver.unprotect(sent) == joined({header, payload}));
    }
  });
}

BOOST_AUTO_TEST_CASE(packets_out_of_order_around_the_wrap_are_read) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference receiver(profile, key, ssrc_any_inbound);
    std::vector<uint32_t> numbers;
    for (uint32_t number = 32000; number < 65536 + 2000; ++number) numbers.push_back(number);
    // Within windows of 16, which is what networks and retransmissions do; the first stays the first.
    for (size_t at = 1; at + 16 <= numbers.size(); at += 16)
      std::shuffle(numbers.begin() + static_cast<long>(at), numbers.begin() + static_cast<long>(at + 16),
                   dice());
    for (const auto number : numbers) {
      const auto header = rtpHeader(static_cast<uint16_t>(number), 7);
      BOOST_REQUIRE(!receiver.unprotect(protect(sender, header, {1, 2, 3})).empty());
    }
  });
}

BOOST_AUTO_TEST_CASE(a_packet_sent_again_across_the_wrap_is_the_same) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    const auto header = rtpHeader(65530, 7);
    const auto first = protect(sender, header, {1, 2, 3});
    for (uint32_t number = 65531; number < 65536 + 300; ++number)
      protect(sender, rtpHeader(static_cast<uint16_t>(number), 7), {4});
    BOOST_TEST(protect(sender, header, {1, 2, 3}) == first, boost::test_tools::per_element());
    // And the stream has not gone back with it.
    Reference reference(profile, key, ssrc_any_outbound);
    for (const uint32_t number : {65530, 65536 + 200, 65536 + 301})
      reference.protect(joined({rtpHeader(static_cast<uint16_t>(number), 7), {4}}));
    const auto next = rtpHeader(302, 7);
    BOOST_TEST(protect(sender, next, {5}) == reference.protect(joined({next, {5}})),
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(every_ssrc_has_its_own_counter) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference reference(profile, key, ssrc_any_outbound);
    for (uint32_t step = 0; step < 300; ++step) {
      for (uint32_t ssrc = 1; ssrc <= SrtpSender::kMaxStreams; ++ssrc) {
        const auto header = rtpHeader(static_cast<uint16_t>(30000 + step * ssrc * 15), ssrc);
        BOOST_REQUIRE(protect(sender, header, {9}) == reference.protect(joined({header, {9}})));
      }
    }
    // One more than there is room for, until another leaves.
    BOOST_TEST(protect(sender, rtpHeader(1, 1000), {9}).empty());
    BOOST_TEST(protectRtcp(sender, emptyReceiverReport(1000)).empty());
    sender.forget(5);
    BOOST_TEST(!protect(sender, rtpHeader(1, 1000), {9}).empty());
  });
}

BOOST_AUTO_TEST_CASE(reports_are_read_and_counted) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference receiver(profile, key, ssrc_any_inbound);
    for (uint32_t i = 0; i < 200; ++i) {
      const uint32_t ssrc = 1 + i % 3;
      const auto report = emptyReceiverReport(ssrc, i % 31);
      const auto sent = protectRtcp(sender, report);
      BOOST_REQUIRE(sent.size() == report.size() + sender.rtcpOverhead());
      const size_t indexAt = profile == SrtpProfile::aeadAes128Gcm ? sent.size() - 4 : report.size();
      BOOST_TEST(get32(&sent[indexAt]) == (0x8000'0000u | i / 3));
      BOOST_REQUIRE(receiver.unprotectRtcp(sent) == report);
      BOOST_REQUIRE(receiver.unprotectRtcp(sent).empty());  // a replay
    }
  });
}

BOOST_AUTO_TEST_CASE(reports_are_those_of_libsrtp) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference reference(profile, key, ssrc_any_outbound);
    protectRtcp(sender, emptyReceiverReport(77));  // libsrtp counts from 1, RFC 3711 from 0
    for (size_t blocks = 0; blocks < 31; ++blocks) {
      const auto report = emptyReceiverReport(77, blocks);
      BOOST_REQUIRE(protectRtcp(sender, report) == reference.protectRtcp(report));
    }
  });
}

BOOST_AUTO_TEST_CASE(what_is_tampered_with_is_refused) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    Reference receiver(profile, key, ssrc_any_inbound);
    const auto sent = protect(sender, rtpHeader(5, 7, 1), randomBytes(50));
    const auto report = protectRtcp(sender, emptyReceiverReport(7, 1));
    for (size_t at = 1; at < sent.size(); at += 7) {
      auto changed = sent;
      changed[at] ^= 1;
      BOOST_TEST(receiver.unprotect(changed).empty());
    }
    for (size_t at = 8; at < report.size(); at += 5) {
      auto changed = report;
      changed[at] ^= 1;
      BOOST_TEST(receiver.unprotectRtcp(changed).empty());
    }
    BOOST_TEST(!receiver.unprotect(sent).empty());
    BOOST_TEST(!receiver.unprotectRtcp(report).empty());
  });
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_not_sent) {
  withEachProfile([](SrtpProfile profile, const Bytes& key) {
    auto sender = senderOf(profile, key);
    const auto header = rtpHeader(1, 1), payload = randomBytes(100);
    Bytes out(header.size() + payload.size() + sender.rtpOverhead() - 1);
    BOOST_TEST(sender.protectRtp({header, {}, payload}, out) == 0u);
    BOOST_TEST(sender.protectRtp({std::span(header).first(11), {}, payload}, out) == 0u);
    auto version1 = header;
    version1[0] = 0x40;
    BOOST_TEST(sender.protectRtp({version1, {}, {}}, out) == 0u);
    const auto report = emptyReceiverReport(1);
    BOOST_TEST(sender.protectRtcp(report, std::span(out).first(report.size() + sender.rtcpOverhead() - 1)) ==
               0u);
    BOOST_TEST(sender.protectRtcp(std::span(report).first(7), out) == 0u);

    Bytes shortKey = key;
    shortKey.pop_back();
    const auto refused = SrtpSender::create(profile, shortKey);
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().code == Failure::Code::invalidArgument));
  });
}

BOOST_AUTO_TEST_CASE(without_protection_packets_are_as_they_were) {
  auto sender = senderOf(SrtpProfile::none, {});
  const auto header = rtpHeader(7, 8, 1), prefix = randomBytes(2), payload = randomBytes(900);
  BOOST_TEST(protect(sender, header, payload, prefix) == joined({header, prefix, payload}),
             boost::test_tools::per_element());
  const auto report = emptyReceiverReport(8, 2);
  BOOST_TEST(protectRtcp(sender, report) == report, boost::test_tools::per_element());
  Bytes small(header.size() + payload.size() - 1);
  BOOST_TEST(sender.protectRtp({header, {}, payload}, small) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(srtcp_received)

struct Received {
  Bytes key = randomBytes(srtpKeySize(profile));
  Reference peer{profile, key, ssrc_any_outbound};
  SrtcpReceiver receiver = std::move(*SrtcpReceiver::create(profile, key));

  static constexpr auto profile = SrtpProfile::aesCm128HmacSha1_80;
  Bytes open(const Bytes& packet) {
    const auto clear = receiver.open(packet);
    return {clear.begin(), clear.end()};
  }
};

BOOST_AUTO_TEST_CASE(reports_of_libsrtp_are_read_in_every_profile_of_counter_mode) {
  for (const auto profile : kProfiles) {
    const Bytes key = randomBytes(srtpKeySize(profile));
    auto receiver = SrtcpReceiver::create(profile, key);
    BOOST_TEST(receiver.has_value() == (profile != SrtpProfile::aeadAes128Gcm));
    if (!receiver) continue;
    Reference peer(profile, key, ssrc_any_outbound);
    for (size_t blocks = 0; blocks < 31; ++blocks) {
      const auto report = emptyReceiverReport(1 + static_cast<uint32_t>(blocks % 3), blocks);
      const auto sealed = peer.protectRtcp(report);
      const auto clear = receiver->open(sealed);
      BOOST_TEST(Bytes(clear.begin(), clear.end()) == report, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(!SrtcpReceiver::create(SrtpProfile::aesCm128HmacSha1_80, randomBytes(29)).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_report_that_comes_again_is_refused, Received) {
  std::vector<Bytes> sealed;
  for (int i = 0; i < 200; ++i) sealed.push_back(peer.protectRtcp(emptyReceiverReport(7)));
  BOOST_TEST(!open(sealed[100]).empty());
  BOOST_TEST(open(sealed[100]).empty());
  BOOST_TEST(!open(sealed[40]).empty());  // late, within the window
  BOOST_TEST(open(sealed[40]).empty());
  BOOST_TEST(open(sealed[36]).empty());  // before the window
  BOOST_TEST(!open(sealed[199]).empty());
  BOOST_TEST(open(sealed[100]).empty());  // long gone
  BOOST_TEST(!open(sealed[198]).empty());
}

BOOST_FIXTURE_TEST_CASE(any_damage_to_a_report_is_noticed_and_moves_no_window, Received) {
  const auto sealed = peer.protectRtcp(emptyReceiverReport(7, 1));
  for (size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    auto damaged = sealed;
    damaged[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    BOOST_TEST(open(damaged).empty());
  }
  for (size_t size = 0; size < sealed.size(); ++size)
    BOOST_TEST(open(Bytes(sealed.begin(), sealed.begin() + static_cast<long>(size))).empty());
  BOOST_TEST(open(randomBytes(SrtcpReceiver::kMaxPacket + 1)).empty());
  BOOST_TEST(!open(sealed).empty());
}

BOOST_FIXTURE_TEST_CASE(only_so_many_ssrcs_report, Received) {
  for (uint32_t ssrc = 0; ssrc < SrtcpReceiver::kMaxStreams + 8; ++ssrc)
    BOOST_TEST(!open(peer.protectRtcp(emptyReceiverReport(ssrc))).empty() ==
               (ssrc < SrtcpReceiver::kMaxStreams));
  BOOST_TEST(!open(peer.protectRtcp(emptyReceiverReport(0))).empty());
}

BOOST_AUTO_TEST_CASE(rtcp_is_told_from_rtp_by_its_type) {
  const auto is = [](uint8_t first, uint8_t second) { return isRtcpPacket(Bytes{first, second}); };
  BOOST_TEST((is(0x80, 200) && is(0x81, 201) && is(0x8f, 205) && is(0x81, 206) && is(0x81, 207)));
  BOOST_TEST((!is(0x80, 96) && !is(0x80, 96 | 0x80) && !is(0x80, 111) && !is(22, 200) && !is(0, 201)));
  BOOST_TEST((!isRtcpPacket(Bytes{}) && !isRtcpPacket(Bytes{0x80})));
}

BOOST_AUTO_TEST_SUITE_END()
