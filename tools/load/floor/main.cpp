// headwater-floor: what forwarding one packet to one viewer costs at the very least on this machine. It
// copies a packet, writes the header, protects it and sends it; nothing else of a media server is in it.
#include <linux/udp.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "elements/sdp/Sdp.hpp"
#include "tools/load/Clock.hpp"
#include "tools/load/JsonText.hpp"
#include "tools/load/Recording.hpp"
#include "tools/load/Srtp.hpp"
#include "tools/load/floor/CheapSrtp.hpp"
#include "tools/load/floor/Sink.hpp"

namespace headwater::load {
namespace {

constexpr size_t kBatch = 32, kMaxMessage = 65536;

struct Settings {
  int viewers = 200, seconds = 3, cpu = -1, sinkCpu = -1, size = 0;  ///< size 0: the packets of the recording
  std::string recordings = defaultRecordingDirectory();
};

struct Destination {
  CheapSrtp srtp;
  sockaddr_in address;
  uint32_t ssrc, packets = 0;
};

std::array<uint8_t, 30> masterKey(size_t viewer) {
  std::array<uint8_t, 30> key{};
  for (size_t i = 0; i < key.size(); ++i) key[i] = static_cast<uint8_t>(viewer * 7 + i * 13);
  return key;
}

/// A batch of messages for sendmmsg; a message may be several packets of one size (UDP GSO).
class Sender {
 public:
  explicit Sender(bool segment)
      : segment_(segment),
        socket_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)),
        storage_(kBatch * kMaxMessage) {
    if (socket_ < 0) throw std::runtime_error("no UDP socket");
    const int buffer = 8 << 20;
    if (setsockopt(socket_, SOL_SOCKET, SO_SNDBUFFORCE, &buffer, sizeof buffer) != 0)
      setsockopt(socket_, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  }
  ~Sender() { ::close(socket_); }
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  void sendFrame(const Frame& frame, std::vector<Destination>& destinations) {
    if (segment_) {
      for (auto& destination : destinations) addSegmented(frame, destination);
    } else {
      for (const auto& packet : frame)
        for (auto& destination : destinations) {
          begin(destination);
          append(packet, destination);
          finish(0);
        }
    }
    flush();
  }

  uint64_t packets() const { return packets_; }
  uint64_t dropped() const { return dropped_; }

 private:
  /// Segments but the last have one size, so a longer or shorter packet ends a message.
  void addSegmented(const Frame& frame, Destination& destination) {
    for (size_t at = 0; at < frame.size();) {
      const size_t size = frame[at].size();
      begin(destination);
      size_t last = size;
      for (; at < frame.size() && last == size && frame[at].size() <= size &&
             used_ + 2 * size < kMaxMessage - 2048;
           ++at) {
        last = frame[at].size();
        append(frame[at], destination);
      }
      finish(size + CheapSrtp::kTag);
    }
  }

  uint8_t* at(size_t message) { return &storage_[message * kMaxMessage]; }

  void begin(const Destination& destination) {
    used_ = inMessage_ = 0;
    messages_[count_].msg_hdr = {};
    messages_[count_].msg_hdr.msg_name = const_cast<sockaddr_in*>(&destination.address);
    messages_[count_].msg_hdr.msg_namelen = sizeof destination.address;
  }

  void append(const Packet& packet, Destination& destination) {
    uint8_t* to = at(count_) + used_;
    std::memcpy(to, packet.data(), packet.size());
    put16(to + 2, destination.packets & 0xffff);
    put32(to + 8, destination.ssrc);
    used_ += destination.srtp.protect(to, packet.size(), destination.packets >> 16);
    ++destination.packets;
    ++inMessage_;
  }

  void finish(size_t segment) {
    auto& header = messages_[count_].msg_hdr;
    parts_[count_] = {at(count_), used_};
    header.msg_iov = &parts_[count_];
    header.msg_iovlen = 1;
    if (inMessage_ > 1) {
      header.msg_control = controls_[count_].data();
      header.msg_controllen = CMSG_SPACE(sizeof(uint16_t));
      cmsghdr* control = CMSG_FIRSTHDR(&header);
      control->cmsg_level = IPPROTO_UDP;
      control->cmsg_type = UDP_SEGMENT;
      control->cmsg_len = CMSG_LEN(sizeof(uint16_t));
      const auto size = static_cast<uint16_t>(segment);
      std::memcpy(CMSG_DATA(control), &size, sizeof size);
    }
    packetsIn_[count_] = inMessage_;
    if (++count_ == kBatch) flush();
  }

  void flush() {
    if (count_ == 0) return;
    const int sent =
        std::max(0, sendmmsg(socket_, messages_.data(), static_cast<unsigned>(count_), MSG_DONTWAIT));
    for (size_t i = 0; i < count_; ++i)
      (i < static_cast<size_t>(sent) ? packets_ : dropped_) += packetsIn_[i];
    count_ = 0;
  }

  const bool segment_;
  const int socket_;
  std::vector<uint8_t> storage_;
  std::array<mmsghdr, kBatch> messages_{};
  std::array<iovec, kBatch> parts_{};
  alignas(cmsghdr) std::array<std::array<uint8_t, 64>, kBatch> controls_{};
  std::array<size_t, kBatch> packetsIn_{};
  size_t count_ = 0, used_ = 0, inMessage_ = 0;
  uint64_t packets_ = 0, dropped_ = 0;
};

double threadSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// What a second of media is made of.
std::vector<Frame> framesOf(const Settings& settings) {
  if (settings.size > 0) {
    Packet packet(static_cast<size_t>(settings.size), 0x55);
    packet[0] = 0x80;
    return {Frame(5, packet)};
  }
  const auto recording = loadRecording(settings.recordings);
  std::vector<Frame> frames;
  for (size_t i = 0; i < recording.video.size(); ++i) {  // 50 audio frames to 30 of video
    frames.push_back(recording.video[i]);
    frames.push_back(recording.audio[i * 5 / 3 % recording.audio.size()]);
    if (i % 3 != 0) frames.push_back(recording.audio[(i * 5 / 3 + 1) % recording.audio.size()]);
  }
  return frames;
}

Json::Value measure(const Settings& settings, const std::vector<Frame>& frames, bool segment) {
  Sink sink(static_cast<size_t>(settings.viewers), settings.sinkCpu);
  std::vector<Destination> destinations;
  for (size_t i = 0; i < sink.addresses().size(); ++i)
    destinations.push_back({CheapSrtp(masterKey(i)), sink.addresses()[i], static_cast<uint32_t>(0x1000 + i)});
  Sender sender(segment);
  double cpu = 0;
  size_t next = 0;
  const Time end = Clock::now() + std::chrono::seconds(settings.seconds);
  while (Clock::now() < end) {
    const double before = threadSeconds();
    sender.sendFrame(frames[next++ % frames.size()], destinations);
    cpu += threadSeconds() - before;
    // The sink must not fall behind: what overflows there would look cheap here.
    for (int i = 0; i < 1000 && sink.received() < sender.packets(); ++i) usleep(100);
  }
  auto out =
      jsonObject({{"us_per_packet", cpu * 1e6 / static_cast<double>(std::max<uint64_t>(1, sender.packets()))},
                  {"packets", Json::UInt64{sender.packets()}},
                  {"dropped", Json::UInt64{sender.dropped()}}});
  out["received"] = Json::UInt64{sink.received()};
  return out;
}

/// A floor that made nonsense would be cheap.
void checkAgainstLibsrtp() {
  const auto key = masterKey(1);
  CheapSrtp cheap(key);
  Srtp reference({SrtpProfile::aes128CmSha1_80, {key.begin(), key.end()}, {key.begin(), key.end()}});
  Packet packet(300, 0x42), protectedPacket(300 + CheapSrtp::kTag);
  packet[0] = 0x80;
  std::copy(packet.begin(), packet.end(), protectedPacket.begin());
  const size_t size = cheap.protect(protectedPacket.data(), packet.size(), 0);
  const auto back = reference.unprotectRtp(std::span(protectedPacket).first(size));
  if (!back || !std::equal(packet.begin(), packet.end(), protectedPacket.begin()))
    throw std::runtime_error("libsrtp2 does not understand what this protects");
}

Settings parse(const std::vector<std::string>& arguments) {
  Settings settings;
  const std::vector<std::pair<std::string, int Settings::*>> numbers{{"--viewers", &Settings::viewers},
                                                                     {"--seconds", &Settings::seconds},
                                                                     {"--cpu", &Settings::cpu},
                                                                     {"--sink-cpu", &Settings::sinkCpu},
                                                                     {"--size", &Settings::size}};
  for (size_t i = 0; i < arguments.size(); i += 2) {
    if (i + 1 >= arguments.size()) throw std::runtime_error(arguments[i] + " needs a value");
    if (arguments[i] == "--recordings") {
      settings.recordings = arguments[i + 1];
      continue;
    }
    const auto found = std::find_if(numbers.begin(), numbers.end(),
                                    [&](const auto& each) { return each.first == arguments[i]; });
    if (found == numbers.end())
      throw std::runtime_error("unknown argument '" + arguments[i] +
                               "'; there are --viewers --seconds --cpu --sink-cpu --size --recordings");
    const bool isSize = found->second == &Settings::size;
    const auto value = sdp::toNumber(arguments[i + 1], isSize ? 64 : 0, isSize ? 1400 : 10000);
    if (!value)
      throw std::runtime_error(arguments[i] + ": '" + arguments[i + 1] + "' is not a number in range");
    settings.*(found->second) = *value;
  }
  return settings;
}

}  // namespace
}  // namespace headwater::load

int main(int count, char** arguments) {
  using namespace headwater::load;
  try {
    const auto settings = parse({arguments + 1, arguments + count});
    checkAgainstLibsrtp();
    const auto frames = framesOf(settings);
    pinTo(settings.cpu);
    Json::Value out(Json::objectValue);
    out["viewers"] = settings.viewers;
    out["media"] = settings.size > 0 ? "packets of " + std::to_string(settings.size) + " bytes"
                                     : std::string("the recording");
    out["sendmmsg"] = measure(settings, frames, false);
    out["gso"] = measure(settings, frames, true);
    return std::printf("%s\n", printJson(out, "  ").c_str()) > 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "headwater-floor: %s\n", error.what());
    return 1;
  }
}
