// Hubs, and the ports by which elements are connected to them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rpc/generated/Dispatch.hpp"
#include "server/objects/Dot.hpp"
#include "server/objects/PassThrough.hpp"

namespace headwater::server {

class HubPort;

/// Belongs to its pipeline's executor, as its ports do.
class Hub : public MediaObject, public virtual api::Hub {
 public:
  Result<std::string> getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;
  Result<void> dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;

  /// Where a port's output comes from: the port whose input it is. Null when nothing is passed on to it.
  virtual std::shared_ptr<HubPort> sourceOf(const HubPort& port);

  std::vector<std::shared_ptr<HubPort>> ports();
  /// What `port` publishes.
  virtual std::shared_ptr<track::Track> output(const HubPort& port, base::Kind kind, int depth);
  /// The same where the hub itself makes it and has made it already.
  virtual std::shared_ptr<track::Track> made(const HubPort&, base::Kind) { return nullptr; }
  /// Adds the hub, its ports and what it passes on to a picture.
  virtual void draw(std::vector<NamedDot>& graphs, std::vector<DotEdge>& edges);
  /// What reaches `port` from outside has changed.
  virtual void inputChanged(HubPort& port, base::Kind kind, int depth);
  virtual void inputFlow(const HubPort& port, base::Kind kind, bool flowing, int depth);
  virtual void portReleased(const HubPort&) { reroute(); }
  /// The routing has changed: every port looks again where its output comes from.
  void reroute();

 protected:
  Hub(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline);

  /// The port when it belongs to this hub. For another one Kurento answers success and does nothing; here an
  /// Error event says so.
  std::shared_ptr<HubPort> own(const std::shared_ptr<api::HubPort>& port);
};

class HubPort final : public ForwardingElement, public virtual api::HubPort {
 public:
  HubPort(Services& services, const std::shared_ptr<Hub>& hub);

  bool receives(base::Kind kind) const { return flows(true, kind); }
  void passFlow(base::Kind kind, bool flowing, int depth) { setFlow(false, kind, flowing, depth); }

 private:
  std::shared_ptr<Hub> hub() const { return std::dynamic_pointer_cast<Hub>(parent()); }
  void onRelease() override;
  std::shared_ptr<track::Track> handedOn(base::Kind kind, int depth) override;
  std::shared_ptr<track::Track> encoderSource(base::Kind kind) override;
  void onSourceChanged(base::Kind kind, int depth) override;
  void onSourceFlow(base::Kind kind, bool flowing, int depth) override;
};

}  // namespace headwater::server
