// The other end of an RtpEndpoint: a GStreamer pipeline in this process, on a pair of ports of its own.
#pragma once

#include <gio/gio.h>
#include <gst/video/video.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/net/PortPair.hpp"
#include "elements/rtp/RtcpReader.hpp"
#include "elements/sdp/Sdes.hpp"

namespace headwater::test {

namespace gst = headwater::gst;

/// One direction of one medium. Sending: `encoder` makes RTP. Receiving: `decoder` takes it, of `caps`.
/// Packets of RTCP are told apart and counted on whichever socket they come. Thread: the test's; counters
/// any.
class RtpEnd {
 public:
  explicit RtpEnd(bool ipv6 = false) {
    auto bound = net::bindPorts(ipv6, {});
    BOOST_REQUIRE(bound);
    ports_ = std::move(*bound);
  }
  ~RtpEnd() {
    if (pipeline_) gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
  }
  RtpEnd(const RtpEnd&) = delete;
  RtpEnd& operator=(const RtpEnd&) = delete;

  uint16_t port() const { return ports_.rtp->local().port(); }
  uint16_t rtcpPort() const { return ports_.rtcp->local().port(); }

  /// `encoder` ends in a payloader; packets go to `to`. Reports of the endpoint are heard of on both ports.
  void send(const std::string& encoder, uint16_t to, const std::optional<sdp::SdesKey>& key = {}) {
    const std::string srtp = key ? " ! srtpenc name=srtp" : "";
    launch(encoder + srtp + " ! udpsink name=out host=127.0.0.1 sync=false async=false port=" +
           std::to_string(to) + reading("rtpin") + " ! fakesink sync=false async=false" + reading("rtcpin") +
           " ! fakesink sync=false async=false");
    useSocket("out", *ports_.rtp);
    if (key) protect(*key);
    start();
  }

  void receive(const std::string& caps, const std::string& decoder,
               const std::optional<sdp::SdesKey>& key = {}) {
    const std::string from =
        key ? "srtpdec name=srtp" + reading("rtpin") + " ! srtp.rtp_sink  srtp.rtp_src" : reading("rtpin");
    launch(from + " ! rtpjitterbuffer latency=50 ! " + decoder +
           " ! fakesink name=frames sync=false async=false" + reading("rtcpin") +
           " ! fakesink sync=false async=false");
    auto own = caps;
    if (key) own.replace(own.find("x-rtp"), 5, "x-srtp");
    g_object_set(element("rtpin").get(), "caps", gst::adopt(gst_caps_from_string(own.c_str())).get(),
                 nullptr);
    if (key) unprotect(*key);
    count("frames", "sink", frames_);
    start();
  }

