// The data channels that there are, by their SCTP streams.
#pragma once

#include <map>
#include <vector>

#include "elements/datachannel/DataChannel.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/track/Track.hpp"

namespace headwater::datachannel {

/// Which stream a channel has, and which channel a message takes. Not thread-safe.
class ChannelTable {
 public:
  explicit ChannelTable(size_t most) : most_(most) {}

  size_t size() const { return channels_.size(); }
  /// Null when there is none.
  DataChannelPtr find(uint16_t stream) const;

  /// One that we open, on the first of our streams that is free: the client of DTLS takes even ones, the
  /// server odd ones (RFC 8832 6). Null when all are taken.
  DataChannelPtr addOurs(const DataChannelOptions& options, bool dtlsClient);
  /// One that the browser opens; null at the limit or when its stream is taken.
  DataChannelPtr addTheirs(uint16_t stream, const DataChannelOptions& options);
  /// One that was agreed on out of band and is known by its first message; null at the limit.
  DataChannelPtr addNegotiated(uint16_t stream);
  /// Null when there was none.
  DataChannelPtr remove(uint16_t stream);
  /// What was in it.
  std::map<uint16_t, DataChannelPtr> clear() { return std::exchange(channels_, {}); }

  /// The usable channel of the same label, else the first that is usable. What was agreed on out of band has
  /// no label; its number is what both browsers know.
  DataChannelPtr pick(const track::DataMessage& message) const;

  void addStats(std::vector<peer::DataChannelStats>& stats) const;

 private:
  const size_t most_;
  std::map<uint16_t, DataChannelPtr> channels_;
};

}  // namespace headwater::datachannel
