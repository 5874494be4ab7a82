// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Events.hpp"

namespace headwater::rpc::api {

std::string_view eventName(const Event& event) {
  static constexpr std::string_view names[] = {"Error", "MediaSessionTerminated", "MediaSessionStarted",
                                               "ObjectCreated", "ObjectDestroyed", "MediaStateChanged",
                                               "ConnectionStateChanged", "MediaFlowOutStateChanged",
                                               "MediaFlowInStateChanged", "MediaTranscodingStateChanged",
                                               "ElementConnected", "ElementDisconnected",
                                               "UriEndpointStateChanged", "EndOfStream", "Recording",
                                               "Paused", "Stopped", "OnKeySoftLimit", "IceCandidateFound",
                                               "IceGatheringDone", "IceComponentStateChanged",
                                               "DtlsConnectionStateChange", "DataChannelOpened",
                                               "DataChannelClosed", "NewCandidatePairSelected", "CodeFound"};
  return names[event.index()];
}

event::RaiseBase& base(Event& event) {
  return std::visit([](auto& each) -> event::RaiseBase& { return each; }, event);
}

const event::RaiseBase& base(const Event& event) {
  return std::visit([](auto& each) -> const event::RaiseBase& { return each; }, event);
}

}  // namespace headwater::rpc::api
