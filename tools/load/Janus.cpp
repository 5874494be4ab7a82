// Janus's WebSocket API (subprotocol janus-protocol): viewers of a streaming mountpoint.
#include <unordered_map>

#include "tools/load/JsonText.hpp"
#include "tools/load/Signalling.hpp"

namespace headwater::load {

namespace {

constexpr std::chrono::seconds kKeepalivePeriod{20};  // Janus ends sessions that are silent for 60 s

/// One session, and in it a handle for each viewer.
class Janus final : public Signalling {
 public:
  Janus(Loop& loop, JanusTarget target) : loop_(loop), target_(std::move(target)) {}

  void open(Ready ready, Failed failed) override {
    failed_ = std::move(failed);
    WebSocket::Events events;
    events.onOpen = [this, ready = std::move(ready)] {
      request("create", Json::objectValue, failed_, [this, ready](const Json::Value& message) {
        session_ = message["data"]["id"].asUInt64();
        ready();
      });
    };
    events.onText = [this](const std::string& text) {
      try {
        onText(text);
      } catch (const Json::Exception& error) {  // a member of another type than the API says
        failed_(std::string("the server sent a message that is not as expected: ") + error.what());
      }
    };
    events.onClosed = [this](const std::string& why) { failed_(why); };
    socket_ = WebSocket::connect(loop_.io(), target_.url, {"janus-protocol", target_.verifyCertificate},
                                 std::move(events));
  }

  bool viewerOffers() const override { return false; }

  void join(const std::shared_ptr<Viewer>& viewer) override {
    const std::weak_ptr<Viewer> weak = viewer;
    const auto failed = [weak](const std::string& why) {
      if (const auto alive = weak.lock()) alive->fail(why);
    };
    request("attach", jsonObject({{"plugin", "janus.plugin.streaming"}}), failed,
            [this, weak, failed](const Json::Value& message) {
              const auto alive = weak.lock();
              const auto handle = message["data"]["id"].asUInt64();
              if (!alive) return detach(handle);
              viewers_[handle] = weak;
              handles_[alive->number()] = handle;
              say(handle, jsonObject({{"request", "watch"}, {"id", target_.mountpoint}}), Json::nullValue,
                  failed);
            });
  }

  void leave(const Viewer& viewer) override {
    const auto found = handles_.find(viewer.number());
    if (found == handles_.end()) return;
    viewers_.erase(found->second);
    detach(found->second);
    handles_.erase(found);
  }

  void present(const std::shared_ptr<Presenter>& presenter,
               std::function<void(const Presentation&)>) override {
    presenter->fail("a Janus mountpoint takes plain RTP: use --rtp-to instead of --present");
  }

  void onTimer(Time now) override {
    if (session_ == 0 || !socket_->open() || now < nextKeepalive_) return;
    nextKeepalive_ = now + kKeepalivePeriod;
    request("keepalive", Json::objectValue, nullptr, nullptr);
  }

  void close() override {
    if (!socket_) return;
    if (session_ != 0) request("destroy", Json::objectValue, nullptr, nullptr);
    socket_->close();
  }

 private:
  using OnMessage = std::function<void(const Json::Value&)>;
  struct Pending {
    std::string request;
    Failed failed;
    OnMessage done;
  };

  void request(const char* what, Json::Value message, Failed failed, OnMessage done) {
    const auto transaction = std::to_string(next_++);
    message["janus"] = what;
    message["transaction"] = transaction;
    if (session_ != 0) message["session_id"] = Json::UInt64{session_};
    pending_[transaction] = {what, std::move(failed), std::move(done)};
    socket_->send(printJson(message));
  }

  void say(uint64_t handle, Json::Value body, const Json::Value& jsep, Failed failed) {
    auto message = jsonObject({{"handle_id", Json::UInt64{handle}}, {"body", std::move(body)}});
    if (!jsep.isNull()) message["jsep"] = jsep;
    request("message", std::move(message), std::move(failed), nullptr);
  }

  void detach(uint64_t handle) {
    request("detach", jsonObject({{"handle_id", Json::UInt64{handle}}}), nullptr, nullptr);
  }

  void onText(const std::string& text) {
    const auto message = readJson(text);
    if (!message) return failed_("the server sent no JSON: " + text.substr(0, 80));
    const auto kind = (*message)["janus"].asString();
    if (const auto found = pending_.find((*message)["transaction"].asString()); found != pending_.end()) {
      const auto pending = std::move(found->second);
      pending_.erase(found);
      if (kind == "error" && pending.failed)
        return pending.failed(pending.request + ": " + (*message)["error"]["reason"].asString());
      if (kind == "success" && pending.done) return pending.done(*message);
    }
    const auto found = viewers_.find((*message)["sender"].asUInt64());
    if (found == viewers_.end()) return;
    if (const auto viewer = found->second.lock()) onViewer(*viewer, found->first, kind, *message);
  }

  void onViewer(Viewer& viewer, uint64_t handle, const std::string& kind, const Json::Value& message) {
    if (kind == "hangup") return viewer.fail("hangup: " + message["reason"].asString());
    if (kind == "trickle") return viewer.onCandidate(message["candidate"]["candidate"].asString());
    if (kind != "event") return;
    const auto& data = message["plugindata"]["data"];
    if (data.isMember("error"))
      return viewer.fail("mountpoint " + std::to_string(target_.mountpoint) + ": " +
                         data["error"].asString());
    if (message["jsep"]["type"] != "offer") return;
    const auto answer = viewer.onOffer(message["jsep"]["sdp"].asString(), Clock::now());
    if (!answer) return;
    say(handle, jsonObject({{"request", "start"}}),
        jsonObject({{"type", "answer"}, {"sdp", *answer}, {"trickle", false}}), nullptr);
  }

  Loop& loop_;
  const JanusTarget target_;
  Failed failed_;
  std::shared_ptr<WebSocket> socket_;
  uint64_t session_ = 0;
  uint64_t next_ = 1;
  std::unordered_map<std::string, Pending> pending_;
  std::unordered_map<uint64_t, std::weak_ptr<Viewer>> viewers_;  // by handle
  std::unordered_map<size_t, uint64_t> handles_;                 // by viewer
  Time nextKeepalive_{};
};

}  // namespace

std::unique_ptr<Signalling> janusSignalling(Loop& loop, JanusTarget target) {
  return std::make_unique<Janus>(loop, std::move(target));
}

}  // namespace headwater::load
