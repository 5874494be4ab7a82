#include "server/objects/MixingHub.hpp"

#include "server/objects/ApiError.hpp"

namespace headwater::server {

mix::MixOptions mixOptions(const Services& services) {
  const auto& config = services.config.media;
  mix::MixOptions options;
  options.width = config.mixWidth;
  options.height = config.mixHeight;
  options.maxSize = config.mixMaxSize;
  options.framerate = config.mixFramerate;
  options.latency = std::chrono::milliseconds(config.mixLatencyMs);
  return options;
}

/// Carries what happens to the mix to the hub's executor.
class MixingHub::Events final : public mix::MixObserver {
 public:
  Events(std::weak_ptr<MediaObject> hub, std::shared_ptr<Executor> executor)
      : hub_(std::move(hub)), executor_(std::move(executor)) {}

  void onMixFlow(const std::string& port, base::Kind kind, bool flowing) override {
    post([=](MixingHub& hub) {
      for (const auto& each : hub.ports())
        if (port.empty() || each->id() == port) each->passFlow(kind, flowing, 0);
    });
  }
  void onMixFailure(const base::Failure& failure) override {
    post([failure](MixingHub& hub) { hub.report(failure); });
  }
  void onMixSize(int width, int height) override {
    post([=](MixingHub& hub) { hub.mix().resize(width, height); });
  }

 private:
  template <class Job>
  void post(Job job) {
    executor_->post([weak = hub_, job = std::move(job)] {
      const auto hub = std::dynamic_pointer_cast<MixingHub>(weak.lock());
      if (hub && !hub->released()) job(*hub);
    });
  }

  const std::weak_ptr<MediaObject> hub_;
  const std::shared_ptr<Executor> executor_;
};

MixingHub::MixingHub(Services& services, const char* className, const std::shared_ptr<MediaObject>& pipeline,
                     const mix::MixOptions& options)
    : Hub(services, className, pipeline), options_(options) {}

mix::Mix& MixingHub::mix() {
  if (!mix_) {
    events_ = std::make_shared<Events>(weak_from_this(), executor());
    mix_ = mix::Mix::create(options_, events_);
  }
  return *mix_;
}

void MixingHub::report(const base::Failure& failure) {
  const auto error = error::of(failure);
  emitError(error.code, error.type, error.message);
}

std::shared_ptr<track::Track> MixingHub::output(const HubPort& port, base::Kind kind, int) {
  if (released() || port.released() || kind == base::Kind::data) return nullptr;
  auto made = mix().output(port.id(), kind);
  if (!made) {
    report(made.error());
    return nullptr;
  }
  auto& known = kind == base::Kind::video ? picture_ : sound_[port.id()];
  if (known.lock() != *made) watchEncoders(**made);
  known = *made;
  return *made;
}

std::shared_ptr<track::Track> MixingHub::made(const HubPort& port, base::Kind kind) {
  if (kind == base::Kind::video) return picture_.lock();
  const auto found = sound_.find(port.id());
  return found == sound_.end() ? nullptr : found->second.lock();
}

/// Ports share encoders, so all of them look whether their media is converted.
void MixingHub::watchEncoders(track::Track& track) {
  track.derived().setListener([weak = weak_from_this(), executor = executor(), kind = track.kind()](bool) {
    executor->post([weak, kind] {
      const auto self = std::dynamic_pointer_cast<MixingHub>(weak.lock());
      if (!self || self->released()) return;
      for (const auto& port : self->ports()) port->tellTranscoding(kind);
    });
  });
}

void MixingHub::inputChanged(HubPort& port, base::Kind kind, int depth) {
  if (released() || port.released() || kind == base::Kind::data || depth > MediaElement::kMaxHops) return;
  const auto source = port.incoming(kind, depth + 1);
  if (auto set = mix().setInput(port.id(), kind, source); !set) report(set.error());
}

void MixingHub::portReleased(const HubPort& port) {
  sound_.erase(port.id());
  if (mix_) mix_->removePort(port.id());
}

void MixingHub::draw(std::vector<NamedDot>& graphs, std::vector<DotEdge>& edges) {
  graphs.push_back({id(), mix_ ? mix_->dot(false) : ""});
  for (const auto& port : ports()) {
    graphs.push_back({port->id(), {}});
    edges.push_back({port->id(), id(), "mixed"});
  }
}

void MixingHub::onRelease() {
  events_.reset();
  if (mix_) services().reaper.dispose(id(), [mix = std::move(mix_)] { mix->close(); });
}

}  // namespace headwater::server
