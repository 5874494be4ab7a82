#include "elements/peer/SendPath.hpp"

#include <algorithm>
#include <array>

#include "elements/peer/SendLinks.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::peer {

namespace {

/// How long a link waits for the shard to be done with it. A shard that takes longer is overloaded, and the
/// packets that it still sends do no harm.
constexpr std::chrono::milliseconds kLeaveDeadline{1000};

/// The last part of a path, "a/b/c", made unique.
std::string uniqueName(const std::string& path) {
  static std::atomic<uint64_t> count{0};
  return path.substr(path.rfind('/') + 1) + "-" + std::to_string(++count);
}

}  // namespace

SendPath::SendPath(const std::string& name, bool transcoding, std::shared_ptr<track::FlowMonitor> flow,
                   Callbacks callbacks)
    : name_(uniqueName(name)),
      transcoding_(transcoding),
      flow_(std::move(flow)),
      callbacks_(std::move(callbacks)) {}

SendPath::~SendPath() {
  close(kLeaveDeadline);
}

/// What a slot is freed of, in the order in which it has to end: the fan-out is left before the Track goes.
struct SendPath::Detached {
  std::shared_ptr<fanout::Fanout> fanout;
  std::shared_ptr<Adapted> adapted;
};

SendPath::Detached SendPath::detach(Slot& slot) {
  slot.reported.clear();
  return {std::exchange(slot.following, nullptr), std::exchange(slot.adapted, nullptr)};
}

void SendPath::finish(const Detached& detached) {
  leave(detached.fanout);
  if (detached.adapted) detached.adapted->end();
}

std::shared_ptr<track::Link> SendPath::attach(const std::shared_ptr<track::Track>& source) {
  auto link = std::make_shared<LinkSink>(weak_from_this(), source);
  std::shared_ptr<LinkSink> before;
  Detached left;
  {
    const base::Lock lock(mutex_);
    auto& slot = this->slot(source->kind());
    before = std::exchange(slot.link, link);
    left = detach(slot);
    slot.sourceFormat = {};
  }
  finish(left);
  if (before) before->close();
  link->subscribe();
  return std::make_shared<LinkHandle>(std::move(link));
}

void SendPath::leave(const std::shared_ptr<fanout::Fanout>& fanout) {
  if (!fanout) return;
  std::shared_ptr<fanout::ShardViewer> viewer;
  {
    const base::Lock lock(mutex_);
    viewer = viewer_;
  }
  if (viewer) fanout->leave(viewer, kLeaveDeadline);
}

void SendPath::release(const LinkSink& link) {
  Detached left;
  {
    const base::Lock lock(mutex_);
    auto& slot = this->slot(link.kind());
    if (slot.link.get() != &link) return;
    slot.link.reset();
    left = detach(slot);
    slot.sourceFormat = {};
  }
  finish(left);
  flow_->stop(link.kind());
}

rtp::RtpFormat SendPath::sourceFormat(base::Kind kind) const {
  const base::Lock lock(mutex_);
  const auto& format = slot(kind).sourceFormat;
  return format.encodingName == rtp::kRawEncoding ? rtp::RtpFormat{} : format;
}

void SendPath::onSourceFormat(const LinkSink& link, const rtp::RtpFormat& format) {
  {
    const base::Lock lock(mutex_);
    auto& slot = this->slot(link.kind());
    if (slot.link.get() != &link) return;
    slot.sourceFormat = format;
  }
  evaluate(link.kind());
}

void SendPath::configure(const sdp::SectionPlan& plan, const sdp::LocalStream& stream, size_t transport) {
  {
    const base::Lock lock(mutex_);
    slot(plan.kind).output = sendOutput(plan, stream, transport);
  }
  evaluate(plan.kind);
}

void SendPath::reject(base::Kind kind) {
  {
    const base::Lock lock(mutex_);
    slot(kind).output.negotiated = rtp::RtpFormat{};
  }
  evaluate(kind);
}

/// Both formats are known, and the peer cannot take the source's.
bool SendPath::mismatched(const Slot& slot) const {
  const auto& negotiated = slot.output.negotiated;
  return slot.link && negotiated && !slot.sourceFormat.encodingName.empty() &&
         (negotiated->encodingName.empty() || rtp::formatMatch(slot.sourceFormat, *negotiated) == 0);
}

bool SendPath::adaptable(const Slot& slot) const {
  return !slot.output.negotiated->encodingName.empty() && slot.output.sends &&
         (transcoding_ || slot.sourceFormat.encodingName == rtp::kRawEncoding);
}

/// What can be sent as it is; null when there is nothing.
std::shared_ptr<track::Track> SendPath::fitting(const Slot& slot) const {
  if (!slot.link || !slot.output.negotiated || slot.sourceFormat.encodingName.empty()) return nullptr;
  if (!mismatched(slot)) return slot.link->source();
  return slot.adapted ? slot.adapted->track : nullptr;
}

std::string SendPath::mismatch(const Slot& slot, base::Kind kind) const {
  return std::string(toString(kind)) + " of the source is " + rtp::describe(slot.sourceFormat) +
         ", this endpoint negotiated " + rtp::describe(*slot.output.negotiated);
}

