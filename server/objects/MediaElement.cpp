#include "server/objects/MediaElement.hpp"

#include <algorithm>
#include <utility>

#include "elements/rtp/CodecTable.hpp"
#include "server/objects/ApiError.hpp"
#include "server/objects/Dot.hpp"

namespace headwater::server {

namespace {

constexpr api::MediaType kAllTypes[] = {api::MediaType::AUDIO, api::MediaType::VIDEO, api::MediaType::DATA};
constexpr base::Kind kAllKinds[] = {base::Kind::audio, base::Kind::video, base::Kind::data};
constexpr const char* kDefaultDescription = "default";

bool matches(const std::optional<api::MediaType>& wanted, api::MediaType type) {
  return !wanted || *wanted == type;
}

bool matches(const std::optional<std::string>& wanted, const std::string& description) {
  return !wanted || *wanted == description;
}

/// The order in which Kurento lists connections; those of one type keep theirs.
std::vector<api::ElementConnectionData> byTypeName(std::vector<api::ElementConnectionData> connections) {
  std::stable_sort(connections.begin(), connections.end(), [](const auto& a, const auto& b) {
    return api::toString(a.type) < api::toString(b.type);
  });
  return connections;
}

Result<void> notNegative(const char* name, int value) {
  if (value >= 0) return {};
  return error::illegalParameter("'" + std::string(name) + "' is " + std::to_string(value) +
                                 ", expected 0 (no limit) or bits per second");
}

/// One that is not in the table keeps its name, by which it is refused.
rtp::RtpFormat formatOf(std::string_view codec) {
  auto format = rtp::formatOf(codec);
  format.encodingName = codec;
  return format;
}

std::optional<rtp::RtpFormat> toFormat(const std::optional<api::VideoCaps>& caps) {
  if (!caps || caps->codec == api::VideoCodec::RAW) return std::nullopt;
  return formatOf(api::toString(caps->codec));
}

std::optional<rtp::RtpFormat> toFormat(const std::optional<api::AudioCaps>& caps) {
  if (!caps || caps->codec == api::AudioCodec::RAW) return std::nullopt;
  return formatOf(api::toString(caps->codec));
}

Result<void> notData(api::MediaType type, const char* what) {
  if (type != api::MediaType::DATA) return {};
  return error::illegalParameter(std::string("Media type DATA is not supported for ") + what);
}

}  // namespace

base::Kind kindOf(api::MediaType type) {
  switch (type) {
    case api::MediaType::AUDIO:
      return base::Kind::audio;
    case api::MediaType::VIDEO:
      return base::Kind::video;
    case api::MediaType::DATA:
      break;
  }
  return base::Kind::data;
}

api::MediaType typeOf(base::Kind kind) {
  switch (kind) {
    case base::Kind::audio:
      return api::MediaType::AUDIO;
    case base::Kind::video:
      return api::MediaType::VIDEO;
    case base::Kind::data:
      break;
  }
  return api::MediaType::DATA;
}

Result<std::vector<api::ElementConnectionData>> MediaElement::getSourceConnections(
    const std::optional<api::MediaType>& type, const std::optional<std::string>& description) {
  std::vector<api::ElementConnectionData> found;
  for (const auto& connection : sources_)
    if (matches(type, connection->type) && matches(description, connection->sinkDescription))
      found.push_back(describe(*connection));
  return byTypeName(std::move(found));
}

Result<std::vector<api::ElementConnectionData>> MediaElement::getSinkConnections(
    const std::optional<api::MediaType>& type, const std::optional<std::string>& description) {
  std::vector<api::ElementConnectionData> found;
  for (const auto& connection : sinks_)
    if (matches(type, connection->type) && matches(description, connection->sourceDescription))
      found.push_back(describe(*connection));
  return byTypeName(std::move(found));
}

Result<void> MediaElement::connect(const std::shared_ptr<api::MediaElement>& sink,
                                   const std::optional<api::MediaType>& type,
                                   const std::optional<std::string>& sourceDescription,
                                   const std::optional<std::string>& sinkDescription) {
  const auto to = std::dynamic_pointer_cast<MediaElement>(sink);
  if (!to || to->released()) return error::objectNotFound(sink ? sink->id() : "");
  if (to->executor() != executor()) return error::differentPipelines();
  for (const auto each : kAllTypes) {
    if (!matches(type, each)) continue;
    if (auto done = connectKind(to, each, sourceDescription.value_or(kDefaultDescription),
                                sinkDescription.value_or(kDefaultDescription));
        !done)
      return done;
  }
  return {};
}

Result<void> MediaElement::connectKind(const std::shared_ptr<MediaElement>& sink, api::MediaType type,
                                       const std::string& sourceDescription,
                                       const std::string& sinkDescription) {
  // Media of a kind has one source; data may come from many, so that a presenter hears all its viewers.
  const auto same = [&](const ConnectionPtr& c) {
    return c->type == type && c->sinkDescription == sinkDescription &&
           (type != api::MediaType::DATA || c->source.lock().get() == this);
  };
  const auto current = std::find_if(sink->sources_.begin(), sink->sources_.end(), same);
  if (current != sink->sources_.end()) {
    const auto existing = *current;
    const auto source = existing->source.lock();
    if (source.get() == this && existing->sourceDescription == sourceDescription) return {};
    // A sink hears one source at a time: the new one takes the place of the old.
    if (source) source->drop(existing);
  }

  auto connection = std::make_shared<Connection>();
  connection->source = std::dynamic_pointer_cast<MediaElement>(shared_from_this());
  connection->sink = sink;
  connection->type = type;
  connection->sourceDescription = sourceDescription;
  connection->sinkDescription = sinkDescription;
  sinks_.push_back(connection);
  sink->sources_.push_back(connection);
  link(*connection);
  sink->onSourceChanged(kindOf(type), 0);
  if (flows(false, kindOf(type))) sink->onSourceFlow(kindOf(type), true, 0);

  api::event::ElementConnected event;
  event.sink = sink->id();
  event.mediaType = type;
  event.sourceMediaDescription = sourceDescription;
  event.sinkMediaDescription = sinkDescription;
  emit(event);
  return {};
}

Result<void> MediaElement::disconnect(const std::shared_ptr<api::MediaElement>& sink,
                                      const std::optional<api::MediaType>& type,
                                      const std::optional<std::string>& sourceDescription,
                                      const std::optional<std::string>& sinkDescription) {
  const auto to = std::dynamic_pointer_cast<MediaElement>(sink);
  if (to && to->executor() != executor()) return error::differentPipelines();
  const auto connections = sinks_;
  for (const auto& connection : connections)
    if (connection->sink.lock() == to && matches(type, connection->type) &&
        matches(sourceDescription, connection->sourceDescription) &&
        matches(sinkDescription, connection->sinkDescription))
      drop(connection);
  return {};
}

std::shared_ptr<track::Track> MediaElement::published(base::Kind kind, int depth) {
  return inFormat(kind, outgoing(kind, depth));
}

std::shared_ptr<track::Track> MediaElement::outgoing(base::Kind kind, int) {
  const auto own = node();
  return own ? own->track(kind) : nullptr;
}

std::shared_ptr<track::Track> MediaElement::encoderSource(base::Kind kind) {
  const auto own = node();
  return own ? own->track(kind) : nullptr;
}

/// What the application wants this element's media to be, whatever comes: see setVideoFormat().
std::shared_ptr<track::Track> MediaElement::inFormat(base::Kind kind, std::shared_ptr<track::Track> track) {
  const auto wanted = kind == base::Kind::video ? toFormat(videoFormat_) : toFormat(audioFormat_);
  if (!track || !wanted || track->format().encodingName.empty()) return track;
  auto converted = track->encoded(*wanted);
  if (converted) return std::move(*converted);
  const auto error = error::of(converted.error());
  emitError(error.code, error.type, error.message);
  return track;
}

std::shared_ptr<track::Track> MediaElement::incoming(base::Kind kind, int depth) {
  for (const auto& connection : sources_) {
    if (kindOf(connection->type) != kind) continue;
    const auto source = connection->source.lock();
    return source ? source->published(kind, depth) : nullptr;
  }
  return nullptr;
}

void MediaElement::relink(base::Kind kind, int depth) {
  if (depth > kMaxHops) return;
  const auto track = published(kind, depth);
  const auto connections = sinks_;
  for (const auto& connection : connections) {
    if (kindOf(connection->type) != kind) continue;
    if (connection->track != track) unlink(*connection);
    link(*connection, depth);
    if (const auto sink = connection->sink.lock()) sink->onSourceChanged(kind, depth + 1);
  }
}

void MediaElement::link(Connection& connection, int depth) {
  const auto source = connection.source.lock();
  const auto sink = connection.sink.lock();
  if (connection.link || !source || !sink) return;
  const auto to = sink->node();
  const auto track = to ? source->published(kindOf(connection.type), depth) : nullptr;
  if (!track) return;
  auto attached = to->attach(track);
  if (attached) {
    connection.link = std::move(*attached);
    connection.track = track;
    return;
  }
  const auto error = error::of(attached.error());
  sink->emitError(error.code, error.type, error.message);
}

void MediaElement::unlink(Connection& connection) {
  if (connection.link) connection.link->close();
  connection.link.reset();
  connection.track.reset();
}

void MediaElement::linkConnections() {
  for (const auto& connection : sources_) link(*connection);
  for (const auto kind : kAllKinds) relink(kind);
  for (const auto kind : {base::Kind::audio, base::Kind::video}) watch(encoderSource(kind));
  applyEncoding();
}

void MediaElement::watch(const std::shared_ptr<track::Track>& track) {
  if (!track) return;
  track->derived().setListener([weak = weak_from_this(), executor = executor(), kind = track->kind()](bool) {
    executor->post([weak, kind] {
      const auto self = std::dynamic_pointer_cast<MediaElement>(weak.lock());
      if (self && !self->released()) self->tellTranscoding(kind);
    });
  });
}

bool MediaElement::transcodes(base::Kind kind) {
  const auto track = encoderSource(kind);
  const bool heard = std::any_of(sinks_.begin(), sinks_.end(),
                                 [kind](const auto& sink) { return kindOf(sink->type) == kind; });
  return heard && track && track->derived().any();
}

void MediaElement::tellTranscoding(base::Kind kind) {
  const bool now = transcodes(kind);
  const auto told = toldTranscoding_.find(kind);
  if (told != toldTranscoding_.end() && told->second == now) return;
  toldTranscoding_[kind] = now;
  api::event::MediaTranscodingStateChanged event;
  event.state = now ? api::MediaTranscodingState::TRANSCODING : api::MediaTranscodingState::NOT_TRANSCODING;
  event.binName = kDefaultDescription;
  event.mediaType = typeOf(kind);
  emit(event);
}

bool MediaElement::hasLimits(base::Kind kind) const {
  if (kind == base::Kind::audio) return audioFormat_ && audioFormat_->bitrate > 0;
  const bool paced = videoFormat_ && videoFormat_->framerate.numerator > 0;
  const bool capped = maxEncoderBitrate_ > 0 && maxEncoderBitrate_ != std::numeric_limits<int>::max();
  return paced || encoderBitrateSet_ || minEncoderBitrate_ > 0 || capped;
}

void MediaElement::changeLimits(base::Kind kind) {
  applyEncoding();
  onLimits(kind);
}

void MediaElement::applyEncoding() {
  if (const auto audio = encoderSource(base::Kind::audio)) {
    track::EncodingLimits limits;
    if (audioFormat_) limits.bitrate = audioFormat_->bitrate;
    audio->derived().control()->set(limits);
  }
  const auto track = encoderSource(base::Kind::video);
  if (!track) return;
  track::EncodingLimits limits;
  if (encoderBitrateSet_) limits.bitrate = encoderBitrate_;
  limits.minBitrate = minEncoderBitrate_;
  if (maxEncoderBitrate_ != std::numeric_limits<int>::max()) limits.maxBitrate = maxEncoderBitrate_;
  if (videoFormat_ && videoFormat_->framerate.denominator > 0)
    limits.framerate =
        static_cast<double>(videoFormat_->framerate.numerator) / videoFormat_->framerate.denominator;
  track->derived().control()->set(limits);
}

void MediaElement::drop(const ConnectionPtr& connection) {
  std::erase(sinks_, connection);
  const auto sink = connection->sink.lock();
  if (sink) std::erase(sink->sources_, connection);
  unlink(*connection);
  const auto told = toldTranscoding_.find(kindOf(connection->type));
  if (told != toldTranscoding_.end() && told->second) tellTranscoding(told->first);
  if (sink && !sink->released()) {
    sink->onSourceChanged(kindOf(connection->type), 0);
    if (!sink->incoming(kindOf(connection->type))) sink->onSourceFlow(kindOf(connection->type), false, 0);
  }

  api::event::ElementDisconnected event;
  event.sink = sink ? sink->id() : "";
  event.mediaType = connection->type;
  event.sourceMediaDescription = connection->sourceDescription;
  event.sinkMediaDescription = connection->sinkDescription;
  emit(event);
}

void MediaElement::onRelease() {
  const auto outgoing = sinks_;
  for (const auto& connection : outgoing) drop(connection);
  const auto incoming = sources_;
  for (const auto& connection : incoming)
    if (const auto source = connection->source.lock()) source->drop(connection);
}

api::ElementConnectionData MediaElement::describe(const Connection& connection) const {
  api::ElementConnectionData data;
  if (const auto source = connection.source.lock()) data.source = source->id();
  if (const auto sink = connection.sink.lock()) data.sink = sink->id();
  data.type = connection.type;
  data.sourceDescription = connection.sourceDescription;
  data.sinkDescription = connection.sinkDescription;
  return data;
}

Result<void> MediaElement::setAudioFormat(const api::AudioCaps& caps) {
  audioFormat_ = caps;
  changeLimits(base::Kind::audio);
  relink(base::Kind::audio);
  return {};
}

Result<void> MediaElement::setVideoFormat(const api::VideoCaps& caps) {
  videoFormat_ = caps;
  changeLimits(base::Kind::video);
  relink(base::Kind::video);
  return {};
}

Result<void> MediaElement::setEncoderBitrate(const int& bitrate) {
  if (auto valid = notNegative("encoderBitrate", bitrate); !valid) return valid;
  encoderBitrate_ = bitrate;
  encoderBitrateSet_ = bitrate > 0;
  changeLimits(base::Kind::video);
  return {};
}

Result<void> MediaElement::setMinEncoderBitrate(const int& bitrate) {
  if (auto valid = notNegative("minEncoderBitrate", bitrate); !valid) return valid;
  minEncoderBitrate_ = bitrate;
  changeLimits(base::Kind::video);
  return {};
}

Result<void> MediaElement::setMaxEncoderBitrate(const int& bitrate) {
  if (auto valid = notNegative("maxEncoderBitrate", bitrate); !valid) return valid;
  maxEncoderBitrate_ = bitrate;
  changeLimits(base::Kind::video);
  return {};
}

Result<std::string> MediaElement::getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) {
  return mergeDots(id(), {{id(), graph(isVerbose(details))}}, {});
}

