#include "elements/recorder/RecorderImpl.hpp"

#include "elements/gst/TimeLine.hpp"
#include "elements/recorder/Destination.hpp"
#include "elements/recorder/RecorderCounters.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

/// What the source knows of this recorder before a recording begins: that it wants to hear of formats.
class RecorderImpl::Attachment : public track::TrackSink, public std::enable_shared_from_this<Attachment> {
 public:
  Attachment(std::weak_ptr<RecorderImpl> recorder, std::shared_ptr<track::Track> track)
      : recorder_(std::move(recorder)), track_(std::move(track)) {}

  void subscribe() { subscription_ = track_->subscribe(shared_from_this()); }
  const std::shared_ptr<track::Track>& track() const { return track_; }
  void close() {
    if (closed_.exchange(true)) return;
    if (subscription_) subscription_->stop();
    if (const auto recorder = recorder_.lock()) recorder->detach(*this);
  }

  void onFormat(const rtp::RtpFormat&) override {
    const auto recorder = recorder_.lock();
    if (!recorder) return;
    recorder->options_.post([weak = recorder_, kind = track_->kind()] {
      if (const auto self = weak.lock()) self->onFormat(kind);
    });
  }
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}

 private:
  const std::weak_ptr<RecorderImpl> recorder_;
  const std::shared_ptr<track::Track> track_;
  std::shared_ptr<track::Track::Subscription> subscription_;
  std::atomic<bool> closed_{false};
};

/// What the application holds: letting go of it ends the link.
class RecorderImpl::Handle : public track::Link {
 public:
  explicit Handle(std::shared_ptr<Attachment> attachment) : attachment_(std::move(attachment)) {}
  ~Handle() override { attachment_->close(); }
  base::Kind kind() const override { return attachment_->track()->kind(); }
  void close() override { attachment_->close(); }

 private:
  const std::shared_ptr<Attachment> attachment_;
};

std::shared_ptr<Recorder> Recorder::create(RecorderOptions options,
                                           std::weak_ptr<RecorderObserver> observer) {
  auto made = std::make_shared<RecorderImpl>(std::move(options), std::move(observer));
  made->initialize();
  return made;
}

RecorderImpl::RecorderImpl(RecorderOptions options, std::weak_ptr<RecorderObserver> observer)
    : options_(std::move(options)), observer_(std::move(observer)) {
  ++recorderCounters().recorders;
}

RecorderImpl::~RecorderImpl() {
  --recorderCounters().recorders;
}

void RecorderImpl::initialize() {
  flow_ = std::make_shared<track::FlowMonitor>(
      [weak = weak_from_this(), post = options_.post](base::Kind kind, bool flowing) {
        post([weak, kind, flowing] {
          const auto self = weak.lock();
          const auto observer = self ? self->observer_.lock() : nullptr;
          if (observer) observer->onMediaFlow(kind, flowing);
        });
      });
}

std::shared_ptr<RecorderPipeline> RecorderImpl::run() const {
  const base::Lock lock(mutex_);
  return run_;
}

void RecorderImpl::postFor(uint64_t number, std::function<void(RecorderImpl&)> job) {
  options_.post([weak = weak_from_this(), number, job = std::move(job)] {
    const auto self = weak.lock();
    if (self && self->runNumber_ == number) job(*self);
  });
}

void RecorderImpl::tell(const base::Failure& failure) {
  if (const auto observer = observer_.lock()) observer->onFailure(failure);
}

base::Expected<std::shared_ptr<track::Link>> RecorderImpl::attach(
    const std::shared_ptr<track::Track>& source) {
  auto attachment = std::make_shared<Attachment>(weak_from_this(), source);
  if (source->kind() != base::Kind::data) {
    std::shared_ptr<Attachment> before;
    {
      const base::Lock lock(mutex_);
      before = std::exchange(attachments_[source->kind()], attachment);
    }
    if (before) before->close();
    attachment->subscribe();
  }
  return std::make_shared<Handle>(std::move(attachment));
}

void RecorderImpl::detach(const Attachment& attachment) {
  const auto kind = attachment.track()->kind();
  if (kind == base::Kind::data) return;
  std::shared_ptr<RecorderPipeline> run;
  {
    const base::Lock lock(mutex_);
    auto& slot = attachments_[kind];
    if (slot.get() != &attachment) return;
    slot.reset();
    run = run_;
  }
  if (run) run->unfollow(kind);
  flow_->stop(kind);
}

/// Of a recording that is under way the source may change, as long as its media fits.
void RecorderImpl::onFormat(base::Kind kind) {
  if (aim_ == Aim::stopped || !wants(kind)) return;
  const auto current = run();
  if (!current) return begin();
  std::shared_ptr<track::Track> track;
  {
    const base::Lock lock(mutex_);
    if (const auto& attachment = attachments_[kind]) track = attachment->track();
  }
  if (!track) return;
  if (current->followed(kind) == track) {
    if (current->takes(kind, track->format())) return;
    tell({base::Failure::Code::formatMismatch, std::string(toString(kind)) + " has become " +
                                                   rtp::describe(track->format()) +
                                                   ", with which the recording cannot go on: it has ended"});
    return stop();
  }
  auto made = adapted(track, options_.container);
  if (made) {
    if (auto followed = current->follow(std::move(*made)); !followed) tell(followed.error());
  } else {
    tell(made.error());
  }
}

