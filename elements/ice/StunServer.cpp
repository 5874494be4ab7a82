#include "elements/ice/StunServer.hpp"

namespace headwater::ice {

void StunServer::onPacket(const Path& path, std::span<const uint8_t> packet, Clock::time_point now) {
  const auto parsed = stun::parse(packet);
  const auto* message = std::get_if<stun::Message>(&parsed);
  if (!message) return bump(counters_->malformed);
  switch (message->messageClass) {
    case stun::Class::request:
      return onRequest(path, packet, *message, now);
    case stun::Class::success:
    case stun::Class::error:
      return onResponse(packet, *message, now);
    case stun::Class::indication:
      return;  // a keepalive, RFC 8445 11: it holds a NAT open and says nothing
  }
}

void StunServer::onRequest(const Path& path, std::span<const uint8_t> packet, const stun::Message& message,
                           Clock::time_point now) {
  // RFC 8445 7.2.2: "ours:theirs" from the side that asks.
  const std::string ufrag(message.username.substr(0, message.username.find(':')));
  auto* list = peers_.named(ufrag);
  const Credentials* local = list ? list->local(ufrag) : nullptr;
  if (!local) return bump(counters_->unknownUfrag);
  if (!stun::hasIntegrity(packet, message, local->password)) return bump(counters_->badIntegrity);
  if (!message.unknownRequired.empty())
    return network_.send(path,
                         stun::bindingError(message.transaction, stun::kUnknownAttribute, "Unknown Attribute",
                                            local->password, message.unknownRequired));
  // A lite agent is controlled, whatever the tie-breakers say (RFC 8445 6.1.1, 7.3.1.1), but where it checks.
  if (message.controlled && !list->controls(path)) {
    bump(counters_->roleConflicts);
    return network_.send(
        path, stun::bindingError(message.transaction, stun::kRoleConflict, "Role Conflict", local->password));
  }
  bump(counters_->checks);
  network_.send(path, stun::bindingSuccess(message.transaction, path.remote, local->password));
  list->onCheck(path, ufrag, message, now);
}

void StunServer::onResponse(std::span<const uint8_t> packet, const stun::Message& message,
                            Clock::time_point now) {
  const auto pair = network_.asker(message.transaction);
  if (!pair) return bump(counters_->strayResponses);
  if (!stun::hasIntegrity(packet, message, pair->list->peer()->remote().password))
    return bump(counters_->badIntegrity);
  if (message.messageClass == stun::Class::success) pair->list->onAnswer(pair, now);
}

}  // namespace headwater::ice
