#include "server/objects/Hubs.hpp"

#include "server/objects/ApiError.hpp"

namespace headwater::server {

Result<void> Dispatcher::connect(const std::shared_ptr<api::HubPort>& source,
                                 const std::shared_ptr<api::HubPort>& sink) {
  const auto from = own(source);
  const auto to = own(sink);
  if (!from || !to) return {};
  std::erase_if(sources_, [](const auto& entry) { return entry.second.expired(); });
  sources_[to->id()] = from;
  reroute();
  return {};
}

std::shared_ptr<HubPort> Dispatcher::sourceOf(const HubPort& port) {
  const auto found = sources_.find(port.id());
  const auto source = found == sources_.end() ? nullptr : found->second.lock();
  return source && !source->released() ? source : nullptr;
}

Result<void> DispatcherOneToMany::setSource(const std::shared_ptr<api::HubPort>& source) {
  const auto port = own(source);
  if (!port) return {};
  source_ = port;
  reroute();
  return {};
}

Result<void> DispatcherOneToMany::removeSource() {
  source_.reset();
  reroute();
  return {};
}

std::shared_ptr<HubPort> DispatcherOneToMany::sourceOf(const HubPort& port) {
  const auto source = source_.lock();
  return source && !source->released() && source.get() != &port ? source : nullptr;
}

Composite::Composite(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                     const api::CompositeParams& params)
    : Hub(services, "Composite", pipeline),
      width_(params.width),
      height_(params.height),
      framerate_(params.framerate) {}

Result<void> AlphaBlending::setMaster(const std::shared_ptr<api::HubPort>& source, const int& zOrder) {
  const auto port = own(source);
  if (!port) return {};
  master_ = port;
  places_[port->id()].zOrder = zOrder;
  return {};
}

Result<void> AlphaBlending::setPortProperties(const double& relativeX, const double& relativeY,
                                              const int& zOrder, const double& relativeWidth,
                                              const double& relativeHeight,
                                              const std::shared_ptr<api::HubPort>& port) {
  if (const auto placed = own(port))
    places_[placed->id()] = {relativeX, relativeY, relativeWidth, relativeHeight, zOrder};
  return {};
}

namespace {

error::Unexpected cannotConnect(api::MediaType media) {
  std::string kind(api::toString(media));
  for (auto& letter : kind) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return rpc::failure(40004, "Can not connect " + kind + " ports: a Mixer carries no media in this version",
                      "CONNECT_ERROR");
}

}  // namespace

Result<void> Mixer::connect(const api::MediaType& media, const std::shared_ptr<api::HubPort>&,
                            const std::shared_ptr<api::HubPort>&) {
  return cannotConnect(media);
}

Result<void> Mixer::disconnect(const api::MediaType& media, const std::shared_ptr<api::HubPort>&,
                               const std::shared_ptr<api::HubPort>&) {
  return cannotConnect(media);
}

}  // namespace headwater::server
