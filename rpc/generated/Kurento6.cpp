// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Kurento6.hpp"

#include <json/value.h>

#include <string>

namespace headwater::rpc::api {

namespace {

struct Alias {
  std::string_view name, today;
};

struct Field {
  std::string_view type, name;
  const char* from;
  Json::Value (*convert)(const Json::Value& from);
};

Json::Value copy(const Json::Value& from) { return from; }

Json::Value secondsAsText(const Json::Value& from) {
  const auto milliseconds = from.asString();
  return milliseconds.size() > 3 ? milliseconds.substr(0, milliseconds.size() - 3) : "0";
}

Json::Value secondsAsNumber(const Json::Value& from) { return static_cast<double>(from.asInt64()) / 1000; }

/// The mean of those of one type of media; 0 for none.
Json::Value meanLatency(const Json::Value& from, std::string_view type) {
  double sum = 0;
  int count = 0;
  for (const auto& each : from)
    if (each["type"].asString() == type) {
      sum += each["avg"].asDouble();
      ++count;
    }
  return count ? sum / count : 0.0;
}

Json::Value audioLatency(const Json::Value& from) { return meanLatency(from, "AUDIO"); }
Json::Value videoLatency(const Json::Value& from) { return meanLatency(from, "VIDEO"); }

constexpr Alias kEvents[] = {
    {"MediaFlowInStateChange", "MediaFlowInStateChanged"},
    {"MediaFlowOutStateChange", "MediaFlowOutStateChanged"},
    {"MediaTranscodingStateChange", "MediaTranscodingStateChanged"},
    {"OnIceCandidate", "IceCandidateFound"},
    {"OnIceGatheringDone", "IceGatheringDone"},
    {"OnIceComponentStateChanged", "IceComponentStateChanged"},
    {"IceComponentStateChange", "IceComponentStateChanged"},
    {"OnDataChannelOpened", "DataChannelOpened"},
    {"DataChannelOpen", "DataChannelOpened"},
    {"OnDataChannelClosed", "DataChannelClosed"},
    {"DataChannelClose", "DataChannelClosed"},
};

constexpr std::string_view kOperations[] = {"getChilds", "setOutputBitrate", "getMinOutputBitrate",
                                            "setMinOutputBitrate", "getMinOuputBitrate", "setMinOuputBitrate",
                                            "getMaxOutputBitrate", "setMaxOutputBitrate",
                                            "getMaxOuputBitrate", "setMaxOuputBitrate", "getExternalAddress",
                                            "setExternalAddress"};

constexpr std::string_view kEveryEvent = "RaiseBase";

constexpr Field kFields[] = {
    {"RaiseBase", "timestamp", "timestampMillis", &secondsAsText},
    {"Stats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"ElementStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"EndpointStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCRTPStreamStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCCodec", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCInboundRTPStreamStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCOutboundRTPStreamStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCPeerConnectionStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCMediaStreamStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCMediaStreamTrackStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCDataChannelStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCTransportStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCIceCandidateAttributes", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCIceCandidatePairStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"RTCCertificateStats", "timestamp", "timestampMillis", &secondsAsNumber},
    {"ElementStats", "inputAudioLatency", "inputLatency", &audioLatency},
    {"EndpointStats", "inputAudioLatency", "inputLatency", &audioLatency},
    {"ElementStats", "inputVideoLatency", "inputLatency", &videoLatency},
    {"EndpointStats", "inputVideoLatency", "inputLatency", &videoLatency},
    {"EndpointStats", "audioE2ELatency", "E2ELatency", &audioLatency},
    {"EndpointStats", "videoE2ELatency", "E2ELatency", &videoLatency},
    {"IceCandidatePair", "streamID", "streamId", &copy},
    {"IceCandidatePair", "componentID", "componentId", &copy},
};

void addFieldsOf(std::string_view type, Json::Value& structure) {
  for (const auto& field : kFields)
    if (field.type == type && structure.isMember(field.from))
      structure[std::string(field.name)] = field.convert(structure[field.from]);
}

}  // namespace

std::string_view kurento6Event(std::string_view name) {
  for (const auto& each : kEvents)
    if (each.name == name) return each.today;
  return {};
}

bool isKurento6Operation(std::string_view name) {
  for (const auto each : kOperations)
    if (each == name) return true;
  return false;
}

void addKurento6Fields(Json::Value& value) {
  if (!value.isObject() && !value.isArray()) return;
  for (auto& each : value) addKurento6Fields(each);
  if (value.isObject() && value.isMember("__type__")) addFieldsOf(value["__type__"].asString(), value);
}

void addKurento6EventFields(Json::Value& data) {
  for (auto& each : data) addKurento6Fields(each);
  addFieldsOf(kEveryEvent, data);
}

}  // namespace headwater::rpc::api
