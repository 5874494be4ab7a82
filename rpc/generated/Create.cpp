// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#include "rpc/generated/Codecs.hpp"
#include "rpc/generated/Dispatch.hpp"
#include "rpc/jsonrpc/Arguments.hpp"

namespace headwater::rpc::api {

Result<std::shared_ptr<HubPort>> Factory::create(const HubPortParams&) {
  return codec::notAvailable("HubPort");
}

Result<std::shared_ptr<PassThrough>> Factory::create(const PassThroughParams&) {
  return codec::notAvailable("PassThrough");
}

Result<std::shared_ptr<MediaPipeline>> Factory::create(const MediaPipelineParams&) {
  return codec::notAvailable("MediaPipeline");
}

Result<std::shared_ptr<AlphaBlending>> Factory::create(const AlphaBlendingParams&) {
  return codec::notAvailable("AlphaBlending");
}

Result<std::shared_ptr<Composite>> Factory::create(const CompositeParams&) {
  return codec::notAvailable("Composite");
}

Result<std::shared_ptr<Dispatcher>> Factory::create(const DispatcherParams&) {
  return codec::notAvailable("Dispatcher");
}

Result<std::shared_ptr<DispatcherOneToMany>> Factory::create(const DispatcherOneToManyParams&) {
  return codec::notAvailable("DispatcherOneToMany");
}

Result<std::shared_ptr<HttpPostEndpoint>> Factory::create(const HttpPostEndpointParams&) {
  return codec::notAvailable("HttpPostEndpoint");
}

Result<std::shared_ptr<Mixer>> Factory::create(const MixerParams&) {
  return codec::notAvailable("Mixer");
}

Result<std::shared_ptr<PlayerEndpoint>> Factory::create(const PlayerEndpointParams&) {
  return codec::notAvailable("PlayerEndpoint");
}

Result<std::shared_ptr<RecorderEndpoint>> Factory::create(const RecorderEndpointParams&) {
  return codec::notAvailable("RecorderEndpoint");
}

Result<std::shared_ptr<RtpEndpoint>> Factory::create(const RtpEndpointParams&) {
  return codec::notAvailable("RtpEndpoint");
}

Result<std::shared_ptr<WebRtcEndpoint>> Factory::create(const WebRtcEndpointParams&) {
  return codec::notAvailable("WebRtcEndpoint");
}

Result<std::shared_ptr<FaceOverlayFilter>> Factory::create(const FaceOverlayFilterParams&) {
  return codec::notAvailable("FaceOverlayFilter");
}

Result<std::shared_ptr<GStreamerFilter>> Factory::create(const GStreamerFilterParams&) {
  return codec::notAvailable("GStreamerFilter");
}

Result<std::shared_ptr<ImageOverlayFilter>> Factory::create(const ImageOverlayFilterParams&) {
  return codec::notAvailable("ImageOverlayFilter");
}

Result<std::shared_ptr<ZBarFilter>> Factory::create(const ZBarFilterParams&) {
  return codec::notAvailable("ZBarFilter");
}

namespace {

using codec::Arguments;
using Prepare = Result<Construction> (*)(Arguments& arguments);

struct Constructor {
  std::string_view name;
  Prepare prepare;
};

template <class Params>
Result<Construction> construction(std::shared_ptr<MediaObject> parent, Params params) {
  const auto run = [params = std::move(params)](Factory& factory) -> Result<std::shared_ptr<MediaObject>> {
    auto made = factory.create(params);
    if (!made) return tl::make_unexpected(std::move(made.error()));
    return std::shared_ptr<MediaObject>(std::move(*made));
  };
  return Construction{std::move(parent), run};
}

Result<Construction> prepareHubPort(Arguments& arguments) {
  HubPortParams params;
  arguments.required("hub", params.hub);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.hub;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> preparePassThrough(Arguments& arguments) {
  PassThroughParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareMediaPipeline([[maybe_unused]] Arguments& arguments) {
  MediaPipelineParams params;
  return construction(nullptr, params);
}

Result<Construction> prepareAlphaBlending(Arguments& arguments) {
  AlphaBlendingParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareComposite(Arguments& arguments) {
  CompositeParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.optional("width", params.width);
  arguments.optional("height", params.height);
  arguments.optional("framerate", params.framerate);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareDispatcher(Arguments& arguments) {
  DispatcherParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareDispatcherOneToMany(Arguments& arguments) {
  DispatcherOneToManyParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareHttpPostEndpoint(Arguments& arguments) {
  HttpPostEndpointParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.optional("disconnectionTimeout", params.disconnectionTimeout);
  arguments.optional("useEncodedMedia", params.useEncodedMedia);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareMixer(Arguments& arguments) {
  MixerParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> preparePlayerEndpoint(Arguments& arguments) {
  PlayerEndpointParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.required("uri", params.uri);
  arguments.optional("useEncodedMedia", params.useEncodedMedia);
  arguments.optional("networkCache", params.networkCache);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareRecorderEndpoint(Arguments& arguments) {
  RecorderEndpointParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.required("uri", params.uri);
  arguments.optional("mediaProfile", params.mediaProfile);
  arguments.optional("stopOnEndOfStream", params.stopOnEndOfStream);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareRtpEndpoint(Arguments& arguments) {
  RtpEndpointParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.optional("crypto", params.crypto);
  arguments.optional("useIpv6", params.useIpv6);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareWebRtcEndpoint(Arguments& arguments) {
  WebRtcEndpointParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.optional("recvonly", params.recvonly);
  arguments.optional("sendonly", params.sendonly);
  arguments.optional("useDataChannels", params.useDataChannels);
  arguments.optional("certificateKeyType", params.certificateKeyType);
  arguments.optional("qosDscp", params.qosDscp);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareFaceOverlayFilter(Arguments& arguments) {
  FaceOverlayFilterParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareGStreamerFilter(Arguments& arguments) {
  GStreamerFilterParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  arguments.required("command", params.command);
  arguments.optional("filterType", params.filterType);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareImageOverlayFilter(Arguments& arguments) {
  ImageOverlayFilterParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

Result<Construction> prepareZBarFilter(Arguments& arguments) {
  ZBarFilterParams params;
  arguments.required("mediaPipeline", params.mediaPipeline);
  if (!arguments.ok()) return arguments.error();
  std::shared_ptr<MediaObject> parent = params.mediaPipeline;
  return construction(std::move(parent), std::move(params));
}

constexpr Constructor kConstructors[] = {
    {"HubPort", &prepareHubPort},
    {"PassThrough", &preparePassThrough},
    {"MediaPipeline", &prepareMediaPipeline},
    {"AlphaBlending", &prepareAlphaBlending},
    {"Composite", &prepareComposite},
    {"Dispatcher", &prepareDispatcher},
    {"DispatcherOneToMany", &prepareDispatcherOneToMany},
    {"HttpPostEndpoint", &prepareHttpPostEndpoint},
    {"Mixer", &prepareMixer},
    {"PlayerEndpoint", &preparePlayerEndpoint},
    {"RecorderEndpoint", &prepareRecorderEndpoint},
    {"RtpEndpoint", &prepareRtpEndpoint},
    {"WebRtcEndpoint", &prepareWebRtcEndpoint},
    {"FaceOverlayFilter", &prepareFaceOverlayFilter},
    {"GStreamerFilter", &prepareGStreamerFilter},
    {"ImageOverlayFilter", &prepareImageOverlayFilter},
    {"ZBarFilter", &prepareZBarFilter},
};

}  // namespace

Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver) {
  constexpr std::string_view kPrefix = "kurento.";
  const auto name = type.substr(0, kPrefix.size()) == kPrefix ? type.substr(kPrefix.size()) : type;
  for (const auto& each : kConstructors) {
    if (each.name != name) continue;
    if (!constructorParams.isObject() && !constructorParams.isNull())
      return codec::invalid("'constructorParams' should be an object");
    Arguments arguments(constructorParams, "constructorParams", resolver);
    return each.prepare(arguments);
  }
  return codec::unknownClass(type);
}

}  // namespace headwater::rpc::api
