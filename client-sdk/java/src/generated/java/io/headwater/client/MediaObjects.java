// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How each class of the API is made, by its name. */
final class MediaObjects {
  static final Map<String, Function<HeadwaterClient, ? extends MediaObject>> MAKERS = new HashMap<>();

  private MediaObjects() {}

  static {
    MAKERS.put("MediaObject", MediaObject::new);
    MAKERS.put("ServerManager", ServerManager::new);
    MAKERS.put("MediaElement", MediaElement::new);
    MAKERS.put("Endpoint", Endpoint::new);
    MAKERS.put("SessionEndpoint", SessionEndpoint::new);
    MAKERS.put("Hub", Hub::new);
    MAKERS.put("Filter", Filter::new);
    MAKERS.put("HubPort", HubPort::new);
    MAKERS.put("PassThrough", PassThrough::new);
    MAKERS.put("UriEndpoint", UriEndpoint::new);
    MAKERS.put("MediaPipeline", MediaPipeline::new);
    MAKERS.put("SdpEndpoint", SdpEndpoint::new);
    MAKERS.put("BaseRtpEndpoint", BaseRtpEndpoint::new);
    MAKERS.put("AlphaBlending", AlphaBlending::new);
    MAKERS.put("Composite", Composite::new);
    MAKERS.put("Dispatcher", Dispatcher::new);
    MAKERS.put("DispatcherOneToMany", DispatcherOneToMany::new);
    MAKERS.put("HttpEndpoint", HttpEndpoint::new);
    MAKERS.put("HttpPostEndpoint", HttpPostEndpoint::new);
    MAKERS.put("Mixer", Mixer::new);
    MAKERS.put("PlayerEndpoint", PlayerEndpoint::new);
    MAKERS.put("RecorderEndpoint", RecorderEndpoint::new);
    MAKERS.put("RtpEndpoint", RtpEndpoint::new);
    MAKERS.put("WebRtcEndpoint", WebRtcEndpoint::new);
    MAKERS.put("FaceOverlayFilter", FaceOverlayFilter::new);
    MAKERS.put("GStreamerFilter", GStreamerFilter::new);
    MAKERS.put("ImageOverlayFilter", ImageOverlayFilter::new);
    MAKERS.put("OpenCVFilter", OpenCVFilter::new);
    MAKERS.put("ZBarFilter", ZBarFilter::new);
  }
}
