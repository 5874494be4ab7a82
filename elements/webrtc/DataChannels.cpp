#include "elements/webrtc/DataChannels.hpp"

#include <gst/webrtc/webrtc.h>

#include <algorithm>

#include "elements/gst/Property.hpp"

namespace headwater::webrtc {

namespace {

constexpr int kPlaceholderId = 1022;

gst::StructurePtr settingsOf(const DataChannelOptions& options) {
  gst::StructurePtr settings(gst_structure_new("options", "ordered", G_TYPE_BOOLEAN,
                                               static_cast<gboolean>(options.ordered), "protocol",
                                               G_TYPE_STRING, options.protocol.c_str(), nullptr));
  if (options.maxPacketLifeTimeMs)
    gst_structure_set(settings.get(), "max-packet-lifetime", G_TYPE_INT, *options.maxPacketLifeTimeMs,
                      nullptr);
  if (options.maxRetransmits)
    gst_structure_set(settings.get(), "max-retransmits", G_TYPE_INT, *options.maxRetransmits, nullptr);
  return settings;
}

}  // namespace

struct DataChannels::Channel {
  gst::Ptr<GstWebRTCDataChannel> object;
  std::string label, protocol;
  bool placeholder = false;
  std::vector<gst::SignalConnection> signals;
  std::atomic<bool> isOpen{false}, announced{false}, closed{false};
  std::atomic<uint64_t> messagesSent{0}, bytesSent{0}, messagesReceived{0}, bytesReceived{0}, dropped{0};

  int id() const {
    gint value = -1;
    g_object_get(object.get(), "id", &value, nullptr);
    return value;
  }
  GstWebRTCDataChannelState state() const {
    return gst::getEnum<GstWebRTCDataChannelState>(object.get(), "ready-state");
  }
};

DataChannels::DataChannels(std::shared_ptr<track::Track> track, size_t bufferBytes, Callbacks callbacks)
    : track_(std::move(track)), bufferBytes_(bufferBytes), callbacks_(std::move(callbacks)) {}

void DataChannels::watch(GstElement* webrtcbin) {
  incoming_ = gst::connect<void, GstWebRTCDataChannel*>(
      webrtcbin, "on-data-channel",
      gst::weakly<GstWebRTCDataChannel*>(
          weak_from_this(),
          [](DataChannels& self, GstWebRTCDataChannel* object) { self.adopt(gst::ref(object), false); }));
}

base::Expected<void> DataChannels::create(GstElement* webrtcbin, const DataChannelOptions& options) {
  if (options.maxPacketLifeTimeMs && options.maxRetransmits)
    return base::fail(base::Failure::Code::invalidArgument,
                      "maxPacketLifeTime and maxRetransmits exclude each other");
  const auto settings = settingsOf(options);
  GstWebRTCDataChannel* made = nullptr;
  g_signal_emit_by_name(webrtcbin, "create-data-channel", options.label.c_str(), settings.get(), &made);
  if (!made)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "webrtcbin makes no data channel '" + options.label + "'");
  adopt(gst::adopt(made), false);
  return {};
}

base::Expected<void> DataChannels::createPlaceholder(GstElement* webrtcbin) {
  const gst::StructurePtr settings(gst_structure_new("options", "negotiated", G_TYPE_BOOLEAN, TRUE, "id",
                                                     G_TYPE_INT, kPlaceholderId, nullptr));
  GstWebRTCDataChannel* made = nullptr;
  g_signal_emit_by_name(webrtcbin, "create-data-channel", "", settings.get(), &made);
  if (!made)
    return base::fail(base::Failure::Code::dataChannelUnavailable, "webrtcbin makes no data channel");
  adopt(gst::adopt(made), true);
  return {};
}

void DataChannels::adopt(gst::Ptr<GstWebRTCDataChannel> object, bool placeholder) {
  auto channel = std::make_shared<Channel>();
  channel->object = std::move(object);
  channel->label = gst::getString(channel->object.get(), "label");
  channel->protocol = gst::getString(channel->object.get(), "protocol");
  channel->placeholder = placeholder;
  // Before shut() can know of it, which may run meanwhile and ends the connections of what it finds.
  connectSignals(channel);
  {
    const std::lock_guard lock(mutex_);
    if (shut_) return;
    channels_.push_back(channel);
  }
  onState(*channel);
}

void DataChannels::connectSignals(const ChannelPtr& channel) {
  const auto bound = [this, weakChannel = std::weak_ptr(channel)](auto function) {
    return [weak = weak_from_this(), weakChannel, function](auto... args) {
      const auto self = weak.lock();
      const auto owned = weakChannel.lock();
      if (self && owned) function(*self, *owned, args...);
    };
  };
  auto* object = channel->object.get();
  channel->signals.push_back(gst::connectNotify(
      object, "ready-state", bound([](DataChannels& self, Channel& each) { self.onState(each); })));
  channel->signals.push_back(gst::connect<void, gchar*>(
      object, "on-message-string", bound([](DataChannels& self, Channel& each, gchar* text) {
        self.onMessage(each, text ? text : "", false);
      })));
  channel->signals.push_back(gst::connect<void, GBytes*>(
      object, "on-message-data", bound([](DataChannels& self, Channel& each, GBytes* bytes) {
        gsize size = 0;
        const auto* data = bytes ? static_cast<const char*>(g_bytes_get_data(bytes, &size)) : nullptr;
        self.onMessage(each, data ? std::string(data, size) : std::string(), true);
      })));
}

