// Recorder: what is attached, and when a recording begins and ends.
#pragma once

#include "elements/recorder/RecorderPipeline.hpp"
#include "elements/track/FlowMonitor.hpp"

namespace headwater::recorder {

/// Thread: see Recorder.
class RecorderImpl : public Recorder, public std::enable_shared_from_this<RecorderImpl> {
 public:
  RecorderImpl(RecorderOptions options, std::weak_ptr<RecorderObserver> observer);
  ~RecorderImpl() override;
  /// The second half of construction: needs a shared_ptr.
  void initialize();

  std::shared_ptr<track::Track> track(base::Kind) override { return nullptr; }
  base::Expected<std::shared_ptr<track::Link>> attach(const std::shared_ptr<track::Track>& source) override;
  void close() override;

  void record() override;
  void pause() override;
  void stop() override;
  void stopAndWait() override;
  base::Delays delays() const override;
  std::string dot(bool verbose) const override;

 private:
  enum class Aim { stopped, paused, recording };
  class Attachment;
  class Handle;

  bool wants(base::Kind kind) const { return kind == base::Kind::video ? options_.video : options_.audio; }
  void postFor(uint64_t number, std::function<void(RecorderImpl&)> job);
  /// Begins when there is something to record.
  void begin();
  RecorderPipeline::Plan gather();
  void start(RecorderPipeline::Plan plan);
  void onFormat(base::Kind kind);
  void onFinished();
  void detach(const Attachment& attachment);
  void tell(const base::Failure& failure);
  std::shared_ptr<RecorderPipeline> run() const;

  const RecorderOptions options_;
  const std::weak_ptr<RecorderObserver> observer_;
  std::shared_ptr<track::FlowMonitor> flow_;

  // Owner's thread only.
  Aim aim_ = Aim::stopped;
  uint64_t runNumber_ = 0;
  GstClockTime since_ = 0;  ///< running time of record()

  mutable base::Mutex mutex_;
  base::PerKind<std::shared_ptr<Attachment>> attachments_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<RecorderPipeline> run_ HW_GUARDED_BY(mutex_);
  bool closed_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::recorder
