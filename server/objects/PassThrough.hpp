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
  std::shared_ptr<track::Node> node() override { return nullptr; }
  std::string graph(bool) override { return {}; }
  /// Of an element that media flows through; nothing before.
  Result<api::StatsMap> getStats(const std::optional<api::MediaType>& type) override;

  /// Looks again what there is to hand on, and tells the sinks when it is another Track.
  void refresh(base::Kind kind, int depth = 0);

 protected:
  using MediaElement::MediaElement;

  /// What is handed on, which others may have as well.
  virtual std::shared_ptr<track::Track> handedOn(base::Kind kind, int depth) = 0;
  /// Once the application has set limits: handedOn() as a view, so that they are nobody else's.
  std::shared_ptr<track::Track> outgoing(base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> encoderSource(base::Kind kind) override { return view(kind); }
  void onLimits(base::Kind kind) override;
  void onRelease() override;
  std::shared_ptr<track::Track>& view(base::Kind kind) { return views_[static_cast<size_t>(kind)]; }

 private:
  std::array<std::weak_ptr<track::Track>, 3> handedOn_;  // by kind
  std::array<std::shared_ptr<track::Track>, 3> views_;   // by kind; null without limits
};

class PassThrough final : public ForwardingElement, public virtual api::PassThrough {
 public:
  PassThrough(Services& services, std::shared_ptr<MediaObject> pipeline);

 private:
  std::shared_ptr<track::Track> handedOn(base::Kind kind, int depth) override;
  void onSourceChanged(base::Kind kind, int depth) override { refresh(kind, depth); }
  void onSourceFlow(base::Kind kind, bool flowing, int depth) override;
};

}  // namespace headwater::server
