// The kinds of hubs. Dispatchers pass media on as it is; the others mix.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/objects/MixingHub.hpp"

namespace headwater::server {

/// Each port gets what the port that it is connected with receives. Belongs to its pipeline's executor.
class Dispatcher final : public Hub, public virtual api::Dispatcher {
 public:
  Dispatcher(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Hub(services, "Dispatcher", pipeline) {}

  Result<void> connect(const std::shared_ptr<api::HubPort>& source,
                       const std::shared_ptr<api::HubPort>& sink) override;
  std::shared_ptr<HubPort> sourceOf(const HubPort& port) override;

 private:
  std::map<std::string, std::weak_ptr<HubPort>> sources_;  // by the id of the port that gets it
};

/// Each port but the source gets what the source receives. Belongs to its pipeline's executor.
class DispatcherOneToMany final : public Hub, public virtual api::DispatcherOneToMany {
 public:
  DispatcherOneToMany(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Hub(services, "DispatcherOneToMany", pipeline) {}

  Result<void> setSource(const std::shared_ptr<api::HubPort>& source) override;
  Result<void> removeSource() override;
  std::shared_ptr<HubPort> sourceOf(const HubPort& port) override;

 private:
  std::weak_ptr<HubPort> source_;
};

/// All pictures in a grid, and for each port the sound of all others. Belongs to its pipeline's executor.
class Composite final : public MixingHub, public virtual api::Composite {
 public:
  Composite(Services& services, const std::shared_ptr<MediaObject>& pipeline,
            const api::CompositeParams& params);
  /// Whether such a picture can be made.
  static Result<void> check(const Services& services, const api::CompositeParams& params);
};

/// The master's picture fills the whole, which has its size; others stand where they are put, before or
/// behind it. Sound is as a Composite's. Belongs to its pipeline's executor.
class AlphaBlending final : public MixingHub, public virtual api::AlphaBlending {
 public:
  AlphaBlending(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : MixingHub(services, "AlphaBlending", pipeline, mixOptions(services)) {}

  Result<void> setMaster(const std::shared_ptr<api::HubPort>& source, const int& zOrder) override;
  Result<void> setPortProperties(const double& relativeX, const double& relativeY, const int& zOrder,
                                 const double& relativeWidth, const double& relativeHeight,
                                 const std::shared_ptr<api::HubPort>& port) override;
  void inputChanged(HubPort& port, base::Kind kind, int depth) override;
  void portReleased(const HubPort& port) override;

 private:
  std::weak_ptr<HubPort> master_;
  std::set<std::string> placed_;  ///< ids of ports that were given a place
};

/// Each port hears the ports that are connected with it, and gets the picture of the one that was connected
/// last. Belongs to its pipeline's executor.
class Mixer final : public MixingHub, public virtual api::Mixer {
 public:
  Mixer(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : MixingHub(services, "Mixer", pipeline, mixOptions(services)) {}

  Result<void> connect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                       const std::shared_ptr<api::HubPort>& sink) override;
  Result<void> disconnect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                          const std::shared_ptr<api::HubPort>& sink) override;

  std::shared_ptr<HubPort> sourceOf(const HubPort& port) override;
  std::shared_ptr<track::Track> output(const HubPort& port, base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> made(const HubPort& port, base::Kind kind) override;
  void inputChanged(HubPort& port, base::Kind kind, int depth) override;
  void inputFlow(const HubPort& port, base::Kind kind, bool flowing, int depth) override;
  void portReleased(const HubPort& port) override;

 private:
  std::map<std::string, std::vector<std::string>> heard_;   // by the id of the port that hears
  std::map<std::string, std::weak_ptr<HubPort>> pictures_;  // by the id of the port that gets it
};

}  // namespace headwater::server
