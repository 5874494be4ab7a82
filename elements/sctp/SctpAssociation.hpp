// SCTP between two peers, RFC 8261: usrsctp over a transport that somebody else has.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/base/Types.hpp"

struct socket;

namespace headwater::sctp {

struct SctpOptions {
  uint16_t localPort = 5000, remotePort = 5000;
  size_t maxMessage = 262144;        ///< larger ones of the peer are dropped
  size_t sendBufferBytes = 1 << 20;  ///< that may wait for the peer
};

/// What a message is sent with, RFC 8831 6.4 and RFC 3758.
struct SctpDelivery {
  bool ordered = true;
  std::optional<uint32_t> maxLifeTimeMs{}, maxRetransmits{};
};

/// One association. webrtcbin's own elements are not used for it: they hand on a large message in pieces
/// without saying where one ends, and take two threads a stream. Thread-safe; callbacks come one at a time,
/// on the thread that called receive() or on the timers' (`hw-sctp`, one a process), without a lock; `output`
/// must not wait.
class SctpAssociation : public std::enable_shared_from_this<SctpAssociation> {
 public:
  static constexpr uint16_t kStreams = 1024;

  struct Callbacks {
    std::function<void(std::span<const uint8_t>)> output;
    std::function<void()> onUp;
    std::function<void(uint16_t stream, uint32_t protocol, std::string)> onMessage;
    /// The peer has ended its side of these streams, or they have ended on ours.
    std::function<void(std::vector<uint16_t> incoming, std::vector<uint16_t> outgoing)> onReset;
    std::function<void()> onDown;  ///< the peer aborted it, or could not be reached
  };

  static base::Expected<std::shared_ptr<SctpAssociation>> create(const SctpOptions& options,
                                                                 Callbacks callbacks);
  ~SctpAssociation();

  /// Both sides do (RFC 8831 6.1).
  void connect();
  /// What comes before connect() is dropped.
  void receive(std::span<const uint8_t> packet);
  /// False when too much waits already, or the association is not up.
  bool send(uint16_t stream, uint32_t protocol, std::span<const char> message, const SctpDelivery& delivery);
  /// RFC 6525: ends our side of a stream, at once or when what is being reset has been.
  void reset(uint16_t stream);
  /// Aborts it. Nothing is called back afterwards, but for a call that another thread is in.
  void close();

 private:
  struct Driver;
  struct Event {
    enum class Kind { up, message, reset, down } kind = Kind::up;
    uint16_t stream = 0;
    uint32_t protocol = 0;
    std::string data{};
    std::vector<uint16_t> incoming{}, outgoing{};
  };

  SctpAssociation(const SctpOptions& options, Callbacks callbacks);
  base::Expected<void> open();
  void configure() HW_REQUIRES(mutex_);
  void take(const std::string& data, uint16_t stream, uint32_t protocol, bool notification, bool last);
  void takeNotification(const std::string& data);
  void takePiece(const std::string& data, uint16_t stream, uint32_t protocol, bool last);
  void push(Event event);
  void drain();
  void resetPending();

  const SctpOptions options_;
  const Callbacks callbacks_;
  void* id_ = nullptr;  ///< how usrsctp names it to the driver; from create() on

  base::Mutex mutex_;  ///< of the socket's life; usrsctp has locks of its own
  struct socket* socket_ HW_GUARDED_BY(mutex_) = nullptr;
  bool connecting_ HW_GUARDED_BY(mutex_) = false;  ///< or connected
  std::vector<uint16_t> resets_ HW_GUARDED_BY(mutex_);

  base::Mutex events_;
  std::map<uint16_t, std::string> pieces_
      HW_GUARDED_BY(events_);  ///< of messages that are not there yet, by stream
  std::deque<Event> pending_ HW_GUARDED_BY(events_);
  bool draining_ HW_GUARDED_BY(events_) = false, closed_ HW_GUARDED_BY(events_) = false;
};

}  // namespace headwater::sctp
