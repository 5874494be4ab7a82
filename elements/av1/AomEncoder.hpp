// libaom's encoder in its real-time mode.
#pragma once

#include <aom/aom_encoder.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headwater::av1 {

/// A picture in 4:2:0 with 8 bits a sample. Refers to memory of the caller's, which libaom only reads
/// although its types do not say so.
struct Picture {
  uint8_t* planes[3];
  int strides[3];
  int64_t time;  ///< 1/90000 s; more than that of the picture before, or it is taken as a little later
};

/// How samples are to be understood: numbers of ITU-T H.273, 2 where that is not known.
struct ColourDescription {
  int primaries = 2, transfer = 2, matrix = 2;
  bool full = false;  ///< range
};

struct Encoded {
  std::vector<uint8_t>
      bytes;  ///< a temporal unit in the low-overhead format; empty: the picture was left out
  bool key = false;
};

/// Pictures of one size. Thread: one.
class AomEncoder {
 public:
  AomEncoder() = default;
  ~AomEncoder() { close(); }
  AomEncoder(const AomEncoder&) = delete;
  AomEncoder& operator=(const AomEncoder&) = delete;

  /// Begins anew. `bitrate` in bits a second. Otherwise returns what libaom says.
  std::optional<std::string> open(int width, int height, int bitrate, const ColourDescription& colour);
  void close();
  /// None when libaom fails; then failure() tells why.
  std::optional<Encoded> encode(const Picture& picture, int bitrate, bool key);
  std::string failure();

 private:
  aom_codec_ctx_t codec_{};
  aom_codec_enc_cfg_t config_{};
  int64_t last_ = 0;
  bool open_ = false, any_ = false;
};

}  // namespace headwater::av1
