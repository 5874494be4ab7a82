#include "elements/fanout/DatagramBatch.hpp"

#include <netinet/in.h>
#include <netinet/udp.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace headwater::fanout {

namespace {

enum class Segmentation : int { unknown, available, missing };
std::atomic<Segmentation> segmentation{Segmentation::unknown};

Segmentation probe() {
  const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return Segmentation::missing;
  const int size = 1200;
  const bool works = setsockopt(descriptor, IPPROTO_UDP, UDP_SEGMENT, &size, sizeof size) == 0;
  close(descriptor);
  return works ? Segmentation::available : Segmentation::missing;
}

template <class Value>
void addControl(msghdr& header, int level, int type, Value value) {
  auto* control = reinterpret_cast<cmsghdr*>(static_cast<char*>(header.msg_control) + header.msg_controllen);
  control->cmsg_level = level;
  control->cmsg_type = type;
  control->cmsg_len = CMSG_LEN(sizeof value);
  std::memcpy(CMSG_DATA(control), &value, sizeof value);
  header.msg_controllen += CMSG_SPACE(sizeof value);
}

bool refusesSegments(int error) {
  return error == EIO || error == EINVAL || error == EOPNOTSUPP || error == EMSGSIZE;
}

}  // namespace

double LatencyHistogram::quantileMicros(const std::array<uint64_t, kBuckets>& sums, double quantile) {
  uint64_t total = 0;
  for (const auto sum : sums) total += sum;
  if (total == 0) return 0;
  const auto rank = static_cast<uint64_t>(quantile * static_cast<double>(total - 1));
  uint64_t seen = 0;
  size_t bucket = 0;
  while (bucket + 1 < kBuckets && (seen += sums[bucket]) <= rank) ++bucket;
  if (bucket < 4) return static_cast<double>((bucket + 1) * 256) / 1000;
  const size_t exponent = bucket / 4 + 1, quarter = bucket % 4;
  return static_cast<double>((4 + quarter + 1) << (exponent - 2)) * 256 / 1000;
}

bool UdpSegmentation::available() {
  auto known = segmentation.load(std::memory_order_relaxed);
  if (known == Segmentation::unknown) {
    const auto found = probe();
    // A refusal that came in between stays.
    if (segmentation.compare_exchange_strong(known, found)) known = found;
  }
  return known == Segmentation::available;
}

void UdpSegmentation::retract() {
  segmentation = Segmentation::missing;
}

struct DatagramBatch::Call {
  std::array<mmsghdr, kMessages> headers;
  std::array<iovec, kMessages> vectors;
  static constexpr size_t kControl = CMSG_SPACE(sizeof(uint16_t)) + CMSG_SPACE(sizeof(int));
  alignas(cmsghdr) char control[kMessages][kControl];
};

DatagramBatch::DatagramBatch(ShardCounters& counters)
    : counters_(counters), arena_(new uint8_t[kArena]), call_(new Call) {}

DatagramBatch::~DatagramBatch() = default;

std::span<uint8_t, DatagramBatch::kLargest> DatagramBatch::room() {
  if (used_ + kLargest > kArena || messages_ == kMessages || datagrams_ == kDatagrams) flush();
  return std::span<uint8_t, kLargest>(arena_.get() + used_, kLargest);
}

bool DatagramBatch::extend(size_t size, const net::UdpDestination& to) {
  if (messages_ == 0 || !UdpSegmentation::available()) return false;
  auto& last = message_[messages_ - 1];
  if (last.to != &to || last.closed || size > last.segment || last.datagrams >= kSegments ||
      last.bytes + size > 65000)
    return false;
  last.bytes += static_cast<uint32_t>(size);
  ++last.datagrams;
  last.closed = size < last.segment;
  return true;
}

void DatagramBatch::commit(size_t size, const net::UdpDestination& to, StreamCounters& owner,
                           std::chrono::steady_clock::time_point arrival) {
  if (!extend(size, to))
    message_[messages_++] = {&to,
                             static_cast<uint32_t>(used_),
                             static_cast<uint32_t>(size),
                             static_cast<uint16_t>(datagrams_),
                             1,
                             static_cast<uint16_t>(size),
                             false};
  datagram_[datagrams_++] = {&owner, arrival, static_cast<uint16_t>(size)};
  used_ += size;
}

