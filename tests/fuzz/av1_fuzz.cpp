// Payloads of AV1's RTP format in packets that are lost, repeated and cut at will; and temporal units made
// into packets.
#include <algorithm>

#include "elements/av1/Depacketizer.hpp"
#include "elements/av1/Packetizer.hpp"
#include "elements/av1/SequenceHeader.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater::av1;
using headwater::fuzz::check;

namespace {

void checkHeader(const Obu& obu) {
  const auto header = parseSequenceHeader(obu.payload);
  if (!header) return;
  check(header->width >= 1 && header->width <= 65536 && header->height >= 1 && header->height <= 65536,
        "a size has 16 bits");
  check(configurationRecord(*header, obu).size() > 4, "a record holds the header");
}

/// A unit is whole: OBUs with their sizes, and nothing that decoders have no use for.
void checkUnit(const TemporalUnit& unit) {
  check(!unit.bytes.empty() && unit.bytes.size() <= kMostUnitSize * 2, "a unit is neither empty nor endless");
  Bytes rest = unit.bytes;
  while (!rest.empty()) {
    check(rest[0] & 0x02, "an OBU has its size");
    const auto read = readObu(rest);
    check(read.has_value(), "an OBU is whole");
    check(!isDropped(read->obu), "what has no place in RTP is left out");
    if (read->obu.type == ObuType::sequenceHeader) checkHeader(read->obu);
    rest = rest.subspan(read->size);
  }
}

/// What is made into packets comes out as it was.
void checkRoundTrip(const TemporalUnit& unit, size_t most) {
  const auto payloads = packetize(unit.bytes, most);
  check(!payloads.empty(), "a unit makes packets");
  Depacketizer depacketizer;
  for (const auto& payload : payloads) {
    check(payload.size() <= std::max(most, kLeastPayload), "a payload fits");
    const auto units = depacketizer.add({.payload = payload, .marker = &payload == &payloads.back()});
    check(units.size() == (unit.key && &payload == &payloads.back() ? 1u : 0u),
          "a key unit comes out by itself");
    for (const auto& each : units) check(each.bytes == unit.bytes, "it comes out as it went in");
  }
}

}  // namespace

// Packets: an octet of flags (marker, gap, next timestamp), one of length, the payload.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Depacketizer depacketizer;
  Bytes rest(data, size);
  uint32_t timestamp = 0;
  while (rest.size() >= 2) {
    const uint8_t flags = rest[0];
    const size_t length = std::min<size_t>(rest[1], rest.size() - 2);
    if (flags & 0x04) ++timestamp;
    const auto units = depacketizer.add({.payload = rest.subspan(2, length),
                                         .timestamp = timestamp,
                                         .marker = (flags & 0x01) != 0,
                                         .afterGap = (flags & 0x02) != 0,
                                         .time = timestamp});
    check(units.size() <= 2, "a packet ends two units at most");
    for (const auto& unit : units) {
      checkUnit(unit);
      checkRoundTrip(unit, 8 + (flags >> 3) * 8);
    }
    rest = rest.subspan(2 + length);
  }
  for (const auto& payload : packetize({data, size}, 64)) check(payload.size() <= 64, "a payload fits");
  return 0;
}
