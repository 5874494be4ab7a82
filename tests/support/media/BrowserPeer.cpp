#include "tests/support/media/BrowserPeer.hpp"

#include <gst/sdp/sdp.h>
#include <gst/webrtc/webrtc.h>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/Promise.hpp"
#include "elements/gst/Property.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/Fingerprint.hpp"

namespace headwater::test {

namespace {

constexpr std::chrono::seconds kStep{10};

struct Codec {
  const char *encoder, *payloader, *depayloader;
  int payload;
  const char* extraCaps;
};

const Codec& codec(const std::string& name) {
  static const std::map<std::string, Codec> codecs{
      {"VP8",
       {"vp8enc deadline=1 cpu-used=8 target-bitrate=400000", "rtpvp8pay picture-id-mode=1",
        "rtpvp8depay request-keyframe=true wait-for-keyframe=true ! vp8dec", 96, ""}},
      {"VP9",
       {"vp9enc deadline=1 cpu-used=8 target-bitrate=400000", "rtpvp9pay picture-id-mode=1",
        "rtpvp9depay request-keyframe=true wait-for-keyframe=true ! vp9dec", 98, ""}},
      {"H264",
       {"x264enc tune=zerolatency speed-preset=ultrafast bitrate=400 ! "
        "video/x-h264,profile=constrained-baseline",
        "rtph264pay config-interval=-1 aggregate-mode=zero-latency",
        "rtph264depay request-keyframe=true ! avdec_h264", 102, ",packetization-mode=(string)1"}},
      {"AV1",
       {"headwaterav1enc bitrate=400000", "headwaterav1pay", "headwaterav1depay ! headwaterav1dec", 45, ""}},
  };
  return codecs.at(name);
}

std::string keyframeDistance(const std::string& name, int frames) {
  if (name == "AV1") return {};  // keyframes come by request only
  return (name == "H264" ? " key-int-max=" : " keyframe-max-dist=") + std::to_string(frames);
}

std::string videoSender(const std::string& name, const std::string& pattern, int keyframes) {
  const auto& how = codec(name);
  std::string encoder = how.encoder;
  const auto caps = encoder.find(" ! ");
  encoder.insert(caps == std::string::npos ? encoder.size() : caps, keyframeDistance(name, keyframes));
  return "videotestsrc is-live=true pattern=" + pattern +
         " ! "
         "video/x-raw,format=I420,width=320,height=240,framerate=25/1 ! " +
         encoder + " ! " + how.payloader + " pt=" + std::to_string(how.payload) +
         " ! application/x-rtp,media=video,encoding-name=" + name +
         ",payload=" + std::to_string(how.payload) + how.extraCaps + " ! identity";
}

struct AudioCodec {
  const char *encoder, *decoder, *receives;
};

const AudioCodec& audioCodec(const std::string& name) {
  static const std::map<std::string, AudioCodec> codecs{
      {"OPUS",
       {"audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay pt=111 ! "
        "application/x-rtp,media=audio,encoding-name=OPUS,payload=111",
        "rtpopusdepay ! opusdec",
        "application/"
        "x-rtp,media=audio,encoding-name=OPUS,encoding-params=(string)2,clock-rate=48000,payload=111"}},
      {"PCMU",
       {"audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay ! "
        "application/x-rtp,media=audio,encoding-name=PCMU,payload=0",
        "rtppcmudepay ! mulawdec",
        "application/x-rtp,media=audio,encoding-name=PCMU,clock-rate=8000,payload=0"}},
      {"PCMA",
       {"audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay ! "
        "application/x-rtp,media=audio,encoding-name=PCMA,payload=8",
        "rtppcmadepay ! alawdec",
        "application/x-rtp,media=audio,encoding-name=PCMA,clock-rate=8000,payload=8"}},
  };
  return codecs.at(name);
}

std::string audioSender(const std::string& name) {
  return std::string("audiotestsrc is-live=true freq=440 ! ") + audioCodec(name).encoder + " ! identity";
}

/// Null when it cannot be made.
gst::Ptr<GstElement> parse(const std::string& description) {
  GError* error = nullptr;
  auto bin = gst::sink(gst_parse_bin_from_description(description.c_str(), TRUE, &error));
  const gst::ErrorPtr owned(error);
  return error ? nullptr : std::move(bin);
}

double rmsOf(std::span<const uint8_t> bytes) {
  const auto* samples = reinterpret_cast<const int16_t*>(bytes.data());
  const size_t count = bytes.size() / sizeof(int16_t);
  double sum = 0;
  for (size_t i = 0; i < count; ++i) sum += static_cast<double>(samples[i]) * samples[i];
  return count == 0 || sum == 0 ? -200 : 20 * std::log10(std::sqrt(sum / static_cast<double>(count)) / 32768);
}

}  // namespace

BrowserPeer::BrowserPeer(BrowserOptions options) : options_(std::move(options)) {
  build();
}

void BrowserPeer::build() {
  pipeline_ = gst::sink(gst_pipeline_new(nullptr));
  webrtcbin_ = gst::sink(gst_element_factory_make("webrtcbin", nullptr));
  BOOST_REQUIRE(webrtcbin_);
  g_object_set(webrtcbin_.get(), "bundle-policy", GST_WEBRTC_BUNDLE_POLICY_MAX_BUNDLE, "latency", 100u,
               nullptr);
  gst_bin_add(GST_BIN(pipeline_.get()), webrtcbin_.get());
  bus_.emplace(pipeline_.get(), [](const gst::BusReport& report) {
    if (report.level == gst::BusReport::Level::error)
      g_printerr("browser: %s: %s %s\n", report.element.c_str(), report.message.c_str(),
                 report.detail.c_str());
  });
  const auto ice = gst::getObject<GObject>(webrtcbin_.get(), "ice-agent");
  g_object_set(gst::getObject<GObject>(ice.get(), "agent").get(), "upnp", FALSE, nullptr);

  signals_.push_back(gst::connect<void, guint, gchar*>(
      webrtcbin_.get(), "on-ice-candidate", [this](guint section, gchar* text) {
        const webrtc::IceCandidate candidate{text, "", static_cast<int>(section)};
        std::function<void(const webrtc::IceCandidate&)> forward;
        {
          const std::lock_guard lock(mutex_);
          candidates_.push_back(candidate);
          forward = forward_;
        }
        if (forward) forward(candidate);
      }));
  signals_.push_back(
      gst::connect<void, GstPad*>(webrtcbin_.get(), "pad-added", [this](GstPad* pad) { onPad(pad); }));
  signals_.push_back(gst::connect<void, GstWebRTCDataChannel*>(
      webrtcbin_.get(), "on-data-channel",
      [this](GstWebRTCDataChannel* channel) { onChannel(gst::ref(channel)); }));

  gst_element_set_state(pipeline_.get(), GST_STATE_READY);
  int section = 0;
  const auto receive = [this](const char* caps) {
    GstWebRTCRTPTransceiver* made = nullptr;
    const auto wanted = gst::adopt(gst_caps_from_string(caps));
    g_signal_emit_by_name(webrtcbin_.get(), "add-transceiver", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
                          wanted.get(), &made);
    const auto owned = gst::adopt(made);
    g_object_set(owned.get(), "do-nack", TRUE, nullptr);
  };
  if (options_.sendAudio) addSender(audioSender(options_.audio), section++);
  if (options_.sendVideo.size())
    addSender(videoSender(options_.sendVideo, options_.pattern, options_.keyframeDistance), section++);
  if (options_.receiveAudio && !options_.sendAudio) receive(audioCodec(options_.audio).receives);
  if (options_.receiveVideo.size() && options_.sendVideo.empty()) {
    const auto& how = codec(options_.receiveVideo);
    receive(("application/x-rtp,media=video,encoding-name=" + options_.receiveVideo +
             ",clock-rate=90000,payload=" + std::to_string(how.payload) + how.extraCaps)
                .c_str());
  }
  if (!options_.channel.empty()) {
    GstWebRTCDataChannel* made = nullptr;
    g_signal_emit_by_name(webrtcbin_.get(), "create-data-channel", options_.channel.c_str(), nullptr, &made);
    BOOST_REQUIRE(made);
    onChannel(gst::adopt(made));
  }
  gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
}

void BrowserPeer::addSender(const std::string& description, int section) {
  const auto source = parse(description);
  BOOST_REQUIRE_MESSAGE(source, description);
  gst_bin_add(GST_BIN(pipeline_.get()), source.get());
  const auto name = "sink_" + std::to_string(section);
  const auto sink = gst::adopt(gst_element_request_pad_simple(webrtcbin_.get(), name.c_str()));
  const auto src = gst::adopt(gst_element_get_static_pad(source.get(), "src"));
  BOOST_REQUIRE(gst_pad_link(src.get(), sink.get()) == GST_PAD_LINK_OK);
  const auto transceiver = gst::getObject<GObject>(sink.get(), "transceiver");
  const bool video = description.find("media=video") != std::string::npos;
  const bool both = video ? !options_.receiveVideo.empty() : options_.receiveAudio;
  g_object_set(
      transceiver.get(), "direction",
      both ? GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDRECV : GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY,
      "do-nack", static_cast<gboolean>(video), nullptr);
  probes_.emplace_back(src.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, [this](GstPadProbeInfo* info) {
    const GstStructure* event = gst_event_get_structure(GST_PAD_PROBE_INFO_EVENT(info));
    if (event && gst_structure_has_name(event, "GstForceKeyUnit")) note([this] { ++keyframeRequests_; });
    return GST_PAD_PROBE_OK;
  });
}

BrowserPeer::~BrowserPeer() {
  signals_.clear();
  gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
  probes_.clear();
  bus_.reset();
  for (const auto& complaint : complaints_) BOOST_ERROR("browser: " << complaint);
}

// Boost.Test belongs to the thread of the test.
void BrowserPeer::complain(std::string what) {
  note([&] { complaints_.push_back(std::move(what)); });
}

void BrowserPeer::note(const std::function<void()>& change) {
  {
    const std::lock_guard lock(mutex_);
    change();
  }
  changed_.notify_all();
}

void BrowserPeer::onPad(GstPad* pad) {
  if (GST_PAD_DIRECTION(pad) != GST_PAD_SRC) return;
  auto caps = gst::adopt(gst_pad_get_current_caps(pad));
  if (!caps) caps = gst::adopt(gst_pad_query_caps(pad, nullptr));
  const GstStructure* structure = gst_caps_get_structure(caps.get(), 0);
  const bool video = std::string(gst_structure_get_string(structure, "media")) == "video";
  const std::string name = gst_structure_get_string(structure, "encoding-name");
  std::string chain = "fakesink sync=false async=false";
  if (options_.decode)
    chain =
        video
            ? codec(name).depayloader + std::string(
                                            " ! videoconvert ! video/x-raw,format=I420 ! "
                                            "fakesink name=out signal-handoffs=true sync=false async=false")
            : audioCodec(name).decoder + std::string(
                                             " ! audioconvert ! audio/x-raw,format=S16LE ! "
                                             "fakesink name=out signal-handoffs=true sync=false async=false");
  const std::lock_guard lock(receiving_);
  const auto bin = parse(chain);
  if (!bin) return complain("cannot be made: " + chain);
  gst_bin_add(GST_BIN(pipeline_.get()), bin.get());
  probes_.emplace_back(pad, GST_PAD_PROBE_TYPE_BUFFER, [this, video](GstPadProbeInfo* info) {
    const gst::BufferMap map(GST_PAD_PROBE_INFO_BUFFER(info));
    const auto data = map.data();
    note([&] {
      ++packets_[video ? 1 : 0];
      headers_.emplace_back(data.begin(),
                            data.begin() + static_cast<long>(std::min<size_t>(data.size(), 40)));
    });
    return GST_PAD_PROBE_OK;
  });
  if (const auto out = gst::adopt(gst_bin_get_by_name(GST_BIN(bin.get()), "out")))
    signals_.push_back(gst::connect<void, GstBuffer*, GstPad*>(
        out.get(), "handoff", [this, video](GstBuffer* buffer, GstPad* at) {
          const gst::BufferMap map(buffer);
          const auto current = gst::adopt(gst_pad_get_current_caps(at));
          const gst::CharPtr text(gst_caps_to_string(current.get()));
          note([&] {
            if (video) {
              ++frames_;
              frameCaps_ = text.get();
              pictureCaps_ = current;
              picture_ = gst::ref(buffer);
            } else {
              loudness_ = rmsOf(map.data());
            }
          });
        }));
  gst_element_sync_state_with_parent(bin.get());
  const auto sink = gst::adopt(gst_element_get_static_pad(bin.get(), "sink"));
  if (gst_pad_link(pad, sink.get()) != GST_PAD_LINK_OK) complain("does not link: " + chain);
}

void BrowserPeer::onChannel(gst::Ptr<GstWebRTCDataChannel> channel) {
  const auto update = [this](GstWebRTCDataChannel* object) {
    const bool open =
        gst::getEnum<GstWebRTCDataChannelState>(object, "ready-state") == GST_WEBRTC_DATA_CHANNEL_STATE_OPEN;
    note([&] {
      channel_ = gst::ref(object);
      channelOpen_ = open;
    });
  };
  auto* object = channel.get();
  signals_.push_back(gst::connectNotify(object, "ready-state", [update, object] { update(object); }));
  signals_.push_back(gst::connect<void, gchar*>(object, "on-message-string", [this](gchar* text) {
    note([&] { messages_.push_back(std::string("t:") + (text ? text : "")); });
  }));
  signals_.push_back(gst::connect<void, GBytes*>(object, "on-message-data", [this](GBytes* bytes) {
    gsize size = 0;
    const auto* data = bytes ? static_cast<const char*>(g_bytes_get_data(bytes, &size)) : "";
    note([&] { messages_.push_back("b:" + std::string(data, size)); });
  }));
  update(object);
}

std::string BrowserPeer::make(const char* action, const char* field) {
  const auto reply = gst::await(
      kStep, [&](GstPromise* promise) { g_signal_emit_by_name(webrtcbin_.get(), action, nullptr, promise); });
  BOOST_REQUIRE_MESSAGE(reply, action << ": " << (reply ? "" : reply.error()));
  GstWebRTCSessionDescription* made = nullptr;
  gst_structure_get(reply->get(), field, GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &made, nullptr);
  BOOST_REQUIRE(made);
  const gst::CharPtr text(gst_sdp_message_as_text(made->sdp));
  gst_webrtc_session_description_free(made);
  return text.get();
}

void BrowserPeer::set(const char* action, int type, const std::string& sdp) {
  if (std::string(action) == "set-remote-description") remote_ = sdp;
  GstSDPMessage* message = nullptr;
  BOOST_REQUIRE(gst_sdp_message_new_from_text(sdp.c_str(), &message) == GST_SDP_OK);
  auto* description = gst_webrtc_session_description_new(static_cast<GstWebRTCSDPType>(type), message);
  const auto reply = gst::await(kStep, [&](GstPromise* promise) {
    g_signal_emit_by_name(webrtcbin_.get(), action, description, promise);
  });
  gst_webrtc_session_description_free(description);
  BOOST_REQUIRE_MESSAGE(reply, action << ": " << (reply ? "" : reply.error()) << "\n" << sdp);
}

std::string BrowserPeer::createOffer() {
  // The senders' caps make up the offer: wait until they are there.
  for (int i = 0; i < 500 && options_.sendVideo.size() + options_.sendAudio > 0; ++i) {
    bool all = true;
    gst_element_foreach_sink_pad(
        webrtcbin_.get(),
        [](GstElement*, GstPad* pad, gpointer data) -> gboolean {
          if (!gst::adopt(gst_pad_get_current_caps(pad))) *static_cast<bool*>(data) = false;
          return TRUE;
        },
        &all);
    if (all) break;
    g_usleep(10000);
  }
  const auto offer = make("create-offer", "offer");
  set("set-local-description", GST_WEBRTC_SDP_TYPE_OFFER, offer);
  return offer;
}

void BrowserPeer::acceptAnswer(const std::string& sdp) {
  set("set-remote-description", GST_WEBRTC_SDP_TYPE_ANSWER, sdp);
}

std::string BrowserPeer::answer(const std::string& offer) {
  set("set-remote-description", GST_WEBRTC_SDP_TYPE_OFFER, offer);
  const auto text = make("create-answer", "answer");
  set("set-local-description", GST_WEBRTC_SDP_TYPE_ANSWER, text);
  return text;
}

void BrowserPeer::addCandidate(const webrtc::IceCandidate& candidate) {
  g_signal_emit_by_name(webrtcbin_.get(), "add-ice-candidate", static_cast<guint>(candidate.sdpMLineIndex),
                        candidate.candidate.c_str());
}

void BrowserPeer::forwardCandidates(std::function<void(const webrtc::IceCandidate&)> forward) {
  std::vector<webrtc::IceCandidate> before;
  {
    const std::lock_guard lock(mutex_);
    before = candidates_;
    forward_ = forward;
  }
  for (const auto& candidate : before) forward(candidate);
}

void BrowserPeer::trickleTo(const std::shared_ptr<webrtc::WebRtcPeer>& peer) {
  forwardCandidates([this, peer](const webrtc::IceCandidate& candidate) {
    const auto added = peer->addIceCandidate(candidate);
    if (!added && added.error().code != base::Failure::Code::closed)
      complain(candidate.candidate + ": " + added.error().message);
  });
}

template <class Condition>
bool BrowserPeer::wait(Condition condition, std::chrono::seconds deadline) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, deadline, condition);
}

