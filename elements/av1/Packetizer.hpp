// From AV1 to RTP: AOM's "RTP Payload Format For AV1" v1.0, sections 4 and 5.
#pragma once

#include <vector>

#include "elements/av1/Obu.hpp"

namespace headwater::av1 {

/// The least payload that packetize() fills, in octets.
constexpr size_t kLeastPayload = 8;

/// The payloads of the packets that carry one temporal unit (low-overhead format, section 5.2 of AV1), none
/// larger than `most` octets (at least kLeastPayload); the last one is to have the marker bit. Temporal
/// delimiters, tile lists and padding are left out. Empty when there is nothing else or `unit` is malformed.
/// Thread: any.
std::vector<std::vector<uint8_t>> packetize(Bytes unit, size_t most);

}  // namespace headwater::av1
