#include "elements/ice/Stun.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

#include "elements/base/Bytes.hpp"

namespace headwater::ice::stun {

namespace {

constexpr uint32_t kMagicCookie = 0x2112A442;
constexpr uint32_t kFingerprintXor = 0x5354554E;
constexpr uint16_t kBinding = 0x001;
constexpr size_t kMacBytes = 20;
constexpr size_t kMostUnknown = 8;

enum Attribute : uint16_t {
  kUsername = 0x0006,
  kMessageIntegrity = 0x0008,
  kErrorCode = 0x0009,
  kUnknownAttributes = 0x000A,
  kXorMappedAddress = 0x0020,
  kPriority = 0x0024,
  kUseCandidate = 0x0025,
  kFingerprint = 0x8028,
  kIceControlled = 0x8029,
  kIceControlling = 0x802A,
};

/// RFC 8489 14.7 takes the CRC-32 of ITU V.42.
uint32_t crc32(std::span<const uint8_t> bytes) {
  static const auto table = [] {
    std::array<uint32_t, 256> made{};
    for (uint32_t i = 0; i < made.size(); ++i) {
      uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
      made[i] = value;
    }
    return made;
  }();
  uint32_t crc = ~0U;
  for (const uint8_t byte : bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >> 8);
  return ~crc;
}

/// The method's bits lie around those of the class, RFC 8489 section 5.
uint16_t typeOf(Class messageClass) {
  const auto value = static_cast<uint16_t>(messageClass);
  return static_cast<uint16_t>(kBinding | (value & 1) << 4 | (value & 2) << 7);
}

/// HMAC-SHA1 of the message up to MESSAGE-INTEGRITY, whose length field counts that attribute as the last.
bool mac(std::span<const uint8_t> packet, size_t integrityAt, std::string_view password,
         std::array<uint8_t, kMacBytes>& out) {
  std::array<uint8_t, kMostBytes> text;  // NOLINT(cppcoreguidelines-pro-type-member-init): 2 KiB a check
  if (integrityAt > text.size()) return false;
  std::copy_n(packet.begin(), integrityAt, text.begin());
  const size_t length = integrityAt + 4 + kMacBytes - kHeaderBytes;
  text[2] = static_cast<uint8_t>(length >> 8);
  text[3] = static_cast<uint8_t>(length);
  unsigned size = kMacBytes;
  return HMAC(EVP_sha1(), password.data(), static_cast<int>(password.size()), text.data(), integrityAt,
              out.data(), &size) != nullptr;
}

/// One attribute into the message; false when it is not well-formed.
bool take(uint16_t type, std::span<const uint8_t> value, Message& message) {
  switch (type) {
    case kUsername:
      if (value.size() > kMostUsername) return false;
      message.username = {reinterpret_cast<const char*>(value.data()), value.size()};
      return true;
    case kPriority:
      if (value.size() != 4) return false;
      message.priority = base::get32(&value[0]);
      return true;
    case kUseCandidate:
      message.useCandidate = true;
      return value.empty();
    case kIceControlled:
    case kIceControlling:
      if (value.size() != 8) return false;
      (type == kIceControlled ? message.controlled : message.controlling) = base::get64(&value[0]);
      return true;
    case kErrorCode:
      if (value.size() < 4) return false;
      message.errorCode = static_cast<uint16_t>((value[2] & 7) * 100 + value[3]);
      return true;
    case kXorMappedAddress:
    case kUnknownAttributes:
      return true;
    default:
      // Comprehension-optional attributes (RFC 8489 section 14) may be passed over.
      if (type < 0x8000 && message.unknownRequired.size() < kMostUnknown)
        message.unknownRequired.push_back(type);
      return true;
  }
}

class Writer {
 public:
  Writer(Class messageClass, const TransactionId& transaction) {
    out_.reserve(160);
    put16(typeOf(messageClass));
    put16(0);
    put32(kMagicCookie);
    out_.insert(out_.end(), transaction.begin(), transaction.end());
  }

  void put16(uint16_t value) {
    out_.push_back(static_cast<uint8_t>(value >> 8));
    out_.push_back(static_cast<uint8_t>(value));
  }
  void put32(uint32_t value) {
    put16(static_cast<uint16_t>(value >> 16));
    put16(static_cast<uint16_t>(value));
  }
  void attribute(Attribute type, size_t size) {
    put16(type);
    put16(static_cast<uint16_t>(size));
  }
  void text(std::string_view value) {
    out_.insert(out_.end(), value.begin(), value.end());
    while (out_.size() % 4 != 0) out_.push_back(0);
  }
  void byte(uint8_t value) { out_.push_back(value); }