bool BrowserPeer::waitForFrames(int count, std::chrono::seconds deadline) const {
  return wait([&] { return frames_ >= count; }, deadline);
}
bool BrowserPeer::waitForPackets(base::Kind kind, int count, std::chrono::seconds deadline) const {
  return wait([&] { return packets(kind) >= count; }, deadline);
}
bool BrowserPeer::waitForLoudness(double decibel, std::chrono::seconds deadline) const {
  return wait([&] { return loudness_ >= decibel; }, deadline);
}
bool BrowserPeer::waitForChannel(std::chrono::seconds deadline) const {
  return wait([&] { return channelOpen_; }, deadline);
}
bool BrowserPeer::waitForMessages(size_t count, std::chrono::seconds deadline) const {
  return wait([&] { return messages_.size() >= count; }, deadline);
}

Colour BrowserPeer::colourAt(double x, double y) const {
  const std::lock_guard lock(mutex_);
  return picture_ ? test::colourAt(picture_.get(), pictureCaps_.get(), x, y) : Colour{};
}

std::string BrowserPeer::frameCaps() const {
  const std::lock_guard lock(mutex_);
  return frameCaps_;
}

std::vector<std::string> BrowserPeer::messages() const {
  const std::lock_guard lock(mutex_);
  return messages_;
}

