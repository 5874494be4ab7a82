// What an AV1 stream says of itself. Sections are those of the AV1 Bitstream & Decoding Process
// Specification.
#pragma once

#include "elements/av1/Obu.hpp"

namespace headwater::av1 {

/// sequence_header_obu() and color_config(), sections 5.5.1 and 5.5.2; names are the specification's.
struct SequenceHeader {
  int width = 0, height = 0;  ///< the most of any picture
  uint8_t profile = 0, level = 0, tier = 0;
  bool highBitDepth = false, twelveBit = false, monochrome = false;
  bool subsamplingX = true, subsamplingY = true;
  uint8_t chromaSamplePosition = 0;
};

/// From the payload of a sequence header OBU. None when it is cut off.
std::optional<SequenceHeader> parseSequenceHeader(Bytes payload);

/// AV1CodecConfigurationRecord ("av1C", AV1 in ISOBMFF section 2.3.3; CodecPrivate of WebM and Matroska) of
/// the header in `sequenceHeader`, an OBU of that type.
std::vector<uint8_t> configurationRecord(const SequenceHeader& header, const Obu& sequenceHeader);

}  // namespace headwater::av1
