#include "tests/support/media/Recorder.hpp"

namespace headwater::test {

bool Recorder::waitFor(const std::function<bool(const Seen&)>& condition,
                       std::chrono::seconds deadline) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, deadline, [&] { return condition(seen_); });
}

Recorder::Seen Recorder::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void Recorder::onIceCandidate(const webrtc::IceCandidate& candidate) {
  note([&](Seen& seen) { seen.candidates.push_back(candidate); });
  if (forwardCandidate) forwardCandidate(candidate);
}
void Recorder::onIceGatheringDone() {
  note([](Seen& seen) { seen.gatheringDone = true; });
}
void Recorder::onCandidateIgnored(const webrtc::IceCandidate& candidate, const std::string&) {
  note([&](Seen& seen) { seen.candidatesIgnored.push_back(candidate.candidate); });
}
void Recorder::onIceState(const std::string&, int, webrtc::IceState state) {
  note([&](Seen& seen) { seen.ice.push_back(state); });
}
void Recorder::onDtlsState(const std::string&, webrtc::DtlsState state) {
  note([&](Seen& seen) { seen.dtls.push_back(state); });
}
void Recorder::onCandidatePairSelected(const std::string&, int, const webrtc::IceCandidatePair& pair) {
  note([&](Seen& seen) { seen.pairs.push_back(pair); });
}
void Recorder::onConnectionState(webrtc::ConnectionState state) {
  note([&](Seen& seen) { seen.connection.push_back(state); });
}
void Recorder::onMediaFlow(track::FlowDirection direction, base::Kind kind, bool flowing) {
  note([&](Seen& seen) { seen.flow[{direction, kind}].push_back(flowing); });
}
void Recorder::onDataChannelOpened(int id, const std::string& label) {
  note([&](Seen& seen) {
    seen.channelsOpened.push_back(label);
    seen.channelIds.push_back(id);
  });
}
void Recorder::onDataChannelClosed(int, const std::string& label) {
  note([&](Seen& seen) { seen.channelsClosed.push_back(label); });
}
void Recorder::onFailure(const base::Failure& failure) {
  note([&](Seen& seen) { seen.failures.push_back(failure); });
}

}  // namespace headwater::test
