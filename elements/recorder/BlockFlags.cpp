#include "elements/recorder/BlockFlags.hpp"

#include <array>
#include <cstddef>
#include <span>

#include "elements/gst/BufferMap.hpp"

namespace headwater::recorder {

namespace {

constexpr uint8_t kSimpleBlock = 0xa3, kTrackNumber = 0xd7, kTrackType = 0x83, kKeyframe = 0x80;
constexpr uint8_t kOneByte = 0x81;  ///< the size of an element, as EBML has it
constexpr uint8_t kAudio = 2;

/// How many bytes an EBML number takes, by its first.
size_t lengthOf(uint8_t first) {
  size_t length = 1;
  for (uint8_t bit = 0x80; bit != 0 && !(first & bit); bit >>= 1) ++length;
  return length;
}

/// In the head of a file: the number of the track of sound.
std::optional<uint8_t> audioTrack(std::span<const uint8_t> head) {
  std::optional<uint8_t> number;
  for (size_t at = 0; at + 2 < head.size(); ++at) {
    if (head[at + 1] != kOneByte) continue;
    if (head[at] == kTrackNumber) number = head[at + 2];
    if (head[at] == kTrackType && head[at + 2] == kAudio && number) return number;
  }
  return std::nullopt;
}

}  // namespace

void BlockFlags::fix(GstPadProbeInfo* info) {
  GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
  if (!audio_) {
    audio_ = audioTrack(gst::BufferMap(buffer).data());
    return;
  }
  std::array<uint8_t, 16> head{};
  const size_t size = gst_buffer_extract(buffer, 0, head.data(), head.size());
  if (size < 6 || head[0] != kSimpleBlock) return;
  const size_t number = 1 + lengthOf(head[1]), flags = number + 3;  // a track's number and time lie between
  if (flags >= size || head[number] != (0x80 | *audio_) || head[flags] & kKeyframe) return;
  head[flags] |= kKeyframe;
  buffer = gst_buffer_make_writable(buffer);
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  gst_buffer_fill(buffer, flags, &head[flags], 1);
}

}  // namespace headwater::recorder
