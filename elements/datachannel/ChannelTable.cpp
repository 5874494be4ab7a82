#include "elements/datachannel/ChannelTable.hpp"

namespace headwater::datachannel {

DataChannelPtr ChannelTable::find(uint16_t stream) const {
  const auto found = channels_.find(stream);
  return found == channels_.end() ? nullptr : found->second;
}

DataChannelPtr ChannelTable::addOurs(const DataChannelOptions& options, bool dtlsClient) {
  for (int next = dtlsClient ? 0 : 1; next < sctp::SctpAssociation::kStreams; next += 2) {
    const auto stream = static_cast<uint16_t>(next);
    if (channels_.contains(stream)) continue;
    return channels_[stream] = std::make_shared<DataChannel>(stream, options, false, false);
  }
  return nullptr;
}

DataChannelPtr ChannelTable::addTheirs(uint16_t stream, const DataChannelOptions& options) {
  const auto known = channels_.find(stream);
  // One that was taken for negotiated since its first message overtook this.
  const bool overtaken = known != channels_.end() && known->second->negotiated;
  if (!overtaken && (known != channels_.end() || channels_.size() >= most_)) return nullptr;
  return channels_[stream] = std::make_shared<DataChannel>(stream, options, false, true);
}

DataChannelPtr ChannelTable::addNegotiated(uint16_t stream) {
  if (channels_.size() >= most_) return nullptr;
  return channels_[stream] = std::make_shared<DataChannel>(stream, DataChannelOptions{}, true, true);
}

DataChannelPtr ChannelTable::remove(uint16_t stream) {
  const auto found = channels_.find(stream);
  if (found == channels_.end()) return nullptr;
  auto channel = std::move(found->second);
  channels_.erase(found);
  return channel;
}

DataChannelPtr ChannelTable::pick(const track::DataMessage& message) const {
  if (message.negotiatedId) {
    auto same = find(*message.negotiatedId);
    if (same && same->usable()) return same;
  }
  DataChannelPtr first;
  for (const auto& [id, channel] : channels_) {
    if (!channel->usable()) continue;
    if (!message.negotiatedId && channel->options.label == message.label) return channel;
    if (!first) first = channel;
  }
  return first;
}

void ChannelTable::addStats(std::vector<peer::DataChannelStats>& stats) const {
  for (const auto& [id, channel] : channels_)
    stats.push_back({id, channel->options.label, channel->options.protocol, channel->state(),
                     channel->messagesSent, channel->bytesSent, channel->messagesReceived,
                     channel->bytesReceived, channel->dropped});
}

}  // namespace headwater::datachannel
