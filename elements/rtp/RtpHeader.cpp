#include "elements/rtp/RtpHeader.hpp"

#include "elements/base/Bytes.hpp"

namespace headwater::rtp {

namespace {

constexpr size_t kFixedHeader = 12;
constexpr uint16_t kOneByteProfile = 0xBEDE;

bool readExtension(std::span<const uint8_t> packet, RtpHeader& header) {
  const size_t at = header.payloadOffset;
  if (packet.size() < at + 4) return false;
  header.extensionProfile = base::get16(&packet[at]);
  header.extensionSize = 4 * static_cast<size_t>(base::get16(&packet[at + 2]));
  header.extensionOffset = at + 4;
  header.payloadOffset = header.extensionOffset + header.extensionSize;
  return header.payloadOffset <= packet.size();
}

}  // namespace

const std::vector<std::string>& forwardedExtensions() {
  // Orientation is not among them: we do not negotiate it with a presenter, who then turns the picture
  // itself.
  static const std::vector<std::string> uris{"urn:ietf:params:rtp-hdrext:ssrc-audio-level"};
  return uris;
}

std::optional<RtpHeader> parseRtpHeader(std::span<const uint8_t> packet) {
  if (packet.size() < kFixedHeader || packet[0] >> 6 != 2) return std::nullopt;
  RtpHeader header;
  header.marker = packet[1] & 0x80;
  header.payloadType = packet[1] & 0x7f;
  header.sequence = base::get16(&packet[2]);
  header.timestamp = base::get32(&packet[4]);
  header.ssrc = base::get32(&packet[8]);
  header.payloadOffset = kFixedHeader + 4 * static_cast<size_t>(packet[0] & 0x0f);
  if (header.payloadOffset > packet.size()) return std::nullopt;
  if ((packet[0] & 0x10) && !readExtension(packet, header)) return std::nullopt;
  if (packet[0] & 0x20) {
    header.paddingSize = packet.back();
    if (header.paddingSize == 0 || header.payloadOffset + header.paddingSize > packet.size())
      return std::nullopt;
  }
  header.payloadSize = packet.size() - header.payloadOffset - header.paddingSize;
  return header;
}

void forEachExtension(std::span<const uint8_t> packet, const RtpHeader& header,
                      const std::function<void(int id, std::span<const uint8_t>)>& visit) {
  if (header.extensionSize == 0) return;
  const auto block = packet.subspan(header.extensionOffset, header.extensionSize);
  const bool oneByte = header.extensionProfile == kOneByteProfile;
  if (!oneByte && (header.extensionProfile & 0xfff0) != 0x1000) return;
  for (size_t at = 0; at < block.size();) {
    if (block[at] == 0) {  // padding between elements
      ++at;
      continue;
    }
    if (!oneByte && at + 1 >= block.size()) return;
    const int id = oneByte ? block[at] >> 4 : block[at];
    const size_t size = oneByte ? (block[at] & 0x0f) + 1u : block[at + 1];
    if (oneByte && (id == 0 || id == 15)) return;  // RFC 8285 4.2: ends the processing
    at += oneByte ? 1 : 2;
    if (at + size > block.size()) return;
    visit(id, block.subspan(at, size));
    at += size;
  }
}

}  // namespace headwater::rtp
