#include "tools/load/Replay.hpp"

#include <algorithm>

#include "tools/load/Random.hpp"

namespace headwater::load {

namespace {

constexpr size_t kHeader = 12;                 // the recording's packets have no CSRCs and no extensions
constexpr uint64_t kNtpEpoch = 2'208'988'800;  // seconds from 1900 to 1970

Replay::Stream stream(uint8_t payloadType, uint32_t clockRate, uint32_t rate) {
  Replay::Stream made;
  made.ssrc = random32() | 1;
  made.payloadType = payloadType;
  made.sequence = static_cast<uint16_t>(random32() & 0x7fff);
  made.firstTimestamp = random32();
  made.clockRate = clockRate;
  made.rate = rate;
  return made;
}

uint64_t ntpNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(now);
  const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(now - whole);
  return (static_cast<uint64_t>(whole.count()) + kNtpEpoch) << 32 |
         (static_cast<uint64_t>(rest.count()) << 32) / 1'000'000'000;
}

}  // namespace

Replay::Replay(Recording recording, Send send)
    : recording_(std::move(recording)),
      send_(std::move(send)),
      audio_(stream(111, 48000, 50)),
      video_(stream(96, 90000, 30)) {}

void Replay::advance(Time now) {
  if (start_ == Time{}) start_ = now;
  const auto due = [&](const Stream& stream) {
    return start_ + fromSeconds(static_cast<double>(stream.frames) / stream.rate) <= now;
  };
  while (due(video_)) {
    if (std::exchange(jump_, false)) {
      const auto& keys = recording_.keyframes;
      const auto next = std::lower_bound(keys.begin(), keys.end(), videoAt_);
      videoAt_ = next == keys.end() ? keys.front() : *next;
    }
    sendFrame(base::Kind::video, video_, recording_.video[videoAt_], now);
    videoAt_ = (videoAt_ + 1) % recording_.video.size();
  }
  while (due(audio_))
    sendFrame(base::Kind::audio, audio_, recording_.audio[audio_.frames % recording_.audio.size()], now);
}

void Replay::sendFrame(base::Kind kind, Stream& stream, const Frame& frame, Time now) {
  for (const auto& packet : frame) {
    scratch_ = packet;
    scratch_[1] = static_cast<uint8_t>((scratch_[1] & 0x80) | stream.payloadType);
    put16(&scratch_[2], stream.sequence++);
    put32(&scratch_[4], stream.timestamp());
    put32(&scratch_[8], stream.ssrc);
    if (kind == base::Kind::video) continuePictureId(scratch_);
    ++stream.packets;
    stream.octets += scratch_.size() - kHeader;
    send_(kind, scratch_);
  }
  stream.lastAt = now;
  ++stream.frames;
}

// RFC 7741 4.2: 15 bits, one up with each frame, over the end of the recording too.
void Replay::continuePictureId(Packet& packet) const {
  const bool hasId = packet.size() > kHeader + 4 && (packet[kHeader] & 0x80) &&
                     (packet[kHeader + 1] & 0x80) && (packet[kHeader + 2] & 0x80);
  if (hasId) put16(&packet[kHeader + 2], 0x8000 | (video_.frames & 0x7fff));
}

SenderInfo Replay::senderInfo(const Stream& stream, Time now) const {
  const uint32_t last = stream.timestamp() - stream.clockRate / stream.rate;  // frames counts the one to come
  const auto since = static_cast<uint32_t>(seconds(now - stream.lastAt) * stream.clockRate);
  return {ntpNow(), last + since, static_cast<uint32_t>(stream.packets),
          static_cast<uint32_t>(stream.octets)};
}

}  // namespace headwater::load
