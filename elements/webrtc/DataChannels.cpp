#include "elements/webrtc/DataChannels.hpp"

#include <gst/webrtc/webrtc.h>

#include <algorithm>

#include "elements/base/Scheduler.hpp"
#include "elements/webrtc/Dcep.hpp"
#include "elements/webrtc/WebRtcMetrics.hpp"

namespace headwater::webrtc {

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
constexpr int kPlaceholderId = 1022;
constexpr size_t kLongestName = 65535;  ///< RFC 8832 5.1: 16 bits

std::string validText(const std::string& text) {
  const gst::CharPtr valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  return valid.get();
}

}  // namespace

struct DataChannels::Channel {
  Channel(uint16_t stream, DataChannelOptions wanted, bool isNegotiated)
      : id(stream), options(std::move(wanted)), negotiated(isNegotiated) {}

  const uint16_t id;
  const DataChannelOptions options;
  const bool negotiated;  ///< out of band: nobody told us its label
  std::atomic<bool> isOpen{false}, closing{false};
  std::atomic<uint64_t> messagesSent{0}, bytesSent{0}, messagesReceived{0}, bytesReceived{0}, dropped{0};

  bool usable() const { return isOpen && !closing; }
  sctp::SctpDelivery delivery() const {
    sctp::SctpDelivery delivery{options.ordered};
    if (options.maxPacketLifeTimeMs)
      delivery.maxLifeTimeMs = static_cast<uint32_t>(*options.maxPacketLifeTimeMs);
    if (options.maxRetransmits) delivery.maxRetransmits = static_cast<uint32_t>(*options.maxRetransmits);
    return delivery;
  }
};

DataChannels::DataChannels(std::shared_ptr<track::Track> track, const Limits& limits, Callbacks callbacks)
    : track_(std::move(track)), limits_(limits), callbacks_(std::move(callbacks)) {}

void DataChannels::watch(GstElement* webrtcbin) {
  const auto weak = weak_from_this();
  const std::lock_guard lock(mutex_);
  webrtcbin_ = gst::WeakPtr<GstElement>(webrtcbin);
  link_ = std::make_shared<SctpLink>(SctpLink::Callbacks{[weak] {
                                                           if (const auto self = weak.lock())
                                                             self->onLinkReady();
                                                         },
                                                         [weak](std::span<const uint8_t> packet) {
                                                           const auto self = weak.lock();
                                                           std::shared_ptr<sctp::SctpAssociation> association;
                                                           if (self) {
                                                             const std::lock_guard held(self->mutex_);
                                                             association = self->association_;
                                                           }
                                                           if (association) association->receive(packet);
                                                         }});
}

void DataChannels::onElement(GstElement* element, const std::string& factory) {
  std::shared_ptr<SctpLink> link;
  {
    const std::lock_guard lock(mutex_);
    link = link_;
  }
  if (link) link->onElement(element, factory);
}

base::Expected<void> DataChannels::createPlaceholder(GstElement* webrtcbin) {
  const gst::StructurePtr settings(gst_structure_new("options", "negotiated", G_TYPE_BOOLEAN, TRUE, "id",
                                                     G_TYPE_INT, kPlaceholderId, nullptr));
  GstWebRTCDataChannel* made = nullptr;
  g_signal_emit_by_name(webrtcbin, "create-data-channel", "", settings.get(), &made);
  if (!made)
    return base::fail(base::Failure::Code::dataChannelUnavailable, "webrtcbin makes no data channel");
  gst_object_unref(made);  // webrtcbin has one of its own
  return {};
}

