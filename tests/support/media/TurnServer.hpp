// Servers of STUN and TURN on the machine's own network.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/Eventually.hpp"
#include "tests/support/media/Network.hpp"

namespace headwater::test {

/// A UDP socket, for seeing what is sent to a server.
class UdpListener {
 public:
  UdpListener() : socket_(socket(AF_INET, SOCK_DGRAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    BOOST_REQUIRE(inet_pton(AF_INET, hostAddress().c_str(), &address.sin_addr) == 1);
    BOOST_REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    socklen_t size = sizeof address;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~UdpListener() { close(socket_); }
  int port() const { return port_; }
  std::vector<uint8_t> receive(std::chrono::milliseconds deadline) const {
    pollfd waiting{socket_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(deadline.count())) != 1) return {};
    std::vector<uint8_t> bytes(2048);
    const auto size = recv(socket_, bytes.data(), bytes.size(), 0);
    bytes.resize(size > 0 ? static_cast<size_t>(size) : 0);
    return bytes;
  }

 private:
  int socket_, port_ = 0;
};

/// Debian's coturn, for as long as this lives.
class TurnServer {
 public:
  TurnServer() {
    {
      const UdpListener probe;  // a port that is free
      port_ = probe.port();
    }
    const auto port = std::to_string(port_), address = hostAddress();
    process_ = fork();
    if (process_ == 0) {
      execlp("turnserver", "turnserver", "-n", "--no-tls", "--no-dtls", "--no-cli", "--listening-ip",
             address.c_str(), "--relay-ip", address.c_str(), "--listening-port", port.c_str(),
             "--lt-cred-mech", "--user", "me:secret", "--realm", "test", "--log-file", "/dev/null",
             "--allow-loopback-peers", "--pidfile", "", nullptr);
      _exit(127);
    }
    BOOST_REQUIRE_MESSAGE(waitUntilServing(), "turnserver does not serve");
  }
  ~TurnServer() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  int port() const { return port_; }

 private:
  /// Its port takes TCP as well.
  bool waitUntilServing() const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port_));
    inet_pton(AF_INET, hostAddress().c_str(), &address.sin_addr);
    return eventually([&] {
      const int probe = socket(AF_INET, SOCK_STREAM, 0);
      const bool serves = connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
      close(probe);
      return serves;
    });
  }

  int port_ = 0;
  pid_t process_ = -1;
};

}  // namespace headwater::test
