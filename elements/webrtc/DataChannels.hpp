// The data channels of a peer, RFC 8831 and 8832.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "elements/gst/Signal.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/track/Track.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

typedef struct _GstWebRTCDataChannel GstWebRTCDataChannel;

namespace headwater::webrtc {

/// Channels that the browser opens and channels that we open are alike once they are open. Messages from them
/// are published; messages to the browser take the open channel of the same label, else the first open one.
/// Messages that come before any channel is open are kept, at most kKept of them; the oldest goes first.
/// Threads: create(), remove() by the owner; send() and flushKept() by the feed thread; signals by
/// webrtcbin's. Held by shared_ptr.
class DataChannels : public std::enable_shared_from_this<DataChannels> {
 public:
  static constexpr size_t kKept = 64;

  struct Callbacks {
    std::function<void(int id, const std::string&label)> onOpened, onClosed;
    std::function<void()> onFlow;  ///< a message came from the browser
  };

  DataChannels(std::shared_ptr<track::Track> track, size_t bufferBytes, Callbacks callbacks);

  /// For channels that the browser opens.
  void watch(GstElement* webrtcbin);
  /// After webrtcbin has left NULL; before its offer, if the offer is to have a section for it.
  base::Expected<void> create(GstElement* webrtcbin, const DataChannelOptions& options);
  /// A channel that exists for the offer's sake only: webrtcbin makes no section without one. Agreed on out
  /// of band (RFC 8831 6.1), so the browser never sees it.
  base::Expected<void> createPlaceholder(GstElement* webrtcbin);
  base::Expected<void> remove(int id);

  void send(const track::DataMessage& message);
  /// Sends what was kept, for when a channel has opened.
  void flushKept();
  /// Messages pass only while it is open: not before the peer's certificate is verified.
  void open();
  void shut();
  void addStats(std::vector<peer::DataChannelStats>& stats) const;

 private:
  struct Channel;
  using ChannelPtr = std::shared_ptr<Channel>;

  void adopt(gst::Ptr<GstWebRTCDataChannel> object, bool placeholder);
  void connectSignals(const ChannelPtr& channel);
  void onState(Channel& channel);
  void announce();
  void onMessage(Channel& channel, std::string payload, bool binary);
  ChannelPtr channelFor(const std::string& label) const;
  void transmit(Channel& channel, const track::DataMessage& message) const;

  const std::shared_ptr<track::Track> track_;
  const size_t bufferBytes_;
  const Callbacks callbacks_;

  mutable std::mutex mutex_;
  gst::SignalConnection incoming_;
  std::vector<ChannelPtr> channels_;
  std::deque<track::DataMessage> kept_;
  bool open_ = false, shut_ = false;
  std::atomic<uint64_t> dropped_{0};
};

}  // namespace headwater::webrtc
