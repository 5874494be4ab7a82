// Makes packets of any source look like one continuous stream to one viewer.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "elements/track/RtpPacket.hpp"

namespace headwater::fanout {

/// How a stream was announced to the viewer.
struct OutputFormat {
  uint8_t payloadType = 0;
  uint32_t ssrc = 0;
  uint32_t clockRate = 0;
  std::vector<int> extensionIds{};           ///< by index of forwardedExtensions(); 0 not negotiated
  int absSendTimeId = 0, transportCcId = 0;  ///< 0 not negotiated
  int rtxPayloadType = -1;                   ///< RFC 4588; -1 none
  uint32_t rtxSsrc = 0;
};

/// What changes from one hop to the next, besides what the rewriter knows itself.
struct HopValues {
  uint32_t absSendTime = 0;        ///< 24 bits, 6.18 fixed point seconds
  uint16_t transportSequence = 0;  ///< of the viewer's transport
};

/// RFC 3550 5.1 for what a relay changes: payload type, SSRC, sequence number and timestamp, the latter two
/// continuous across changes of the source; header extensions are those that the viewer negotiated. No number
/// is used twice for different packets, since SRTP's keystream hangs on it. Thread: the viewer's shard.
class StreamRewriter {
 public:
  static constexpr size_t kLargestHeader = 12 + 4 + 64;
  using Header = std::span<uint8_t, kLargestHeader>;

  struct Numbers {
    uint16_t sequence = 0;
    uint32_t timestamp = 0;
  };
  struct SourcePlace {
    uint32_t ssrc = 0;
    uint16_t sequence = 0;
  };

  explicit StreamRewriter(OutputFormat format);

  const OutputFormat& format() const { return format_; }
  /// The next packet does not continue the one before: another source, or a gap of our making.
  void restart() { anchored_ = false; }

  /// The numbers under which `packet` goes to this viewer. Nothing when it comes from before the place where
  /// this viewer joined or switched: its number belongs to another packet.
  std::optional<Numbers> next(const track::RtpPacket& packet);

  /// Where the packet came from that was sent under `sequence`. Nothing when that was too long ago.
  std::optional<SourcePlace> sourceOf(uint16_t sequence) const;
  /// The timestamp under which a packet that sourceOf() led to was sent.
  uint32_t timestampOf(const track::RtpPacket& packet, uint16_t sequence) const;

  /// Writes the RTP header with its extensions and returns its size.
  size_t writeHeader(const track::RtpPacket& packet, const Numbers& numbers, const HopValues& hop,
                     Header to) const;
  /// The same for the stream of retransmissions.
  size_t writeRtxHeader(const track::RtpPacket& packet, const Numbers& numbers, const HopValues& hop,
                        Header to) const;

  /// The viewer's timestamp for one of the current source.
  uint32_t timestampOffset() const { return segments_[current_].timestampOffset; }
  bool everSent() const { return everSent_; }
  uint32_t sourceSsrc() const { return segments_[current_].ssrc; }
  uint32_t lastTimestamp() const { return lastTimestamp_; }
  std::chrono::steady_clock::time_point lastArrival() const { return lastArrival_; }

 private:
  /// A run of packets that one pair of offsets maps.
  struct Segment {
    uint32_t ssrc = 0;
    uint16_t firstSequence = 0;  ///< as sent
    uint16_t sequenceOffset = 0;
    uint32_t timestampOffset = 0;
    bool used = false;
  };

  void anchor(const track::RtpPacket& packet);
  bool jumps(const track::RtpPacket& packet) const;
  void layOut();
  size_t write(const track::RtpPacket& packet, uint8_t payloadType, uint32_t ssrc, const Numbers& numbers,
               const HopValues& hop, Header to) const;
  size_t writeForwarded(const track::RtpPacket& packet, uint8_t* block, size_t at) const;
  const Segment* segmentOf(uint16_t sequence) const;

  const OutputFormat format_;
  std::array<uint8_t, 16> fixedBlock_{};  ///< elements that every packet carries, RFC 8285 4.2
  size_t fixedSize_ = 0, absSendTimeAt_ = 0, transportCcAt_ = 0;

  static constexpr size_t kSegments = 8;
  std::array<Segment, kSegments> segments_{};
  size_t current_ = 0;
  bool anchored_ = false, everSent_ = false;
  uint16_t lastSequence_ = 0;
  uint32_t lastTimestamp_ = 0;
  std::chrono::steady_clock::time_point lastArrival_{};
};

}  // namespace headwater::fanout
