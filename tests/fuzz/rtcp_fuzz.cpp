// A compound RTCP packet after SRTCP: read, and what it reports taken in.
#include <optional>
#include <span>

#include "elements/rtp/ReceiverReports.hpp"
#include "elements/rtp/RtcpReader.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater::base;
using namespace headwater::rtp;
using headwater::fuzz::check;

namespace {

constexpr NtpTime kNow{0xE000'0000'8000'0000};

struct Taker : RtcpVisitor {
  ReceiverReports reports{90000};
  size_t visits = 0;

  void onSenderInfo(const SenderInfo&) override { ++visits; }
  void onReportBlock(uint32_t, const ReportBlock& block) override {
    ++visits;
    check(block.packetsLost >= -0x80'0000 && block.packetsLost <= 0x7f'ffff, "a loss has 24 bits");
    reports.onReport(block, kNow);
    const auto trip = reports.roundTrip();
    check(!trip || (trip->count() >= 0 && *trip <= ReceiverReports::kMaxRoundTrip),
          "a round trip is believable");
  }
  void onPli(uint32_t, uint32_t) override { ++visits; }
  void onFir(uint32_t, uint32_t, uint8_t) override { ++visits; }
  void onNack(const Nack& nack) override {
    ++visits;
    size_t lost = 0;
    nack.forEach([&](uint16_t) { ++lost; });
    check(lost >= 1 && lost <= 17, "a NACK names 1 to 17 packets");
  }
  void onRemb(uint32_t, uint64_t) override { ++visits; }
  void onTransportFeedback(const TransportFeedback& feedback) override {
    ++visits;
    uint16_t expected = feedback.base;
    size_t statuses = 0;
    feedback.forEach([&](uint16_t sequence, bool, std::chrono::microseconds) {
      check(sequence == expected++, "statuses are in order");
      ++statuses;
    });
    check(statuses == feedback.statuses, "there are as many statuses as announced");
  }
  void onBye(uint32_t) override { ++visits; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const bool reducedSize : {true, false}) {
    Taker taker;
    const auto error = RtcpReader::read({data, size}, taker, {reducedSize});
    check(error == RtcpError::none || taker.visits == 0, "of a broken packet nothing is believed");
    check(*toString(error) != 0, "an error has a name");
  }
  return 0;
}