void RecorderImpl::record() {
  aim_ = Aim::recording;
  if (const auto current = run()) return current->resume();
  if (auto where = destinationOf(options_.uri); !where) {
    aim_ = Aim::stopped;
    ++recorderCounters().failures;
    return tell(where.error());
  }
  since_ = gst::timeLine().now();
  begin();
}

RecorderPipeline::Plan RecorderImpl::gather() {
  RecorderPipeline::Plan plan;
  std::vector<std::shared_ptr<track::Track>> known;
  {
    const base::Lock lock(mutex_);
    for (const auto& attachment : attachments_) {
      if (!attachment || !wants(attachment->track()->kind())) continue;
      if (attachment->track()->format().encodingName.empty())
        plan.expected.push_back(attachment->track()->kind());
      else
        known.push_back(attachment->track());
    }
  }
  for (const auto& track : known) {
    auto made = adapted(track, options_.container);
    if (made)
      plan.tracks.push_back(std::move(*made));
    else
      tell(made.error());
  }
  plan.since = since_;
  return plan;
}

void RecorderImpl::begin() {
  if (aim_ != Aim::recording || run()) return;
  if (auto plan = gather(); !plan.tracks.empty()) start(std::move(plan));
}

void RecorderImpl::start(RecorderPipeline::Plan plan) {
  const auto number = ++runNumber_;
  const auto weak = weak_from_this();
  const auto post = [weak, number](std::function<void(RecorderImpl&)> job) {
    if (const auto self = weak.lock()) self->postFor(number, std::move(job));
  };
  RecorderPipeline::Callbacks callbacks;
  callbacks.onBegun = [post] {
    post([](RecorderImpl& self) {
      if (const auto observer = self.observer_.lock()) observer->onRecording();
    });
  };
  callbacks.onFinished = [post] { post([](RecorderImpl& self) { self.onFinished(); }); };
  // Told whatever the run is by then: the end of one is when most of it is found out.
  callbacks.onFailure = [weak, post = options_.post](const base::Failure& failure) {
    ++recorderCounters().failures;
    post([weak, failure] {
      if (const auto self = weak.lock()) self->tell(failure);
    });
  };
  callbacks.onLeftOut = [weak, post = options_.post](const base::Failure& failure) {
    post([weak, failure] {
      if (const auto self = weak.lock()) self->tell(failure);
    });
  };
  callbacks.onMedia = [flow = flow_](base::Kind kind) { flow->mark(kind); };
  const auto where = destinationOf(options_.uri);
  if (!where) return tell(where.error());
  plan.location = *where;
  auto made = RecorderPipeline::create(options_, std::move(plan), std::move(callbacks));
  if (!made) return tell(made.error());
  {
    const base::Lock lock(mutex_);
    if (closed_) return;
    run_ = *made;
  }
  if (auto started = (*made)->start(); !started) {
    tell(started.error());
    onFinished();
  }
}

void RecorderImpl::pause() {
  if (aim_ != Aim::recording) return;
  aim_ = Aim::paused;
  if (const auto current = run()) current->pause();
}

void RecorderImpl::stop() {
  if (std::exchange(aim_, Aim::stopped) == Aim::stopped) return;
  if (const auto current = run())
    current->finish();
  else if (const auto observer = observer_.lock())
    observer->onStopped();
}

void RecorderImpl::stopAndWait() {
  stop();
  const auto current = run();
  if (!current) return;
  current->awaitFinished(options_.finalize + options_.closeTimeout);
  onFinished();  // before what it has posted, which finds nothing to do then
}

void RecorderImpl::onFinished() {
  std::shared_ptr<RecorderPipeline> ended;
  {
    const base::Lock lock(mutex_);
    ended = std::move(run_);
  }
  if (!ended) return;
  ++runNumber_;
  aim_ = Aim::stopped;
  ended->endSoon();
  flow_->stopAll();
  if (const auto observer = observer_.lock()) observer->onStopped();
}

base::Delays RecorderImpl::delays() const {
  const auto current = run();
  return current ? current->delays() : base::Delays{};
}

std::string RecorderImpl::dot(bool verbose) const {
  const auto current = run();
  return current ? current->dot(verbose) : "";
}

void RecorderImpl::close() {
  std::shared_ptr<RecorderPipeline> ended;
  base::PerKind<std::shared_ptr<Attachment>> attachments;
  {
    const base::Lock lock(mutex_);
    closed_ = true;
    ended = std::move(run_);
    std::swap(attachments, attachments_);
  }
  for (const auto& attachment : attachments)
    if (attachment) attachment->close();
  if (ended) {
    ended->finish();  // who releases a recorder expects a whole file
    ended->awaitFinished(options_.finalize);
    ended->end(options_.closeTimeout);
  }
  flow_->stopAll();
}

}  // namespace headwater::recorder