  /// MESSAGE-INTEGRITY and FINGERPRINT, the last two (RFC 8489 14.5, 14.7).
  Packet finish(std::string_view password) {
    const size_t at = out_.size();
    std::array<uint8_t, kMacBytes> code{};
    mac(out_, at, password, code);
    attribute(kMessageIntegrity, kMacBytes);
    out_.insert(out_.end(), code.begin(), code.end());
    const size_t length = out_.size() + 8 - kHeaderBytes;
    out_[2] = static_cast<uint8_t>(length >> 8);
    out_[3] = static_cast<uint8_t>(length);
    const uint32_t crc = crc32(out_) ^ kFingerprintXor;
    attribute(kFingerprint, 4);
    put32(crc);
    return std::move(out_);
  }

 private:
  Packet out_;
};

}  // namespace

std::variant<Message, Fault> parse(std::span<const uint8_t> packet) {
  if (packet.size() < kHeaderBytes || packet[0] > 3 || base::get32(&packet[4]) != kMagicCookie)
    return Fault::notStun;
  if (packet.size() > kMostBytes || packet.size() % 4 != 0 ||
      base::get16(&packet[2]) != packet.size() - kHeaderBytes)
    return Fault::malformed;
  const uint16_t type = base::get16(&packet[0]);
  if ((type & 0x3EEF) != kBinding) return Fault::notBinding;
  Message message;
  message.messageClass = static_cast<Class>((type >> 4 & 1) | (type >> 7 & 2));
  std::copy_n(packet.begin() + 8, message.transaction.size(), message.transaction.begin());
  bool fingerprint = false;
  for (size_t at = kHeaderBytes; at < packet.size();) {
    // Every size is a multiple of four: an attribute's header always fits.
    const uint16_t attribute = base::get16(&packet[at]);
    const size_t size = base::get16(&packet[at + 2]), padded = (size + 3) & ~size_t{3};
    if (padded > packet.size() - at - 4 || fingerprint) return Fault::malformed;
    const auto value = packet.subspan(at + 4, size);
    if (attribute == kFingerprint) {
      if (size != 4) return Fault::malformed;
      if ((crc32(packet.first(at)) ^ kFingerprintXor) != base::get32(&value[0])) return Fault::badFingerprint;
      fingerprint = true;
    } else if (attribute == kMessageIntegrity) {
      if (size != kMacBytes || message.integrityAt) return Fault::malformed;
      message.integrityAt = at;
    } else if (!message.integrityAt && !take(attribute, value, message)) {
      return Fault::malformed;  // what follows MESSAGE-INTEGRITY is ignored, RFC 8489 14.5
    }
    at += 4 + padded;
  }
  if (!fingerprint) return Fault::badFingerprint;
  return message;
}

bool hasIntegrity(std::span<const uint8_t> packet, const Message& message, std::string_view password) {
  if (!message.integrityAt || password.empty()) return false;
  std::array<uint8_t, kMacBytes> expected{};
  if (!mac(packet, *message.integrityAt, password, expected)) return false;
  return CRYPTO_memcmp(expected.data(), packet.data() + *message.integrityAt + 4, kMacBytes) == 0;
}

Packet bindingSuccess(const TransactionId& transaction, const net::SocketAddress& mapped,
                      std::string_view password) {
  Writer out(Class::success, transaction);
  const auto address = mapped.bytes();
  out.attribute(kXorMappedAddress, 4 + address.size());
  out.put16(mapped.isIPv6() ? 2 : 1);
  out.put16(static_cast<uint16_t>(mapped.port() ^ (kMagicCookie >> 16)));
  for (size_t i = 0; i < address.size(); ++i) {
    const auto cookie = static_cast<uint8_t>(kMagicCookie >> (24 - 8 * (i % 4)));
    out.byte(address[i] ^ (i < 4 ? cookie : transaction[i - 4]));
  }
  return out.finish(password);
}

Packet bindingError(const TransactionId& transaction, uint16_t code, std::string_view reason,
                    std::string_view password, std::span<const uint16_t> unknown) {
  Writer out(Class::error, transaction);
  out.attribute(kErrorCode, 4 + reason.size());
  out.put16(0);
  out.byte(static_cast<uint8_t>(code / 100));
  out.byte(static_cast<uint8_t>(code % 100));
  out.text(reason);
  if (!unknown.empty()) {
    out.attribute(kUnknownAttributes, 2 * unknown.size());
    for (const uint16_t type : unknown) out.put16(type);
    out.text({});
  }
  return out.finish(password);
}

Packet bindingRequest(const TransactionId& transaction, std::string_view username, uint32_t priority,
                      const Claim& claim, std::string_view password) {
  Writer out(Class::request, transaction);
  out.attribute(kUsername, username.size());
  out.text(username);
  out.attribute(kPriority, 4);
  out.put32(priority);
  out.attribute(claim.controlling ? kIceControlling : kIceControlled, 8);
  out.put32(static_cast<uint32_t>(claim.tieBreaker >> 32));
  out.put32(static_cast<uint32_t>(claim.tieBreaker));
  if (claim.nominate) out.attribute(kUseCandidate, 0);
  return out.finish(password);
}

}  // namespace headwater::ice::stun
