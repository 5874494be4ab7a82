// A presenter and viewers in a pipeline, with one client that holds them, as an application server does.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/integration/Peer.hpp"
#include "tests/support/ServerProcess.hpp"

namespace headwater::test {

using test::BrowserOptions;

inline const BrowserOptions kPresenter{.sendVideo = "VP8", .sendAudio = true, .channel = "chat"};
inline const BrowserOptions kViewer{.receiveVideo = "VP8", .receiveAudio = true, .channel = "chat"};

/// One client that holds a presenter and viewers, as an application server does.
struct Room {
  ServerProcess server;  // first: made with the settings
  RpcClient client{server.port()};
  std::string pipeline = client.create("MediaPipeline");
  std::mutex mutex;
  std::vector<std::shared_ptr<Peer>> peers;

  explicit Room(std::vector<std::string> settings = {}) : server(std::move(settings)) {
    client.onEvent([this](const std::string&, const Json::Value& data) {
      std::lock_guard lock(mutex);
      for (const auto& peer : peers) peer->onEvent(data);
    });
  }
  ~Room() { client.onEvent(nullptr); }

  Peer& add(const BrowserOptions& options) {
    auto peer = std::make_shared<Peer>(client, pipeline, options);
    std::lock_guard lock(mutex);
    peers.push_back(peer);
    return *peer;
  }
  Peer& present() {
    auto& presenter = add(kPresenter);
    presenter.negotiate();
    return presenter;
  }
  Peer& view(Peer& presenter) {
    auto& viewer = add(kViewer);
    viewer.negotiate();
    link(presenter, viewer);
    return viewer;
  }
  void link(Peer& presenter, Peer& viewer) {
    client.invoke(presenter.id(), "connect", object({{"sink", viewer.id()}}));
    client.invoke(viewer.id(), "connect", object({{"sink", presenter.id()}, {"mediaType", "DATA"}}));
  }
  void leave(Peer& peer) {
    client.release(peer.id());
    std::lock_guard lock(mutex);
    std::erase_if(peers, [&](const auto& each) { return each.get() == &peer; });
  }
  std::string state(const Peer& peer) { return client.invoke(peer.id(), "getConnectionState").asString(); }
  /// The next Error event of this endpoint.
  std::optional<Json::Value> errorOf(const Peer& peer) {
    while (auto event = client.nextEvent("Error"))
      if ((*event)["object"] == peer.id()) return (*event)["data"];
    return std::nullopt;
  }
};

}  // namespace headwater::test
