#include "elements/datachannel/DataChannels.hpp"

#include "elements/datachannel/DataCounters.hpp"
#include "elements/datachannel/Dcep.hpp"

namespace headwater::datachannel {

namespace {

// RFC 8831 8.1, 52 and 54 of its drafts.
enum Protocol : uint32_t {
  kControl = 50,
  kText = 51,
  kBinaryPart = 52,
  kBinary = 53,
  kTextPart = 54,
  kEmptyText = 56,
  kEmptyBinary = 57
};
constexpr size_t kLongestName = 65535;  ///< RFC 8832 5.1: 16 bits

std::string validText(const std::string& text) {
  const gst::CharPtr valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  return valid.get();
}

}  // namespace

std::shared_ptr<DataChannels> DataChannels::make(std::shared_ptr<track::Track> track, const Limits& limits,
                                                 Callbacks callbacks) {
  std::shared_ptr<DataChannels> made(new DataChannels(std::move(track), limits, std::move(callbacks)));
  made->makeTransport();
  return made;
}

DataChannels::DataChannels(std::shared_ptr<track::Track> track, const Limits& limits, Callbacks callbacks)
    : track_(std::move(track)),
      limits_(limits),
      callbacks_(std::move(callbacks)),
      channels_(limits.channels) {}

void DataChannels::makeTransport() {
  const auto weak = weak_from_this();
  SctpTransport::Callbacks callbacks;
  callbacks.onUp = [weak] {
    if (const auto self = weak.lock()) self->onUp();
  };
  callbacks.onMessage = [weak](uint16_t stream, uint32_t protocol, std::string data) {
    if (const auto self = weak.lock()) self->onMessage(stream, protocol, std::move(data));
  };
  callbacks.onReset = [weak](const std::vector<uint16_t>& streams) {
    if (const auto self = weak.lock()) self->onReset(streams);
  };
  callbacks.onDown = [weak] {
    if (const auto self = weak.lock()) self->onDown();
  };
  sctp_ = SctpTransport::create(limits_.bufferBytes, std::move(callbacks));
}

base::Expected<void> DataChannels::create(const DataChannelOptions& options) {
  if (options.maxPacketLifeTimeMs && options.maxRetransmits)
    return base::fail(base::Failure::Code::invalidArgument,
                      "maxPacketLifeTime and maxRetransmits exclude each other");
  if (options.label.size() > kLongestName || options.protocol.size() > kLongestName)
    return base::fail(base::Failure::Code::invalidArgument,
                      "label and protocol of a data channel have at most 65535 bytes");
  {
    const base::Lock lock(mutex_);
    if (channels_.size() + waiting_.size() >= limits_.channels)
      return base::fail(base::Failure::Code::dataChannelUnavailable,
                        "this endpoint has " + std::to_string(limits_.channels) + " data channels already");
    if (!up_) {
      waiting_.push_back(options);
      return {};
    }
  }
  openOurs(options);
  return {};
}

void DataChannels::openOurs(const DataChannelOptions& options) {
  if (!sctp_->running()) return;
  const bool client = sctp_->negotiated().client;
  DataChannelPtr channel;
  {
    const base::Lock lock(mutex_);
    channel = channels_.addOurs(options, client);
  }
  if (channel) sctp_->send(channel->id, kControl, dcep::openMessage(options));
}

base::Expected<void> DataChannels::remove(int id) {
  const auto channel =
      id >= 0 && id < sctp::SctpAssociation::kStreams ? find(static_cast<uint16_t>(id)) : nullptr;
  if (!channel || !sctp_->running())
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "there is no data channel " + std::to_string(id));
  if (!channel->closing.exchange(true)) sctp_->reset(channel->id);
  return {};
}

void DataChannels::shut() {
  {
    const base::Lock lock(mutex_);
    up_ = false;
    shut_ = true;
    channels_.clear();
    kept_.clear();
    waiting_.clear();
  }
  sctp_->shut();
}

void DataChannels::onUp() {
  std::vector<DataChannelOptions> waiting;
  {
    const base::Lock lock(mutex_);
    up_ = true;
    waiting.swap(waiting_);
  }
  for (const auto& options : waiting) openOurs(options);
  callbacks_.onUp();
}

void DataChannels::onDown() {
  std::map<uint16_t, DataChannelPtr> channels;
  bool wasUp = false;
  {
    const base::Lock lock(mutex_);
    wasUp = std::exchange(up_, false);
    channels = channels_.clear();
  }
  for (const auto& [id, channel] : channels)
    if (channel->isOpen) callbacks_.onClosed(id, channel->options.label);
  if (wasUp) callbacks_.onGone();
}

DataChannelPtr DataChannels::find(uint16_t stream) const {
  const base::Lock lock(mutex_);
  return channels_.find(stream);
}

DataChannelPtr DataChannels::findOrAdd(uint16_t stream) {
  DataChannelPtr channel;
  {
    const base::Lock lock(mutex_);
    if (auto known = channels_.find(stream)) return known;
    channel = up_ ? channels_.addNegotiated(stream) : nullptr;
  }
  if (channel)
    announceOpen(*channel);
  else
    ++DataCounters::shared().channelsRefused;
  return channel;
}

