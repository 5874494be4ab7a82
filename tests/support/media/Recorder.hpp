// An observer that remembers what it was told.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::test {

/// Thread-safe.
class Recorder : public webrtc::WebRtcPeerObserver {
 public:
  struct Seen {
    std::vector<webrtc::IceCandidate> candidates;
    bool gatheringDone = false;
    std::vector<std::string> candidatesIgnored;
    std::vector<webrtc::IceState> ice;
    std::vector<webrtc::DtlsState> dtls;
    std::vector<webrtc::IceCandidatePair> pairs;
    std::vector<webrtc::ConnectionState> connection;
    std::map<std::pair<track::FlowDirection, base::Kind>, std::vector<bool>> flow;
    std::vector<std::string> channelsOpened, channelsClosed;
    std::vector<int> channelIds;
    std::vector<base::Failure> failures;

    bool flows(track::FlowDirection direction, base::Kind kind) const {
      const auto found = flow.find({direction, kind});
      return found != flow.end() && !found->second.empty() && found->second.back();
    }
    bool connected() const {
      return !connection.empty() && connection.back() == webrtc::ConnectionState::connected;
    }
    const base::Failure* failure(base::Failure::Code code) const {
      for (const auto& each : failures)
        if (each.code == code) return &each;
      return nullptr;
    }
  };

  /// Candidates also go there, as a signalling channel would take them.
  std::function<void(const webrtc::IceCandidate&)> forwardCandidate;

  bool waitFor(const std::function<bool(const Seen&)>& condition,
               std::chrono::seconds deadline = std::chrono::seconds(20)) const;
  Seen seen() const;

  void onIceCandidate(const webrtc::IceCandidate& candidate) override;
  void onIceGatheringDone() override;
  void onCandidateIgnored(const webrtc::IceCandidate& candidate, const std::string&) override;
  void onIceState(const std::string&, int, webrtc::IceState state) override;
  void onDtlsState(const std::string&, webrtc::DtlsState state) override;
  void onCandidatePairSelected(const std::string&, int, const webrtc::IceCandidatePair& pair) override;
  void onConnectionState(webrtc::ConnectionState state) override;
  void onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) override;
  void onDataChannelOpened(int id, const std::string& label) override;
  void onDataChannelClosed(int id, const std::string& label) override;
  void onFailure(const base::Failure& failure) override;

 private:
  template <class Change>
  void note(Change change) {
    {
      const std::lock_guard lock(mutex_);
      change(seen_);
    }
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  Seen seen_;
};

}  // namespace headwater::test
