// What travels on a Track of data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace headwater::track {

/// One message of a data channel, RFC 8831. `binary` tells text (UTF-8) from binary.
struct DataMessage {
  std::string label;  ///< of the channel on which it came; a sink prefers its channel of the same label
  std::string payload;
  bool binary = false;
  std::optional<uint16_t> negotiatedId{};  ///< of a channel that was agreed on out of band, without a label
};

}  // namespace headwater::track
