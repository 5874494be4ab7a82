// An RTP packet after SRTP: its header and extensions read, and its payload asked for a keyframe.
#include <span>

#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater::rtp;
using headwater::fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span packet(data, size);
  const auto header = parseRtpHeader(packet);
  if (!header) return 0;
  check(header->payloadOffset + header->payloadSize + header->paddingSize == size,
        "its parts make up the packet");
  check(header->extensionOffset + header->extensionSize <= header->payloadOffset,
        "extensions end at the payload");
  forEachExtension(packet, *header, [&](int id, std::span<const uint8_t> element) {
    check(id >= 1 && id <= 255, "an element has an id");
    check(element.data() >= data && element.data() + element.size() <= data + header->payloadOffset,
          "an element lies in the header");
  });
  const auto payload = packet.subspan(header->payloadOffset, header->payloadSize);
  for (const char* codec : {"VP8", "VP9", "H264", "AV1", "OPUS"})
    check(!startsKeyframe(codec, payload) || !payload.empty(), "nothing is no keyframe");
  return 0;
}
