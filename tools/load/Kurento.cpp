// Kurento's JSON-RPC API, which Headwater speaks too.
#include <unordered_map>

#include "tools/load/JsonText.hpp"
#include "tools/load/Signalling.hpp"

namespace headwater::load {

namespace {

constexpr std::chrono::seconds kPingPeriod{30};

class Kurento final : public Signalling {
 public:
  Kurento(Loop& loop, KurentoTarget target) : loop_(loop), target_(std::move(target)) {}

  void open(Ready ready, Failed failed) override {
    failed_ = std::move(failed);
    WebSocket::Events events;
    events.onOpen = [this, ready = std::move(ready)] { connect(ready); };
    events.onText = [this](const std::string& text) {
      try {
        onText(text);
      } catch (const Json::Exception& error) {  // a member of another type than the API says
        failed_(std::string("the server sent a message that is not as expected: ") + error.what());
      }
    };
    events.onClosed = [this](const std::string& why) { failed_(why); };
    socket_ = WebSocket::connect(loop_.io(), target_.url, {"", target_.verifyCertificate}, std::move(events));
  }

  bool viewerOffers() const override { return true; }
  void join(const std::shared_ptr<Viewer>& viewer) override;
  void leave(const Viewer& viewer) override;
  void present(const std::shared_ptr<Presenter>& presenter,
               std::function<void(const Presentation&)> done) override;

  void onTimer(Time now) override {
    if (!socket_ || !socket_->open() || now < nextPing_) return;
    nextPing_ = now + kPingPeriod;
    call("ping", jsonObject({{"interval", 240000}}), nullptr, nullptr);
  }

  void close() override {
    if (!socket_) return;
    if (!presented_.empty()) call("release", jsonObject({{"object", presented_}}), nullptr, nullptr);
    call("closeSession", Json::objectValue, nullptr, nullptr);
    socket_->close();
  }

 private:
  using OnResult = std::function<void(const Json::Value& result)>;
  using OnCandidate = std::function<void(const std::string&)>;

  /// `failed` may be null: then an error is ignored.
  void call(const char* method, Json::Value params, OnResult done, Failed failed) {
    if (!session_.empty()) params["sessionId"] = session_;
    const int id = nextId_++;
    pending_[id] = {method, std::move(done), std::move(failed)};
    socket_->send(printJson(
        jsonObject({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}})));
  }

  void invoke(const std::string& object, const char* operation, Json::Value parameters, OnResult done,
              Failed failed) {
    call("invoke",
         jsonObject(
             {{"object", object}, {"operation", operation}, {"operationParams", std::move(parameters)}}),
         std::move(done), std::move(failed));
  }

  void create(const char* type, Json::Value parameters, OnResult done, Failed failed) {
    call("create", jsonObject({{"type", type}, {"constructorParams", std::move(parameters)}}),
         std::move(done), std::move(failed));
  }

  /// Offer and answer of an endpoint that was made; candidates come as events while that goes on.
  template <class Peer>
  void negotiate(const std::string& endpoint, const std::shared_ptr<Peer>& peer, std::function<void()> done);

  void connect(const Ready& ready) {
    call(
        "connect", Json::objectValue,
        [this, ready](const Json::Value& result) {
          session_ = result["sessionId"].asString();
          if (!target_.pipeline.empty() || target_.endpoint.empty()) return ready();
          invoke(
              target_.endpoint, "getMediaPipeline", Json::objectValue,
              [this, ready](const Json::Value& found) {
                target_.pipeline = found["value"].asString();
                ready();
              },
              failed_);
        },
        failed_);
  }

  void onText(const std::string& text) {
    const auto message = readJson(text);
    if (!message) return failed_("the server sent no JSON: " + text.substr(0, 80));
    if ((*message)["method"] == "onEvent") return onEvent((*message)["params"]["value"]);
    const auto found = pending_.find((*message)["id"].isInt() ? (*message)["id"].asInt() : -1);
    if (found == pending_.end()) return;
    const auto pending = std::move(found->second);
    pending_.erase(found);
    if (message->isMember("error")) {
      const auto& error = (*message)["error"];
      if (pending.failed)
        pending.failed(std::string(pending.method) + ": " + error["message"].asString() + " (" +
                       error["code"].asString() + ")");
    } else if (pending.done) {
      pending.done((*message)["result"]);
    }
  }

