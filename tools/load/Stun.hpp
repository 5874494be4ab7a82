// STUN messages as ICE uses them: RFC 8489, attributes of RFC 8445 section 7.1. Written apart from the
// server's, so that a mistake in one is not repeated in the other; the tests of the server's take this one
// too.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elements/net/SocketAddress.hpp"
#include "tools/load/Bytes.hpp"

namespace headwater::load {

enum class StunType : uint16_t { request = 0x0001, indication = 0x0011, success = 0x0101, error = 0x0111 };
using StunTransaction = std::array<uint8_t, 12>;

/// A parsed message; a view into the packet it came from.
struct StunMessage {
  StunType type = StunType::request;
  StunTransaction transaction{};
  std::string_view username;
  bool useCandidate = false;
  std::optional<uint64_t> controlling, controlled;  ///< the tie-breaker
  int errorCode = 0;
  std::optional<uint32_t> priority;
  std::optional<net::SocketAddress> mappedAddress;

  /// Whether MESSAGE-INTEGRITY is there and made with `key` (RFC 8489 14.5).
  bool authentic(std::string_view key) const;

  Bytes packet;
  size_t integrityAt = 0;  ///< offset of MESSAGE-INTEGRITY, 0 none
};

/// Nothing for what is no Binding message, is cut short, or has a wrong FINGERPRINT. Attributes that follow
/// MESSAGE-INTEGRITY are not read, since nothing protects them.
std::optional<StunMessage> parseStun(Bytes packet);

/// Builds one message. finish() once, as the last call.
class StunWriter {
 public:
  StunWriter(StunType type, const StunTransaction& transaction);
  StunWriter& username(std::string_view name);
  StunWriter& priority(uint32_t value);
  StunWriter& role(bool controlling, uint64_t tieBreaker);
  StunWriter& useCandidate();
  StunWriter& mappedAddress(const net::SocketAddress& address);
  StunWriter& error(int code, std::string_view reason);
  /// One of a type that is not known here.
  StunWriter& unknown(uint16_t type, Bytes value);
  /// Adds MESSAGE-INTEGRITY and FINGERPRINT; `fingerprint` false: what ICE must not send.
  std::vector<uint8_t> finish(std::string_view key, bool fingerprint = true);

 private:
  uint8_t* add(uint16_t type, size_t size);

  std::vector<uint8_t> bytes_;
};

}  // namespace headwater::load
