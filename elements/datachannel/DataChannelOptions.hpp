// What is asked of a data channel, RFC 8831 section 6.4.
#pragma once

#include <optional>
#include <string>

namespace headwater::datachannel {

struct DataChannelOptions {
  std::string label{};
  std::string protocol{};
  bool ordered = true;
  std::optional<int> maxPacketLifeTimeMs{};
  std::optional<int> maxRetransmits{};
};

}  // namespace headwater::datachannel
