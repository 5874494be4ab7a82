#include "elements/rtp/CodecTable.hpp"

#include <algorithm>

namespace headwater::rtp {

namespace {

using base::Kind;

// Level 3.1, constrained baseline: what every browser decodes. Senders go beyond the level where the other
// side says that it may be asymmetric.
#define H264_FMTP(mode) "level-asymmetry-allowed=1;packetization-mode=" mode ";profile-level-id=42e01f"

constexpr Codec kCodecs[] = {
    {"VP8", Kind::video, 90000, 0},
    {"H264", Kind::video, 90000, 0, -1, H264_FMTP("1")},
    {"VP9", Kind::video, 90000, 0, -1, "profile-id=0"},
    {"AV1", Kind::video, 90000, 0, -1, "level-idx=5;profile=0;tier=0"},
    {"OPUS", Kind::audio, 48000, 2, -1, "minptime=10;useinbandfec=1", "opus"},
    {"PCMU", Kind::audio, 8000, 1, 0},
    {"PCMA", Kind::audio, 8000, 1, 8},
    {"G722", Kind::audio, 8000, 1, 9, "", "", false},  // its clock says 8000 and its sound is of 16000 Hz
};

template <class Condition>
const Codec* find(Condition condition) {
  const auto* found = std::find_if(std::begin(kCodecs), std::end(kCodecs), condition);
  return found == std::end(kCodecs) ? nullptr : found;
}

template <class Condition>
std::vector<std::string> namesOf(Condition condition) {
  std::vector<std::string> names;
  for (const auto& codec : kCodecs)
    if (condition(codec)) names.emplace_back(codec.name);
  return names;
}

}  // namespace

std::span<const Codec> codecs() {
  return kCodecs;
}

const Codec* codecOf(std::string_view encodingName) {
  return find([&](const Codec& codec) { return codec.name == encodingName; });
}

const Codec* codecOf(int staticPayload) {
  return find([&](const Codec& codec) { return staticPayload >= 0 && codec.staticPayload == staticPayload; });
}

RtpFormat formatOf(std::string_view encodingName) {
  const auto* codec = codecOf(encodingName);
  if (!codec) return {};
  return {std::string(codec->name), codec->clockRate, codec->channels, std::string(codec->fmtp)};
}

RtpFormat singleNalH264() {
  auto format = formatOf("H264");
  format.fmtp = H264_FMTP("0");
  return format;
}

std::vector<std::string> allCodecs(base::Kind kind) {
  return namesOf([kind](const Codec& codec) { return codec.kind == kind; });
}

std::vector<std::string> defaultCodecs(base::Kind kind) {
  return namesOf([kind](const Codec& codec) { return codec.kind == kind && codec.byDefault; });
}

std::vector<std::string> feedbackOf(base::Kind kind) {
  if (kind != base::Kind::video) return {};
  return {"nack", "nack pli", "ccm fir"};
}

}  // namespace headwater::rtp
