// Hubs that mix: what they have in common.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "elements/mix/Mix.hpp"
#include "server/objects/Hub.hpp"

namespace headwater::server {

/// Every port goes into one mix::Mix by its id, and gets out of it what the kind of hub says. Belongs to
/// its pipeline's executor.
class MixingHub : public Hub {
 public:
  std::shared_ptr<track::Track> output(const HubPort& port, base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> made(const HubPort& port, base::Kind kind) override;
  void inputChanged(HubPort& port, base::Kind kind, int depth) override;
  void inputFlow(const HubPort&, base::Kind, bool, int) override {}
  void portReleased(const HubPort& port) override;
  void draw(std::vector<NamedDot>& graphs, std::vector<DotEdge>& edges) override;

 protected:
  MixingHub(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
            const mix::MixOptions& options);
  void onRelease() override;

  mix::Mix& mix();
  void report(const base::Failure& failure);

 private:
  void watchEncoders(track::Track& track);
  class Events;

  const mix::MixOptions options_;
  std::shared_ptr<Events> events_;
  std::weak_ptr<track::Track> picture_;                       ///< once it was made, for all ports
  std::map<std::string, std::weak_ptr<track::Track>> sound_;  ///< the same for sound, by port
  std::shared_ptr<mix::Mix> mix_;
};

/// Of a hub whose clients do not say it, from the settings.
mix::MixOptions mixOptions(const Services& services);

}  // namespace headwater::server
