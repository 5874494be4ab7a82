#include "server/objects/Hubs.hpp"

#include "rpc/generated/Errors.hpp"
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

namespace {

mix::MixOptions compositeOptions(const Services& services, const api::CompositeParams& params) {
  auto options = mixOptions(services);
  options.width = params.width;
  options.height = params.height;
  options.framerate = params.framerate;
  return options;
}

}  // namespace

Composite::Composite(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                     const api::CompositeParams& params)
    : MixingHub(services, "Composite", pipeline, compositeOptions(services, params)) {}

Result<void> Composite::check(const Services& services, const api::CompositeParams& params) {
  constexpr int kLeast = 16;
  const auto within = [](const char* name, int value, int least, int most, const char* what) -> Result<void> {
    if (value >= least && value <= most) return {};
    return error::illegalParameter("'" + std::string(name) + "' is " + std::to_string(value) + ", expected " +
                                   std::to_string(least) + " to " + std::to_string(most) + " " + what);
  };
  const int most = services.config.media.mixMaxSize;
  if (auto valid = within("width", params.width, kLeast, most, "pixels (media.mixMaxSize)"); !valid)
    return valid;
  if (auto valid = within("height", params.height, kLeast, most, "pixels (media.mixMaxSize)"); !valid)
    return valid;
  return within("framerate", params.framerate, 1, 60, "pictures per second");
}

Result<void> AlphaBlending::setMaster(const std::shared_ptr<api::HubPort>& source, const int& zOrder) {
  const auto port = own(source);
  if (!port) return {};
  if (const auto before = master_.lock(); before && before != port && placed_.erase(before->id()) != 0)
    mix().place(before->id(), mix::MixPlace{});
  master_ = port;
  placed_.insert(port->id());
  mix().place(port->id(), mix::MixPlace{0, 0, 1, 1, zOrder + 1});
  mix().follow(port->id());
  return {};
}

Result<void> AlphaBlending::setPortProperties(const double& relativeX, const double& relativeY,
                                              const int& zOrder, const double& relativeWidth,
                                              const double& relativeHeight,
                                              const std::shared_ptr<api::HubPort>& port) {
  const auto placed = own(port);
  if (!placed) return {};
  placed_.insert(placed->id());
  mix().place(placed->id(),
              mix::MixPlace{relativeX, relativeY, relativeWidth, relativeHeight, zOrder + 1, false});
  return {};
}

// A port that was given no place fills the whole, behind all others.
void AlphaBlending::inputChanged(HubPort& port, base::Kind kind, int depth) {
  if (placed_.count(port.id()) == 0) mix().place(port.id(), mix::MixPlace{});
  MixingHub::inputChanged(port, kind, depth);
}

void AlphaBlending::portReleased(const HubPort& port) {
  placed_.erase(port.id());
  MixingHub::portReleased(port);
}

namespace {

error::Unexpected noData() {
  return api::failure(api::ErrorCode::CONNECT_ERROR,
                      "Can not connect data ports: a Mixer mixes audio and passes video on");
}

}  // namespace

Result<void> Mixer::connect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                            const std::shared_ptr<api::HubPort>& sink) {
  if (media == api::MediaType::DATA) return noData();
  const auto from = own(source), to = own(sink);
  if (!from || !to) return {};
  if (media == api::MediaType::VIDEO) {
    pictures_[to->id()] = from;
    to->refresh(base::Kind::video);
    to->passFlow(base::Kind::video, from->receives(base::Kind::video), 0);
    return {};
  }
  auto& heard = heard_[to->id()];
  std::erase(heard, from->id());
  heard.push_back(from->id());
  mix().setHeard(to->id(), heard);
  return {};
}

Result<void> Mixer::disconnect(const api::MediaType& media, const std::shared_ptr<api::HubPort>& source,
                               const std::shared_ptr<api::HubPort>& sink) {
  if (media == api::MediaType::DATA) return noData();
  const auto from = own(source), to = own(sink);
  if (!from || !to) return {};
  if (media == api::MediaType::VIDEO) {
    if (sourceOf(*to) != from) return {};
    pictures_.erase(to->id());
    to->refresh(base::Kind::video);
    to->passFlow(base::Kind::video, false, 0);
    return {};
  }
  auto& heard = heard_[to->id()];
  std::erase(heard, from->id());
  mix().setHeard(to->id(), heard);
  return {};
}

std::shared_ptr<HubPort> Mixer::sourceOf(const HubPort& port) {
  const auto found = pictures_.find(port.id());
  const auto source = found == pictures_.end() ? nullptr : found->second.lock();
  return source && !source->released() ? source : nullptr;
}

std::shared_ptr<track::Track> Mixer::output(const HubPort& port, base::Kind kind, int depth) {
  // Pictures are not mixed: what a MixingHub adds is not for them.
  // NOLINTBEGIN(bugprone-parent-virtual-call)
  if (kind == base::Kind::video) return Hub::output(port, kind, depth);
  if (kind == base::Kind::audio && !released()) mix().setHeard(port.id(), heard_[port.id()]);
  return MixingHub::output(port, kind, depth);
}

std::shared_ptr<track::Track> Mixer::made(const HubPort& port, base::Kind kind) {
  return kind == base::Kind::video ? nullptr : MixingHub::made(port, kind);
}

void Mixer::inputChanged(HubPort& port, base::Kind kind, int depth) {
  if (kind == base::Kind::video)
    Hub::inputChanged(port, kind, depth);
  else
    MixingHub::inputChanged(port, kind, depth);
}

void Mixer::inputFlow(const HubPort& port, base::Kind kind, bool flowing, int depth) {
  if (kind == base::Kind::video) Hub::inputFlow(port, kind, flowing, depth);
}
// NOLINTEND(bugprone-parent-virtual-call)

void Mixer::portReleased(const HubPort& port) {
  heard_.erase(port.id());
  pictures_.erase(port.id());
  for (auto& [sink, heard] : heard_) std::erase(heard, port.id());
  MixingHub::portReleased(port);
  for (const auto& each : ports()) each->refresh(base::Kind::video);
}

}  // namespace headwater::server
