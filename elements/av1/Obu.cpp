#include "elements/av1/Obu.hpp"

#include <limits>

namespace headwater::av1 {

std::optional<Leb128> readLeb128(Bytes bytes) {
  constexpr size_t kLongest = 8;
  uint64_t value = 0;
  for (size_t i = 0; i < bytes.size() && i < kLongest; ++i) {
    value |= static_cast<uint64_t>(bytes[i] & 0x7f) << (7 * i);
    if (bytes[i] & 0x80) continue;
    if (value > std::numeric_limits<uint32_t>::max()) return std::nullopt;
    return Leb128{static_cast<size_t>(value), i + 1};
  }
  return std::nullopt;
}

size_t leb128Size(size_t value) {
  size_t size = 1;
  while (value >>= 7) ++size;
  return size;
}

void appendLeb128(std::vector<uint8_t>& to, size_t value) {
  for (; value > 0x7f; value >>= 7) to.push_back(static_cast<uint8_t>(value | 0x80));
  to.push_back(static_cast<uint8_t>(value));
}

// Section 5.3.2: forbidden bit, type in four bits, extension flag, has_size_field, a reserved bit.
std::optional<SizedObu> readObu(Bytes bytes) {
  if (bytes.empty() || (bytes[0] & 0x80)) return std::nullopt;
  const bool extension = bytes[0] & 0x04, sized = bytes[0] & 0x02;
  Obu obu{static_cast<ObuType>(bytes[0] >> 3), std::nullopt, {}};
  size_t at = 1;
  if (extension) {
    if (bytes.size() < 2) return std::nullopt;
    obu.layer = bytes[at++];
  }
  size_t size = bytes.size() - at;
  if (sized) {
    const auto field = readLeb128(bytes.subspan(at));
    if (!field || field->value > size - field->size) return std::nullopt;
    at += field->size;
    size = field->value;
  }
  obu.payload = bytes.subspan(at, size);
  return SizedObu{obu, at + size};
}

void appendObu(std::vector<uint8_t>& to, const Obu& obu, bool withSize) {
  to.push_back(static_cast<uint8_t>(static_cast<uint8_t>(obu.type) << 3 | (obu.layer ? 0x04 : 0) |
                                    (withSize ? 0x02 : 0)));
  if (obu.layer) to.push_back(*obu.layer);
  if (withSize) appendLeb128(to, obu.payload.size());
  to.insert(to.end(), obu.payload.begin(), obu.payload.end());
}

void KeyUnitDetector::add(const Obu& obu) {
  if (obu.payload.empty()) return;
  const uint8_t first = obu.payload[0];
  if (obu.type == ObuType::sequenceHeader) {
    sequenceHeader_ = true;
    stillPicture_ = first & 0x08;  // reduced_still_picture_header: there are key frames only
  } else if (!frame_ && (obu.type == ObuType::frame || obu.type == ObuType::frameHeader)) {
    frame_ = true;
    const bool shownAgain = first & 0x80;
    const int frameType = first >> 5 & 0x03;
    key_ = sequenceHeader_ && (stillPicture_ || (!shownAgain && frameType == 0));
  }
}

}  // namespace headwater::av1
