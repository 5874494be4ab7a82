#include "elements/av1/Depacketizer.hpp"

namespace headwater::av1 {

std::vector<TemporalUnit> Depacketizer::add(const PacketView& packet) {
  std::vector<TemporalUnit> ended;
  if (packet.afterGap) gap();
  // Section 4.2: a sender may leave the marker bit out; then the timestamp tells.
  if (begun_ && packet.timestamp != timestamp_) finish(ended);
  if (!begun_) {
    begun_ = true;
    timestamp_ = packet.timestamp;
    unit_.time = packet.time;
  }
  if (!parse(packet.payload)) gap();
  if (packet.marker) finish(ended);
  return ended;
}

void Depacketizer::gap() {
  // At the very beginning the next unit may well be a key frame.
  if (begun_ || !waits_) wantsKeyframe_ = true;
  clear();
  waits_ = true;
}

/// Section 4.4. False when it is malformed or does not follow on what was before.
bool Depacketizer::parse(Bytes payload) {
  if (payload.empty()) return false;
  const bool continues = payload[0] & 0x80, isContinued = payload[0] & 0x40, starts = payload[0] & 0x08;
  const size_t count = payload[0] >> 4 & 0x03;
  if (continues != fragmented_ || (starts && continues)) return false;
  payload = payload.subspan(1);
  size_t index = 0;
  for (; !payload.empty(); ++index) {
    size_t size = payload.size();
    if (index + 1 != count) {
      const auto length = readLeb128(payload);
      if (!length || length->value > payload.size() - length->size) return false;
      payload = payload.subspan(length->size);
      size = length->value;
    }
    const bool last = size == payload.size();
    if (!addElement(payload.first(size), index == 0 && continues, last && isContinued)) return false;
    payload = payload.subspan(size);
  }
  return index > 0 && (count == 0 || index == count);
}

bool Depacketizer::addElement(Bytes element, bool continues, bool isContinued) {
  if (unit_.bytes.size() + fragment_.size() + element.size() > kMostUnitSize) return false;
  if (!continues && !isContinued) return addObu(element);
  fragment_.insert(fragment_.end(), element.begin(), element.end());
  fragmented_ = isContinued;
  if (isContinued) return true;
  const bool good = addObu(fragment_);
  fragment_.clear();
  return good;
}

bool Depacketizer::addObu(Bytes bytes) {
  if (bytes.empty()) return true;
  const auto read = readObu(bytes);
  if (!read) return false;
  if (isDropped(read->obu)) return true;
  detector_.add(read->obu);
  appendObu(unit_.bytes, read->obu, true);
  return true;
}

void Depacketizer::finish(std::vector<TemporalUnit>& to) {
  if (fragmented_) gap();
  unit_.key = detector_.isKeyUnit();
  const bool any = !unit_.bytes.empty();
  if (any && (unit_.key || !waits_)) {
    waits_ = false;
    to.push_back(std::move(unit_));
  } else if (any) {
    wantsKeyframe_ = true;
  }
  clear();
}

void Depacketizer::clear() {
  unit_ = {};
  fragment_.clear();
  detector_ = {};
  begun_ = fragmented_ = false;
}

}  // namespace headwater::av1
