#include "elements/av1/SequenceHeader.hpp"

namespace headwater::av1 {

namespace {

/// f(n) of section 4.10.2. Past the end it reads zeros and says so.
class BitReader {
 public:
  explicit BitReader(Bytes bytes) : bytes_(bytes) {}

  uint32_t bits(int count) {
    uint32_t value = 0;
    for (; count > 0; --count, ++at_) {
      const size_t octet = at_ / 8;
      if (octet >= bytes_.size()) {
        overrun_ = true;
        return 0;
      }
      value = value << 1 | (bytes_[octet] >> (7 - at_ % 8) & 1);
    }
    return value;
  }
  bool flag() { return bits(1) != 0; }
  void skip(int count) {
    for (; count > 32; count -= 32) bits(32);
    bits(count);
  }
  /// Section 4.10.3.
  void skipUvlc() {
    int zeros = 0;
    while (!overrun_ && !flag()) ++zeros;
    if (zeros < 32) skip(zeros);
  }
  bool overrun() const { return overrun_; }

 private:
  const Bytes bytes_;
  size_t at_ = 0;
  bool overrun_ = false;
};

/// decoder_model_info(), section 5.5.4. Returns the length of what belongs to each operating point.
int readDecoderModel(BitReader& in) {
  const int delayLength = static_cast<int>(in.bits(5)) + 1;
  in.skip(32 + 5 + 5);
  return 2 * delayLength + 1;
}

void readOperatingPoints(BitReader& in, SequenceHeader& header) {
  int modelLength = 0;
  if (in.flag()) {  // timing_info()
    in.skip(64);
    if (in.flag()) in.skipUvlc();
    if (in.flag()) modelLength = readDecoderModel(in);
  }
  const bool displayDelays = in.flag();
  const auto count = in.bits(5) + 1;
  for (uint32_t i = 0; i < count; ++i) {
    in.skip(12);
    const auto level = static_cast<uint8_t>(in.bits(5));
    const auto tier = static_cast<uint8_t>(level > 7 ? in.bits(1) : 0);
    if (i == 0) {
      header.level = level;
      header.tier = tier;
    }
    if (modelLength > 0 && in.flag()) in.skip(modelLength);
    if (displayDelays && in.flag()) in.skip(4);
  }
}

void readSize(BitReader& in, SequenceHeader& header) {
  const int widthBits = static_cast<int>(in.bits(4)) + 1, heightBits = static_cast<int>(in.bits(4)) + 1;
  header.width = static_cast<int>(in.bits(widthBits)) + 1;
  header.height = static_cast<int>(in.bits(heightBits)) + 1;
}

/// The tools between frame_id_numbers_present_flag and enable_superres.
void skipTools(BitReader& in, bool reduced) {
  if (!reduced && in.flag()) in.skip(4 + 3);
  in.skip(3);
  if (reduced) return;
  in.skip(4);
  const bool orderHint = in.flag();
  if (orderHint) in.skip(2);
  const bool chooses = in.flag();
  const bool screenContent = chooses || in.flag();
  if (screenContent && !in.flag()) in.skip(1);
  if (orderHint) in.skip(3);
}

void readColour(BitReader& in, SequenceHeader& header) {
  header.highBitDepth = in.flag();
  header.twelveBit = header.profile == 2 && header.highBitDepth && in.flag();
  header.monochrome = header.profile != 1 && in.flag();
  const uint32_t description = in.flag() ? in.bits(24) : 0x020202;
  if (header.monochrome) return;
  constexpr uint32_t kSrgb = 0x010d00;  // BT.709 primaries, sRGB transfer, identity matrix
  if (description == kSrgb) {
    header.subsamplingX = header.subsamplingY = false;
    return;
  }
  in.skip(1);  // color_range
  if (header.profile == 1) {
    header.subsamplingX = header.subsamplingY = false;
  } else if (header.profile == 2) {
    header.subsamplingX = !header.twelveBit || in.flag();
    header.subsamplingY = header.twelveBit && header.subsamplingX && in.flag();
  }
  if (header.subsamplingX && header.subsamplingY)
    header.chromaSamplePosition = static_cast<uint8_t>(in.bits(2));
}

}  // namespace

std::optional<SequenceHeader> parseSequenceHeader(Bytes payload) {
  BitReader in(payload);
  SequenceHeader header;
  header.profile = static_cast<uint8_t>(in.bits(3));
  in.skip(1);  // still_picture
  const bool reduced = in.flag();
  if (reduced)
    header.level = static_cast<uint8_t>(in.bits(5));
  else
    readOperatingPoints(in, header);
  readSize(in, header);
  skipTools(in, reduced);
  in.skip(3);  // superres, cdef, restoration
  readColour(in, header);
  if (in.overrun()) return std::nullopt;
  return header;
}

std::vector<uint8_t> configurationRecord(const SequenceHeader& header, const Obu& sequenceHeader) {
  std::vector<uint8_t> record{
      0x81,  // marker and version
      static_cast<uint8_t>(header.profile << 5 | header.level),
      static_cast<uint8_t>(header.tier << 7 | header.highBitDepth << 6 | header.twelveBit << 5 |
                           header.monochrome << 4 | header.subsamplingX << 3 | header.subsamplingY << 2 |
                           header.chromaSamplePosition),
      0};
  appendObu(record, sequenceHeader, true);
  return record;
}

}  // namespace headwater::av1
