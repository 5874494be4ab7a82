// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** What constructors take. */
final class Constructors {
  private Constructors() {}

  /** The type of each parameter by its name, with a question mark where it may be left out. */
  static Map<String, String> of(String type) {
    return switch (type) {
      case "AlphaBlending" -> map("mediaPipeline", "MediaPipeline");
      case "Composite" -> map("mediaPipeline", "MediaPipeline", "width", "int?", "height", "int?", "framerate", "int?");
      case "Dispatcher" -> map("mediaPipeline", "MediaPipeline");
      case "DispatcherOneToMany" -> map("mediaPipeline", "MediaPipeline");
      case "FaceOverlayFilter" -> map("mediaPipeline", "MediaPipeline");
      case "GStreamerFilter" -> map("mediaPipeline", "MediaPipeline", "command", "String", "filterType", "FilterType?");
      case "HttpPostEndpoint" -> map(
            "mediaPipeline", "MediaPipeline",
            "disconnectionTimeout", "int?",
            "useEncodedMedia", "boolean?");
      case "HubPort" -> map("hub", "Hub");
      case "ImageOverlayFilter" -> map("mediaPipeline", "MediaPipeline");
      case "MediaPipeline" -> map();
      case "Mixer" -> map("mediaPipeline", "MediaPipeline");
      case "PassThrough" -> map("mediaPipeline", "MediaPipeline");
      case "PlayerEndpoint" -> map(
            "mediaPipeline", "MediaPipeline",
            "uri", "String",
            "useEncodedMedia", "boolean?",
            "networkCache", "int?");
      case "RecorderEndpoint" -> map(
            "mediaPipeline", "MediaPipeline",
            "uri", "String",
            "mediaProfile", "MediaProfileSpecType?",
            "stopOnEndOfStream", "boolean?");
      case "RtpEndpoint" -> map("mediaPipeline", "MediaPipeline", "crypto", "SDES?", "useIpv6", "boolean?");
      case "WebRtcEndpoint" -> map(
            "mediaPipeline", "MediaPipeline",
            "recvonly", "boolean?",
            "sendonly", "boolean?",
            "useDataChannels", "boolean?",
            "certificateKeyType", "CertificateKeyType?",
            "qosDscp", "DSCPValue?");
      case "ZBarFilter" -> map("mediaPipeline", "MediaPipeline");
      default -> Map.of();
    };
  }

  /** The values of an enumeration that one of them takes; none of what is no such. */
  static Enum<?>[] valuesOf(String type) {
    return switch (type) {
      case "CertificateKeyType" -> CertificateKeyType.values();
      case "DSCPValue" -> DSCPValue.values();
      case "FilterType" -> FilterType.values();
      case "MediaProfileSpecType" -> MediaProfileSpecType.values();
      default -> new Enum<?>[0];
    };
  }

  /** In the order of the constructor. */
  private static Map<String, String> map(String... namesAndTypes) {
    final Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) map.put(namesAndTypes[i], namesAndTypes[i + 1]);
    return map;
  }
}
