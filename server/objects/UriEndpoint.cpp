#include "server/objects/UriEndpoint.hpp"

#include <algorithm>
#include <filesystem>

#include "server/objects/Dot.hpp"

namespace headwater::server {

namespace {

using State = api::UriEndpointState;

bool isSchemeLetter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
}

/// RFC 3986 section 2.1. What is no escape stays as it is.
std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    if (text[i] == '%' && digit(i + 1) && digit(i + 2)) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
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

bool UriEndpoint::enterState(State state) {
  if (state == state_) return false;
  state_ = state;
  api::event::UriEndpointStateChanged event;
  event.state = state;
  emit(event);
  return true;
}

PlayerEndpoint::PlayerEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                               const api::PlayerEndpointParams& params)
    : UriEndpoint(services, "PlayerEndpoint", pipeline, params.uri) {}

bool PlayerEndpoint::uriIsValid() const {
  const auto kind = scheme();
  if (kind == "http" || kind == "https" || kind == "rtsp") return true;
  if (kind != "file") return false;
  std::error_code unreadable;
  return std::filesystem::is_regular_file(unescaped(std::string_view(uri()).substr(7)), unreadable);
}

Result<void> PlayerEndpoint::play() {
  if (!enterState(State::START)) return {};
  if (!uriIsValid())
    emitError(0, "INVALID_URI", "Invalid URI");
  else
    emitError(40006, "NOT_IMPLEMENTED", "A PlayerEndpoint carries no media in this version of the server");
  return {};
}

Result<void> PlayerEndpoint::pause() {
  enterState(State::PAUSE);
  return {};
}

Result<void> PlayerEndpoint::stop() {
  enterState(State::STOP);
  return {};
}

Result<std::string> PlayerEndpoint::getElementGstreamerDot() {
  return mergeDots(id(), {{id(), {}}}, {});
}

Result<void> PlayerEndpoint::setPosition(const int64_t&) {
  return rpc::failure(40700, "Seek fails", "PLAYER_SEEK_FAIL");
}

RecorderEndpoint::RecorderEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                   const api::RecorderEndpointParams& params)
    : UriEndpoint(services, "RecorderEndpoint", pipeline, params.uri),
      profile_(params.mediaProfile),
      stopOnEndOfStream_(params.stopOnEndOfStream) {}

Result<void> RecorderEndpoint::record() {
  // Writing to a file begins with the first media, and none is carried yet; an upload begins at once.
  const bool resumes = state() == State::PAUSE;
  if (!resumes && scheme() != "http" && scheme() != "https") return {};
  if (enterState(State::START)) emit(api::event::Recording{});
  return {};
}

Result<void> RecorderEndpoint::pause() {
  if (state() == State::START && enterState(State::PAUSE)) emit(api::event::Paused{});
  return {};
}

Result<void> RecorderEndpoint::stop() {
  if (enterState(State::STOP)) emit(api::event::Stopped{});
  return {};
}

}  // namespace headwater::server