  void onEvent(const Json::Value& event) {
    const auto& data = event["data"];
    const auto peer =
        candidates_.find(event["object"].isString() ? event["object"].asString() : data["source"].asString());
    if (peer != candidates_.end() && data.isMember("candidate"))
      peer->second(data["candidate"]["candidate"].asString());
  }

  struct Pending {
    const char* method = nullptr;
    OnResult done;
    Failed failed;
  };

  Loop& loop_;
  KurentoTarget target_;
  Failed failed_;
  std::shared_ptr<WebSocket> socket_;
  std::string session_, presented_;
  int nextId_ = 1;
  std::unordered_map<int, Pending> pending_;
  std::unordered_map<std::string, OnCandidate> candidates_;  // by endpoint
  std::unordered_map<size_t, std::string> endpoints_;        // by viewer
  Time nextPing_{};
};

template <class Peer>
void Kurento::negotiate(const std::string& endpoint, const std::shared_ptr<Peer>& peer,
                        std::function<void()> done) {
  const std::weak_ptr<Peer> weak = peer;
  const auto failed = [weak](const std::string& why) {
    if (const auto alive = weak.lock()) alive->fail(why);
  };
  candidates_[endpoint] = [weak](const std::string& candidate) {
    if (const auto alive = weak.lock()) alive->onCandidate(candidate);
  };
  call("subscribe", jsonObject({{"object", endpoint}, {"type", "IceCandidateFound"}}), nullptr, failed);
  const auto answered = [this, weak, endpoint, failed, done = std::move(done)](const Json::Value& result) {
    const auto alive = weak.lock();
    if (!alive) return;
    alive->onAnswer(result["value"].asString(), Clock::now());
    invoke(endpoint, "gatherCandidates", Json::objectValue, nullptr, failed);
    if (done) done();
  };
  invoke(endpoint, "processOffer", jsonObject({{"offer", peer->offer()}}), answered, failed);
}

void Kurento::join(const std::shared_ptr<Viewer>& viewer) {
  const std::weak_ptr<Viewer> weak = viewer;
  const auto failed = [weak](const std::string& why) {
    if (const auto alive = weak.lock()) alive->fail(why);
  };
  const auto created = [this, weak, failed](const Json::Value& result) {
    const auto endpoint = result["value"].asString();
    const auto alive = weak.lock();
    if (!alive) return call("release", jsonObject({{"object", endpoint}}), nullptr, nullptr);
    endpoints_[alive->number()] = endpoint;
    invoke(target_.endpoint, "connect", jsonObject({{"sink", endpoint}}), nullptr, failed);
    negotiate(endpoint, alive, nullptr);
  };
  create("WebRtcEndpoint", jsonObject({{"mediaPipeline", target_.pipeline}}), created, failed);
}

void Kurento::leave(const Viewer& viewer) {
  const auto found = endpoints_.find(viewer.number());
  if (found == endpoints_.end()) return;
  candidates_.erase(found->second);
  call("release", jsonObject({{"object", found->second}}), nullptr, nullptr);
  endpoints_.erase(found);
}

void Kurento::present(const std::shared_ptr<Presenter>& presenter,
                      std::function<void(const Presentation&)> done) {
  const auto failed = [presenter](const std::string& why) { presenter->fail(why); };
  const auto withPipeline = [this, presenter, failed, done = std::move(done)](const std::string& pipeline) {
    target_.pipeline = pipeline;
    create(
        "WebRtcEndpoint", jsonObject({{"mediaPipeline", pipeline}}),
        [this, presenter, done](const Json::Value& result) {
          target_.endpoint = result["value"].asString();
          negotiate(target_.endpoint, presenter, [this, done] {
            done({target_.pipeline, target_.endpoint});
          });
        },
        failed);
  };
  if (!target_.pipeline.empty()) return withPipeline(target_.pipeline);
  create(
      "MediaPipeline", Json::objectValue,
      [this, withPipeline](const Json::Value& result) {
        presented_ = result["value"].asString();
        withPipeline(presented_);
      },
      failed);
}

}  // namespace

std::unique_ptr<Signalling> kurentoSignalling(Loop& loop, KurentoTarget target) {
  return std::make_unique<Kurento>(loop, std::move(target));
}

}  // namespace headwater::load
