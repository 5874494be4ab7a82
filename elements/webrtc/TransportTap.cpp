#include "elements/webrtc/TransportTap.hpp"

#include "elements/gst/BufferMap.hpp"

namespace headwater::webrtc {

namespace {

// Of GStreamer's DTLS plugin, whose headers are not installed.
constexpr guint kCipherAes128Icm = 1;
constexpr guint kAuthHmacSha1_80 = 2;

}  // namespace

void TransportTap::onElement(GstElement* element, const std::string& factory) {
  const base::Lock lock(mutex_);
  if (factory == "dtlsenc") watchKeys(element, "encoder-key", &TransportKeys::send, encoders_++);
  if (factory == "dtlsdec") watchKeys(element, "decoder-key", &TransportKeys::receive, decoders_++);
}

void TransportTap::watchKeys(GstElement* element, const char* property, Direction direction,
                             size_t transport) {
  if (keys_.size() <= transport) keys_.resize(transport + 1);
  signals_.push_back(gst::connect<void>(element, "on-key-received",
                                        [weak = weak_from_this(), element, property, direction, transport] {
                                          if (const auto self = weak.lock())
                                            self->onKeyReceived(element, property, direction, transport);
                                        }));
}

void TransportTap::watch(GstElement* webrtcbin) {
  const auto rtpbin = gst::adopt(gst_bin_get_by_name(GST_BIN(webrtcbin), "rtpbin"));
  if (!rtpbin) return;
  const base::Lock lock(mutex_);
  signals_.push_back(gst::connect<void, GstPad*>(
      rtpbin.get(), "pad-added", gst::weakly<GstPad*>(weak_from_this(), [](TransportTap& self, GstPad* pad) {
        self.onRtpBinPad(pad);
      })));
}

void TransportTap::onKeyReceived(GstElement* element, const char* property, Direction direction,
                                 size_t transport) {
  GstBuffer* found = nullptr;
  guint cipher = 0, auth = 0;
  g_object_get(element, property, &found, "srtp-cipher", &cipher, "srtp-auth", &auth, nullptr);
  const auto key = gst::adopt(found);
  if (!key || cipher != kCipherAes128Icm || auth != kAuthHmacSha1_80) return;
  const gst::BufferMap map(key.get());
  {
    const base::Lock lock(mutex_);
    (keys_[transport].*direction).assign(map.data().begin(), map.data().end());
  }
  callbacks_.onKeys();
}

void TransportTap::onRtpBinPad(GstPad* pad) {
  const gst::CharPtr name(gst_pad_get_name(pad));
  if (!std::string_view(name.get()).starts_with("recv_rtcp_sink_")) return;
  const auto type = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  gst::PadProbe probe(pad, type, [weak = weak_from_this()](GstPadProbeInfo* info) {
    const auto self = weak.lock();
    if (!self) return GST_PAD_PROBE_OK;
    self->onRtcpPad(info);
    return self->keepsRtcp_ ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
  });
  const base::Lock lock(mutex_);
  probes_.push_back(std::move(probe));
}

void TransportTap::onRtcpPad(GstPadProbeInfo* info) const {
  if (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    for (guint i = 0; i < gst_buffer_list_length(list); ++i)
      callbacks_.onRtcp(gst::BufferMap(gst_buffer_list_get(list, i)).data());
    return;
  }
  callbacks_.onRtcp(gst::BufferMap(GST_PAD_PROBE_INFO_BUFFER(info)).data());
}

void TransportTap::shut() {
  std::vector<gst::SignalConnection> signals;
  std::vector<gst::PadProbe> probes;
  const base::Lock lock(mutex_);
  signals.swap(signals_);
  probes.swap(probes_);
}

std::vector<TransportKeys> TransportTap::keys() const {
  const base::Lock lock(mutex_);
  return keys_;
}

}  // namespace headwater::webrtc
