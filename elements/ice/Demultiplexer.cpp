#include "elements/ice/Demultiplexer.hpp"

namespace headwater::ice {

// The first byte tells STUN (0..3), DTLS (20..63) and RTP or RTCP (128..191) apart.
void Demultiplexer::onPacket(const Path& path, std::span<const uint8_t> packet, Clock::time_point now) {
  inbox_.run();  // before every packet: who announced a ufrag must find it known
  if (packet.empty()) return bump(counters_->malformed);
  const uint8_t first = packet[0];
  if (first <= 3) return stun_.onPacket(path, packet, now);
  const bool known = (first >= 20 && first <= 63) || (first >= 128 && first <= 191);
  if (!known) return bump(counters_->malformed);
  const auto* pair = network_.at(path);
  if (!pair) return bump(counters_->unknownAddress);
  pair->list->peer()->received(packet);
}

}  // namespace headwater::ice
