// The data channels of a peer, RFC 8831 and 8832.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "elements/gst/GstPtr.hpp"
#include "elements/peer/PeerStats.hpp"
#include "elements/sctp/SctpAssociation.hpp"
#include "elements/track/Track.hpp"
#include "elements/webrtc/SctpLink.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Channels that the browser opens and channels that we open are alike once they are open; those agreed on
/// out of band are known by their first message. Messages from them are published; messages to the browser
/// take the open channel of the same label, else the first open one. Messages that come before any channel is
/// open are kept, at most kKept of them; the oldest goes first. A channel that closes is forgotten. Threads:
/// create(), remove() by the owner; send() and flushKept() by the feed thread; the rest by webrtcbin's and
/// SCTP's. Held by shared_ptr.
class DataChannels : public std::enable_shared_from_this<DataChannels> {
 public:
  static constexpr size_t kKept = 64;

  struct Callbacks {
    std::function<void(int id, const std::string&label)> onOpened, onClosed;
    std::function<void()> onUp;    ///< what was kept may have a channel
    std::function<void()> onFlow;  ///< a message came from the browser
    std::function<void()> onGone;  ///< the browser has ended the association, as it does when it closes
  };
  struct Limits {
    size_t channels = 256;
    size_t bufferBytes = 1 << 20;  ///< that may wait for the browser
  };

  DataChannels(std::shared_ptr<track::Track> track, const Limits& limits, Callbacks callbacks);

  void watch(GstElement* webrtcbin);
  /// By webrtcbin, in place, of each element that it makes.
  void onElement(GstElement* element, const std::string& factory);
  /// Opens it as soon as that can be.
  base::Expected<void> create(const DataChannelOptions& options);
  /// A channel of webrtcbin's that exists for the offer's sake only: it makes no section without one. Nobody
  /// ever sees it.
  static base::Expected<void> createPlaceholder(GstElement* webrtcbin);
  base::Expected<void> remove(int id);

  void send(const track::DataMessage& message);
  /// Sends what was kept, for when a channel has opened.
  void flushKept();
  /// The peer's certificate is verified: only now there is SCTP.
  void open();
  void shut();
  void addStats(std::vector<peer::DataChannelStats>& stats) const;

 private:
  struct Channel;
  using ChannelPtr = std::shared_ptr<Channel>;

  void makeLink();
  void onLinkReady();
  void start();
  void onUp();
  void onDown();
  void onMessage(uint16_t stream, uint32_t protocol, std::string data);
  void onControl(uint16_t stream, const std::string& data);
  void onOpen(uint16_t stream, const std::string& data);
  void onReset(const std::vector<uint16_t>& streams);
  void publish(uint16_t stream, std::string data, bool binary);
  void openOurs(const DataChannelOptions& options);
  void announceOpen(const Channel& channel) const;
  ChannelPtr find(uint16_t stream) const;
  /// Null, and counted, at the limit.
  ChannelPtr add(uint16_t stream);
  ChannelPtr channelFor(const track::DataMessage& message) const;
  /// For a message: one that is open, else the one that was agreed on out of band.
  ChannelPtr pick(const track::DataMessage& message);
  void transmit(Channel& channel, const track::DataMessage& message);

  const std::shared_ptr<track::Track> track_;
  const Limits limits_;
  const Callbacks callbacks_;

  mutable std::mutex mutex_;
  std::shared_ptr<SctpLink> link_;
  gst::WeakPtr<GstElement> webrtcbin_{nullptr};
  std::shared_ptr<sctp::SctpAssociation> association_;
  SctpLink::Negotiated negotiated_;
  std::map<uint16_t, ChannelPtr> channels_;
  std::vector<DataChannelOptions> waiting_;  ///< ours, until there is SCTP
  std::deque<track::DataMessage> kept_;
  bool open_ = false, ready_ = false, up_ = false, shut_ = false;
};

}  // namespace headwater::webrtc
