#include "server/objects/PassThrough.hpp"

#include "server/objects/WebRtcStats.hpp"

namespace headwater::server {

void ForwardingElement::refresh(base::Kind kind, int depth) {
  const auto now = published(kind, depth);
  auto& before = handedOn_[static_cast<size_t>(kind)];
  if (now == before.lock()) return;  // also what ends a circle
  before = now;
  relink(kind, depth);
}

std::shared_ptr<track::Track> ForwardingElement::outgoing(base::Kind kind, int depth) {
  auto track = handedOn(kind, depth);
  if (kind == base::Kind::data) return track;
  auto& own = view(kind);
  if (!track || !hasLimits(kind)) {
    own.reset();
    return track;
  }
  if (!own || own->origin() != (track->origin() ? track->origin() : track)) {
    own = track::Track::view(std::move(track));
    watch(own);
    applyEncoding();
  }
  return own;
}

void ForwardingElement::onLimits(base::Kind kind) {
  if (hasLimits(kind) == static_cast<bool>(view(kind))) return;
  view(kind).reset();
  relink(kind);
}

void ForwardingElement::onRelease() {
  MediaElement::onRelease();
  views_ = {};
}

Result<api::StatsMap> ForwardingElement::getStats(const std::optional<api::MediaType>& type) {
  for (const auto kind : {base::Kind::audio, base::Kind::video})
    if ((!type || kindOf(*type) == kind) && (flows(true, kind) || flows(false, kind)))
      return elementStats(id());
  return api::StatsMap{};
}

PassThrough::PassThrough(Services& services, std::shared_ptr<MediaObject> pipeline)
    : ForwardingElement(services, *api::findClass("PassThrough"),
                        makeObjectId(pipeline.get(), *api::findClass("PassThrough")), pipeline, nullptr) {}

std::shared_ptr<track::Track> PassThrough::handedOn(base::Kind kind, int depth) {
  return depth > kMaxHops ? nullptr : incoming(kind, depth + 1);
}

void PassThrough::onSourceFlow(base::Kind kind, bool flowing, int depth) {
  setFlow(true, kind, flowing, depth);
  setFlow(false, kind, flowing, depth);
}

}  // namespace headwater::server
