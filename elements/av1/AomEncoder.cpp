#include "elements/av1/AomEncoder.hpp"

#include <aom/aomcx.h>

#include <algorithm>
#include <utility>

namespace headwater::av1 {

namespace {

constexpr int kTicksPerSecond = 90'000;
constexpr int kUsualDuration = kTicksPerSecond / 30;
constexpr unsigned kThreads = 2;

/// libaom's largest real-time speed: what a picture costs counts for more here than what it looks like per
/// bit. With it, libaom 3.6 on one core of an EPYC encodes 113 pictures of 640x360 a second (550 kbit/s) and
/// 36 of 1280x720 (2.2 Mbit/s), both of a zoom with noise.
constexpr int kSpeed = 10;

unsigned kilobits(int bitrate) {
  return static_cast<unsigned>(std::max(1, bitrate / 1000));
}

/// For media that is watched live: every picture at once, none dropped, a constant rate, and a keyframe when
/// one is asked for and seldom otherwise.
void configure(aom_codec_enc_cfg_t& config, int width, int height, int bitrate) {
  config.g_w = static_cast<unsigned>(width);
  config.g_h = static_cast<unsigned>(height);
  config.g_timebase = {1, kTicksPerSecond};
  config.g_threads = kThreads;
  config.g_lag_in_frames = 0;
  config.rc_end_usage = AOM_CBR;
  config.rc_target_bitrate = kilobits(bitrate);
  config.rc_dropframe_thresh = 0;
  config.rc_min_quantizer = 10;
  config.rc_max_quantizer = 56;
  config.rc_undershoot_pct = config.rc_overshoot_pct = 50;
  // Milliseconds: a buffer of a second at most, or the rate would be kept too late for a live path.
  config.rc_buf_initial_sz = config.rc_buf_optimal_sz = 600;
  config.rc_buf_sz = 1000;
  config.kf_min_dist = 0;
  config.kf_max_dist = 600;
}

/// Tools that real time does without, and what spreads the work over threads. What a version of libaom does
/// not know it refuses, and does without.
void tune(aom_codec_ctx_t& codec, const ColourDescription& colour) {
  aom_codec_control(&codec, AOME_SET_CPUUSED, kSpeed);
  aom_codec_control(&codec, AV1E_SET_ROW_MT, 1u);
  aom_codec_control(&codec, AV1E_SET_TILE_COLUMNS, 1u);  // log2
  aom_codec_control(&codec, AV1E_SET_AQ_MODE, 3u);       // cyclic refresh: no picture much larger than others
  aom_codec_control(&codec, AOME_SET_MAX_INTRA_BITRATE_PCT, 300u);  // of a picture's share of the rate
  aom_codec_control(&codec, AV1E_SET_ENABLE_TPL_MODEL, 0u);
  aom_codec_control(&codec, AV1E_SET_DELTAQ_MODE, 0u);
  aom_codec_control(&codec, AV1E_SET_ENABLE_ORDER_HINT, 0u);
  aom_codec_control(&codec, AV1E_SET_ENABLE_GLOBAL_MOTION, 0);
  aom_codec_control(&codec, AV1E_SET_ENABLE_PALETTE, 0);
  aom_codec_control(&codec, AV1E_SET_COLOR_PRIMARIES, colour.primaries);
  aom_codec_control(&codec, AV1E_SET_TRANSFER_CHARACTERISTICS, colour.transfer);
  aom_codec_control(&codec, AV1E_SET_MATRIX_COEFFICIENTS, colour.matrix);
  aom_codec_control(&codec, AV1E_SET_COLOR_RANGE, colour.full ? 1 : 0);
}

}  // namespace

std::optional<std::string> AomEncoder::open(int width, int height, int bitrate,
                                            const ColourDescription& colour) {
  close();
  aom_codec_iface_t* av1 = aom_codec_av1_cx();
  if (const auto status = aom_codec_enc_config_default(av1, &config_, AOM_USAGE_REALTIME))
    return aom_codec_err_to_string(status);
  configure(config_, width, height, bitrate);
  if (aom_codec_enc_init(&codec_, av1, &config_, 0)) return failure();
  open_ = true;
  tune(codec_, colour);
  return std::nullopt;
}

void AomEncoder::close() {
  if (std::exchange(open_, false)) aom_codec_destroy(&codec_);
  any_ = false;
}

std::string AomEncoder::failure() {
  const char* detail = aom_codec_error_detail(&codec_);
  return std::string(aom_codec_err_to_string(codec_.err)) + (detail ? std::string(": ") + detail : "");
}

std::optional<Encoded> AomEncoder::encode(const Picture& picture, int bitrate, bool key) {
  if (!open_) return std::nullopt;
  if (kilobits(bitrate) != config_.rc_target_bitrate) {
    config_.rc_target_bitrate = kilobits(bitrate);
    if (aom_codec_enc_config_set(&codec_, &config_)) return std::nullopt;
  }
  aom_image_t image;
  if (!aom_img_wrap(&image, AOM_IMG_FMT_I420, config_.g_w, config_.g_h, 1, picture.planes[0]))
    return std::nullopt;
  for (const int plane : {0, 1, 2}) {
    image.planes[plane] = picture.planes[plane];
    image.stride[plane] = picture.strides[plane];
  }
  const int64_t time = any_ ? std::max(picture.time, last_ + 1) : picture.time;
  const auto duration = any_ ? std::clamp<int64_t>(time - last_, 1, kTicksPerSecond) : kUsualDuration;
  last_ = time;
  any_ = true;
  if (aom_codec_encode(&codec_, &image, time, static_cast<unsigned long>(duration),
                       key ? AOM_EFLAG_FORCE_KF : 0))
    return std::nullopt;
  Encoded made;
  aom_codec_iter_t at = nullptr;
  while (const auto* packet = aom_codec_get_cx_data(&codec_, &at)) {
    if (packet->kind != AOM_CODEC_CX_FRAME_PKT) continue;
    const auto* bytes = static_cast<const uint8_t*>(packet->data.frame.buf);
    made.bytes.insert(made.bytes.end(), bytes, bytes + packet->data.frame.sz);
    made.key |= (packet->data.frame.flags & AOM_FRAME_IS_KEY) != 0;
  }
  return made;
}

}  // namespace headwater::av1
