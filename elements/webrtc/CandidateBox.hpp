// ICE candidates of both sides, kept until their time has come.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Trickle ICE, RFC 8838: ours are reported only after gatherCandidates(), the peer's may come before its
/// offer. Thread-safe; `report` runs on webrtcbin's or the owner's thread, in order, without a lock.
class CandidateBox {
 public:
  static constexpr size_t kKept = 256;  ///< remote candidates before the offer

  /// `ignored` is told of each candidate of the peer that is passed over, and why; by the owner's thread.
  CandidateBox(std::string externalIPv4, std::string externalIPv6,
               std::function<void(const IceCandidate&)> report,
               std::function<void(const IceCandidate&, const std::string& why)> ignored);

  /// What the sections that webrtcbin numbers are to the peer.
  void setSections(const std::vector<sdp::SectionPlan>& plans);

  /// Once for each candidate, however often it is told.
  void addLocal(unsigned innerSection, const std::string& candidate);
  /// From now on candidates are reported; those known already at once.
  void startReporting();
  bool reporting() const;

  /// Checks a candidate of the peer; nothing when it is to be ignored (end of candidates, of no use here, a
  /// rejected section, or kept until the offer is there), else where webrtcbin shall have it.
  struct Placed {
    unsigned innerSection;
    std::string candidate;
  };
  base::Expected<std::optional<Placed>> addRemote(const IceCandidate& candidate);
  /// What was kept, once the sections are known.
  std::vector<Placed> takeKept();

  /// Our candidates as lines of the sections of `sdp`, in the peer's numbering.
  void appendLocal(sdp::Sdp& sdp) const;

 private:
  std::optional<Placed> place(const IceCandidate& candidate, const std::string& text, bool& known) const;
  void reportPending();

  const std::string externalIPv4_, externalIPv6_;
  const std::function<void(const IceCandidate&)> report_;
  const std::function<void(const IceCandidate&, const std::string&)> ignored_;
  mutable std::mutex mutex_;
  std::mutex reporting_;  ///< keeps the order of reports
  std::vector<sdp::SectionPlan> plans_;
  std::vector<IceCandidate> local_;
  size_t reported_ = 0;
  bool started_ = false;
  std::vector<IceCandidate> kept_;
};

}  // namespace headwater::webrtc
