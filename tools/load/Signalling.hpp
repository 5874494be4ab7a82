// How viewers and presenters meet a server.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "tools/load/Presenter.hpp"
#include "tools/load/Viewer.hpp"
#include "tools/load/WebSocket.hpp"

namespace headwater::load {

/// What a presenter became on the server.
struct Presentation {
  std::string pipeline, endpoint;
};

/// One connection to the server for all peers, as an application's server has it. Peers are held weakly: one
/// that has gone is forgotten. Thread: the loop's.
class Signalling {
 public:
  using Ready = std::function<void()>;
  using Failed = std::function<void(const std::string& why)>;

  virtual ~Signalling() = default;
  /// Connects; then exactly one of the two, and `failed` later when the connection is lost.
  virtual void open(Ready ready, Failed failed) = 0;
  /// Whether a viewer's ICE agent begins as the controlling one: it does when it makes the offer.
  virtual bool viewerOffers() const = 0;
  /// Makes the server's side of a viewer; what goes wrong ends in viewer->fail().
  virtual void join(const std::shared_ptr<Viewer>& viewer) = 0;
  virtual void leave(const Viewer& viewer) = 0;
  /// Makes a presenter; `done` when the server has answered its offer. What goes wrong ends in
  /// presenter->fail().
  virtual void present(const std::shared_ptr<Presenter>& presenter,
                       std::function<void(const Presentation&)> done) = 0;
  /// Sends signs of life; about once a second.
  virtual void onTimer(Time now) = 0;
  /// Leaves with everything that was made; the answers are not waited for.
  virtual void close() = 0;
};

struct KurentoTarget {
  Url url;
  bool verifyCertificate = true;
  std::string pipeline, endpoint;  ///< of a presenter who is there already; may be empty with present()
};
std::unique_ptr<Signalling> kurentoSignalling(Loop& loop, KurentoTarget target);

struct JanusTarget {
  Url url;
  bool verifyCertificate = true;
  int mountpoint = 1;
};
std::unique_ptr<Signalling> janusSignalling(Loop& loop, JanusTarget target);

}  // namespace headwater::load
