#include "elements/av1/Packetizer.hpp"

#include <algorithm>

namespace headwater::av1 {

namespace {

/// Elements a packet; so many that W can tell, which saves the length of the last one.
constexpr size_t kMostElements = 3;
/// A fragment of less is not worth its length field; it goes with the next packet.
constexpr size_t kLeastFragment = 16;

struct Unit {
  std::vector<uint8_t> bytes;  ///< of the OBU, without its size field
  bool leads;                  ///< has to be a packet's first
  std::optional<uint8_t> layer;
};

struct Element {
  const Unit* unit;
  size_t from, size;
  bool continues() const { return from > 0; }
  bool isContinued() const { return from + size < unit->bytes.size(); }
};

/// Section 4.4: Z|Y|W W|N|-|-|-, then the elements, each but the last with its length before it.
class Packet {
 public:
  explicit Packet(size_t most) : room_(most - 1) {}

  bool empty() const { return elements_.empty(); }
  bool full() const { return elements_.size() == kMostElements; }
  /// Section 5: a sequence header comes first, and all that have a layer have the same.
  bool takes(const Unit& unit) const {
    if (empty()) return true;
    return !unit.leads && (!unit.layer || !layer_ || *unit.layer == *layer_);
  }
  /// Octets of an element that still fit, with its length.
  size_t room() const {
    const size_t length = leb128Size(room_);
    return room_ > length ? room_ - length : 0;
  }
  void add(const Element& element) {
    elements_.push_back(element);
    room_ -= leb128Size(element.size) + element.size;
    if (element.unit->layer) layer_ = element.unit->layer;
  }
  std::vector<uint8_t> payload(bool startsSequence) const {
    const auto& last = elements_.back();
    std::vector<uint8_t> bytes{static_cast<uint8_t>((elements_.front().continues() ? 0x80 : 0) |
                                                    (last.isContinued() ? 0x40 : 0) | elements_.size() << 4 |
                                                    (startsSequence ? 0x08 : 0))};
    for (const auto& element : elements_) {
      if (&element != &last) appendLeb128(bytes, element.size);
      const auto begin = element.unit->bytes.begin() + static_cast<std::ptrdiff_t>(element.from);
      bytes.insert(bytes.end(), begin, begin + static_cast<std::ptrdiff_t>(element.size));
    }
    return bytes;
  }

 private:
  std::vector<Element> elements_;
  size_t room_;
  std::optional<uint8_t> layer_;
};

/// Empty when it is malformed.
std::vector<Unit> unitsOf(Bytes bytes, bool& startsSequence) {
  std::vector<Unit> units;
  KeyUnitDetector detector;
  while (!bytes.empty()) {
    const auto read = readObu(bytes);
    if (!read) return {};
    bytes = bytes.subspan(read->size);
    const auto& obu = read->obu;
    if (isDropped(obu)) continue;
    detector.add(obu);
    Unit unit{{}, obu.type == ObuType::sequenceHeader, obu.layer};
    appendObu(unit.bytes, obu, false);
    units.push_back(std::move(unit));
  }
  startsSequence = detector.isKeyUnit();
  return units;
}

}  // namespace

std::vector<std::vector<uint8_t>> packetize(Bytes unit, size_t most) {
  most = std::max(most, kLeastPayload);
  bool startsSequence = false;
  const auto units = unitsOf(unit, startsSequence);
  std::vector<std::vector<uint8_t>> payloads;
  Packet packet(most);
  const auto flush = [&] {
    // N marks the first packet of a coded video sequence only.
    if (!packet.empty()) payloads.push_back(packet.payload(startsSequence && payloads.empty()));
    packet = Packet(most);
  };
  for (const auto& each : units) {
    if (packet.full() || !packet.takes(each)) flush();
    for (size_t at = 0; at < each.bytes.size();) {
      const size_t left = each.bytes.size() - at;
      if (packet.full() || (!packet.empty() && left > packet.room() && packet.room() < kLeastFragment))
        flush();
      const size_t size = std::min(left, packet.room());
      packet.add({&each, at, size});
      at += size;
      if (at < each.bytes.size()) flush();
    }
  }
  flush();
  return payloads;
}

}  // namespace headwater::av1
