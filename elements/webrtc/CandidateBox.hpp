// ICE candidates of both sides, kept until their time has come.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/sdp/Negotiation.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"

namespace headwater::webrtc {

/// Trickle ICE, RFC 8838: ours are reported only after startReporting(), the peer's may come before its
/// offer. Thread-safe; ours are reported on webrtcbin's or the owner's thread, in order, without a lock.
class CandidateBox {
 public:
  static constexpr size_t kKept = 256;  ///< remote candidates before the offer

  struct Callbacks {
    std::function<void(const IceCandidate&)> onLocal;
    std::function<void()> onLocalDone;  ///< those were all
    /// A candidate of the peer is passed over, and why; by the owner's thread.
    std::function<void(const IceCandidate&, const std::string& why)> onIgnored;
  };

  CandidateBox(std::string externalIPv4, std::string externalIPv6, Callbacks callbacks);

  /// What the sections that webrtcbin numbers are to the peer.
  void setSections(const std::vector<sdp::SectionPlan>& plans);

  /// Two that are the same under an external address are told once.
  void addLocal(unsigned innerSection, const std::string& candidate);
  /// Those were all, as far as is known; once.
  void finishLocal();
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
  std::optional<Placed> place(const IceCandidate& candidate, const std::string& text, bool& known) const
      HW_REQUIRES(mutex_);
  void reportPending();

  const std::string externalIPv4_, externalIPv6_;
  const Callbacks callbacks_;
  base::Mutex reporting_;  ///< keeps the order of reports; locked before mutex_
  mutable base::Mutex mutex_;
  std::vector<sdp::SectionPlan> plans_ HW_GUARDED_BY(mutex_);
  std::vector<IceCandidate> local_ HW_GUARDED_BY(mutex_);
  size_t reported_ HW_GUARDED_BY(mutex_) = 0;
  bool started_ HW_GUARDED_BY(mutex_) = false, finished_ HW_GUARDED_BY(mutex_) = false;
  std::vector<IceCandidate> kept_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::webrtc
