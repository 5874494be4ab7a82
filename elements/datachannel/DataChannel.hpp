// One data channel, RFC 8831.
#pragma once

#include <atomic>
#include <memory>

#include "elements/datachannel/DataChannelOptions.hpp"
#include "elements/sctp/SctpAssociation.hpp"

namespace headwater::datachannel {

/// Thread: any.
struct DataChannel {
  DataChannel(uint16_t stream, DataChannelOptions wanted, bool isNegotiated, bool opened)
      : id(stream), options(std::move(wanted)), negotiated(isNegotiated), isOpen(opened) {}

  const uint16_t id;
  const DataChannelOptions options;
  const bool negotiated;  ///< out of band: nobody told us its label
  std::atomic<bool> isOpen, closing{false};
  std::atomic<uint64_t> messagesSent{0}, bytesSent{0}, messagesReceived{0}, bytesReceived{0}, dropped{0};

  bool usable() const { return isOpen && !closing; }
  const char* state() const { return closing ? "closing" : isOpen ? "open" : "connecting"; }
  sctp::SctpDelivery delivery() const {
    sctp::SctpDelivery delivery{options.ordered};
    if (options.maxPacketLifeTimeMs)
      delivery.maxLifeTimeMs = static_cast<uint32_t>(*options.maxPacketLifeTimeMs);
    if (options.maxRetransmits) delivery.maxRetransmits = static_cast<uint32_t>(*options.maxRetransmits);
    return delivery;
  }
};
using DataChannelPtr = std::shared_ptr<DataChannel>;

}  // namespace headwater::datachannel
