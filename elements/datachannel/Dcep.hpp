// The messages by which data channels are opened, RFC 8832 section 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "elements/datachannel/DataChannelOptions.hpp"

namespace headwater::datachannel::dcep {

inline constexpr char kAck = 2, kOpen = 3;

std::string openMessage(const DataChannelOptions& options);
/// Nothing for what is no DATA_CHANNEL_OPEN. Thread: any.
std::optional<DataChannelOptions> readOpen(const std::string& message);

}  // namespace headwater::datachannel::dcep
