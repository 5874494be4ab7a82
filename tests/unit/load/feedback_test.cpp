// RTCP that viewers and presenters write, read back by the same reader and against the layouts of the RFCs.
#include <boost/test/unit_test.hpp>

#include "tools/load/Rtcp.hpp"
#include "tools/load/TransportCc.hpp"

namespace headwater::load {

BOOST_AUTO_TEST_SUITE(Feedback)

BOOST_AUTO_TEST_CASE(AReceiverReportHasTheLayoutOfRfc3550) {
  RtcpWriter writer(0x01020304);
  writer.receiverReport({{0xAABBCCDD, 128, -1, 0x00010002, 9, 0x11223344, 0x55667788}});
  const std::vector<uint8_t> expected{0x81, 201, 0,    7,    1,    2,    3,    4,    0xAA, 0xBB, 0xCC,
                                      0xDD, 128, 0xFF, 0xFF, 0xFF, 0,    1,    0,    2,    0,    0,
                                      0,    9,   0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88};
  BOOST_TEST(writer.bytes() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(WhatIsWrittenIsReadBack) {
  RtcpWriter writer(1);
  writer.senderReport({0x0102030405060708, 9, 10, 11});
  writer.cname("abc");
  writer.pictureLoss(77);
  writer.nack(78, {65534, 65535, 3, 40});
  BOOST_TEST(writer.bytes().size() % 4 == 0u);
  std::vector<uint16_t> asked;
  uint32_t pictureLoss = 0;
  SenderInfo info;
  RtcpReader reader;
  reader.onSenderReport = [&](uint32_t, const SenderInfo& got) { info = got; };
  reader.onPictureLoss = [&](uint32_t ssrc) { pictureLoss = ssrc; };
  reader.onNack = [&](uint32_t ssrc, uint16_t sequence) {
    BOOST_TEST(ssrc == 78u);
    asked.push_back(sequence);
  };
  BOOST_TEST(reader.read(writer.bytes()));
  BOOST_TEST(info.ntpTime == 0x0102030405060708u);
  BOOST_TEST(info.octets == 11u);
  BOOST_TEST(pictureLoss == 77u);
  BOOST_TEST(asked == (std::vector<uint16_t>{65534, 65535, 3, 40}), boost::test_tools::per_element());
  for (size_t size = 1; size < 8; ++size) BOOST_TEST(!reader.read(Bytes(writer.bytes()).first(size)));
}

BOOST_AUTO_TEST_CASE(TransportWideFeedbackSaysWhatCameAndWhen) {
  TransportCc feedback;
  const Time start = Clock::now();
  feedback.onPacket(65534, start);
  feedback.onPacket(65535, start + milliseconds(1));
  feedback.onPacket(1, start + milliseconds(101));  // 0 is missing
  const auto fci = feedback.take();
  BOOST_TEST(get16(fci.data()) == 65534u);
  BOOST_TEST(get16(&fci[2]) == 4u);
  BOOST_TEST(get32(&fci[4]) == 0u);  // reference time 0, feedback 0
  // Two-bit symbols: small, small, none, large.
  BOOST_TEST(get16(&fci[8]) == (0xC000u | 1 << 12 | 1 << 10 | 0 << 8 | 2 << 6));
  BOOST_TEST(fci[10] == 0u);
  BOOST_TEST(fci[11] == 4u);            // 1 ms
  BOOST_TEST(get16(&fci[12]) == 400u);  // 100 ms
  BOOST_TEST(fci.size() % 4 == 0u);
  BOOST_TEST(feedback.empty());
  feedback.onPacket(2, start + milliseconds(130));
  const auto second = feedback.take();
  BOOST_TEST(get16(second.data()) == 2u);
  BOOST_TEST(get32(&second[4]) == (2u << 8 | 1));  // 128 ms, feedback 1
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::load
