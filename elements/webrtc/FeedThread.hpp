// The feed thread of a SendPath.
#pragma once

#include <future>

#include "elements/gst/PadProbe.hpp"
#include "elements/webrtc/SendPath.hpp"

namespace headwater::media {

/// How one kind leaves: our source pad, linked to webrtcbin's sink pad.
struct SendPath::Output {
  gst::Ptr<GstPad> source, sink;
  gst::Ptr<GstCaps> caps;
  gst::PadProbe upstream;  ///< for PLI and FIR
  RtpRewriter rewriter;    ///< feed thread
  bool begun = false;      ///< feed thread: stream-start, caps and segment were pushed
  uint64_t stream = 0;     ///< feed thread: the link that is being forwarded
  uint32_t ssrc = 0;
  std::string codec;
  std::atomic<uint64_t> packets{0}, bytes{0}, dropped{0};
  std::atomic<uint32_t> plis{0}, firs{0};
};

/// Everything that the thread touches.
struct SendPath::Feed : std::enable_shared_from_this<SendPath::Feed> {
  Feed(size_t bound, std::shared_ptr<FlowMonitor> flow, std::function<void(const DataMessage*)> sendData)
      : queue(bound), flow(std::move(flow)), sendData(std::move(sendData)) {}

  void start(const std::string& threadName);
  void run();
  void forward(const SendQueue::Item& item);
  bool begin(Output& output);
  std::shared_ptr<Output> output(Kind kind) const;
  void setOutput(Kind kind, std::shared_ptr<Output> output);
  void requestKeyframe() const;

  SendQueue queue;
  const std::shared_ptr<FlowMonitor> flow;
  const std::function<void(const DataMessage*)> sendData;

  mutable std::mutex mutex;
  std::array<std::shared_ptr<Output>, 2> outputs;  ///< audio, video
  std::weak_ptr<Track> videoSource;
  std::atomic<uint64_t> messagesDropped{0};
  std::thread thread;
  std::promise<void> finished;
};

}  // namespace headwater::media