base::Expected<void> DataChannels::create(const DataChannelOptions& options) {
  if (options.maxPacketLifeTimeMs && options.maxRetransmits)
    return base::fail(base::Failure::Code::invalidArgument,
                      "maxPacketLifeTime and maxRetransmits exclude each other");
  if (options.label.size() > kLongestName || options.protocol.size() > kLongestName)
    return base::fail(base::Failure::Code::invalidArgument,
                      "label and protocol of a data channel have at most 65535 bytes");
  {
    const std::lock_guard lock(mutex_);
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

void DataChannels::onLinkReady() {
  {
    const std::lock_guard lock(mutex_);
    ready_ = true;
  }
  start();
}

void DataChannels::open() {
  {
    const std::lock_guard lock(mutex_);
    open_ = true;
  }
  start();
}

// Not in place: the caller may be in the midst of the handshake, and packets go out at once.
void DataChannels::start() {
  base::Scheduler::shared().after(std::chrono::milliseconds(0), [weak = weak_from_this()] {
    const auto self = weak.lock();
    const auto webrtcbin = self ? self->webrtcbin_.lock() : nullptr;
    if (!webrtcbin) return;
    std::shared_ptr<SctpLink> link;
    {
      const std::lock_guard lock(self->mutex_);
      if (!self->open_ || !self->ready_ || self->shut_ || self->association_) return;
      link = self->link_;
    }
    const auto negotiated = link->negotiated(webrtcbin.get());
    sctp::SctpAssociation::Callbacks callbacks;
    callbacks.output = [link](std::span<const uint8_t> packet) { link->send(packet); };
    callbacks.onUp = [weak] {
      if (const auto owner = weak.lock()) owner->onUp();
    };
    callbacks.onMessage = [weak](uint16_t stream, uint32_t protocol, std::string data) {
      if (const auto owner = weak.lock()) owner->onMessage(stream, protocol, std::move(data));
    };
    callbacks.onReset = [weak](const std::vector<uint16_t>& incoming, const std::vector<uint16_t>&) {
      if (const auto owner = weak.lock()) owner->onReset(incoming);
    };
    callbacks.onDown = [weak] {
      if (const auto owner = weak.lock()) owner->onDown();
    };
    const auto made = sctp::SctpAssociation::create({.localPort = negotiated.localPort,
                                                     .remotePort = negotiated.remotePort,
                                                     .sendBufferBytes = self->limits_.bufferBytes},
                                                    std::move(callbacks));
    if (!made) return;
    (*made)->connect();
    const std::lock_guard lock(self->mutex_);
    self->negotiated_ = negotiated;
    if (!self->shut_) self->association_ = *made;
  });
}

void DataChannels::shut() {
  std::shared_ptr<sctp::SctpAssociation> association;
  std::shared_ptr<SctpLink> link;
  {
    const std::lock_guard lock(mutex_);
    open_ = up_ = false;
    shut_ = true;
    channels_.clear();
    kept_.clear();
    waiting_.clear();
    association = std::move(association_);
    link = link_;
  }
  if (association) association->close();
  if (link) link->shut();
}

void DataChannels::onUp() {
  std::vector<DataChannelOptions> waiting;
  {
    const std::lock_guard lock(mutex_);
    up_ = true;
    waiting.swap(waiting_);
  }
  for (const auto& options : waiting) openOurs(options);
  callbacks_.onUp();
}

void DataChannels::onDown() {
  decltype(channels_) channels;
  bool wasUp = false;
  {
    const std::lock_guard lock(mutex_);
    wasUp = std::exchange(up_, false);
    channels.swap(channels_);
  }
  for (const auto& [id, channel] : channels)
    if (channel->isOpen) callbacks_.onClosed(id, channel->options.label);
  if (wasUp) callbacks_.onGone();
}

DataChannels::ChannelPtr DataChannels::find(uint16_t stream) const {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(stream);
  return found == channels_.end() ? nullptr : found->second;
}

void DataChannels::announceOpen(const Channel& channel) const {
  callbacks_.onOpened(channel.id, channel.options.label);
}

// RFC 8832 6: the client of DTLS takes even streams, the server odd ones.
void DataChannels::openOurs(const DataChannelOptions& options) {
  std::shared_ptr<sctp::SctpAssociation> association;
  ChannelPtr channel;
  {
    const std::lock_guard lock(mutex_);
    association = association_;
    for (int next = negotiated_.client ? 0 : 1; association && next < sctp::SctpAssociation::kStreams;
         next += 2) {
      const auto id = static_cast<uint16_t>(next);
      if (channels_.contains(id)) continue;
      channel = channels_[id] = std::make_shared<Channel>(id, options, false);
      break;
    }
  }
  if (!channel) return;
  const auto message = dcep::openMessage(options);
  association->send(channel->id, kControl, message, {});
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
      ++WebRtcCounters::shared().dataMessagesDropped;
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
  if (!options) return;
  options->label = validText(options->label);
  options->protocol = validText(options->protocol);
  std::shared_ptr<sctp::SctpAssociation> association;
  ChannelPtr channel;
  {
    const std::lock_guard lock(mutex_);
    association = association_;
    const auto known = channels_.find(stream);
    // One that was taken for negotiated since its first message overtook this.
    const bool overtaken = known != channels_.end() && known->second->negotiated;
    if (overtaken || (known == channels_.end() && channels_.size() < limits_.channels)) {
      channel = channels_[stream] = std::make_shared<Channel>(stream, *options, false);
      channel->isOpen = true;
    }
  }
  if (!association) return;
  if (!channel) {
    ++WebRtcCounters::shared().dataChannelsRefused;
    return association->reset(stream);
  }
  association->send(stream, kControl, std::string(1, dcep::kAck), {});
  announceOpen(*channel);
}

DataChannels::ChannelPtr DataChannels::add(uint16_t stream) {
  ChannelPtr channel;
  {
    const std::lock_guard lock(mutex_);
    const auto known = channels_.find(stream);
    if (known != channels_.end()) return known->second;
    if (!up_ || channels_.size() >= limits_.channels) {
      ++WebRtcCounters::shared().dataChannelsRefused;
      return nullptr;
    }
    channel = channels_[stream] = std::make_shared<Channel>(stream, DataChannelOptions{}, true);
    channel->isOpen = true;
  }
  announceOpen(*channel);
  return channel;
}

void DataChannels::publish(uint16_t stream, std::string data, bool binary) {
  auto channel = find(stream);
  if (!channel) channel = add(stream);
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
    ChannelPtr channel;
    std::shared_ptr<sctp::SctpAssociation> association;
    {
      const std::lock_guard lock(mutex_);
      association = association_;
      const auto found = channels_.find(stream);
      if (found == channels_.end()) continue;
      channel = found->second;
      channels_.erase(found);
    }
    // RFC 8831 6.7: a side that is told of the end ends its own.
    if (association && !channel->closing) association->reset(stream);
    if (channel->isOpen) callbacks_.onClosed(stream, channel->options.label);
  }
}

/// What was agreed on out of band has no label; its number is what both browsers know. With the lock held.
DataChannels::ChannelPtr DataChannels::channelFor(const track::DataMessage& message) const {
  if (message.negotiatedId) {
    const auto same = channels_.find(*message.negotiatedId);
    if (same != channels_.end() && same->second->usable()) return same->second;
  }
  ChannelPtr first;
  for (const auto& [id, channel] : channels_) {
    if (!channel->usable()) continue;
    if (!message.negotiatedId && channel->options.label == message.label) return channel;
    if (!first) first = channel;
  }
  return first;
}

DataChannels::ChannelPtr DataChannels::pick(const track::DataMessage& message) {
  {
    const std::lock_guard lock(mutex_);
    if (auto channel = channelFor(message)) return channel;
    if (!up_ || !message.negotiatedId) return nullptr;
  }
  // Whoever made the application knows of it at this end, too.
  return add(*message.negotiatedId);
}

void DataChannels::send(const track::DataMessage& message) {
  flushKept();
  if (const auto channel = pick(message)) return transmit(*channel, message);
  const std::lock_guard lock(mutex_);
  if (shut_) return;
  kept_.push_back(message);
  if (kept_.size() <= kKept) return;
  kept_.pop_front();
  ++WebRtcCounters::shared().dataMessagesDropped;
}

void DataChannels::flushKept() {
  for (;;) {
    track::DataMessage message;
    {
      const std::lock_guard lock(mutex_);
      if (kept_.empty()) return;
      message = kept_.front();
    }
    const auto channel = pick(message);
    if (!channel) return;
    {
      const std::lock_guard lock(mutex_);
      if (!kept_.empty()) kept_.pop_front();  // only this thread takes from it, but shut() clears it
    }
    transmit(*channel, message);
  }
}

void DataChannels::transmit(Channel& channel, const track::DataMessage& message) {
  std::shared_ptr<sctp::SctpAssociation> association;
  size_t most = 0;
  {
    const std::lock_guard lock(mutex_);
    association = association_;
    most = negotiated_.maxMessage;
  }
  const auto& payload = message.payload;
  const bool empty = payload.empty();
  const uint32_t protocol = message.binary ? (empty ? kEmptyBinary : kBinary) : (empty ? kEmptyText : kText);
  const std::span<const char> bytes = empty ? std::span<const char>("", 1) : std::span<const char>(payload);
  if (!association || payload.size() > most ||
      !association->send(channel.id, protocol, bytes, channel.delivery())) {
    ++channel.dropped;
    ++WebRtcCounters::shared().dataMessagesDropped;
    return;
  }
  ++channel.messagesSent;
  channel.bytesSent += payload.size();
}

base::Expected<void> DataChannels::remove(int id) {
  std::shared_ptr<sctp::SctpAssociation> association;
  const auto channel =
      id >= 0 && id < sctp::SctpAssociation::kStreams ? find(static_cast<uint16_t>(id)) : nullptr;
  {
    const std::lock_guard lock(mutex_);
    association = association_;
  }
  if (!channel || !association)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "there is no data channel " + std::to_string(id));
  if (!channel->closing.exchange(true)) association->reset(channel->id);
  return {};
}

void DataChannels::addStats(std::vector<peer::DataChannelStats>& stats) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, channel] : channels_)
    stats.push_back({id, channel->options.label, channel->options.protocol,
                     channel->closing  ? "closing"
                     : channel->isOpen ? "open"
                                       : "connecting",
                     channel->messagesSent, channel->bytesSent, channel->messagesReceived,
                     channel->bytesReceived, channel->dropped});
}

}  // namespace headwater::webrtc