void DataChannels::onState(Channel& channel) {
  const auto state = channel.state();
  channel.isOpen = state == GST_WEBRTC_DATA_CHANNEL_STATE_OPEN;
  if (channel.placeholder) return;
  if (channel.isOpen) announce();
  if (state == GST_WEBRTC_DATA_CHANNEL_STATE_CLOSED && channel.announced && !channel.closed.exchange(true))
    callbacks_.onClosed(channel.id(), channel.label);
}

// Tells of channels that are open, each once; while shut they wait for open().
void DataChannels::announce() {
  std::vector<ChannelPtr> news;
  {
    const std::lock_guard lock(mutex_);
    if (!open_) return;
    for (const auto& channel : channels_)
      if (channel->isOpen && !channel->placeholder && !channel->announced.exchange(true))
        news.push_back(channel);
  }
  for (const auto& channel : news) callbacks_.onOpened(channel->id(), channel->label);
}

void DataChannels::open() {
  {
    const std::lock_guard lock(mutex_);
    open_ = true;
  }
  announce();
}

void DataChannels::shut() {
  std::vector<ChannelPtr> channels;
  {
    const std::lock_guard lock(mutex_);
    open_ = false;
    shut_ = true;
    incoming_.disconnect();
    channels.swap(channels_);
    kept_.clear();
  }
  for (const auto& channel : channels) channel->signals.clear();
}

void DataChannels::onMessage(Channel& channel, std::string payload, bool binary) {
  {
    const std::lock_guard lock(mutex_);
    if (!open_) return;
  }
  ++channel.messagesReceived;
  channel.bytesReceived += payload.size();
  callbacks_.onFlow();
  track_->publish(track::DataMessage{channel.label, std::move(payload), binary});
}

DataChannels::ChannelPtr DataChannels::channelFor(const std::string& label) const {
  ChannelPtr first;
  for (const auto& channel : channels_) {
    if (!channel->isOpen || channel->placeholder) continue;
    if (channel->label == label) return channel;
    if (!first) first = channel;
  }
  return first;
}

void DataChannels::send(const track::DataMessage& message) {
  flushKept();
  ChannelPtr channel;
  {
    const std::lock_guard lock(mutex_);
    if (open_) channel = channelFor(message.label);
    if (!channel) {
      kept_.push_back(message);
      if (kept_.size() <= kKept) return;
      kept_.pop_front();
      ++dropped_;
      return;
    }
  }
  transmit(*channel, message);
}

void DataChannels::flushKept() {
  for (;;) {
    ChannelPtr channel;
    track::DataMessage message;
    {
      const std::lock_guard lock(mutex_);
      if (!open_ || kept_.empty() || !(channel = channelFor(kept_.front().label))) return;
      message = std::move(kept_.front());
      kept_.pop_front();
    }
    transmit(*channel, message);
  }
}

void DataChannels::transmit(Channel& channel, const track::DataMessage& message) const {
  guint64 buffered = 0;
  g_object_get(channel.object.get(), "buffered-amount", &buffered, nullptr);
  if (buffered + message.payload.size() > bufferBytes_) {
    ++channel.dropped;
    return;
  }
  GError* error = nullptr;
  gboolean sent = FALSE;
  if (message.binary) {
    GBytes* bytes = g_bytes_new(message.payload.data(), message.payload.size());
    sent = gst_webrtc_data_channel_send_data_full(channel.object.get(), bytes, &error);
    g_bytes_unref(bytes);
  } else {
    sent = gst_webrtc_data_channel_send_string_full(channel.object.get(), message.payload.c_str(), &error);
  }
  const gst::ErrorPtr owned(error);
  if (!sent) {
    ++channel.dropped;
    return;
  }
  ++channel.messagesSent;
  channel.bytesSent += message.payload.size();
}

base::Expected<void> DataChannels::remove(int id) {
  ChannelPtr found;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& channel : channels_)
      if (!channel->placeholder && channel->id() == id) found = channel;
  }
  if (!found)
    return base::fail(base::Failure::Code::dataChannelUnavailable,
                      "there is no data channel " + std::to_string(id));
  gst_webrtc_data_channel_close(found->object.get());
  return {};
}

void DataChannels::addStats(std::vector<peer::DataChannelStats>& stats) const {
  static const char* const kStates[] = {"new", "connecting", "open", "closing", "closed"};
  const std::lock_guard lock(mutex_);
  for (const auto& channel : channels_) {
    if (channel->placeholder) continue;
    const int state = channel->state() - GST_WEBRTC_DATA_CHANNEL_STATE_CONNECTING + 1;
    stats.push_back({channel->id(), channel->label, channel->protocol, kStates[std::clamp(state, 0, 4)],
                     channel->messagesSent, channel->bytesSent, channel->messagesReceived,
                     channel->bytesReceived, channel->dropped});
  }
}

}  // namespace headwater::webrtc
