#include "server/objects/UriEndpoint.hpp"

#include <algorithm>

#include "server/objects/MediaPipeline.hpp"
#include "server/objects/WebRtcStats.hpp"

namespace headwater::server {

namespace {

using State = api::UriEndpointState;

bool isSchemeLetter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
}

}  // namespace

UriEndpoint::UriEndpoint(Services& services, const char* className,
                         const std::shared_ptr<MediaObject>& pipeline, std::string uri)
    : MediaElement(services, *api::findClass(className),
                   makeObjectId(pipeline.get(), *api::findClass(className)), pipeline, nullptr),
      uri_(std::move(uri)) {}

std::string UriEndpoint::scheme() const {
  const auto end = uri_.find("://");
  if (end == std::string::npos || end == 0) return {};
  const auto name = uri_.substr(0, end);
  return std::all_of(name.begin(), name.end(), isSchemeLetter) ? name : std::string();
}

Result<api::StatsMap> UriEndpoint::getStats(const std::optional<api::MediaType>& type) {
  const auto pipeline = std::dynamic_pointer_cast<MediaPipeline>(parent());
  return endpointStats(id(), delays(), type, pipeline && pipeline->latencyStats());
}

bool UriEndpoint::enterState(State state) {
  if (state == state_) return false;
  state_ = state;
  api::event::UriEndpointStateChanged event;
  event.state = state;
  emit(event);
  return true;
}

}  // namespace headwater::server