void DataChannels::announceOpen(const DataChannel& channel) const {
  callbacks_.onOpened(channel.id, channel.options.label);
}

void DataChannels::onMessage(uint16_t stream, uint32_t protocol, std::string data) {
  switch (protocol) {
    case kControl:
      return onControl(stream, data);
    case kText:
    case kTextPart:
      return publish(stream, std::move(data), false);
    case kBinary:
    case kBinaryPart:
      return publish(stream, std::move(data), true);
    case kEmptyText:  // RFC 8831 6.6: SCTP has no empty messages, so they have a byte that means nothing
      return publish(stream, {}, false);
    case kEmptyBinary:
      return publish(stream, {}, true);
    default:
      ++DataCounters::shared().messagesDropped;
  }
}

void DataChannels::onControl(uint16_t stream, const std::string& data) {
  if (!data.empty() && data[0] == dcep::kOpen) return onOpen(stream, data);
  const auto channel = find(stream);
  if (data.empty() || data[0] != dcep::kAck || !channel || channel->isOpen.exchange(true)) return;
  announceOpen(*channel);
}

void DataChannels::onOpen(uint16_t stream, const std::string& data) {
  auto options = dcep::readOpen(data);
  if (!options || !sctp_->running()) return;
  options->label = validText(options->label);
  options->protocol = validText(options->protocol);
  DataChannelPtr channel;
  {
    const base::Lock lock(mutex_);
    channel = channels_.addTheirs(stream, *options);
  }
  if (!channel) {
    ++DataCounters::shared().channelsRefused;
    return sctp_->reset(stream);
  }
  sctp_->send(stream, kControl, std::string(1, dcep::kAck));
  announceOpen(*channel);
}

void DataChannels::publish(uint16_t stream, std::string data, bool binary) {
  const auto channel = findOrAdd(stream);
  if (!channel) return;
  if (!channel->isOpen.exchange(true)) announceOpen(*channel);  // its ack was overtaken
  ++channel->messagesReceived;
  channel->bytesReceived += data.size();
  callbacks_.onFlow();
  track_->publish(track::DataMessage{channel->options.label, std::move(data), binary,
                                     channel->negotiated ? std::optional(stream) : std::nullopt});
}

void DataChannels::onReset(const std::vector<uint16_t>& streams) {
  for (const auto stream : streams) {
    DataChannelPtr channel;
    {
      const base::Lock lock(mutex_);
      channel = channels_.remove(stream);
    }
    if (!channel) continue;
    // RFC 8831 6.7: a side that is told of the end ends its own.
    if (!channel->closing) sctp_->reset(stream);
    if (channel->isOpen) callbacks_.onClosed(stream, channel->options.label);
  }
}

DataChannelPtr DataChannels::pick(const track::DataMessage& message) {
  {
    const base::Lock lock(mutex_);
    if (auto channel = channels_.pick(message)) return channel;
    if (!up_ || !message.negotiatedId) return nullptr;
  }
  // Whoever made the application knows of it at this end, too.
  return findOrAdd(*message.negotiatedId);
}

void DataChannels::send(const track::DataMessage& message) {
  flushKept();
  if (const auto channel = pick(message)) return transmit(*channel, message);
  const base::Lock lock(mutex_);
  if (shut_) return;
  kept_.push_back(message);
  if (kept_.size() <= kKept) return;
  kept_.pop_front();
  ++DataCounters::shared().messagesDropped;
}

void DataChannels::flushKept() {
  for (;;) {
    track::DataMessage message;
    {
      const base::Lock lock(mutex_);
      if (kept_.empty()) return;
      message = kept_.front();
    }
    const auto channel = pick(message);
    if (!channel) return;
    {
      const base::Lock lock(mutex_);
      if (!kept_.empty()) kept_.pop_front();  // only this thread takes from it, but shut() clears it
    }
    transmit(*channel, message);
  }
}

void DataChannels::transmit(DataChannel& channel, const track::DataMessage& message) const {
  const auto& payload = message.payload;
  const bool empty = payload.empty();
  const uint32_t protocol = message.binary ? (empty ? kEmptyBinary : kBinary) : (empty ? kEmptyText : kText);
  const std::span<const char> bytes = empty ? std::span<const char>("", 1) : std::span<const char>(payload);
  if (payload.size() > sctp_->negotiated().maxMessage ||
      !sctp_->send(channel.id, protocol, bytes, channel.delivery())) {
    ++channel.dropped;
    ++DataCounters::shared().messagesDropped;
    return;
  }
  ++channel.messagesSent;
  channel.bytesSent += payload.size();
}

void DataChannels::addStats(std::vector<peer::DataChannelStats>& stats) const {
  const base::Lock lock(mutex_);
  channels_.addStats(stats);
}

}  // namespace headwater::datachannel
