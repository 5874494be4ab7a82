// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
#include "rpc/generated/Events.hpp"

namespace headwater::rpc::api {

std::string_view eventName(const Event& event) {
  static constexpr std::string_view names[] = {"Error", "MediaSessionTerminated", "MediaSessionStarted", "ObjectCreated", "ObjectDestroyed", "MediaStateChanged", "ConnectionStateChanged", "MediaFlowOutStateChanged", "MediaFlowInStateChanged", "MediaTranscodingStateChanged", "ElementConnected", "ElementDisconnected", "IceCandidateFound", "IceGatheringDone", "IceComponentStateChanged", "DtlsConnectionStateChange", "DataChannelOpened", "DataChannelClosed", "NewCandidatePairSelected"};
  return names[event.index()];
}

event::RaiseBase& base(Event& event) {
  return std::visit([](auto& each) -> event::RaiseBase& { return each; }, event);
}

}  // namespace headwater::rpc::api
