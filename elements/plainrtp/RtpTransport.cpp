#include "elements/plainrtp/RtpTransport.hpp"

#include <gio/gio.h>
#include <gst/net/gstnetaddressmeta.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "elements/base/Bytes.hpp"
#include "elements/gst/BufferMap.hpp"
#include "elements/plainrtp/RtpCounters.hpp"
#include "elements/plainrtp/RtpSessionStats.hpp"
#include "elements/rtp/SrtcpReceiver.hpp"

namespace headwater::plainrtp {

namespace {

constexpr size_t kRtpHeader = 12, kRtcpHeader = 8;
constexpr guint kReplayWindow = 1024;  ///< packets; retransmissions come late

std::optional<net::SocketAddress> senderOf(GstBuffer* buffer) {
  const auto* meta = gst_buffer_get_net_address_meta(buffer);
  sockaddr_storage native{};
  if (!meta || !g_socket_address_to_native(meta->addr, &native, sizeof native, nullptr)) return std::nullopt;
  return net::SocketAddress(reinterpret_cast<const sockaddr*>(&native));
}

/// udpsrc closes what it is given; the descriptor stays ours.
gst::Ptr<GSocket> shared(const net::UdpSocket& socket) {
  const int copy = dup(socket.descriptor());
  if (copy < 0) return {};
  auto made = gst::adopt(g_socket_new_from_fd(copy, nullptr));
  if (!made) ::close(copy);
  return made;
}

rtp::SrtpProfile profileOf(sdp::SdesSuite suite) {
  switch (suite) {
    case sdp::SdesSuite::aesCm128HmacSha1_80:
      return rtp::SrtpProfile::aesCm128HmacSha1_80;
    case sdp::SdesSuite::aesCm128HmacSha1_32:
      return rtp::SrtpProfile::aesCm128HmacSha1_32;
    case sdp::SdesSuite::aesCm256HmacSha1_80:
      return rtp::SrtpProfile::aesCm256HmacSha1_80;
    case sdp::SdesSuite::aesCm256HmacSha1_32:
      break;
  }
  return rtp::SrtpProfile::aesCm256HmacSha1_32;
}

/// GstRTPProfile of librtp.
int rtpProfile(const std::string& protocol) {
  if (protocol == "RTP/AVP") return 1;
  if (protocol == "RTP/SAVP") return 2;
  return protocol == "RTP/AVPF" ? 3 : 4;
}

}  // namespace

rtp::SrtpProfile srtpProfile(const std::optional<sdp::SdesKey>& key) {
  return key ? profileOf(key->suite) : rtp::SrtpProfile::none;
}

RtpTransport::RtpTransport(RtpTransportOptions options, Callbacks callbacks)
    : options_(std::move(options)), callbacks_(std::move(callbacks)), secure_(options_.theirs.has_value()) {}

base::Expected<std::shared_ptr<RtpTransport>> RtpTransport::create(RtpTransportOptions options,
                                                                   const pipe::ElementPipeline& pipeline,
                                                                   Callbacks callbacks) {
  const auto made = std::shared_ptr<RtpTransport>(new RtpTransport(std::move(options), std::move(callbacks)));
  if (auto built = made->build(pipeline); !built) return tl::make_unexpected(built.error());
  return made;
}

base::Expected<void> RtpTransport::build(const pipe::ElementPipeline& pipeline) {
  const auto& ours = options_.ours;
  auto sender = rtp::SrtpSender::create(srtpProfile(ours), ours ? ours->keyAndSalt : std::vector<uint8_t>{});
  if (!sender) return tl::make_unexpected(sender.error());
  {
    const base::Lock lock(sending_);
    sender_.emplace(std::move(*sender));
  }
  for (auto [element, factory] : {std::pair(&srtp_, "srtpdec"), std::pair(&muxed_, "appsrc"),
                                  std::pair(&session_, "rtpsession"), std::pair(&demux_, "rtpssrcdemux")}) {
    const bool needed = element == &srtp_ ? secure_ : element != &muxed_ || !(secure_ || options_.rtcp);
    if (!needed) continue;
    auto made = pipe::makeElement(factory);
    if (!made) return tl::make_unexpected(made.error());
    *element = std::move(*made);
    if (!pipeline.add(element->get()))
      return base::fail(base::Failure::Code::internal,
                        std::string("no place for ") + factory + " in the pipeline");
  }
  if (auto added = addSession(); !added) return added;
  if (auto added = secure_ ? addSrtp() : addMuxed(); !added) return added;
  if (auto added = addSource(pipeline, false); !added) return added;
  return options_.rtcp ? addSource(pipeline, true) : base::Expected<void>{};
}

base::Expected<void> RtpTransport::addSource(const pipe::ElementPipeline& pipeline, bool reports) {
  auto source = pipe::makeElement("udpsrc");
  if (!source) return tl::make_unexpected(source.error());
  const auto socket = shared(*routeOf(reports).socket());
  const char* const types[2][2] = {{"application/x-rtp", "application/x-rtcp"},
                                   {"application/x-srtp", "application/x-srtcp"}};
  const auto caps = gst::adopt(gst_caps_new_empty_simple(types[secure_][reports]));
  g_object_set(source->get(), "socket", socket.get(), "caps", caps.get(), "auto-multicast", FALSE, nullptr);
  const char* const pads[2][2] = {{"recv_rtp_sink", "recv_rtcp_sink"}, {"rtp_sink", "rtcp_sink"}};
  if (!socket || !pipeline.add(source->get()) ||
      !gst_element_link_pads(source->get(), "src", (secure_ ? srtp_ : session_).get(),
                             pads[secure_][reports]))
    return base::fail(base::Failure::Code::internal, "a socket of RTP cannot be read");
  probe(source->get(), "src", &RtpTransport::onDatagram, reports);
  sources_.push_back(std::move(*source));
  return {};
}

/// With rtcp-mux and without SRTP, what comes is sorted here.
base::Expected<void> RtpTransport::addMuxed() {
  if (!muxed_) return {};
  const auto caps = gst::adopt(gst_caps_new_empty_simple("application/x-rtcp"));
  g_object_set(muxed_.get(), "caps", caps.get(), "is-live", TRUE, "format", GST_FORMAT_TIME, "max-bytes",
               guint64{1 << 16}, "block", FALSE, nullptr);
  if (!gst_element_link_pads(muxed_.get(), "src", session_.get(), "recv_rtcp_sink"))
    return base::fail(base::Failure::Code::internal, "an RTP session takes no RTCP");
  return {};
}

base::Expected<void> RtpTransport::addSrtp() {
  g_object_set(srtp_.get(), "replay-window-size", kReplayWindow, nullptr);
  const auto weak = weak_from_this();
  signals_.push_back(gst::connect<GstCaps*, guint>(srtp_.get(), "request-key", [weak](guint) -> GstCaps* {
    const auto self = weak.lock();
    return self ? self->keys().release() : nullptr;
  }));
  signals_.push_back(gst::connect<GstCaps*, guint>(srtp_.get(), "soft-limit", [weak](guint) -> GstCaps* {
    const auto self = weak.lock();
    if (self) self->callbacks_.onSoftLimit();
    return nullptr;
  }));
  if (!gst_element_link_pads(srtp_.get(), "rtp_src", session_.get(), "recv_rtp_sink") ||
      !gst_element_link_pads(srtp_.get(), "rtcp_src", session_.get(), "recv_rtcp_sink"))
    return base::fail(base::Failure::Code::internal, "SRTP cannot be linked");
  probe(srtp_.get(), "rtp_src", &RtpTransport::onVerified, false);
  probe(srtp_.get(), "rtcp_src", &RtpTransport::onVerified, true);
  return {};
}

base::Expected<void> RtpTransport::addSession() {
  g_object_set(session_.get(), "rtp-profile", rtpProfile(options_.protocol), nullptr);
  g_object_set(demux_.get(), "max-streams", static_cast<guint>(SsrcTable::kPlaces), nullptr);
  signals_.push_back(gst::connect<GstCaps*, guint>(session_.get(), "request-pt-map",
                                                   [weak = weak_from_this()](guint payload) -> GstCaps* {
                                                     const auto self = weak.lock();
                                                     return self ? self->capsOf(payload).release() : nullptr;
                                                   }));
  // Request pads have to be there before they are linked.
  for (const char* name : {"recv_rtp_sink", "recv_rtcp_sink", "send_rtcp_src"})
    if (!gst::adopt(gst_element_request_pad_simple(session_.get(), name)))
      return base::fail(base::Failure::Code::internal, std::string("rtpsession has no ") + name);
  if (!gst_element_link_pads(session_.get(), "recv_rtp_src", demux_.get(), "sink"))
    return base::fail(base::Failure::Code::internal, "an RTP session cannot be linked");
  probe(session_.get(), "send_rtcp_src", &RtpTransport::onReport, true);
  return {};
}

void RtpTransport::probe(GstElement* element, const char* pad, bool (RtpTransport::*admits)(GstBuffer*, bool),
                         bool reports) {
  const auto found = gst::adopt(gst_element_get_static_pad(element, pad));
  probes_.emplace_back(found.get(), GST_PAD_PROBE_TYPE_BUFFER,
                       [weak = weak_from_this(), admits, reports](GstPadProbeInfo* info) {
                         const auto self = weak.lock();
                         const bool passes =
                             self && (self.get()->*admits)(GST_PAD_PROBE_INFO_BUFFER(info), reports);
                         return passes ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
                       });
}

void RtpTransport::shut() {
  signals_.clear();
  probes_.clear();
}

/// Whether it is what was negotiated: what is not says nothing of where the other side is.
bool RtpTransport::isKnown(std::span<const uint8_t> packet) const {
  if (rtp::isRtcpPacket(packet)) return true;
  const int payload = packet[1] & 0x7f;
  return std::any_of(options_.codecs.begin(), options_.codecs.end(),
                     [payload](const auto& codec) { return codec.payloadType == payload; });
}

bool RtpTransport::onDatagram(GstBuffer* buffer, bool reports) {
  auto& counters = rtpCounters();
  const gst::BufferMap map(buffer);
  const auto packet = map.data();
  const auto from = senderOf(buffer);
  const bool rtcp = rtp::isRtcpPacket(packet);
  if (!from || packet.size() < (rtcp ? kRtcpHeader : kRtpHeader) || packet[0] >> 6 != 2 ||
      (reports && !rtcp)) {
    ++counters.malformed;
    return false;
  }
  const auto now = SsrcTable::Clock::now();
  auto& route = routeOf(reports);
  // Without SRTP this is all that there is to go by.
  const bool admitted = secure_ || !isKnown(packet) ? route.admits(*from, now) : route.heard(*from, now);
  if (!admitted) {
    ++counters.refusedAddress;
    return false;
  }
  SsrcTable::Verdict verdict;
  {
    const base::Lock lock(admission_);
    verdict = ssrcs_.admit(base::get32(&packet[rtcp ? 4 : 8]), now);
  }
  if (!verdict.admitted) ++counters.refusedSsrc;
  if (verdict.replaced) {
    if (srtp_) g_signal_emit_by_name(srtp_.get(), "remove-key", verdict.replaced);
    g_signal_emit_by_name(demux_.get(), "clear-ssrc", verdict.replaced);
  }
  return verdict.admitted && (secure_ || !rtcp || takePlainReport(buffer, packet, reports));
}

bool RtpTransport::takePlainReport(GstBuffer* buffer, std::span<const uint8_t> packet, bool reports) {
  callbacks_.onRtcp(packet);
  if (reports) return true;  // it came where the session expects it
  GstFlowReturn flow = GST_FLOW_OK;
  if (muxed_) g_signal_emit_by_name(muxed_.get(), "push-buffer", buffer, &flow);
  return false;
}

bool RtpTransport::onVerified(GstBuffer* buffer, bool reports) {
  const auto from = senderOf(buffer);
  if (!from || !routeOf(reports).heard(*from, SsrcTable::Clock::now())) {
    ++rtpCounters().refusedAddress;
    return false;
  }
  if (reports) callbacks_.onRtcp(gst::BufferMap(buffer).data());
  return true;
}

bool RtpTransport::onReport(GstBuffer* buffer, bool) {
  const gst::BufferMap map(buffer);
  const auto plain = map.data();
  std::array<uint8_t, 1500> out{};
  const base::Lock lock(sending_);
  const size_t size = sender_->protectRtcp(plain, out);
  if (size > 0) routeOf(true).send(std::span(out).first(size));
  return false;  // it ends here
}

gst::Ptr<GstCaps> RtpTransport::keys() const {
  auto caps = gst::adopt(gst_caps_new_empty_simple("application/x-srtp"));
  const auto& key = *options_.theirs;
  const bool large = sdp::keySize(key.suite) > 30;
  const bool brief =
      key.suite == sdp::SdesSuite::aesCm128HmacSha1_32 || key.suite == sdp::SdesSuite::aesCm256HmacSha1_32;
  const char* cipher = large ? "aes-256-icm" : "aes-128-icm";
  gst_caps_set_simple(caps.get(), "srtp-cipher", G_TYPE_STRING, cipher, "srtcp-cipher", G_TYPE_STRING, cipher,
                      "srtp-auth", G_TYPE_STRING, brief ? "hmac-sha1-32" : "hmac-sha1-80", "srtcp-auth",
                      G_TYPE_STRING, "hmac-sha1-80", nullptr);
  const auto bytes = gst::adopt(gst_buffer_new_memdup(key.keyAndSalt.data(), key.keyAndSalt.size()));
  gst_caps_set_simple(caps.get(), "srtp-key", GST_TYPE_BUFFER, bytes.get(), nullptr);
  return caps;
}

gst::Ptr<GstCaps> RtpTransport::capsOf(guint payloadType) const {
  for (const auto& codec : options_.codecs) {
    if (codec.payloadType != static_cast<int>(payloadType)) continue;
    const auto has = [&](const char* feedback) -> gboolean {
      return std::find(codec.feedback.begin(), codec.feedback.end(), feedback) != codec.feedback.end();
    };
    return gst::adopt(gst_caps_new_simple(
        "application/x-rtp", "media", G_TYPE_STRING, toString(options_.kind), "payload", G_TYPE_INT,
        static_cast<gint>(payloadType), "clock-rate", G_TYPE_INT, static_cast<gint>(codec.format.clockRate),
        "encoding-name", G_TYPE_STRING, codec.format.encodingName.c_str(), "rtcp-fb-nack", G_TYPE_BOOLEAN,
        has("nack"), "rtcp-fb-nack-pli", G_TYPE_BOOLEAN, has("nack pli"), "rtcp-fb-ccm-fir", G_TYPE_BOOLEAN,
        has("ccm fir"), nullptr));
  }
  return {};
}

void RtpTransport::addStats(std::vector<peer::RtpStreamStats>& inbound) const {
  addSessionStats(session_.get(), inbound);
}

}  // namespace headwater::plainrtp
