// The units an AV1 bitstream consists of. Sections are those of the AV1 Bitstream & Decoding Process
// Specification.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace headwater::av1 {

using Bytes = std::span<const uint8_t>;

/// obu_type, section 6.2.2. Only what is treated apart has a name here.
enum class ObuType : uint8_t {
  sequenceHeader = 1,
  temporalDelimiter = 2,
  frameHeader = 3,
  frame = 6,
  tileList = 8,
  padding = 15,
};

/// An open bitstream unit. Refers to the bytes that it was read from.
struct Obu {
  ObuType type = ObuType::padding;
  std::optional<uint8_t> layer;  ///< extension octet: temporal_id and spatial_id
  Bytes payload;
};

/// A number in LEB128 (section 4.10.5) and how many octets it takes; none when it is cut off, longer than 8
/// octets or above 2^32 - 1.
struct Leb128 {
  size_t value = 0, size = 0;
};
std::optional<Leb128> readLeb128(Bytes bytes);
size_t leb128Size(size_t value);
void appendLeb128(std::vector<uint8_t>& to, size_t value);

/// The unit that `bytes` begin with, and how many octets it takes. Without a size field (obu_has_size_field)
/// it takes all of them. None when it is cut off or its forbidden bit is set.
struct SizedObu {
  Obu obu{};
  size_t size = 0;
};
std::optional<SizedObu> readObu(Bytes bytes);

/// Appends a unit, its size field where `withSize`.
void appendObu(std::vector<uint8_t>& to, const Obu& obu, bool withSize);

/// Whether it has no place in RTP (AV1 RTP section 5) or says nothing to a decoder.
inline bool isDropped(const Obu& obu) {
  return obu.type == ObuType::temporalDelimiter || obu.type == ObuType::tileList ||
         obu.type == ObuType::padding;
}

/// Tells from the units of a temporal unit, in their order, whether it can be decoded with nothing before it:
/// a sequence header, and the first frame is a key frame (sections 5.5.1, 5.9.2).
class KeyUnitDetector {
 public:
  void add(const Obu& obu);
  bool isKeyUnit() const { return key_; }

 private:
  bool sequenceHeader_ = false, stillPicture_ = false, frame_ = false, key_ = false;
};

}  // namespace headwater::av1
