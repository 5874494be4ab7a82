// From RTP to AV1: AOM's "RTP Payload Format For AV1" v1.0, sections 4 and 5.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "elements/av1/Obu.hpp"

namespace headwater::av1 {

/// The most octets of a temporal unit: thirty such pictures a second would be 2 Gbit/s.
constexpr size_t kMostUnitSize = size_t{8} << 20;

struct PacketView {
  Bytes payload;
  uint32_t timestamp = 0;  ///< of RTP
  bool marker = false;
  bool afterGap = false;  ///< packets before it are missing
  uint64_t time = 0;      ///< handed back with the unit that this packet is the first of
};

/// What belongs to one instant, in the low-overhead format (section 5.2 of AV1) without a temporal delimiter,
/// as containers want it and decoders take it.
struct TemporalUnit {
  std::vector<uint8_t> bytes;
  bool key = false;  ///< needs nothing before it
  uint64_t time = 0;
};

/// Puts temporal units together from packets in the order of their sequence numbers. What is broken or
/// incomplete is left out, and so is everything after it until the next key frame, since it would be decoded
/// into garbage. Holds at most kMostUnitSize octets. Thread: one.
class Depacketizer {
 public:
  /// The units that end with this packet: none or one; two when the one before had no marker bit.
  std::vector<TemporalUnit> add(const PacketView& packet);
  /// Packets are missing at this place.
  void gap();
  /// Whether something was left out since this was last asked, so that the sender should make a key frame.
  bool takeKeyframeRequest() { return std::exchange(wantsKeyframe_, false); }

 private:
  bool parse(Bytes payload);
  bool addElement(Bytes element, bool continues, bool isContinued);
  bool addObu(Bytes bytes);
  void finish(std::vector<TemporalUnit>& to);
  void clear();

  TemporalUnit unit_;
  std::vector<uint8_t> fragment_;  ///< an OBU of which more is to come
  KeyUnitDetector detector_;
  uint32_t timestamp_ = 0;
  bool begun_ = false, fragmented_ = false;
  bool waits_ = true;  ///< for a key frame
  bool wantsKeyframe_ = false;
};

}  // namespace headwater::av1
