#include "elements/datachannel/Dcep.hpp"

#include "elements/base/Bytes.hpp"

namespace headwater::datachannel::dcep {

namespace {

constexpr size_t kHead = 12;
constexpr uint8_t kUnordered = 0x80, kRetransmits = 1, kLifeTime = 2;

}  // namespace

std::string openMessage(const DataChannelOptions& options) {
  uint8_t head[kHead] = {kOpen};
  head[1] = options.ordered ? 0 : kUnordered;
  if (options.maxRetransmits) head[1] |= kRetransmits;
  if (options.maxPacketLifeTimeMs) head[1] |= kLifeTime;
  base::put32(head + 4, static_cast<uint32_t>(options.maxRetransmits        ? *options.maxRetransmits
                                              : options.maxPacketLifeTimeMs ? *options.maxPacketLifeTimeMs
                                                                            : 0));
  base::put16(head + 8, static_cast<uint16_t>(options.label.size()));
  base::put16(head + 10, static_cast<uint16_t>(options.protocol.size()));
  return std::string(reinterpret_cast<const char*>(head), kHead) + options.label + options.protocol;
}

std::optional<DataChannelOptions> readOpen(const std::string& message) {
  if (message.size() < kHead || message[0] != kOpen) return std::nullopt;
  const auto* head = reinterpret_cast<const uint8_t*>(message.data());
  const size_t label = base::get16(head + 8), protocol = base::get16(head + 10);
  if (message.size() < kHead + label + protocol) return std::nullopt;
  DataChannelOptions options;
  options.ordered = (head[1] & kUnordered) == 0;
  const auto bound = static_cast<int>(base::get32(head + 4) & 0x7fffffff);
  if ((head[1] & 0x7f) == kRetransmits) options.maxRetransmits = bound;
  if ((head[1] & 0x7f) == kLifeTime) options.maxPacketLifeTimeMs = bound;
  options.label = message.substr(kHead, label);
  options.protocol = message.substr(kHead + label, protocol);
  return options;
}

}  // namespace headwater::datachannel::dcep