std::vector<std::vector<uint8_t>> BrowserPeer::receivedHeaders() const {
  const std::lock_guard lock(mutex_);
  return headers_;
}

void BrowserPeer::sendText(const std::string& text) {
  GError* error = nullptr;
  BOOST_CHECK(gst_webrtc_data_channel_send_string_full(channel_.get(), text.c_str(), &error));
  const gst::ErrorPtr owned(error);
}

void BrowserPeer::sendBinary(const std::string& data) {
  GError* error = nullptr;
  GBytes* bytes = g_bytes_new(data.data(), data.size());
  BOOST_CHECK(gst_webrtc_data_channel_send_data_full(channel_.get(), bytes, &error));
  g_bytes_unref(bytes);
  const gst::ErrorPtr owned(error);
}

bool BrowserPeer::trustsPeer() const {
  const auto description = sdp::parseSdp(remote_);
  GArray* transceivers = nullptr;
  g_signal_emit_by_name(webrtcbin_.get(), "get-transceivers", &transceivers);
  BOOST_REQUIRE(description && transceivers && transceivers->len > 0);
  const auto receiver = gst::getObject<GObject>(g_array_index(transceivers, GObject*, 0), "receiver");
  const auto transport = gst::getObject<GObject>(receiver.get(), "transport");
  g_array_unref(transceivers);
  return webrtc::matchesFingerprint(gst::getString(transport.get(), "remote-certificate"),
                                    sdp::fingerprintsOf(*description));
}

void BrowserPeer::goSilent() {
  // Locks the pipeline's sockets away: nothing leaves, nothing is read any more.
  gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
}

}  // namespace headwater::test
