// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
// clang-format off
#pragma once

#include <json/value.h>

#include <functional>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/generated/Registry.hpp"

namespace headwater::rpc::api {

struct ObjectResolver {
  virtual ~ObjectResolver() = default;
  /// Null when there is no object of that id.
  virtual std::shared_ptr<MediaObject> find(std::string_view id) const = 0;
};

/// What creating a HubPort needs.
struct HubPortParams {
  /// The hub to make the port in.
  std::shared_ptr<Hub> hub;
};

/// What creating a PassThrough needs.
struct PassThroughParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a MediaPipeline needs.
struct MediaPipelineParams {
};

/// What creating a AlphaBlending needs.
struct AlphaBlendingParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a Composite needs.
struct CompositeParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// Width of the result, in pixels.
  int width = 800;
  /// Height of the result, in pixels.
  int height = 600;
  /// Pictures per second of the result.
  int framerate = 15;
};

/// What creating a Dispatcher needs.
struct DispatcherParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a DispatcherOneToMany needs.
struct DispatcherOneToManyParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a HttpPostEndpoint needs.
struct HttpPostEndpointParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// How long the uploading side may be silent before the session ends, in seconds.
  int disconnectionTimeout = 2;
  /// Whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file says
  /// is to be turned is turned when it is decoded, and not when it is handed on.
  bool useEncodedMedia = false;
};

/// What creating a Mixer needs.
struct MixerParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a PlayerEndpoint needs.
struct PlayerEndpointParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// What to play: file, http, https or rtsp.
  std::string uri;
  /// Whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file says
  /// is to be turned is turned when it is decoded, and not when it is handed on.
  bool useEncodedMedia = false;
  /// How much of a stream on the network is buffered, in milliseconds; 0: nothing.
  int networkCache = 2000;
};

/// What creating a RecorderEndpoint needs.
struct RecorderEndpointParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// Where to write: a file, or an http or https URL that takes uploads.
  std::string uri;
  /// The container, and what goes into it.
  MediaProfileSpecType mediaProfile = MediaProfileSpecType::WEBM;
  /// Whether the end of its media ends the recording too.
  bool stopOnEndOfStream = false;
};

/// What creating a RtpEndpoint needs.
struct RtpEndpointParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// The server's key for SRTP; plain RTP when it is not given.
  SDES crypto;
  /// Whether it offers an IPv6 address; an IPv4 one otherwise.
  bool useIpv6 = false;
};

/// What creating a WebRtcEndpoint needs.
struct WebRtcEndpointParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// Whether it only receives media.
  bool recvonly = false;
  /// Whether it only sends media.
  bool sendonly = false;
  /// Whether data channels can be opened, by either side.
  bool useDataChannels = false;
  /// The kind of key for the certificate of DTLS. Every browser takes ECDSA; with RSA a handshake costs the
  /// server a millisecond more.
  CertificateKeyType certificateKeyType = CertificateKeyType::ECDSA;
  /// How outgoing packets are marked for routers (RFC 2474).
  DSCPValue qosDscp = DSCPValue::NO_VALUE;
};

/// What creating a FaceOverlayFilter needs.
struct FaceOverlayFilterParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a GStreamerFilter needs.
struct GStreamerFilterParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
  /// The element and its settings, as for gst-launch-1.0: `videoflip method=horizontal-flip`. Several are
  /// separated by `!`.
  std::string command;
  /// On which media it works.
  FilterType filterType = FilterType::AUTODETECT;
};

/// What creating a ImageOverlayFilter needs.
struct ImageOverlayFilterParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// What creating a ZBarFilter needs.
struct ZBarFilterParams {
  /// The pipeline to make it in.
  std::shared_ptr<MediaPipeline> mediaPipeline;
};

/// Makes the objects of the API. A class that a server does not have answers 40006.
class Factory {
 public:
  virtual ~Factory() = default;
  virtual Result<std::shared_ptr<HubPort>> create(const HubPortParams& params);
  virtual Result<std::shared_ptr<PassThrough>> create(const PassThroughParams& params);
  virtual Result<std::shared_ptr<MediaPipeline>> create(const MediaPipelineParams& params);
  virtual Result<std::shared_ptr<AlphaBlending>> create(const AlphaBlendingParams& params);
  virtual Result<std::shared_ptr<Composite>> create(const CompositeParams& params);
  virtual Result<std::shared_ptr<Dispatcher>> create(const DispatcherParams& params);
  virtual Result<std::shared_ptr<DispatcherOneToMany>> create(const DispatcherOneToManyParams& params);
  virtual Result<std::shared_ptr<HttpPostEndpoint>> create(const HttpPostEndpointParams& params);
  virtual Result<std::shared_ptr<Mixer>> create(const MixerParams& params);
  virtual Result<std::shared_ptr<PlayerEndpoint>> create(const PlayerEndpointParams& params);
  virtual Result<std::shared_ptr<RecorderEndpoint>> create(const RecorderEndpointParams& params);
  virtual Result<std::shared_ptr<RtpEndpoint>> create(const RtpEndpointParams& params);
  virtual Result<std::shared_ptr<WebRtcEndpoint>> create(const WebRtcEndpointParams& params);
  virtual Result<std::shared_ptr<FaceOverlayFilter>> create(const FaceOverlayFilterParams& params);
  virtual Result<std::shared_ptr<GStreamerFilter>> create(const GStreamerFilterParams& params);
  virtual Result<std::shared_ptr<ImageOverlayFilter>> create(const ImageOverlayFilterParams& params);
  virtual Result<std::shared_ptr<ZBarFilter>> create(const ZBarFilterParams& params);
};

/// An operation with its decoded parameters; to be called on the object's executor.
using Call = std::function<Result<Json::Value>()>;

/// 40008 for an operation that the object's class does not have, 40001 for wrong parameters.
Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver);

/// A constructor with its decoded parameters; to be run on the executor of `parent`.
struct Construction {
  std::shared_ptr<MediaObject> parent;  ///< null: the new object stands alone
  std::function<Result<std::shared_ptr<MediaObject>>(Factory&)> run;
};

/// 40108 for a class that is unknown or abstract, 40001 for wrong parameters.
Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver);

/// The `data` of an onEvent notification.
Json::Value encode(const Event& event);

}  // namespace headwater::rpc::api
