// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#pragma once

#include <variant>

#include "rpc/generated/Types.hpp"

namespace headwater::rpc::api {

namespace event {

struct RaiseBase {
  std::string source;
  std::string timestampMillis;
  std::vector<Tag> tags;
};

struct Error : RaiseBase {
  std::string description;
  int errorCode{};
  std::string type;
};

struct Media : RaiseBase {
  std::string type;
};

struct MediaSessionTerminated : Media {
  MediaSessionTerminated() { type = "MediaSessionTerminated"; }
};

struct MediaSessionStarted : Media {
  MediaSessionStarted() { type = "MediaSessionStarted"; }
};

struct ObjectCreated : RaiseBase {
  std::string object;
};

struct ObjectDestroyed : RaiseBase {
  std::string objectId;
};

struct MediaStateChanged : Media {
  MediaStateChanged() { type = "MediaStateChanged"; }
  MediaState oldState{};
  MediaState newState{};
};

struct ConnectionStateChanged : Media {
  ConnectionStateChanged() { type = "ConnectionStateChanged"; }
  ConnectionState oldState{};
  ConnectionState newState{};
};

struct MediaFlowOutStateChanged : Media {
  MediaFlowOutStateChanged() { type = "MediaFlowOutStateChanged"; }
  MediaFlowState state{};
  std::string padName;
  MediaType mediaType{};
};

struct MediaFlowInStateChanged : Media {
  MediaFlowInStateChanged() { type = "MediaFlowInStateChanged"; }
  MediaFlowState state{};
  std::string padName;
  MediaType mediaType{};
};

struct MediaTranscodingStateChanged : Media {
  MediaTranscodingStateChanged() { type = "MediaTranscodingStateChanged"; }
  MediaTranscodingState state{};
  std::string binName;
  MediaType mediaType{};
};

struct ElementConnected : Media {
  ElementConnected() { type = "ElementConnected"; }
  std::string sink;
  MediaType mediaType{};
  std::string sourceMediaDescription;
  std::string sinkMediaDescription;
};

struct ElementDisconnected : Media {
  ElementDisconnected() { type = "ElementDisconnected"; }
  std::string sink;
  MediaType mediaType{};
  std::string sourceMediaDescription;
  std::string sinkMediaDescription;
};

struct IceCandidateFound : Media {
  IceCandidateFound() { type = "IceCandidateFound"; }
  IceCandidate candidate;
};

struct IceGatheringDone : Media {
  IceGatheringDone() { type = "IceGatheringDone"; }
};

struct IceComponentStateChanged : Media {
  IceComponentStateChanged() { type = "IceComponentStateChanged"; }
  int streamId{};
  int componentId{};
  IceComponentState state{};
};

struct DtlsConnectionStateChange : Media {
  DtlsConnectionStateChange() { type = "DtlsConnectionStateChange"; }
  std::string streamId;
  std::string componentId;
  std::string connectionId;
  DtlsConnectionState state{};
};

struct DataChannelOpened : Media {
  DataChannelOpened() { type = "DataChannelOpened"; }
  int channelId{};
};

struct DataChannelClosed : Media {
  DataChannelClosed() { type = "DataChannelClosed"; }
  int channelId{};
};

struct NewCandidatePairSelected : Media {
  NewCandidatePairSelected() { type = "NewCandidatePairSelected"; }
  IceCandidatePair candidatePair;
};

}  // namespace event

using Event = std::variant<event::Error, event::MediaSessionTerminated, event::MediaSessionStarted, event::ObjectCreated, event::ObjectDestroyed, event::MediaStateChanged, event::ConnectionStateChanged, event::MediaFlowOutStateChanged, event::MediaFlowInStateChanged, event::MediaTranscodingStateChanged, event::ElementConnected, event::ElementDisconnected, event::IceCandidateFound, event::IceGatheringDone, event::IceComponentStateChanged, event::DtlsConnectionStateChange, event::DataChannelOpened, event::DataChannelClosed, event::NewCandidatePairSelected>;

std::string_view eventName(const Event& event);
event::RaiseBase& base(Event& event);

}  // namespace headwater::rpc::api
