#include "server/objects/MediaPipeline.hpp"

#include "elements/track/Track.hpp"
#include "server/objects/Dot.hpp"
#include "server/objects/Hub.hpp"
#include "server/objects/MediaElement.hpp"

namespace headwater::server {

MediaPipeline::MediaPipeline(Services& services)
    : MediaObject(services, *api::findClass("MediaPipeline"),
                  makeObjectId(nullptr, *api::findClass("MediaPipeline")), nullptr,
                  Executor::create(services.pool)) {}

Result<void> MediaPipeline::setLatencyStats(const bool& enabled) {
  latencyStats_ = enabled;
  return {};
}

Result<std::string> MediaPipeline::getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) {
  std::vector<NamedDot> graphs;
  std::vector<DotEdge> edges;
  const auto addConnections = [&edges](MediaElement& element) {
    const auto connections = element.getSinkConnections({}, {});
    for (const auto& connection : *connections)
      edges.push_back({connection.source, connection.sink, std::string(api::toString(connection.type))});
  };
  const auto children = getChildren();
  for (const auto& child : *children) {
    if (const auto element = std::dynamic_pointer_cast<MediaElement>(child)) {
      graphs.push_back({element->id(), element->graph(isVerbose(details))});
      addConnections(*element);
    } else if (const auto hub = std::dynamic_pointer_cast<Hub>(child)) {
      hub->draw(graphs, edges);
      for (const auto& port : hub->ports()) addConnections(*port);
    }
  }
  return mergeDots(id(), graphs, edges);
}

Result<void> MediaPipeline::dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) {
  dumpDot(id(), *getGstreamerDot(details));
  return {};
}

std::vector<std::shared_ptr<MediaElement>> MediaPipeline::elements() {
  std::vector<std::shared_ptr<MediaElement>> elements;
  const auto children = getChildren();
  for (const auto& child : *children)
    if (auto element = std::dynamic_pointer_cast<MediaElement>(child)) elements.push_back(std::move(element));
  return elements;
}

rtp::RtpFormat MediaPipeline::publishedVideo() {
  // Who publishes was mostly there first: a viewer that joins need not look at all the others.
  const auto children = getChildren();
  for (const auto& child : *children) {
    const auto element = std::dynamic_pointer_cast<MediaElement>(child);
    const auto node = element ? element->node() : nullptr;
    const auto track = node ? node->track(base::Kind::video) : nullptr;
    if (track && !track->carriesFrames() && !track->format().encodingName.empty()) return track->format();
  }
  return {};
}

}  // namespace headwater::server
