// The fan-out alone: packets of one source to many UDP destinations on the loopback, in real time.
//
//   fanout_bench [VIEWERS [SECONDS [THREADS]]]     prints one line of figures; run it on one core for a
//   profile: taskset -c 0 perf record -g fanout_bench 200 10 1
#include <arpa/inet.h>
#include <gst/gst.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "elements/peer/SendPath.hpp"

using namespace headwater::base;
using namespace headwater::fanout;
using namespace headwater::net;
using namespace headwater::peer;
using namespace headwater::rtp;
using namespace headwater::sdp;
using namespace headwater::track;
using namespace std::chrono_literals;
namespace gst = headwater::gst;

namespace {

/// Nobody reads: what does not fit into its buffer is dropped by the kernel after it has been delivered.
int boundSocket(sockaddr_in& address) {
  const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
  return descriptor;
}

class LoopbackRoute : public Route {
 public:
  explicit LoopbackRoute(int sender) {
    sockaddr_in own;
    receiver_ = boundSocket(own);
    to_.socket = sender;
    to_.length = sizeof own;
    std::memcpy(&to_.address, &own, sizeof own);
  }
  ~LoopbackRoute() override { close(receiver_); }
  std::optional<UdpDestination> udp() const override { return to_; }
  bool send(std::span<const uint8_t>) override { return false; }

 private:
  int receiver_;
  UdpDestination to_;
};

struct Source {
  std::shared_ptr<Track> track;
  uint32_t ssrc;
  uint8_t payloadType;
  uint16_t sequence = 0;
  uint32_t timestamp = 0;

  void publish(size_t size, bool keyframe, bool marker) {
    std::vector<uint8_t> bytes(12 + size, 0x55);
    bytes[0] = 0x80;
    bytes[1] = static_cast<uint8_t>((marker ? 0x80 : 0) | payloadType);
    bytes[2] = static_cast<uint8_t>(sequence >> 8);
    bytes[3] = static_cast<uint8_t>(sequence++);
    for (int i = 0; i < 4; ++i) bytes[4 + i] = static_cast<uint8_t>(timestamp >> (24 - 8 * i));
    for (int i = 0; i < 4; ++i) bytes[8 + i] = static_cast<uint8_t>(ssrc >> (24 - 8 * i));
    RtpPacket packet;
    packet.header = *parseRtpHeader(bytes);
    packet.buffer = gst::MappedBuffer(gst::adopt(gst_buffer_new_memdup(bytes.data(), bytes.size())));
    packet.keyframe = keyframe;
    packet.arrival = std::chrono::steady_clock::now();
    track->publish(std::move(packet));
  }
};

Source makeSource(Kind kind, const RtpFormat& format, uint8_t payloadType) {
  auto track = std::make_shared<Track>(kind);
  track->setFormat(format);
  return {track, payloadType, payloadType};
}

/// 190 packets and 1.28 Mbit a second: 25 frames of 5 or 6 packets, 50 packets of audio.
void play(Source& video, Source& audio, int seconds) {
  auto next = std::chrono::steady_clock::now();
  for (int tick = 0; tick < 50 * seconds; ++tick) {
    audio.timestamp += 960;
    audio.publish(80, false, true);
    if (tick % 2 == 0) {
      video.timestamp += 3600;
      const int packets = 5 + (tick / 2 % 5 < 3 ? 1 : 0);
      for (int i = 0; i < packets; ++i)
        video.publish(i + 1 < packets ? 1120 : 700, tick % 100 == 0 && i == 0, i + 1 == packets);
    }
    next += 20ms;
    std::this_thread::sleep_until(next);
  }
}

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  gst_init(nullptr, nullptr);
  const int viewers = argc > 1 ? std::atoi(argv[1]) : 200, seconds = argc > 2 ? std::atoi(argv[2]) : 5;
  FanoutOptions options;
  options.threads = argc > 3 ? static_cast<size_t>(std::atoi(argv[3])) : 1;
  configureFanout(options);
  const RtpFormat vp8{"VP8", 90000, 0, {}}, opus{"OPUS", 48000, 2, {}};
  auto video = makeSource(Kind::video, vp8, 96), audio = makeSource(Kind::audio, opus, 111);
  sockaddr_in own;
  const int sender = boundSocket(own);
  const int buffer = 4 << 20;
  setsockopt(sender, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  std::vector<std::shared_ptr<SendPath>> paths;
  std::vector<std::shared_ptr<Link>> links;
  for (int i = 0; i < viewers; ++i) {
    const auto path =
        std::make_shared<SendPath>("viewer", false, std::make_shared<FlowMonitor>([](Kind, bool) {}),
                                   SendPath::Callbacks{[](const Failure&) {}, [](Kind) {}});
    for (const auto kind : {Kind::video, Kind::audio}) {
      SectionPlan plan;
      plan.kind = kind;
      plan.direction = SdpDirection::sendonly;
      plan.codec.payloadType = kind == Kind::video ? 96 : 111;
      plan.codec.format = kind == Kind::video ? vp8 : opus;
      path->configure(plan, {static_cast<uint32_t>(2 * i + (kind == Kind::video)), 0, "s", "t"}, 0);
    }
    path->activate({{SrtpProfile::aesCm128HmacSha1_80, std::vector<uint8_t>(30, static_cast<uint8_t>(i)),
                     std::make_shared<LoopbackRoute>(sender)}});
    links.push_back(path->attach(video.track));
    links.push_back(path->attach(audio.track));
    paths.push_back(path);
  }
  const double before = cpuSeconds();
  const auto start = fanoutMetrics();
  play(video, audio, seconds);
  const double spent = cpuSeconds() - before;
  const auto end = fanoutMetrics();
  const auto packets = static_cast<double>(end.packets - start.packets);
  std::printf(
      "viewers %d, packets %.0f, us/packet %.2f, packets/call %.1f, p50 %.0f us, p99 %.0f us, dropped %llu\n",
      viewers, packets, spent * 1e6 / packets, packets / static_cast<double>(end.calls - start.calls),
      end.latencyP50Micros, end.latencyP99Micros,
      static_cast<unsigned long long>(end.droppedSocket + end.droppedQueue));
  for (const auto& path : paths) path->close(1s);
  close(sender);
  return 0;
}
