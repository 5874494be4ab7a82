// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <variant>

#include "rpc/generated/Types.hpp"

namespace headwater::rpc::api {

namespace event {

/// What all events have.
struct RaiseBase {
  /// Id of the object that raised the event.
  std::string source;
  /// When it was raised, in milliseconds since 1970-01-01 UTC, as text.
  std::string timestampMillis;
  /// The tags of the object, if it sends them (sendTagsInEvents); none otherwise.
  std::vector<Tag> tags;
};

/// Something went wrong in the object without a request to answer with it.
struct Error : RaiseBase {
  /// What went wrong, for people.
  std::string description;
  /// Code of the error.
  int errorCode{};
  /// Name of that code.
  std::string type;
};

/// What all events about media have.
struct Media : RaiseBase {
  /// Name of the event.
  std::string type;
};

/// The session with the other side has ended.
struct MediaSessionTerminated : Media {
  MediaSessionTerminated() { type = "MediaSessionTerminated"; }
};

/// The session with the other side has begun: both descriptions are known.
struct MediaSessionStarted : Media {
  MediaSessionStarted() { type = "MediaSessionStarted"; }
};

/// An object was made, by any session.
struct ObjectCreated : RaiseBase {
  /// Id of the object.
  std::string object;
};

/// An object is gone.
struct ObjectDestroyed : RaiseBase {
  /// Id that the object had.
  std::string objectId;
};

/// Media began to arrive, or has not arrived for a while.
struct MediaStateChanged : Media {
  MediaStateChanged() { type = "MediaStateChanged"; }
  /// The state before.
  MediaState oldState{};
  /// The state from now on.
  MediaState newState{};
};

/// The transport came up or went down.
struct ConnectionStateChanged : Media {
  ConnectionStateChanged() { type = "ConnectionStateChanged"; }
  /// The state before.
  ConnectionState oldState{};
  /// The state from now on.
  ConnectionState newState{};
};

/// Media of one type began or ceased to leave the element.
struct MediaFlowOutStateChanged : Media {
  MediaFlowOutStateChanged() { type = "MediaFlowOutStateChanged"; }
  /// Whether it flows now.
  MediaFlowState state{};
  /// Which of several streams of that type.
  std::string padName;
  /// The type of media.
  MediaType mediaType{};
};

/// Media of one type began or ceased to arrive at the element.
struct MediaFlowInStateChanged : Media {
  MediaFlowInStateChanged() { type = "MediaFlowInStateChanged"; }
  /// Whether it flows now.
  MediaFlowState state{};
  /// Which of several streams of that type.
  std::string padName;
  /// The type of media.
  MediaType mediaType{};
};

/// The server began or ceased to transcode media on its way through the element.
struct MediaTranscodingStateChanged : Media {
  MediaTranscodingStateChanged() { type = "MediaTranscodingStateChanged"; }
  /// Whether it is transcoded now.
  MediaTranscodingState state{};
  /// Which of several adapters of that type.
  std::string binName;
  /// The type of media.
  MediaType mediaType{};
};

/// Media of this element goes to another one from now on. Raised once for each type of media.
struct ElementConnected : Media {
  ElementConnected() { type = "ElementConnected"; }
  /// Id of the element that gets the media.
  std::string sink;
  /// The type of media.
  MediaType mediaType{};
  /// Which of several streams of that type is taken.
  std::string sourceMediaDescription;
  /// As which of several streams of that type the sink takes it.
  std::string sinkMediaDescription;
};

/// Media of this element no longer goes to another one. Raised once for each type of media.
struct ElementDisconnected : Media {
  ElementDisconnected() { type = "ElementDisconnected"; }
  /// Id of the element that got the media.
  std::string sink;
  /// The type of media.
  MediaType mediaType{};
  /// Which of several streams of that type was taken.
  std::string sourceMediaDescription;
  /// As which of several streams of that type the sink took it.
  std::string sinkMediaDescription;
};

/// Reading or writing has started, paused or stopped.
struct UriEndpointStateChanged : Media {
  UriEndpointStateChanged() { type = "UriEndpointStateChanged"; }
  /// The state from now on.
  UriEndpointState state{};
};

/// There is no more media.
struct EndOfStream : Media {
  EndOfStream() { type = "EndOfStream"; }
};

/// Writing has begun.
struct Recording : Media {
  Recording() { type = "Recording"; }
};

/// Writing is paused.
struct Paused : Media {
  Paused() { type = "Paused"; }
};

/// Writing has ended.
struct Stopped : Media {
  Stopped() { type = "Stopped"; }
};

/// The key of SRTP has served for long and should be replaced.
struct OnKeySoftLimit : Media {
  OnKeySoftLimit() { type = "OnKeySoftLimit"; }
  /// The type of media that it protects.
  MediaType mediaType{};
};

/// The server found a candidate, to be told to the other side.
struct IceCandidateFound : Media {
  IceCandidateFound() { type = "IceCandidateFound"; }
  /// The candidate.
  IceCandidate candidate;
};

/// The server has found all its candidates.
struct IceGatheringDone : Media {
  IceGatheringDone() { type = "IceGatheringDone"; }
};

/// ICE made progress on one component, or failed.
struct IceComponentStateChanged : Media {
  IceComponentStateChanged() { type = "IceComponentStateChanged"; }
  /// Number of the media section.
  int streamId{};
  /// 1 for RTP, 2 for RTCP where it has a transport of its own.
  int componentId{};
  /// The state from now on.
  IceComponentState state{};
};

/// DTLS made progress on one component, or failed.
struct DtlsConnectionStateChange : Media {
  DtlsConnectionStateChange() { type = "DtlsConnectionStateChange"; }
  /// Number of the media section.
  std::string streamId;
  /// The transport and a direction of it, which come in pairs: `[bundle/dtlssrtpenc]` and
  /// `[bundle/dtlssrtpdec]`; without BUNDLE `rtcpmux` or `sctp` in the place of `bundle`.
  std::string componentId;
  /// Name of the connection that carries the media section.
  std::string connectionId;
  /// The state from now on.
  DtlsConnectionState state{};
};

/// A data channel is open.
struct DataChannelOpened : Media {
  DataChannelOpened() { type = "DataChannelOpened"; }
  /// Its number: 0 to 65534.
  int channelId{};
};

/// A data channel is closed.
struct DataChannelClosed : Media {
  DataChannelClosed() { type = "DataChannelClosed"; }
  /// The number that it had.
  int channelId{};
};

/// ICE chose the pair of candidates by which media goes from now on.
struct NewCandidatePairSelected : Media {
  NewCandidatePairSelected() { type = "NewCandidatePairSelected"; }
  /// The pair.
  IceCandidatePair candidatePair;
};

/// A code was found in the video.
struct CodeFound : Media {
  CodeFound() { type = "CodeFound"; }
  /// The kind of code, such as `QR-Code` or `EAN-13`.
  std::string codeType;
  /// What it says.
  std::string value;
};

}  // namespace event

using Event = std::variant<event::Error, event::MediaSessionTerminated, event::MediaSessionStarted,
                           event::ObjectCreated, event::ObjectDestroyed, event::MediaStateChanged,
                           event::ConnectionStateChanged, event::MediaFlowOutStateChanged,
                           event::MediaFlowInStateChanged, event::MediaTranscodingStateChanged,
                           event::ElementConnected, event::ElementDisconnected,
                           event::UriEndpointStateChanged, event::EndOfStream, event::Recording,
                           event::Paused, event::Stopped, event::OnKeySoftLimit, event::IceCandidateFound,
                           event::IceGatheringDone, event::IceComponentStateChanged,
                           event::DtlsConnectionStateChange, event::DataChannelOpened,
                           event::DataChannelClosed, event::NewCandidatePairSelected, event::CodeFound>;

/// The name that clients subscribe to.
std::string_view eventName(const Event& event);

event::RaiseBase& base(Event& event);
const event::RaiseBase& base(const Event& event);

}  // namespace headwater::rpc::api
