// STUN messages as ICE uses them: RFC 8489, with the attributes of RFC 8445 section 16.1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "elements/net/SocketAddress.hpp"

namespace headwater::ice::stun {

inline constexpr size_t kHeaderBytes = 20;
inline constexpr size_t kMostBytes = 1280;    ///< ICE's own messages fit the least IPv6 MTU
inline constexpr size_t kMostUsername = 513;  ///< RFC 8489 14.3: fewer than 509 bytes, plus some mercy
inline constexpr uint16_t kUnknownAttribute = 420;
inline constexpr uint16_t kRoleConflict = 487;  ///< RFC 8445 7.3.1.1

enum class Class : uint8_t { request = 0, indication = 1, success = 2, error = 3 };
using TransactionId = std::array<uint8_t, 12>;

/// A Binding message. Views point into the packet that was parsed.
struct Message {
  Class messageClass = Class::request;
  TransactionId transaction{};
  std::string_view username;
  uint32_t priority = 0;
  bool useCandidate = false;
  std::optional<uint64_t> controlling, controlled;  ///< tie-breakers
  uint16_t errorCode = 0;
  std::optional<size_t> integrityAt;      ///< offset of MESSAGE-INTEGRITY
  std::vector<uint16_t> unknownRequired;  ///< comprehension-required attributes not known, few
};

enum class Fault { notStun, malformed, notBinding, badFingerprint };

/// What `packet` says, or why it is not a Binding message that ICE could have sent. FINGERPRINT is required,
/// RFC 8445 7.1.1. Integrity is not looked at: see hasIntegrity().
std::variant<Message, Fault> parse(std::span<const uint8_t> packet);

/// Whether MESSAGE-INTEGRITY (HMAC-SHA1, short-term credentials) fits `password`; compared in constant time.
bool hasIntegrity(std::span<const uint8_t> packet, const Message& message, std::string_view password);

/// A message of our own.
using Packet = std::vector<uint8_t>;
Packet bindingSuccess(const TransactionId& transaction, const net::SocketAddress& mapped,
                      std::string_view password);
/// `unknown` are listed in UNKNOWN-ATTRIBUTES with error 420.
Packet bindingError(const TransactionId& transaction, uint16_t code, std::string_view reason,
                    std::string_view password, std::span<const uint16_t> unknown = {});
/// What a check says of who sends it, RFC 8445 7.1.
struct Claim {
  uint64_t tieBreaker = 0;
  bool controlling = false;
  bool nominate = false;  ///< USE-CANDIDATE; the controlling side's
};
Packet bindingRequest(const TransactionId& transaction, std::string_view username, uint32_t priority,
                      const Claim& claim, std::string_view password);

}  // namespace headwater::ice::stun
