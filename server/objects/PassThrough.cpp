#include "server/objects/PassThrough.hpp"

namespace headwater::server {

void ForwardingElement::refresh(media::Kind kind, int depth) {
  const auto now = published(kind, depth);
  auto& before = handedOn_[static_cast<size_t>(kind)];
  if (now == before.lock()) return;  // also what ends a circle
  before = now;
  relink(kind, depth);
}

PassThrough::PassThrough(Services& services, std::shared_ptr<MediaObject> pipeline)
    : ForwardingElement(services, *api::findClass("PassThrough"),
                        makeObjectId(pipeline.get(), *api::findClass("PassThrough")), pipeline, nullptr) {}

std::shared_ptr<media::Track> PassThrough::published(media::Kind kind, int depth) {
  return depth > kMaxHops ? nullptr : incoming(kind, depth + 1);
}

void PassThrough::onSourceFlow(media::Kind kind, bool flowing, int depth) {
  setFlow(true, kind, flowing, depth);
  setFlow(false, kind, flowing, depth);
}

}  // namespace headwater::server
