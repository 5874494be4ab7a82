// The other side of ICE, as small as tests need it: real sockets, and the STUN of headwater-load, which
// was written apart from the server's.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "elements/net/SocketAddress.hpp"

namespace headwater::test {

using Bytes = std::vector<uint8_t>;

struct Request {
  std::string username, password;
  bool useCandidate = false;
  bool controlled = false;  ///< claims the role that is the server's
  bool fingerprint = true;
  uint16_t extraAttribute = 0;
};

struct Answer {
  uint16_t type = 0;
  Bytes transaction;
  std::optional<net::SocketAddress> mapped;
  int error = 0;
  std::string username;  ///< of a request
};

Bytes encode(const Request& request);
/// A success response to `transaction`.
Bytes encodeSuccess(const Bytes& transaction, const std::string& password);
/// Nothing when it is no Binding message, or a broken one.
std::optional<Answer> decode(const Bytes& packet);

/// A UDP socket that talks to one address. Thread: the test's.
class UdpClient {
 public:
  explicit UdpClient(const net::SocketAddress& server);
  ~UdpClient();
  UdpClient(const UdpClient&) = delete;
  UdpClient& operator=(const UdpClient&) = delete;

  void send(const Bytes& packet) const;
  Bytes receive(std::chrono::milliseconds deadline = std::chrono::seconds(5));
  std::optional<Answer> ask(const Request& request);
  /// The next STUN message of a type; others are passed over.
  std::optional<Answer> await(uint16_t type, std::chrono::milliseconds deadline = std::chrono::seconds(5));
  net::SocketAddress address() const;
  int lastTos() const { return tos_; }

 private:
  int socket_;
  int tos_ = -1;
};

/// A TCP connection with the framing of RFC 4571.
class TcpClient {
 public:
  explicit TcpClient(const net::SocketAddress& server);
  ~TcpClient();
  TcpClient(const TcpClient&) = delete;
  TcpClient& operator=(const TcpClient&) = delete;

  void send(const Bytes& packet) const;
  void sendRaw(const Bytes& bytes) const;
  /// One frame; empty when none came or the connection ended.
  Bytes receive(std::chrono::milliseconds deadline = std::chrono::seconds(5));
  bool ended(std::chrono::milliseconds deadline = std::chrono::seconds(5));

 private:
  bool fill(size_t size, std::chrono::milliseconds deadline);
  int socket_;
  Bytes in_;
  bool ended_ = false;
};

}  // namespace headwater::test
