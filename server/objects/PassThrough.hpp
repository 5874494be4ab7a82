// An element that hands on what it gets: its sinks subscribe to what its own source publishes.
#pragma once

#include <array>
#include <memory>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

/// What a PassThrough and a hub's port have in common: they publish a Track of another element, which may
/// change. Belongs to its pipeline's executor.
class ForwardingElement : public MediaElement {
 public:
  std::shared_ptr<media::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>&) override { return api::StatsMap{}; }

  /// Looks again what there is to hand on, and tells the sinks when it is another Track.
  void refresh(media::Kind kind, int depth = 0);

 protected:
  using MediaElement::MediaElement;

 private:
  std::array<std::weak_ptr<media::Track>, 3> handedOn_;  // by kind
};

class PassThrough final : public ForwardingElement, public virtual api::PassThrough {
 public:
  PassThrough(Services& services, std::shared_ptr<MediaObject> pipeline);

  std::shared_ptr<media::Track> published(media::Kind kind, int depth = 0) override;

 private:
  void onSourceChanged(media::Kind kind, int depth) override { refresh(kind, depth); }
  void onSourceFlow(media::Kind kind, bool flowing, int depth) override;
};

}  // namespace headwater::server
