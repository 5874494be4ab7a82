// A STUN message as anybody may send it to the ICE port: read, checked, and answered.
#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "elements/ice/Stun.hpp"
#include "tests/fuzz/Check.hpp"

using namespace headwater;
using namespace headwater::ice;
using namespace headwater::net;
using headwater::fuzz::check;

namespace {

constexpr std::string_view kPassword = "XvCpasswordOfTwentyTwo+";

/// CRC-32 of ITU V.42, bit by bit.
uint32_t crcOf(std::span<const uint8_t> bytes) {
  uint32_t crc = ~0U;
  for (const uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
  }
  return ~crc;
}

void put(std::vector<uint8_t>& out, std::initializer_list<uint32_t> values, int bits) {
  for (const auto value : values)
    for (int shift = bits - 8; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

/// The input with the length and FINGERPRINT that it needs to be looked into: no fuzzer guesses a CRC.
std::vector<uint8_t> completed(std::span<const uint8_t> input) {
  std::vector<uint8_t> out(input.begin(), input.end());
  out.resize((std::max(out.size(), ice::stun::kHeaderBytes) + 3) / 4 * 4);
  const auto length = out.size() + 8 - ice::stun::kHeaderBytes;
  out[2] = static_cast<uint8_t>(length >> 8);
  out[3] = static_cast<uint8_t>(length);
  const auto crc = crcOf(out) ^ 0x5354554E;
  put(out, {0x8028, 4}, 16);
  put(out, {crc}, 32);
  return out;
}

bool within(std::string_view part, std::span<const uint8_t> whole) {
  const auto* begin = reinterpret_cast<const uint8_t*>(part.data());
  return part.empty() || (begin >= whole.data() && begin + part.size() <= whole.data() + whole.size());
}

bool isOurs(const ice::stun::Packet& packet, ice::stun::Class messageClass,
            const ice::stun::TransactionId& transaction) {
  const auto parsed = ice::stun::parse(packet);
  const auto* message = std::get_if<ice::stun::Message>(&parsed);
  return message && message->messageClass == messageClass && message->transaction == transaction &&
         ice::stun::hasIntegrity(packet, *message, kPassword) &&
         !ice::stun::hasIntegrity(packet, *message, "wrong") &&
         crcOf(std::span(packet).first(packet.size() - 8)) == [&] {
           uint32_t crc = 0;
           for (size_t i = packet.size() - 4; i < packet.size(); ++i) crc = crc << 8 | packet[i];
           return crc ^ 0x5354554E;
         }();
}

void read(std::span<const uint8_t> packet) {
  const auto parsed = ice::stun::parse(packet);
  const auto* message = std::get_if<ice::stun::Message>(&parsed);
  if (!message) return;
  check(within(message->username, packet), "a username is part of its packet");
  check(message->username.size() <= ice::stun::kMostUsername, "a username is bounded");
  check(message->unknownRequired.size() <= 8, "unknown attributes are bounded");
  check(!ice::stun::hasIntegrity(packet, *message, ""), "no password is no integrity");
  ice::stun::hasIntegrity(packet, *message, kPassword);

  const auto& id = message->transaction;
  for (const char* text : {"192.0.2.7", "2001:db8::7"})
    check(isOurs(ice::stun::bindingSuccess(id, *SocketAddress::parse(text, 46243), kPassword),
                 ice::stun::Class::success, id),
          "our answer is a Binding success");
  check(isOurs(ice::stun::bindingError(id, ice::stun::kUnknownAttribute, "Unknown Attribute", kPassword,
                                       message->unknownRequired),
               ice::stun::Class::error, id),
        "our answer is a Binding error");
  check(isOurs(ice::stun::bindingRequest(id, message->username, message->priority, ice::stun::Claim{7},
                                         kPassword),
               ice::stun::Class::request, id),
        "our check is a Binding request");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  read({data, size});
  const auto packet = completed({data, size});
  read(packet);
  return 0;
}
