// A compositor and an audiomixer, each in a pipeline of its own.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "elements/mix/Mix.hpp"
#include "elements/mix/MixBranch.hpp"
#include "elements/pipe/TrackOutput.hpp"

namespace headwater::mix {

struct MixerCallbacks {
  std::function<void()> onMedia;  ///< for each frame that goes out; must not block
  std::function<void(const base::Failure&)> onFailure;
};

/// Mixes from the time at which it is made, whether there are inputs or not. Thread: one owner.
class Mixer {
 public:
  virtual ~Mixer();

  /// Null: none any more.
  base::Expected<void> setInput(const std::string& name, const track::TrackPtr& frames);
  const track::TrackPtr& output() const { return output_; }
  const pipe::ElementPipeline& pipeline() const { return *pipeline_; }
  bool shutdown(std::chrono::milliseconds deadline);

 protected:
  /// `aggregator` is a factory; `properties` and `caps` as for gst-launch.
  base::Expected<void> build(base::Kind kind, const char* aggregator, const std::string& caps,
                             const MixOptions& options, const MixerCallbacks& callbacks);
  virtual std::string convert() const = 0;
  virtual void onInputs() {}
  const gst::Ptr<GstElement>& aggregator() const { return aggregator_; }
  void setCaps(const std::string& caps) const;  ///< of what comes out

  /// In the order in which they came.
  std::vector<std::pair<std::string, std::unique_ptr<MixBranch>>> branches_;

 private:
  std::chrono::milliseconds latest_{};
  std::function<void(const base::Failure&)> onFailure_;
  track::TrackPtr output_;
  std::unique_ptr<pipe::ElementPipeline> pipeline_;
  gst::Ptr<GstElement> aggregator_, filter_;
  std::shared_ptr<pipe::TrackOutput> published_;
};

class VideoMixer final : public Mixer {
 public:
  static base::Expected<std::unique_ptr<VideoMixer>> create(const MixOptions& options,
                                                            const MixerCallbacks& callbacks);
  void place(const std::string& name, std::optional<MixPlace> place);
  void resize(int width, int height);

 private:
  explicit VideoMixer(const MixOptions& options) : options_(options) {}
  std::string convert() const override { return {}; }
  void onInputs() override { arrange(); }
  void arrange();
  void show(GstPad* pad, const MixPlace& place) const;

  MixOptions options_;
  std::map<std::string, MixPlace> places_;
};

class AudioMixer final : public Mixer {
 public:
  static base::Expected<std::unique_ptr<AudioMixer>> create(const MixOptions& options,
                                                            const MixerCallbacks& callbacks);

 private:
  std::string convert() const override;
};

}  // namespace headwater::mix
