// Carries what happens to a peer from GStreamer's threads to the endpoint's executor.
#pragma once

#include <memory>
#include <utility>

#include "server/objects/WebRtcEndpoint.hpp"

namespace headwater::server {

/// Held by the endpoint, seen by the peer through a weak pointer. Every callback only posts.
class WebRtcEndpoint::Events final : public webrtc::WebRtcPeerObserver {
 public:
  Events(std::weak_ptr<WebRtcEndpoint> endpoint, std::shared_ptr<Executor> executor)
      : endpoint_(std::move(endpoint)), executor_(std::move(executor)) {}

  void onIceCandidate(const webrtc::IceCandidate& candidate) override;
  void onIceGatheringDone() override;
  void onCandidateIgnored(const webrtc::IceCandidate& candidate, const std::string& why) override;
  void onIceState(const std::string& streamId, int componentId, webrtc::IceState state) override;
  void onDtlsState(const std::string& streamId, webrtc::DtlsState state) override;
  void onCandidatePairSelected(const std::string& streamId, int componentId,
                               const webrtc::IceCandidatePair& pair) override;
  void onConnectionState(webrtc::ConnectionState state) override;
  void onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) override;
  void onDataChannelOpened(int channelId, const std::string& label) override;
  void onDataChannelClosed(int channelId, const std::string& label) override;
  void onAdapterWanted(base::Kind kind) override;
  void onFirstReport() override;
  void onFailure(const base::Failure& failure) override;

 private:
  template <class Job>
  void post(Job job) {
    executor_->post([weak = endpoint_, job = std::move(job)] {
      if (const auto endpoint = weak.lock(); endpoint && !endpoint->released()) job(*endpoint);
    });
  }

  const std::weak_ptr<WebRtcEndpoint> endpoint_;
  const std::shared_ptr<Executor> executor_;
};

}  // namespace headwater::server
