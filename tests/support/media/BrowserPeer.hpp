// A raw webrtcbin in the place of a browser: test pictures and tones out, decoded frames in.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "elements/gst/Bus.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Signal.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"
#include "tests/support/media/Picture.hpp"

typedef struct _GstWebRTCDataChannel GstWebRTCDataChannel;

namespace headwater::test {

struct BrowserOptions {
  std::string sendVideo{};     ///< encoding name, empty none
  bool sendAudio = false;      ///< a 440 Hz tone
  std::string receiveVideo{};  ///< encoding name, empty none
  bool receiveAudio = false;
  std::string audio{"OPUS"};    ///< encoding name of what it sends and receives: also PCMU and PCMA
  std::string pattern{"ball"};  ///< of videotestsrc
  std::string channel{};        ///< label of a data channel that it opens, empty none
  bool decode = true;           ///< decode what comes; otherwise packets are only counted
  int keyframeDistance = 3000;  ///< frames; long, so that keyframes come by request
};

/// Thread-safe. The destructor ends it.
class BrowserPeer {
 public:
  explicit BrowserPeer(BrowserOptions options);
  ~BrowserPeer();
  BrowserPeer(const BrowserPeer&) = delete;
  BrowserPeer& operator=(const BrowserPeer&) = delete;

  std::string createOffer();
  void acceptAnswer(const std::string& sdp);
  std::string answer(const std::string& offer);
  void addCandidate(const webrtc::IceCandidate& candidate);
  /// Its candidates, as they are found; those found before too.
  void forwardCandidates(std::function<void(const webrtc::IceCandidate&)> forward);
  /// The same into a peer; one that it refuses is an error of the test.
  void trickleTo(const std::shared_ptr<webrtc::WebRtcPeer>& peer);

  int frames() const { return frames_; }  ///< decoded
  int keyframeRequests() const { return keyframeRequests_; }
  int packets(base::Kind kind) const { return packets_[kind == base::Kind::video ? 1 : 0]; }
  double loudness() const { return loudness_; }  ///< RMS in dB of what it hears, -200 nothing yet
  std::string frameCaps() const;
  /// Of the last picture that was decoded, at parts of its width and height.
  Colour colourAt(double x, double y) const;
  bool waitForFrames(int count, std::chrono::seconds deadline = std::chrono::seconds(20)) const;
  bool waitForPackets(base::Kind kind, int count,
                      std::chrono::seconds deadline = std::chrono::seconds(20)) const;
  bool waitForLoudness(double decibel, std::chrono::seconds deadline = std::chrono::seconds(20)) const;

  bool waitForChannel(std::chrono::seconds deadline = std::chrono::seconds(20)) const;
  void sendText(const std::string& text);
  void sendBinary(const std::string& bytes);
  /// Messages, "t:" in front of text and "b:" of binary.
  std::vector<std::string> messages() const;
  bool waitForMessages(size_t count, std::chrono::seconds deadline = std::chrono::seconds(20)) const;

  /// What a browser does and webrtcbin 1.22 does not: whether our certificate is the one in our SDP.
  bool trustsPeer() const;
  /// Holds the pad on which packets leave or arrive, as a network that has gone silent does.
  void goSilent();
  GstElement* webrtcbin() const { return webrtcbin_.get(); }
  /// Header of every RTP packet received, for looking at what was sent.
  std::vector<std::vector<uint8_t>> receivedHeaders() const;

 private:
  void build();
  void addSender(const std::string& description, int section);
  void onPad(GstPad* pad);
  void onChannel(gst::Ptr<GstWebRTCDataChannel> channel);
  std::string make(const char* action, const char* field);
  void set(const char* action, int type, const std::string& sdp);
  template <class Condition>
  bool wait(Condition condition, std::chrono::seconds deadline) const;
  void note(const std::function<void()>& change);
  void complain(std::string what);

  const BrowserOptions options_;
  std::string remote_;  ///< description
  gst::Ptr<GstElement> pipeline_, webrtcbin_;
  std::optional<gst::Bus> bus_;
  std::vector<gst::SignalConnection> signals_;
  std::vector<gst::PadProbe> probes_;

  std::mutex receiving_;  ///< pads are added on the threads of both transports
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::atomic<int> frames_{0}, keyframeRequests_{0};
  std::array<std::atomic<int>, 2> packets_{};
  std::atomic<double> loudness_{-200};
  std::string frameCaps_;
  gst::Ptr<GstCaps> pictureCaps_;
  gst::Ptr<GstBuffer> picture_;
  std::vector<std::vector<uint8_t>> headers_;
  std::vector<webrtc::IceCandidate> candidates_;
  std::function<void(const webrtc::IceCandidate&)> forward_;
  gst::Ptr<GstWebRTCDataChannel> channel_;
  bool channelOpen_ = false;
  std::vector<std::string> messages_;
  std::vector<std::string> complaints_;  ///< of GStreamer's threads; errors of the test in the end
};

}  // namespace headwater::test
