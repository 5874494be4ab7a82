#include "elements/webrtc/CandidateBox.hpp"

#include <algorithm>

#include "elements/sdp/CandidateText.hpp"
#include "elements/sdp/Sections.hpp"
#include "elements/webrtc/WebRtcMetrics.hpp"

namespace headwater::webrtc {

namespace {

/// RFC 8840 8.2: nothing, or the attribute that stands for it in a description (RFC 8839 5.1 calls both).
bool isEndOfCandidates(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return true;
  const auto rest = text.substr(first);
  return rest.starts_with("end-of-candidates") || rest.starts_with("a=end-of-candidates");
}

/// RFC 8843 9.2: the first section has the transport of all, and their candidates. There is one.
const sdp::SectionPlan& firstOfBundle(const std::vector<sdp::SectionPlan>& plans) {
  return *std::find_if(plans.begin(), plans.end(),
                       [](const auto& plan) { return plan.bundled && (plan.accepted || plan.idle); });
}

/// Of the sections that webrtcbin knows, the one that has the bundle's transport.
unsigned innerOfBundle(const std::vector<sdp::SectionPlan>& plans) {
  unsigned inner = 0;
  for (const auto& plan : plans) {
    if (!plan.accepted) continue;
    if (plan.bundled) return inner;
    ++inner;
  }
  return 0;
}

}  // namespace

CandidateBox::CandidateBox(std::string externalIPv4, std::string externalIPv6, Callbacks callbacks)
    : externalIPv4_(std::move(externalIPv4)),
      externalIPv6_(std::move(externalIPv6)),
      callbacks_(std::move(callbacks)) {}

void CandidateBox::setSections(const std::vector<sdp::SectionPlan>& plans) {
  const base::Lock lock(mutex_);
  plans_ = plans;
}

void CandidateBox::addLocal(unsigned innerSection, const std::string& candidate) {
  std::string text = candidate.starts_with("a=") ? candidate.substr(2) : candidate;
  text = sdp::withExternalAddress(text, externalIPv4_, externalIPv6_);
  {
    const base::Lock lock(mutex_);
    IceCandidate found{std::move(text), "", static_cast<int>(innerSection)};
    unsigned inner = 0;
    for (const auto& plan : plans_) {
      if (!plan.accepted) continue;
      if (inner++ != innerSection) continue;
      const auto& named = plan.bundled ? firstOfBundle(plans_) : plan;
      found.sdpMLineIndex = static_cast<int>(named.index);
      found.sdpMid = named.midGiven ? named.mid : "";
    }
    const auto same = [&](const IceCandidate& each) {
      return each.sdpMLineIndex == found.sdpMLineIndex && each.candidate == found.candidate;
    };
    if (std::any_of(local_.begin(), local_.end(), same)) return;
    local_.push_back(std::move(found));
    if (!started_) return;
  }
  reportPending();
}

void CandidateBox::finishLocal() {
  {
    const base::Lock lock(mutex_);
    if (std::exchange(finished_, true) || !started_) return;
  }
  callbacks_.onLocalDone();
}

void CandidateBox::startReporting() {
  bool finished = false;
  {
    const base::Lock lock(mutex_);
    started_ = true;
    finished = finished_;
  }
  reportPending();
  if (finished) callbacks_.onLocalDone();
}

bool CandidateBox::reporting() const {
  const base::Lock lock(mutex_);
  return started_;
}

void CandidateBox::reportPending() {
  const base::Lock order(reporting_);
  for (;;) {
    IceCandidate next;
    {
      const base::Lock lock(mutex_);
      if (reported_ >= local_.size()) return;
      next = local_[reported_++];
    }
    callbacks_.onLocal(next);
  }
}

std::optional<CandidateBox::Placed> CandidateBox::place(const IceCandidate& candidate,
                                                        const std::string& text, bool& known) const {
  unsigned inner = 0;
  known = false;
  for (const auto& plan : plans_) {
    const bool same = candidate.sdpMid.empty() ? static_cast<int>(plan.index) == candidate.sdpMLineIndex
                                               : plan.midGiven && plan.mid == candidate.sdpMid;
    if (same) {
      known = true;
      if (plan.idle) return Placed{innerOfBundle(plans_), text};
      if (!plan.accepted) return std::nullopt;
      return Placed{inner, text};
    }
    if (plan.accepted) ++inner;
  }
  // A mid that nobody gave: some applications send only the index, with a made-up mid.
  if (!candidate.sdpMid.empty())
    return place({candidate.candidate, "", candidate.sdpMLineIndex}, text, known);
  return std::nullopt;
}

base::Expected<std::optional<CandidateBox::Placed>> CandidateBox::addRemote(const IceCandidate& candidate) {
  if (isEndOfCandidates(candidate.candidate)) return std::nullopt;
  const auto fields = sdp::parseCandidate(candidate.candidate);
  if (!fields) return tl::make_unexpected(fields.error());
  if (const auto why = fields->uselessBecause(); !why.empty()) {
    ++WebRtcCounters::shared().candidatesIgnored;
    callbacks_.onIgnored(candidate, why);
    return std::nullopt;
  }
  const base::Lock lock(mutex_);
  if (plans_.empty()) {
    if (kept_.size() >= kKept)
      return base::fail(base::Failure::Code::candidateInvalid,
                        "more than 256 candidates came before the session description");
    kept_.push_back({fields->text(), candidate.sdpMid, candidate.sdpMLineIndex});
    return std::nullopt;
  }
  bool known = false;
  auto placed = place(candidate, fields->text(), known);
  if (!known)
    return base::fail(base::Failure::Code::candidateInvalid,
                      "the candidate is for media section '" + candidate.sdpMid.substr(0, 40) + "' (" +
                          std::to_string(candidate.sdpMLineIndex) + "), which the session does not have");
  return placed;
}

std::vector<CandidateBox::Placed> CandidateBox::takeKept() {
  const base::Lock lock(mutex_);
  std::vector<Placed> placed;
  for (const auto& candidate : kept_) {
    bool known = false;
    if (auto at = place(candidate, candidate.candidate, known)) placed.push_back(std::move(*at));
  }
  kept_.clear();
  return placed;
}

/// In each section that uses the transport, which RFC 8843 asks only of the first: aiortc reads those of the
/// last section that it had on the same transport before the bundle, and others pass over what they have.
void CandidateBox::appendLocal(sdp::Sdp& sdp) const {
  const base::Lock lock(mutex_);
  const auto bundled = sdp::sections::bundleOf(sdp);
  const auto isBundled = [&](const sdp::SdpMedia& media) {
    const auto* mid = media.attribute("mid");
    return mid && sdp::sections::contains(bundled, *mid);
  };
  for (const auto& candidate : local_) {
    const auto index = static_cast<size_t>(candidate.sdpMLineIndex);
    if (index >= sdp.media.size()) continue;
    const bool all = isBundled(sdp.media[index]);
    for (size_t at = 0; at < sdp.media.size(); ++at)
      if (at == index || (all && isBundled(sdp.media[at])))
        sdp.media[at].add("candidate", candidate.candidate.substr(10));
  }
}

}  // namespace headwater::webrtc