void DatagramBatch::fill(Call& call, size_t from, size_t to) const {
  for (size_t i = from; i < to; ++i) {
    const auto& message = message_[i];
    auto& header = call.headers[i].msg_hdr;
    call.vectors[i] = {arena_.get() + message.offset, message.bytes};
    header = {};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): sendmmsg(2) only reads it
    header.msg_name = const_cast<sockaddr_storage*>(&message.to->address);
    header.msg_namelen = message.to->length;
    header.msg_iov = &call.vectors[i];
    header.msg_iovlen = 1;
    header.msg_control = call.control[i];
    if (message.datagrams > 1) addControl(header, IPPROTO_UDP, UDP_SEGMENT, message.segment);
    if (message.to->dscp >= 0) {  // RFC 8837
      const int field = message.to->dscp << 2;
      if (message.to->address.ss_family == AF_INET6)
        addControl(header, IPPROTO_IPV6, IPV6_TCLASS, field);
      else
        addControl(header, IPPROTO_IP, IP_TOS, field);
    }
    if (header.msg_controllen == 0) header.msg_control = nullptr;
  }
}

void DatagramBatch::settle(const Message& message, bool sent, std::chrono::steady_clock::time_point now) {
  for (size_t i = message.first; i < size_t{message.first} + message.datagrams; ++i) {
    const auto& datagram = datagram_[i];
    if (!sent) {
      datagram.owner->dropped.add();
      counters_.droppedSocket.add();
      continue;
    }
    this->sent(datagram.size, datagram.arrival, now);
  }
}

void DatagramBatch::sent(size_t size, std::chrono::steady_clock::time_point arrival,
                         std::chrono::steady_clock::time_point now) {
  counters_.packets.add();
  counters_.bytes.add(size);
  if (arrival.time_since_epoch().count() != 0) counters_.latency.add(now - arrival);
}

bool DatagramBatch::sendNow(size_t size, net::Route& route, std::chrono::steady_clock::time_point arrival) {
  if (!route.send(std::span(arena_.get() + used_, size))) {
    counters_.droppedRoute.add();
    return false;
  }
  sent(size, arrival, std::chrono::steady_clock::now());
  return true;
}

void DatagramBatch::sendSingly(const Message& message) {
  size_t offset = message.offset;
  for (size_t i = message.first; i < size_t{message.first} + message.datagrams; ++i) {
    const auto size = datagram_[i].size;
    const auto sent = sendto(message.to->socket, arena_.get() + offset, size, MSG_DONTWAIT | MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&message.to->address), message.to->length);
    counters_.calls.add();
    settle({message.to, 0, size, static_cast<uint16_t>(i), 1, size, true}, sent >= 0,
           std::chrono::steady_clock::now());
    offset += size;
  }
}

/// Sends messages of one socket; returns how many are dealt with, at least one.
size_t DatagramBatch::sendSome(size_t from, size_t to) {
  const int sent = sendmmsg(message_[from].to->socket, &call_->headers[from],
                            static_cast<unsigned>(to - from), MSG_DONTWAIT | MSG_NOSIGNAL);
  counters_.calls.add();
  const auto now = std::chrono::steady_clock::now();
  if (sent > 0) {
    for (size_t i = from; i < from + static_cast<size_t>(sent); ++i) settle(message_[i], true, now);
    return static_cast<size_t>(sent);
  }
  if (errno == EINTR) return 0;
  if (message_[from].datagrams > 1 && refusesSegments(errno)) {
    UdpSegmentation::retract();
    sendSingly(message_[from]);
  } else {
    settle(message_[from], false, now);
  }
  return 1;
}

void DatagramBatch::flush() {
  if (messages_ > 0) fill(*call_, 0, messages_);
  for (size_t from = 0; from < messages_;) {
    size_t to = from + 1;
    while (to < messages_ && message_[to].to->socket == message_[from].to->socket) ++to;
    from += sendSome(from, to);
  }
  used_ = messages_ = datagrams_ = 0;
}

}  // namespace headwater::fanout
