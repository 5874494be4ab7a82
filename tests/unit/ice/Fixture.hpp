// A hub, and peers at it that remember what they are told.
#pragma once

#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "elements/ice/Agent.hpp"
#include "tests/support/Eventually.hpp"
#include "tests/support/media/StunClient.hpp"

namespace headwater::test {

inline std::shared_ptr<ice::Hub> makeHub(ice::IceHubOptions options = {}) {
  auto hub = std::make_shared<ice::Hub>(options);
  const auto opened = hub->open();
  BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
  return hub;
}

inline net::SocketAddress at(const ice::Hub& hub, const std::string& address = "127.0.0.1") {
  return *net::SocketAddress::parse(address, hub.port());
}

/// Thread-safe.
class Session : public ice::PeerListener {
 public:
  static std::shared_ptr<Session> at(const std::shared_ptr<ice::Hub>& hub, const std::string& name) {
    auto made = std::make_shared<Session>();
    made->local = {name + "Local", name + "LocalPassword0123456789"};
    made->remote = {name + "Remote", name + "RemotePassword0123456789"};
    made->stream = std::make_unique<ice::Stream>(hub, made);
    made->stream->peer()->setReceiver(std::make_shared<Ear>(made));
    made->stream->setLocal(made->local);
    made->stream->peer()->setRemote(made->remote);
    return made;
  }

  Request check(bool nominate = true) const {
    Request request;
    request.username = local.ufrag + ":" + remote.ufrag;
    request.password = local.password;
    request.useCandidate = nominate;
    return request;
  }
  ice::Peer& peer() const { return *stream->peer(); }

  void onState(ice::State state) override {
    const std::lock_guard lock(mutex_);
    states_.push_back(state);
  }
  void onSelectedPath() override {
    const std::lock_guard lock(mutex_);
    ++selections_;
  }

  std::vector<ice::State> states() const {
    const std::lock_guard lock(mutex_);
    return states_;
  }
  std::vector<Bytes> received() const {
    const std::lock_guard lock(mutex_);
    return received_;
  }
  int selections() const {
    const std::lock_guard lock(mutex_);
    return selections_;
  }
  bool waitFor(ice::State state) const {
    return eventually([&] {
      const auto seen = states();
      return !seen.empty() && seen.back() == state;
    });
  }

  ice::Credentials local, remote;
  std::unique_ptr<ice::Stream> stream;

 private:
  struct Ear : ice::Receiver {
    explicit Ear(std::weak_ptr<Session> session) : session_(std::move(session)) {}
    void receive(std::span<const uint8_t> packet) override {
      const auto session = session_.lock();
      if (!session) return;
      const std::lock_guard lock(session->mutex_);
      session->received_.emplace_back(packet.begin(), packet.end());
    }
    const std::weak_ptr<Session> session_;
  };

  mutable std::mutex mutex_;
  std::vector<ice::State> states_;
  std::vector<Bytes> received_;
  int selections_ = 0;
};

inline Bytes rtp(uint8_t mark) {
  return {0x80, 96, 0, mark, 0, 0, 0, 0, 1, 2, 3, 4, mark};
}

}  // namespace headwater::test
