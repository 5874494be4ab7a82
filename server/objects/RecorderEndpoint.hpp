// The endpoint that records: the API on top of one recorder::Recorder.
#pragma once

#include <memory>
#include <string>

#include "elements/recorder/Recorder.hpp"
#include "server/objects/UriEndpoint.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor.
class RecorderEndpoint final : public UriEndpoint, public virtual api::RecorderEndpoint {
 public:
  RecorderEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                   const api::RecorderEndpointParams& params);

  Result<void> record() override;
  Result<void> pause() override;
  Result<void> stop() override;
  Result<void> stopAndWait() override;

  std::shared_ptr<track::Node> node() override { return recorder(); }
  std::string graph(bool verbose) override;

 private:
  class Events;

  void onRelease() override;
  base::Delays delays() const override;
  void onSourceEnd(int depth) override;
  /// Made when it is first needed: a constructor has no shared_ptr of itself.
  const std::shared_ptr<recorder::Recorder>& recorder();

  const bool stopOnEndOfStream_;
  recorder::RecorderOptions options_;
  std::shared_ptr<recorder::Recorder> recorder_;
  std::shared_ptr<Events> events_;
};

}  // namespace headwater::server
