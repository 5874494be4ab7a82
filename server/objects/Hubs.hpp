// The kinds of hubs. Dispatchers pass media on; for those that mix, the state is kept and the media path is
// to come.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/objects/Hub.hpp"

namespace headwater::server {

/// Each port gets what the port that it is connected with receives. Belongs to its pipeline's executor.
class Dispatcher final : public Hub, public virtual api::Dispatcher {
 public:
  Dispatcher(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Hub(services, "Dispatcher", pipeline) {}

  Result<void> connect(const std::shared_ptr<api::HubPort>& source,
                       const std::shared_ptr<api::HubPort>& sink) override;
  std::shared_ptr<HubPort> sourceOf(const HubPort& port) override;
  bool carriesMedia() const override { return true; }

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
  bool carriesMedia() const override { return true; }

 private:
  std::weak_ptr<HubPort> source_;
};

/// Belongs to its pipeline's executor.
class Composite final : public Hub, public virtual api::Composite {
 public:
  Composite(Services& services, const std::shared_ptr<MediaObject>& pipeline,
            const api::CompositeParams& params);

 private:
  const int width_, height_, framerate_;  // pixels, pictures per second
};

/// Belongs to its pipeline's executor.
class AlphaBlending final : public Hub, public virtual api::AlphaBlending {
 public:
  AlphaBlending(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Hub(services, "AlphaBlending", pipeline) {}

  Result<void> setMaster(const std::shared_ptr<api::HubPort>& source, const int& zOrder) override;
  Result<void> setPortProperties(const double& relativeX, const double& relativeY, const int& zOrder,
                                 const double& relativeWidth, const double& relativeHeight,
                                 const std::shared_ptr<api::HubPort>& port) override;

 private:
  struct Place {
    double x = 0, y = 0, width = 1, height = 1;  ///< parts of the result's size
    int zOrder = 0;
  };
  std::weak_ptr<HubPort> master_;
  std::map<std::string, Place> places_;  // by the id of the port
};

/// Belongs to its pipeline's executor.
class Mixer final : public Hub, public virtual api::Mixer {
 public:
  Mixer(Services& services, const std::shared_ptr<MediaObject>& pipeline)
      : Hub(services, "Mixer", pipeline) {}

  Result<void> connect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                       const std::shared_ptr<api::HubPort>& sink) override;
  Result<void> disconnect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                          const std::shared_ptr<api::HubPort>& sink) override;
};

}  // namespace headwater::server