Result<void> MediaElement::dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) {
  dumpDot(id(), *getGstreamerDot(details));
  return {};
}

Result<bool> MediaElement::isMediaFlowingIn(const api::MediaType& type,
                                            const std::optional<std::string>& description) {
  if (auto valid = notData(type, "MediaFlowingIn"); !valid) return tl::make_unexpected(valid.error());
  if (description.value_or(kDefaultDescription) != kDefaultDescription) return false;
  return flowingIn_.count(kindOf(type)) != 0;
}

Result<bool> MediaElement::isMediaFlowingOut(const api::MediaType& type,
                                             const std::optional<std::string>& description) {
  if (auto valid = notData(type, "MediaFlowingOut"); !valid) return tl::make_unexpected(valid.error());
  if (description.value_or(kDefaultDescription) != kDefaultDescription) return false;
  return flowingOut_.count(kindOf(type)) != 0;
}

Result<bool> MediaElement::isMediaTranscoding(const api::MediaType& type, const std::optional<std::string>&) {
  if (auto valid = notData(type, "MediaTranscoding"); !valid) return tl::make_unexpected(valid.error());
  return transcodes(kindOf(type));
}

void MediaElement::setFlow(bool in, base::Kind kind, bool flowing, int depth) {
  auto& kinds = in ? flowingIn_ : flowingOut_;
  const bool changed = flowing ? kinds.insert(kind).second : kinds.erase(kind) != 0;
  if (!changed) return;
  const auto fill = [&](auto event) {
    event.state = flowing ? api::MediaFlowState::FLOWING : api::MediaFlowState::NOT_FLOWING;
    event.padName = kDefaultDescription;
    event.mediaType = typeOf(kind);
    emit(event);
  };
  if (in)
    fill(api::event::MediaFlowInStateChanged{});
  else
    fill(api::event::MediaFlowOutStateChanged{});
  if (in) return tellSourceThatItIsHandedOn(kind);
  if (depth > kMaxHops) return;
  const auto connections = sinks_;
  for (const auto& connection : connections)
    if (const auto sink = connection->sink.lock(); sink && kindOf(connection->type) == kind)
      sink->onSourceFlow(kind, flowing, depth + 1);
}

void MediaElement::tellSinksOfEnd(int depth) {
  if (depth > kMaxHops) return;
  std::set<std::shared_ptr<MediaElement>> told;
  for (const auto& connection : std::vector<ConnectionPtr>(sinks_))
    if (auto sink = connection->sink.lock(); sink && told.insert(sink).second) sink->onSourceEnd(depth);
}

// What flows into an element came as its source had it, unless an adapter said otherwise.
void MediaElement::tellSourceThatItIsHandedOn(base::Kind kind) {
  if (kind == base::Kind::data || !flows(true, kind)) return;
  for (const auto& connection : sources_) {
    const auto source = connection->source.lock();
    if (source && kindOf(connection->type) == kind) source->tellTranscoding(kind);
  }
}

}  // namespace headwater::server
