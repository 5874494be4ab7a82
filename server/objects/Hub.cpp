#include "server/objects/Hub.hpp"

#include "rpc/generated/Errors.hpp"

namespace headwater::server {

namespace {
constexpr base::Kind kAllKinds[] = {base::Kind::audio, base::Kind::video, base::Kind::data};
}

Hub::Hub(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline)
    : MediaObject(services, *api::findClass(className),
                  makeObjectId(pipeline.get(), *api::findClass(className)), pipeline, nullptr) {}

Result<std::string> Hub::getGstreamerDot(const std::optional<api::GstreamerDotDetails>&) {
  std::vector<NamedDot> graphs;
  std::vector<DotEdge> edges;
  draw(graphs, edges);
  return mergeDots(id(), graphs, edges);
}

void Hub::draw(std::vector<NamedDot>& graphs, std::vector<DotEdge>& edges) {
  graphs.push_back({id(), {}});
  for (const auto& port : ports()) {
    graphs.push_back({port->id(), {}});
    if (const auto source = sourceOf(*port)) edges.push_back({source->id(), port->id(), "passed on"});
  }
}

Result<void> Hub::dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) {
  dumpDot(id(), *getGstreamerDot(details));
  return {};
}

std::shared_ptr<HubPort> Hub::sourceOf(const HubPort&) {
  return nullptr;
}

std::shared_ptr<track::Track> Hub::output(const HubPort& port, base::Kind kind, int depth) {
  const auto source = sourceOf(port);
  return source ? source->incoming(kind, depth + 1) : nullptr;
}

std::vector<std::shared_ptr<HubPort>> Hub::ports() {
  std::vector<std::shared_ptr<HubPort>> ports;
  const auto children = getChildren();
  for (const auto& child : *children)
    if (auto port = std::dynamic_pointer_cast<HubPort>(child)) ports.push_back(std::move(port));
  return ports;
}

std::shared_ptr<HubPort> Hub::own(const std::shared_ptr<api::HubPort>& port) {
  auto mine = std::dynamic_pointer_cast<HubPort>(port);
  if (mine && !mine->released() && mine->parent().get() == this) return mine;
  const auto error =
      api::errorOf(api::ErrorCode::CONNECT_ERROR, "'" + port->id() + "' is not a port of '" + id() + "'");
  emitError(error.code, error.type, error.message);
  return nullptr;
}

void Hub::reroute() {
  for (const auto& port : ports()) {
    const auto source = sourceOf(*port);
    for (const auto kind : kAllKinds) {
      port->refresh(kind);
      port->passFlow(kind, source && source->receives(kind), 0);
    }
  }
}

void Hub::inputChanged(HubPort& port, base::Kind kind, int depth) {
  for (const auto& each : ports())
    if (sourceOf(*each).get() == &port) each->refresh(kind, depth);
}

void Hub::inputFlow(const HubPort& port, base::Kind kind, bool flowing, int depth) {
  for (const auto& each : ports())
    if (sourceOf(*each).get() == &port) each->passFlow(kind, flowing, depth);
}

HubPort::HubPort(Services& services, const std::shared_ptr<Hub>& hub)
    : ForwardingElement(services, *api::findClass("HubPort"),
                        makeObjectId(hub.get(), *api::findClass("HubPort")), hub, nullptr) {}

std::shared_ptr<track::Track> HubPort::handedOn(base::Kind kind, int depth) {
  const auto own = hub();
  return own && depth <= kMaxHops ? own->output(*this, kind, depth) : nullptr;
}

std::shared_ptr<track::Track> HubPort::encoderSource(base::Kind kind) {
  if (view(kind)) return view(kind);
  const auto own = hub();
  return own ? own->made(*this, kind) : nullptr;
}

void HubPort::onRelease() {
  ForwardingElement::onRelease();
  if (const auto own = hub(); own && !own->released()) own->portReleased(*this);
}

void HubPort::onSourceChanged(base::Kind kind, int depth) {
  if (const auto own = hub()) own->inputChanged(*this, kind, depth);
}

void HubPort::onSourceFlow(base::Kind kind, bool flowing, int depth) {
  setFlow(true, kind, flowing, depth);
  if (const auto own = hub()) own->inputFlow(*this, kind, flowing, depth);
}

}  // namespace headwater::server