/// Follows the source when everything for that is there, and stops when it no longer is.
void SendPath::evaluate(base::Kind kind) {
  std::string message;
  bool wanted = false;
  Detached left;
  {
    const base::Lock lock(mutex_);
    auto& slot = this->slot(kind);
    const auto track = fitting(slot);
    if (!track && mismatched(slot)) {
      const auto found = mismatch(slot, kind);
      if (slot.reported != found) {
        left = detach(slot);
        slot.reported = found;
        wanted = adaptable(slot);
        if (!wanted)
          message = found + "; " +
                    (transcoding_ ? "nothing can be sent" : "media.transcoding forbids to convert it");
      }
    }
    if (!track) {
      if (!left.fanout) left.fanout = std::exchange(slot.following, nullptr);
    } else if (viewer_ && !stopped_ && !slot.following && viewer_->stream(kind)) {
      slot.following = fanout::Fanout::of(track);
      slot.following->join(viewer_);
    }
  }
  finish(left);
  if (wanted) callbacks_.onAdapterWanted(kind);
  if (!message.empty()) callbacks_.onFailure({base::Failure::Code::formatMismatch, message});
}

void SendPath::adapt(base::Kind kind) {
  std::shared_ptr<LinkSink> link;
  rtp::RtpFormat wanted;
  std::string reason;
  {
    const base::Lock lock(mutex_);
    const auto& slot = this->slot(kind);
    if (stopped_ || slot.adapted || !mismatched(slot) || !adaptable(slot)) return;
    link = slot.link;
    wanted = *slot.output.negotiated;
    reason = mismatch(slot, kind);
  }
  auto made = link->source()->encoded(wanted);
  if (!made) return callbacks_.onFailure({made.error().code, reason + "; " + made.error().message});
  const auto adapted = std::make_shared<Adapted>(weak_from_this(), std::move(*made));
  adapted->subscribe();
  bool taken = false;
  {
    const base::Lock lock(mutex_);
    auto& slot = this->slot(kind);
    taken = !stopped_ && slot.link == link && !slot.adapted && mismatched(slot);
    if (taken) slot.adapted = adapted;
  }
  if (!taken) return adapted->end();
  evaluate(kind);
}

void SendPath::activate(std::vector<SendTransport> transports) {
  std::vector<base::Kind> keyless;
  {
    const base::Lock lock(mutex_);
    if (viewer_ || stopped_) return;
    const bool any =
        std::any_of(slots_.begin(), slots_.end(), [](const auto& slot) { return slot.output.sends; });
    if (!any) return;
    viewer_ = makeViewer(name_, {slot(base::Kind::audio).output, slot(base::Kind::video).output},
                         std::move(transports), flow_, keyless);
    viewer_->shard().post([viewer = viewer_](fanout::Shard& shard) { shard.add(viewer); });
  }
  for (const auto kind : keyless)
    callbacks_.onFailure(
        {base::Failure::Code::internal, std::string("there are no keys to send ") + toString(kind)});
  evaluate(base::Kind::audio);
  evaluate(base::Kind::video);
}

void SendPath::onRtcp(std::span<const uint8_t> packet) {
  std::shared_ptr<fanout::ShardViewer> viewer;
  std::shared_ptr<Adapted> adapted;
  std::shared_ptr<fanout::Fanout> fanout;
  {
    const base::Lock lock(mutex_);
    viewer = viewer_;
    adapted = slot(base::Kind::video).adapted;
    fanout = slot(base::Kind::video).following;
  }
  if (!viewer) return;
  if (!reported_.exchange(true) && callbacks_.onFirstReport) callbacks_.onFirstReport();
  viewer->shard().feedback(viewer, packet);
  // An encoder that works for one viewer alone follows what its path bears.
  if (adapted && fanout)
    adapted->track->setReceiverEstimate(fanout->viewers() == 1 ? viewer->availableBitrate() : 0);
}

bool SendPath::close(std::chrono::milliseconds deadline) {
  std::array<std::shared_ptr<LinkSink>, 2> links;
  std::shared_ptr<fanout::ShardViewer> viewer;
  {
    const base::Lock lock(mutex_);
    if (std::exchange(stopped_, true)) return true;
    links = {slot(base::Kind::audio).link, slot(base::Kind::video).link};
    viewer = viewer_;
  }
  for (const auto& link : links)
    if (link) link->close();
  return !viewer || endViewer(std::move(viewer), deadline);
}

void SendPath::addStats(std::vector<RtpStreamStats>& outbound) const {
  const base::Lock lock(mutex_);
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if (const auto& output = slot(kind).output; output.sends)
      outbound.push_back(streamStats(kind, output, viewer_.get()));
}

CandidatePairStats SendPath::withFannedOut(CandidatePairStats pair, const net::Route* route) const {
  const base::Lock lock(mutex_);
  return viewer_ ? peer::withFannedOut(std::move(pair), *viewer_, route) : pair;
}

uint64_t SendPath::availableOutgoingBitrate() const {
  const base::Lock lock(mutex_);
  return viewer_ ? viewer_->availableBitrate() : 0;
}

}  // namespace headwater::peer
