// The data channels of a peer, RFC 8831 and 8832.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/datachannel/ChannelTable.hpp"
#include "elements/datachannel/SctpTransport.hpp"

namespace headwater::datachannel {

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

  static std::shared_ptr<DataChannels> make(std::shared_ptr<track::Track> track, const Limits& limits,
                                            Callbacks callbacks);

  void watch(GstElement* webrtcbin) { sctp_->watch(webrtcbin); }
  /// By webrtcbin, in place, of each element that it makes.
  void onElement(GstElement* element, const std::string& factory) { sctp_->onElement(element, factory); }
  /// Opens it as soon as that can be.
  base::Expected<void> create(const DataChannelOptions& options);
  base::Expected<void> remove(int id);

  void send(const track::DataMessage& message);
  /// Sends what was kept, for when a channel has opened.
  void flushKept();
  /// The peer's certificate is verified: only now there is SCTP.
  void open() { sctp_->open(); }
  void shut();
  void addStats(std::vector<peer::DataChannelStats>& stats) const;

 private:
  DataChannels(std::shared_ptr<track::Track> track, const Limits& limits, Callbacks callbacks);
  void makeTransport();

  void onUp();
  void onDown();
  void onMessage(uint16_t stream, uint32_t protocol, std::string data);
  void onControl(uint16_t stream, const std::string& data);
  void onOpen(uint16_t stream, const std::string& data);
  void onReset(const std::vector<uint16_t>& streams);
  void publish(uint16_t stream, std::string data, bool binary);
  void openOurs(const DataChannelOptions& options);
  void announceOpen(const DataChannel& channel) const;
  DataChannelPtr find(uint16_t stream) const;
  /// Null, and counted, at the limit.
  DataChannelPtr findOrAdd(uint16_t stream);
  /// For a message: one that is open, else the one that was agreed on out of band.
  DataChannelPtr pick(const track::DataMessage& message);
  void transmit(DataChannel& channel, const track::DataMessage& message) const;

  const std::shared_ptr<track::Track> track_;
  const Limits limits_;
  const Callbacks callbacks_;
  std::shared_ptr<SctpTransport> sctp_;  ///< from make() on

  mutable base::Mutex mutex_;
  ChannelTable channels_ HW_GUARDED_BY(mutex_);
  std::vector<DataChannelOptions> waiting_ HW_GUARDED_BY(mutex_);  ///< ours, until there is SCTP
  std::deque<track::DataMessage> kept_ HW_GUARDED_BY(mutex_);
  bool up_ HW_GUARDED_BY(mutex_) = false, shut_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::datachannel
