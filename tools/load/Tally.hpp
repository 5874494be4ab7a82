// What was received, in numbers that add up over viewers and whose differences describe a window of time.
#pragma once

#include <cstdint>

namespace headwater::load {

struct Tally {
  int64_t packets = 0;   ///< RTP as they came, with RTX and doubles, without what --loss dropped
  int64_t bytes = 0;     ///< of those, with RTP headers, without UDP and IP
  int64_t expected = 0;  ///< audio and video by sequence numbers
  int64_t unique = 0;    ///< of those, how many came, retransmissions included
  int64_t duplicates = 0;
  int64_t late = 0;           ///< came after a later one
  int64_t jumps = 0;          ///< sequence numbers that began anew
  int64_t dropped = 0;        ///< by --loss
  int64_t nacks = 0;          ///< sequence numbers asked for
  int64_t retransmitted = 0;  ///< RTX packets
  int64_t decrypted = 0, decryptFailures = 0, rtcpFailures = 0;
  int64_t keyframeRequests = 0;
  int64_t senderReports = 0;
  int64_t socketDrops = 0;

  int64_t lost() const { return expected - unique; }

  template <class Operation>
  Tally& each(const Tally& other, Operation operation) {
    static constexpr int64_t Tally::*kAll[] = {&Tally::packets,       &Tally::bytes,
                                               &Tally::expected,      &Tally::unique,
                                               &Tally::duplicates,    &Tally::late,
                                               &Tally::jumps,         &Tally::dropped,
                                               &Tally::nacks,         &Tally::retransmitted,
                                               &Tally::decrypted,     &Tally::decryptFailures,
                                               &Tally::rtcpFailures,  &Tally::keyframeRequests,
                                               &Tally::senderReports, &Tally::socketDrops};
    static_assert(sizeof kAll / sizeof *kAll * sizeof(int64_t) == sizeof(Tally),
                  "every field is in the list");
    for (const auto field : kAll) this->*field = operation(this->*field, other.*field);
    return *this;
  }
  Tally& operator+=(const Tally& other) {
    return each(other, [](int64_t a, int64_t b) { return a + b; });
  }
  Tally& operator-=(const Tally& other) {
    return each(other, [](int64_t a, int64_t b) { return a - b; });
  }
};

}  // namespace headwater::load
