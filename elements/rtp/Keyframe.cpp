#include "elements/rtp/Keyframe.hpp"

#include <optional>

#include "elements/base/Bytes.hpp"

namespace headwater::rtp {

namespace {

using Bytes = std::span<const uint8_t>;

// RFC 7741 4.2: X|R|N|S|R|PID, then the optional octets; P of the payload header is 0 for a keyframe.
bool vp8(Bytes data) {
  if (data.empty() || !(data[0] & 0x10) || (data[0] & 0x07)) return false;
  size_t at = 1;
  if (data[0] & 0x80) {
    if (data.size() < 2) return false;
    const uint8_t extension = data[1];
    at = 2;
    if (extension & 0x80) {  // PictureID of 7 or 15 bits
      if (at >= data.size()) return false;
      at += data[at] & 0x80 ? 2 : 1;
    }
    if (extension & 0x40) ++at;
    if (extension & 0x30) ++at;
  }
  return at < data.size() && !(data[at] & 0x01);
}

// RFC 9628 4.2: I|P|L|F|B|E|V|Z; not predicted, begins a frame, and of the lowest spatial layer.
bool vp9(Bytes data) {
  if (data.empty() || (data[0] & 0x40) || !(data[0] & 0x08)) return false;
  if (!(data[0] & 0x20)) return true;
  size_t at = 1;
  if (data[0] & 0x80) {
    if (at >= data.size()) return false;
    at += data[at] & 0x80 ? 2 : 1;
  }
  return at < data.size() && ((data[at] >> 1) & 0x07) == 0;
}

constexpr int kIdr = 5, kSps = 7, kStapA = 24, kFuA = 28;

bool h264Nal(uint8_t header) {
  const int type = header & 0x1f;
  return type == kIdr || type == kSps;
}

bool h264(Bytes data) {
  if (data.empty()) return false;
  const int type = data[0] & 0x1f;
  if (type == kFuA) return data.size() > 1 && (data[1] & 0x80) && h264Nal(data[1]);
  if (type != kStapA) return h264Nal(data[0]);
  for (size_t at = 1; at + 2 < data.size();) {
    const size_t size = base::get16(&data[at]);
    if (h264Nal(data[at + 2])) return true;
    at += 2 + size;
  }
  return false;
}

// AV1 RTP section 4.4: Z|Y|W W|N|-; N marks the first packet of a coded video sequence.
bool av1(Bytes data) {
  return !data.empty() && (data[0] & 0x08) && !(data[0] & 0x80);
}

}  // namespace

bool startsKeyframe(const std::string& encodingName, Bytes payload) {
  if (encodingName == "VP8") return vp8(payload);
  if (encodingName == "VP9") return vp9(payload);
  if (encodingName == "H264") return h264(payload);
  if (encodingName == "AV1") return av1(payload);
  return false;
}

}  // namespace headwater::rtp
