// What a WebRTC peer's media travels through: one UDP socket with ICE, DTLS and SRTP on it (RFC 8834, RFC
// 7983).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/load/Dtls.hpp"
#include "tools/load/Ice.hpp"
#include "tools/load/Loop.hpp"
#include "tools/load/Rtcp.hpp"
#include "tools/load/Srtp.hpp"

namespace headwater::load {

struct RemoteCandidate {
  sockaddr_in address{};
  uint32_t priority = 0;
};

/// The other side's half of the description.
struct RemoteTransport {
  IceCredentials ice;
  std::string fingerprint;  ///< "sha-256 AB:CD:..."
  bool iceLite = false;
  bool dtlsClient = false;  ///< theirs: a=setup:active
  std::vector<RemoteCandidate> candidates;
};

/// An RTP packet as it came: still encrypted, valid during the call only.
struct RtpArrival {
  std::span<uint8_t> packet;
  Time at;
  int64_t kernelNs = 0;  ///< CLOCK_REALTIME at which the kernel had it; 0 when not asked for
};

/// Thread: the loop's. Everything in the handler is called on it, never from within a call to the transport's
/// constructor.
class Transport final : public Readable {
 public:
  struct Handler {
    virtual ~Handler() = default;
    virtual void onConnected(Time now) = 0;
    virtual void onRtp(const RtpArrival& arrival) = 0;
    virtual void onRtcp(Bytes compound, Time now) = 0;
    /// Once; nothing comes after it.
    virtual void onTransportFailed(const std::string& why) = 0;
  };
  struct Options {
    bool controlling = true;
    bool timestamps = false;      ///< fill RtpArrival::kernelNs
    int receiveBuffer = 1 << 20;  ///< bytes
  };

  /// Throws std::system_error when there is no socket.
  Transport(Loop& loop, const DtlsContext& dtls, Handler& handler, Options options);
  ~Transport() override;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  uint16_t port() const { return port_; }
  const IceCredentials& credentials() const { return ice_.local(); }
  void setRemote(const RemoteTransport& remote, Time now);
  void addCandidate(const RemoteCandidate& candidate) {
    ice_.addCandidate(candidate.address, candidate.priority);
  }

  /// Every few milliseconds: checks, retransmissions, consent.
  void onTimer(Time now);
  void onReadable(Time now) override;

  /// Protects and sends; `packet` is overwritten. Dropped before connected() and when the socket is full.
  void sendRtp(std::vector<uint8_t>& packet);
  void sendRtcp(RtcpWriter& compound);
  /// Decrypts in place; nothing when it is not authentic.
  std::optional<size_t> unprotect(std::span<uint8_t> packet) {
    return srtp_ ? srtp_->unprotectRtp(packet) : std::nullopt;
  }

  bool connected() const { return srtp_ != nullptr && !failed_; }
  std::optional<Time> iceConnectedAt() const { return iceAt_; }
  /// Packets that this machine dropped because the socket's buffer was full.
  uint32_t socketDrops() const;
  uint64_t rtcpFailures() const { return rtcpFailures_; }
  uint64_t received() const { return received_; }
  void close();

 private:
  void dispatch(std::span<uint8_t> packet, const sockaddr_in& from, Time now, int64_t kernelNs);
  void onDtls(Bytes packet, Time now);
  void afterDtls(Time now);
  void startDtlsOnceIceIsUp(Time now);
  void sendTo(Bytes packet, const sockaddr_in& to) const;
  void fail(const std::string& why);

  Loop& loop_;
  const DtlsContext& dtlsContext_;
  Handler& handler_;
  const Options options_;
  int socket_ = -1;
  uint16_t port_ = 0;
  IceAgent ice_;
  std::unique_ptr<DtlsTransport> dtls_;
  std::unique_ptr<Srtp> srtp_;
  std::optional<Time> iceAt_;
  std::optional<Time> iceBy_;
  bool failed_ = false;
  uint64_t rtcpFailures_ = 0, received_ = 0;
};

}  // namespace headwater::load