  /// Brightness and colour of the last picture at a place, in parts of its size; nothing before the first.
  std::optional<std::array<int, 3>> colourAt(double x, double y) const {
    const std::lock_guard lock(mutex_);
    GstVideoInfo info;
    if (!last_ || !gst_video_info_from_caps(&info, caps_.get())) return std::nullopt;
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &info, last_.get(), GST_MAP_READ)) return std::nullopt;
    std::array<int, 3> colour{};
    for (int i = 0; i < 3; ++i) {
      const int column = static_cast<int>(x * GST_VIDEO_FRAME_COMP_WIDTH(&frame, i));
      const int row = static_cast<int>(y * GST_VIDEO_FRAME_COMP_HEIGHT(&frame, i));
      colour[static_cast<size_t>(i)] = static_cast<const uint8_t*>(
          GST_VIDEO_FRAME_COMP_DATA(&frame, i))[row * GST_VIDEO_FRAME_COMP_STRIDE(&frame, i) + column];
    }
    gst_video_frame_unmap(&frame);
    return colour;
  }

  int frames() const { return frames_; }                  ///< decoded
  int reports() const { return reports_; }                ///< RTCP packets that came, on either port
  int muxed() const { return muxed_; }                    ///< of these, on the port of RTP
  int packets() const { return packets_; }                ///< of RTP
  int keyframesAsked() const { return keyframesAsked_; }  ///< PLIs that came (RFC 4585 section 6.3.1)

 private:
  static std::string reading(const char* name) { return std::string("  udpsrc name=") + name; }

  void launch(const std::string& line) {
    GError* error = nullptr;
    pipeline_ = gst::sink(gst_parse_launch(line.c_str(), &error));
    BOOST_REQUIRE_MESSAGE(pipeline_ && !error, line << ": " << (error ? error->message : "nothing made"));
    useSocket("rtpin", *ports_.rtp);
    useSocket("rtcpin", *ports_.rtcp);
    for (const char* name : {"rtpin", "rtcpin"}) {
      const auto pad = gst::adopt(gst_element_get_static_pad(element(name).get(), "src"));
      const bool rtpPort = std::string(name) == "rtpin";
      probes_.emplace_back(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, [this, rtpPort](GstPadProbeInfo* info) {
        return note(GST_PAD_PROBE_INFO_BUFFER(info), rtpPort);
      });
    }
  }

  GstPadProbeReturn note(GstBuffer* buffer, bool rtpPort) {
    const gst::BufferMap map(buffer);
    const auto data = map.data();
    if (data.size() < 8 || data[1] < 192 || data[1] > 223) {
      ++packets_;
      return GST_PAD_PROBE_OK;
    }
    ++reports_;
    if (rtpPort) ++muxed_;
    rtp::RtcpReader::read(data, requests_);
    return GST_PAD_PROBE_DROP;
  }

  void start() {
    BOOST_REQUIRE(gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE);
  }

  gst::Ptr<GstElement> element(const char* name) {
    return gst::adopt(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name));
  }

  void useSocket(const char* name, const net::UdpSocket& socket) {
    const auto made = gst::adopt(g_socket_new_from_fd(dup(socket.descriptor()), nullptr));
    g_object_set(element(name).get(), "socket", made.get(), "close-socket", FALSE, nullptr);
  }

  void count(const char* name, const char* pad, std::atomic<int>& counter) {
    const auto found = gst::adopt(gst_element_get_static_pad(element(name).get(), pad));
    probes_.emplace_back(found.get(), GST_PAD_PROBE_TYPE_BUFFER,
                         [this, &counter, pad = found.get()](GstPadProbeInfo* info) {
                           ++counter;
                           const std::lock_guard lock(mutex_);
                           last_ = gst::ref(GST_PAD_PROBE_INFO_BUFFER(info));
                           caps_ = gst::adopt(gst_pad_get_current_caps(pad));
                           return GST_PAD_PROBE_OK;
                         });
  }

  static gst::Ptr<GstBuffer> bytes(const sdp::SdesKey& key) {
    return gst::adopt(gst_buffer_new_memdup(key.keyAndSalt.data(), key.keyAndSalt.size()));
  }
  static const char* cipher(const sdp::SdesKey& key) {
    return sdp::keySize(key.suite) > 30 ? "aes-256-icm" : "aes-128-icm";
  }
  static const char* tag(const sdp::SdesKey& key) {
    return std::string(toString(key.suite)).ends_with("_32") ? "hmac-sha1-32" : "hmac-sha1-80";
  }

  void protect(const sdp::SdesKey& key) {
    const auto srtp = element("srtp");
    g_object_set(srtp.get(), "key", bytes(key).get(), nullptr);
    gst_util_set_object_arg(G_OBJECT(srtp.get()), "rtp-cipher", cipher(key));
    gst_util_set_object_arg(G_OBJECT(srtp.get()), "rtp-auth", tag(key));
  }

  void unprotect(const sdp::SdesKey& key) {
    signals_.push_back(gst::connect<GstCaps*, guint>(element("srtp").get(), "request-key", [key](guint) {
      return gst_caps_new_simple("application/x-srtp", "srtp-key", GST_TYPE_BUFFER, bytes(key).get(),
                                 "srtp-cipher", G_TYPE_STRING, cipher(key), "srtp-auth", G_TYPE_STRING,
                                 tag(key), "srtcp-cipher", G_TYPE_STRING, cipher(key), "srtcp-auth",
                                 G_TYPE_STRING, "hmac-sha1-80", nullptr);
    }));
  }

  /// Thread: one socket's; the tests that count have rtcp-mux.
  struct Requests : rtp::RtcpVisitor {
    explicit Requests(std::atomic<int>& counter) : asked(counter) {}
    void onPli(uint32_t, uint32_t) override { ++asked; }
    std::atomic<int>& asked;
  };

  net::PortPair ports_;
  mutable std::mutex mutex_;
  gst::Ptr<GstBuffer> last_;
  gst::Ptr<GstCaps> caps_;
  gst::Ptr<GstElement> pipeline_;
  std::vector<gst::SignalConnection> signals_;
  std::vector<gst::PadProbe> probes_;
  std::atomic<int> frames_{0}, reports_{0}, muxed_{0}, packets_{0}, keyframesAsked_{0};
  Requests requests_{keyframesAsked_};
};

}  // namespace headwater::test
