// Transport-wide congestion control feedback, draft-holmer-rmcat-transport-wide-cc-extensions-01.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

namespace headwater::rtp {

/// One transport-wide feedback message. Its bytes are those of the packet that is being read.
class TransportFeedback {
 public:
  /// More than any receiver reports at once. Messages of one compound that claim more are malformed to us,
  /// since 20 bytes could otherwise make us look at 65535 packets.
  static constexpr uint16_t kMaxStatuses = 8192;

  /// `control` is the message without the common feedback header. Nothing when it is malformed: its chunks
  /// or deltas run over the end, it speaks of no packet or of too many, or it uses the reserved symbol.
  static std::optional<TransportFeedback> parse(uint32_t sender, uint32_t media,
                                                std::span<const uint8_t> control);

  uint32_t sender = 0, media = 0;
  uint16_t base = 0;          ///< transport-wide sequence number of the first status
  uint16_t statuses = 0;      ///< packets that this message speaks of
  int32_t referenceTime = 0;  ///< multiples of 64 ms, signed 24 bits, of the receiver's clock
  uint8_t count = 0;          ///< of the message, to see that one was lost

  /// Calls `visit(uint16_t sequence, bool received, std::chrono::microseconds arrival)` in order; arrival is
  /// on the receiver's own clock and wraps with referenceTime; 0 when not received.
  template <class Visit>
  void forEach(Visit&& visit) const {
    Cursor cursor = begin();
    while (next(cursor)) visit(cursor.sequence, cursor.received, cursor.received ? cursor.arrival : kNone);
  }

 private:
  struct Cursor {
    size_t chunkAt = 0, deltaAt = 0;
    uint16_t left = 0, sequence = 0;
    uint16_t chunk = 0;
    int inChunk = 0;  ///< statuses that the current chunk still has
    bool received = false;
    std::chrono::microseconds arrival{};
  };
  static constexpr std::chrono::microseconds kNone{0};

  Cursor begin() const;
  bool next(Cursor& cursor) const;

  std::span<const uint8_t> chunks_;  ///< from the first chunk to the end of the message
  size_t deltasAt_ = 0;
};

}  // namespace headwater::rtp
