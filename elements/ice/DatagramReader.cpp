#include "elements/ice/DatagramReader.hpp"

#include "elements/net/UdpSocket.hpp"

namespace headwater::ice {

DatagramReader::DatagramReader(Demultiplexer& demultiplexer, std::shared_ptr<Counters> counters)
    : demultiplexer_(demultiplexer), counters_(std::move(counters)) {
  for (size_t i = 0; i < kBatch; ++i) {
    parts_[i] = {bytes_[i].data(), kMostPacket};
    auto& header = messages_[i].msg_hdr;
    header.msg_name = &from_[i];
    header.msg_namelen = sizeof(sockaddr_storage);
    header.msg_iov = &parts_[i];
    header.msg_iovlen = 1;
  }
}

void DatagramReader::read(const std::shared_ptr<const net::UdpSocket>& socket, Clock::time_point now) {
  const int count = recvmmsg(socket->descriptor(), messages_.data(), kBatch, MSG_DONTWAIT, nullptr);
  Path path{socket, nullptr, socket->local(), {}};
  for (int n = 0; n < count; ++n) {
    const auto i = static_cast<size_t>(n);
    auto& message = messages_[i];
    // For the next read; this one has written its own.
    message.msg_hdr.msg_namelen = sizeof(sockaddr_storage);
    bump(counters_->packetsIn);
    bump(counters_->bytesIn, message.msg_len);
    if (message.msg_hdr.msg_flags & MSG_TRUNC) {
      bump(counters_->oversized);
      continue;
    }
    path.remote = net::SocketAddress(reinterpret_cast<const sockaddr*>(&from_[i]));
    demultiplexer_.onPacket(path, {bytes_[i].data(), message.msg_len}, now);
  }
}

}  // namespace headwater::ice
