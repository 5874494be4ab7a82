#include "tools/load/Stun.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstring>

namespace headwater::load {

namespace {

constexpr uint32_t kCookie = 0x2112A442;
constexpr size_t kHeader = 20, kIntegrity = 24;
constexpr uint32_t kFingerprintMask = 0x5354554e;

namespace attribute {
constexpr uint16_t username = 0x0006, messageIntegrity = 0x0008, errorCode = 0x0009,
                   xorMappedAddress = 0x0020, priority = 0x0024, useCandidate = 0x0025, fingerprint = 0x8028,
                   iceControlled = 0x8029, iceControlling = 0x802A;
}

uint32_t crc32(Bytes bytes) {  // ITU V.42, RFC 8489 14.7
  uint32_t crc = ~0u;
  for (const uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

std::array<uint8_t, 20> hmac(std::string_view key, Bytes bytes) {
  std::array<uint8_t, 20> digest{};
  unsigned size = digest.size();
  HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(), digest.data(),
       &size);
  return digest;
}

/// What an address is XORed with: the cookie, and behind it the transaction (RFC 8489 14.2).
std::array<uint8_t, 16> addressMask(const StunTransaction& transaction) {
  std::array<uint8_t, 16> mask{};
  put32(mask.data(), kCookie);
  std::copy(transaction.begin(), transaction.end(), mask.begin() + 4);
  return mask;
}

std::optional<net::SocketAddress> unmapped(Bytes value, const StunTransaction& transaction) {
  const bool v6 = value.size() == 20 && value[1] == 2;
  if (!v6 && !(value.size() == 8 && value[1] == 1)) return std::nullopt;
  const auto mask = addressMask(transaction);
  std::array<uint8_t, 16> plain{};
  for (size_t i = 4; i < value.size(); ++i) plain[i - 4] = value[i] ^ mask[i - 4];
  const in_port_t port = htons(static_cast<uint16_t>(get16(&value[2]) ^ (kCookie >> 16)));
  if (v6) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = port;
    std::memcpy(&address.sin6_addr, plain.data(), 16);
    return net::SocketAddress(reinterpret_cast<const sockaddr*>(&address));
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = port;
  std::memcpy(&address.sin_addr, plain.data(), 4);
  return net::SocketAddress(reinterpret_cast<const sockaddr*>(&address));
}

bool isBinding(uint16_t type) {
  return type == 0x0001 || type == 0x0011 || type == 0x0101 || type == 0x0111;
}

void readAttribute(StunMessage& message, uint16_t type, Bytes value) {
  switch (type) {
    case attribute::username:
      message.username = {reinterpret_cast<const char*>(value.data()), value.size()};
      break;
    case attribute::useCandidate:
      message.useCandidate = true;
      break;
    case attribute::priority:
      if (value.size() == 4) message.priority = get32(value.data());
      break;
    case attribute::iceControlling:
      if (value.size() == 8) message.controlling = get64(value.data());
      break;
    case attribute::iceControlled:
      if (value.size() == 8) message.controlled = get64(value.data());
      break;
    case attribute::errorCode:
      if (value.size() >= 4) message.errorCode = (value[2] & 7) * 100 + value[3];
      break;
    case attribute::xorMappedAddress:
      message.mappedAddress = unmapped(value, message.transaction);
      break;
    default:
      break;
  }
}

}  // namespace

std::optional<StunMessage> parseStun(Bytes packet) {
  if (packet.size() < kHeader || get32(&packet[4]) != kCookie || !isBinding(get16(packet.data())))
    return std::nullopt;
  if (get16(&packet[2]) + kHeader != packet.size() || packet.size() % 4 != 0) return std::nullopt;
  StunMessage message;
  message.type = static_cast<StunType>(get16(packet.data()));
  std::copy_n(&packet[8], 12, message.transaction.begin());
  message.packet = packet;
  for (size_t at = kHeader; at < packet.size();) {
    if (at + 4 > packet.size()) return std::nullopt;
    const uint16_t type = get16(&packet[at]);
    const size_t size = get16(&packet[at + 2]);
    if (at + 4 + size > packet.size()) return std::nullopt;
    if (type == attribute::fingerprint) {
      if (size != 4 || get32(&packet[at + 4]) != (crc32(packet.first(at)) ^ kFingerprintMask))
        return std::nullopt;
      break;
    }
    if (message.integrityAt == 0) {
      if (type == attribute::messageIntegrity && size == 20)
        message.integrityAt = at;
      else
        readAttribute(message, type, packet.subspan(at + 4, size));
    }
    at += 4 + (size + 3) / 4 * 4;
  }
  return message;
}

bool StunMessage::authentic(std::string_view key) const {
  if (integrityAt == 0) return false;
  // The length that was signed is that of a message which ends with MESSAGE-INTEGRITY.
  std::vector<uint8_t> signedPart(packet.begin(), packet.begin() + static_cast<ptrdiff_t>(integrityAt));
  put16(&signedPart[2], static_cast<uint32_t>(integrityAt + kIntegrity - kHeader));
  return CRYPTO_memcmp(hmac(key, signedPart).data(), &packet[integrityAt + 4], 20) == 0;
}

StunWriter::StunWriter(StunType type, const StunTransaction& transaction) : bytes_(kHeader) {
  bytes_.reserve(160);
  put16(bytes_.data(), static_cast<uint16_t>(type));
  put32(&bytes_[4], kCookie);
  std::copy(transaction.begin(), transaction.end(), &bytes_[8]);
}

uint8_t* StunWriter::add(uint16_t type, size_t size) {
  const size_t at = bytes_.size();
  bytes_.resize(at + 4 + (size + 3) / 4 * 4);
  put16(&bytes_[at], type);
  put16(&bytes_[at + 2], static_cast<uint32_t>(size));
  put16(&bytes_[2], static_cast<uint32_t>(bytes_.size() - kHeader));
  return &bytes_[at] + 4;
}

StunWriter& StunWriter::username(std::string_view name) {
  std::memcpy(add(attribute::username, name.size()), name.data(), name.size());
  return *this;
}

StunWriter& StunWriter::priority(uint32_t value) {
  put32(add(attribute::priority, 4), value);
  return *this;
}

StunWriter& StunWriter::role(bool controlling, uint64_t tieBreaker) {
  put64(add(controlling ? attribute::iceControlling : attribute::iceControlled, 8), tieBreaker);
  return *this;
}

StunWriter& StunWriter::useCandidate() {
  add(attribute::useCandidate, 0);
  return *this;
}

StunWriter& StunWriter::mappedAddress(const net::SocketAddress& address) {
  StunTransaction transaction;
  std::copy_n(&bytes_[8], transaction.size(), transaction.begin());
  const auto mask = addressMask(transaction);
  const auto plain = address.bytes();
  uint8_t* value = add(attribute::xorMappedAddress, 4 + plain.size());
  value[0] = 0;
  value[1] = address.isIPv6() ? 2 : 1;
  put16(value + 2, static_cast<uint16_t>(address.port() ^ (kCookie >> 16)));
  for (size_t i = 0; i < plain.size(); ++i) value[4 + i] = plain[i] ^ mask[i];
  return *this;
}

StunWriter& StunWriter::error(int code, std::string_view reason) {
  uint8_t* value = add(attribute::errorCode, 4 + reason.size());
  put32(value, static_cast<uint32_t>(code / 100 << 8 | code % 100));
  std::memcpy(value + 4, reason.data(), reason.size());
  return *this;
}

StunWriter& StunWriter::unknown(uint16_t type, Bytes value) {
  std::copy(value.begin(), value.end(), add(type, value.size()));
  return *this;
}

std::vector<uint8_t> StunWriter::finish(std::string_view key, bool fingerprint) {
  const size_t at = bytes_.size();
  uint8_t* integrity = add(attribute::messageIntegrity, 20);
  const auto digest = hmac(key, Bytes(bytes_).first(at));
  std::copy(digest.begin(), digest.end(), integrity);
  if (!fingerprint) return std::move(bytes_);
  const size_t end = bytes_.size();
  uint8_t* sum = add(attribute::fingerprint, 4);
  put32(sum, crc32(Bytes(bytes_).first(end)) ^ kFingerprintMask);
  return std::move(bytes_);
}

}  // namespace headwater::load
