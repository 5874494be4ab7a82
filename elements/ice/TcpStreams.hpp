// The TCP connections of peers, RFC 6544.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "elements/ice/Demultiplexer.hpp"
#include "elements/ice/IceHub.hpp"
#include "elements/ice/TcpConnection.hpp"

namespace headwater::ice {

/// Accepts them, reads them, and ends those that bring no valid check. Thread: the hub's.
class TcpStreams {
 public:
  TcpStreams(const IceHubOptions& options, std::shared_ptr<net::Poll> poll, Demultiplexer& demultiplexer,
             CheckNetwork& network, PeerTable& peers, std::shared_ptr<Counters> counters);

  void accept(int listener, Clock::time_point now);
  /// Something happened at the connection that is polled under `id`.
  void serve(uint64_t id, uint32_t events, Clock::time_point now);
  void tick(Clock::time_point now);

 private:
  struct Stream {
    Path path;
    Clock::time_point since;
  };
  bool read(const Path& path, Clock::time_point now);
  void end(uint64_t id);

  const IceHubOptions options_;
  const std::shared_ptr<net::Poll> poll_;
  Demultiplexer& demultiplexer_;
  CheckNetwork& network_;
  PeerTable& peers_;
  const std::shared_ptr<Counters> counters_;
  std::unordered_map<uint64_t, Stream> streams_;
  uint64_t next_ = 0;
};

}  // namespace headwater::ice
