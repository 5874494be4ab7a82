#include "server/config/Settings.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "elements/rtp/CodecTable.hpp"

namespace headwater::server {

namespace {

using Range = Setting::Range;
using Words = std::vector<std::string_view>;

constexpr Range kPort{0, 65535};
constexpr Range kMilliseconds{0, 86'400'000};

enum class Known { all, negotiated };

Words codecs(base::Kind kind, Known which) {
  Words names;
  for (const auto& codec : rtp::codecs())
    if (codec.kind == kind && (codec.byDefault || which == Known::all)) names.push_back(codec.name);
  return names;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  std::istringstream in{std::string(text)};
  for (std::string part; std::getline(in, part, ',');) {
    const auto begin = part.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    parts.push_back(part.substr(begin, part.find_last_not_of(' ') - begin + 1));
  }
  return parts;
}

}  // namespace

std::vector<Setting> settingsOf(Config& c) {
  return {
      {"rpc.address", &c.rpc.address,
       "address on which the control port listens; it is unauthenticated: keep it private"},
      {"rpc.port", &c.rpc.port, "TCP port of the control port, 0 takes any free one", kPort},
      {"rpc.path", &c.rpc.path, "path of the WebSocket"},
      {"rpc.maxFrameBytes", &c.rpc.maxFrameBytes, "largest request; a larger one closes its connection",
       Range{1024, 1 << 30}},
      {"rpc.maxNesting", &c.rpc.maxNesting, "deepest nesting of arrays and objects in a request",
       Range{8, 1000}},
      {"rpc.maxSendQueueBytes", &c.rpc.maxSendQueueBytes,
       "what may wait for a client that does not read; beyond it the client is dropped",
       Range{65536, 1 << 30}},
      {"rpc.maxConnections", &c.rpc.maxConnections, "clients at once; further ones are refused",
       Range{1, 1'000'000}},
      {"rpc.handshakeTimeoutMs", &c.rpc.handshakeTimeoutMs,
       "time for a client to complete the WebSocket handshake", Range{100, 600'000}},
      {"rpc.pingIntervalMs", &c.rpc.pingIntervalMs, "period of WebSocket pings, 0 never", kMilliseconds},
      {"rpc.idleTimeoutMs", &c.rpc.idleTimeoutMs,
       "silence (not even a pong) after which a client is gone, 0 never; one that never answered a ping is "
       "given the interval of its JSON pings besides",
       kMilliseconds},
      {"rpc.tlsCertificate", &c.rpc.tlsCertificate,
       "PEM file of the certificate chain; with tlsKey the port speaks wss"},
      {"rpc.tlsKey", &c.rpc.tlsKey, "PEM file of the private key"},
      {"session.gcPeriodMs", &c.session.gcPeriodMs,
       "period of the collection of sessions whose client is gone", Range{100, 86'400'000}},
      {"session.duplicateCacheMs", &c.session.duplicateCacheMs,
       "how long the answer to a repeated request is kept", kMilliseconds},
      {"session.maxObjects", &c.session.maxObjects, "media objects that one session may hold",
       Range{1, 10'000'000}},
      {"session.maxPendingRequests", &c.session.maxPendingRequests,
       "unanswered requests that one connection may have; further ones are refused", Range{1, 1'000'000}},
      {"runtime.maxThreads", &c.runtime.maxThreads, "worker threads for requests; pipelines share them",
       Range{2, 1024}},
      {"runtime.shutdownTimeoutMs", &c.runtime.shutdownTimeoutMs, "time in which peers are ended on SIGTERM",
       Range{100, 600'000}},
      {"webrtc.stunServerAddress", &c.webrtc.stunServerAddress,
       "STUN server (IP address) for endpoints that name none"},
      {"webrtc.stunServerPort", &c.webrtc.stunServerPort, "its port", kPort},
      {"webrtc.turnURL", &c.webrtc.turnURL, "TURN server, user:password@host:port[?transport=udp|tcp|tls]"},
      {"webrtc.networkInterfaces", &c.webrtc.networkInterfaces,
       "names of the interfaces for candidates, comma-separated; empty: all"},
      {"webrtc.externalIPv4", &c.webrtc.externalIPv4,
       "IPv4 address announced in candidates instead of the host's"},
      {"webrtc.externalIPv6", &c.webrtc.externalIPv6,
       "IPv6 address announced in candidates instead of the host's"},
      {"webrtc.port", &c.webrtc.port,
       "the one UDP port, and TCP port, on which browsers reach every endpoint; 0 takes any free one", kPort},
      {"webrtc.iceTcp", &c.webrtc.iceTcp,
       "whether TCP candidates are offered, for networks without UDP (RFC 6544)"},
      {"webrtc.disconnectMs", &c.webrtc.disconnectMs,
       "silence of a browser (no ICE check) after which its endpoint is DISCONNECTED", Range{100, 600'000}},
      {"webrtc.consentMs", &c.webrtc.consentMs,
       "silence after which nothing is sent to it any more and its ICE has FAILED (RFC 7675)",
       Range{100, 600'000}},
      {"webrtc.iceTcpConnections", &c.webrtc.iceTcpConnections,
       "TCP connections of browsers at once; further ones are refused", Range{0, 1'000'000}},
      {"webrtc.iceTcpTimeoutMs", &c.webrtc.iceTcpTimeoutMs,
       "time for a TCP connection to show that it belongs to an endpoint", Range{100, 600'000}},
      {"webrtc.iceTcpQueueBytes", &c.webrtc.iceTcpQueueBytes,
       "bytes that may wait on one TCP connection before packets are dropped", Range{4096, 1 << 30}},
      {"webrtc.minPort", &c.webrtc.minPort,
       "lowest UDP port of endpoints that use a STUN or TURN server, 0 any", kPort},
      {"webrtc.maxPort", &c.webrtc.maxPort, "their highest UDP port, 0 any", kPort},
      {"webrtc.videoCodecs", &c.webrtc.videoCodecs, "video codecs that may be negotiated",
       codecs(base::Kind::video, Known::negotiated)},
      {"webrtc.audioCodecs", &c.webrtc.audioCodecs, "audio codecs that may be negotiated",
       codecs(base::Kind::audio, Known::negotiated)},
      {"webrtc.maxEndpoints", &c.webrtc.maxEndpoints, "WebRtcEndpoints at once in the server",
       Range{1, 1'000'000}},
      {"webrtc.negotiationTimeoutMs", &c.webrtc.negotiationTimeoutMs,
       "longest time that an offer or answer may take", Range{100, 60'000}},
      {"webrtc.keyframeIntervalMs", &c.webrtc.keyframeIntervalMs,
       "least time between two keyframe requests to a presenter", Range{0, 60'000}},
      {"webrtc.fanoutThreads", &c.webrtc.fanoutThreads, "threads that send to viewers, 0 one per core",
       Range{0, 256}},
      {"webrtc.gatherMicroseconds", &c.webrtc.gatherMicroseconds,
       "longest time that the packets of a picture wait for its last one, so that they leave together, which "
       "is cheaper; 0 not at all",
       Range{0, 20'000}},
      {"webrtc.fanoutQueuePackets", &c.webrtc.fanoutQueuePackets,
       "packets of presenters that may wait for one of these threads before they are dropped",
       Range{64, 1'000'000}},
      {"webrtc.joinWith", &c.webrtc.joinWith,
       "what a viewer that joins is sent first: the packets since a young keyframe (a new one is asked for "
       "when "
       "there is none), or always a new one",
       Words{"cachedKeyframe", "freshKeyframe"}},
      {"webrtc.transportFeedback", &c.webrtc.transportFeedback,
       "whether viewers report each packet that they get (transport-wide congestion control), ten times a "
       "second, instead of an estimate once a second (REMB)"},
      {"webrtc.retransmitPackets", &c.webrtc.retransmitPackets,
       "packets that are kept of each video track for viewers that lost some", Range{16, 32768}},
      {"webrtc.retransmitBytes", &c.webrtc.retransmitBytes, "bytes that are kept of each",
       Range{65536, 1 << 30}},
      {"webrtc.retransmitAgeMs", &c.webrtc.retransmitAgeMs, "how long they are kept", Range{100, 60'000}},
      {"webrtc.retransmitBytesPerSecond", &c.webrtc.retransmitBytesPerSecond,
       "what one viewer may have sent again, on average", Range{10'000, 1 << 30}},
      {"webrtc.dataChannelQueue", &c.webrtc.dataChannelQueue,
       "data channel messages that may wait for one viewer before they are dropped", Range{16, 100'000}},
      {"webrtc.dataChannelBufferBytes", &c.webrtc.dataChannelBufferBytes,
       "bytes that may wait for one peer in its data channels before messages are dropped",
       Range{1024, 1 << 30}},
      {"webrtc.maxDataChannels", &c.webrtc.maxDataChannels,
       "data channels that one peer may have; further ones are closed at once", Range{1, 1024}},
      {"media.transcoding", &c.media.transcoding,
       "whether media is decoded and encoded again for viewers that did not negotiate the codec of its "
       "source; "
       "otherwise they get an Error event",
       Words{"allow", "forbid"}},
      {"media.mixWidth", &c.media.mixWidth, "width of what an AlphaBlending makes, in pixels",
       Range{16, 8192}},
      {"media.mixHeight", &c.media.mixHeight, "its height", Range{16, 8192}},
      {"media.mixFramerate", &c.media.mixFramerate, "its pictures per second", Range{1, 60}},
      {"media.mixMaxSize", &c.media.mixMaxSize, "largest width and height of a Composite", Range{16, 8192}},
      {"media.mixLatencyMs", &c.media.mixLatencyMs,
       "how long Composite, AlphaBlending and Mixer wait for inputs that are late", Range{20, 2000}},
      {"rtp.minPort", &c.rtp.minPort,
       "lowest UDP port of RtpEndpoints, 0 any; each medium has an even one and the next one", kPort},
      {"rtp.maxPort", &c.rtp.maxPort, "their highest UDP port, 0 any", kPort},
      {"rtp.externalIPv4", &c.rtp.externalIPv4,
       "IPv4 address that RtpEndpoints announce instead of the host's"},
      {"rtp.externalIPv6", &c.rtp.externalIPv6, "IPv6 address that they announce instead of the host's"},
      {"rtp.latching", &c.rtp.latching,
       "who may become the destination by sending (RFC 7362): the first that sends, only the address that "
       "the "
       "session description names, from any port, or nobody",
       Words{"any", "sameAddress", "off"}},
      {"rtp.videoCodecs", &c.rtp.videoCodecs, "video codecs that RtpEndpoints may negotiate",
       codecs(base::Kind::video, Known::all)},
      {"rtp.audioCodecs", &c.rtp.audioCodecs, "audio codecs that they may negotiate",
       codecs(base::Kind::audio, Known::all)},
      {"rtp.maxEndpoints", &c.rtp.maxEndpoints, "RtpEndpoints at once in the server", Range{1, 1'000'000}},
      {"rtp.keySoftLimitPackets", &c.rtp.keySoftLimitPackets,
       "packets of one medium under one key of SRTP before OnKeySoftLimit is told", Range{1, 2'147'483'647}},
      {"filters.allowedElements", &c.filters.allowedElements,
       "GStreamer elements that a GStreamerFilter may be made of; one that reads or writes files would do so "
       "for every client"},
      {"filters.imageDirectory", &c.filters.imageDirectory,
       "directory of pictures that filters may load by file:; empty: none"},
      {"filters.imageHosts", &c.filters.imageHosts,
       "hosts from which filters may load pictures by http: and https:, comma-separated; * any, which lets "
       "clients reach whatever the server reaches"},
      {"filters.maxImageBytes", &c.filters.maxImageBytes, "size of the file of a picture",
       Range{1024, 1 << 30}},
      {"filters.maxImageSide", &c.filters.maxImageSide, "width and height of a picture in pixels",
       Range{16, 16384}},
      {"player.sourceTimeoutMs", &c.player.sourceTimeoutMs,
       "silence after which a live source (RTSP) is taken for lost", Range{1000, 600'000}},
      {"player.reconnectMinMs", &c.player.reconnectMinMs,
       "time to the first attempt to reach a lost live source again; it doubles with each attempt",
       Range{50, 600'000}},
      {"player.reconnectMaxMs", &c.player.reconnectMaxMs, "most time between two attempts",
       Range{50, 3'600'000}},
      {"player.rtspTransport", &c.player.rtspTransport,
       "how RTSP sources send; auto tries UDP first. An address rtspt://... is asked for TCP",
       Words{"auto", "udp", "tcp"}},
      {"recorder.jitterMs", &c.recorder.jitterMs,
       "how long a recording waits for a missing packet before it goes on without it", Range{0, 10'000}},
      {"recorder.startMs", &c.recorder.startMs,
       "how long a recording waits for audio or video that is connected but does not come", Range{0, 60'000}},
      {"recorder.picturesMs", &c.recorder.picturesMs,
       "how long the file of a recording that has begun with sound waits for pictures that were negotiated; "
       "after "
       "that they are not in it",
       Range{0, 600'000}},
      {"recorder.keyframeMs", &c.recorder.keyframeMs,
       "how often a recording asks its source for a keyframe, to which players can then go; 0: never",
       Range{0, 3'600'000}},
      {"recorder.finalizeMs", &c.recorder.finalizeMs,
       "most time to finish a recording; stopAndWait answers within it", Range{100, 600'000}},
      {"recorder.queueBytes", &c.recorder.queueBytes,
       "audio or video of a recording that may wait for the other or for the disk before it is dropped",
       Range{65536, 1 << 30}},
      {"http.address", &c.http.address,
       "IP address on which uploads to HttpPostEndpoints are taken; their URLs are secrets"},
      {"http.port", &c.http.port,
       "TCP port of the same, opened with the first HttpPostEndpoint; 0 takes any free one", kPort},
      {"http.url", &c.http.url,
       "what the URLs of HttpPostEndpoints begin with when a proxy stands before that port, empty: the "
       "address"},
      {"http.maxUploads", &c.http.maxUploads, "uploads at once; further ones are refused", Range{1, 100'000}},
      {"http.bufferBytes", &c.http.bufferBytes,
       "what of an upload may wait to be played; it is read no further then", Range{4096, 1 << 30}},
      {"log.level", &c.log.level, "least severe level that is logged",
       Words{"trace", "debug", "info", "warn", "error", "off"}},
      {"log.format", &c.log.format, "one line of text, or one JSON object a line", Words{"text", "json"}},
  };
}

std::string Setting::expected() const {
  if (const auto* range = std::get_if<Range>(&constraint))
    return "an integer from " + std::to_string(range->least) + " to " + std::to_string(range->most);
  if (const auto* words = std::get_if<Words>(&constraint)) {
    std::string out = std::holds_alternative<std::vector<std::string>*>(value) ? "a list of " : "one of ";
    for (const auto word : *words) out += quoted(word) + (word == words->back() ? "" : ", ");
    return out;
  }
  if (std::holds_alternative<bool*>(value)) return "true or false";
  if (std::holds_alternative<int*>(value)) return "an integer";
  return std::holds_alternative<std::string*>(value) ? "a string" : "a list of strings";
}

std::string Setting::text() const {
  if (auto* const* number = std::get_if<int*>(&value)) return std::to_string(**number);
  if (auto* const* flag = std::get_if<bool*>(&value)) return **flag ? "true" : "false";
  if (auto* const* word = std::get_if<std::string*>(&value)) return quoted(**word);
  std::string out = "[";
  for (const auto& item : *std::get<std::vector<std::string>*>(value)) {
    if (out.size() > 1) out += ", ";
    out += quoted(item);
  }
  return out + "]";
}

ConfigResult setFromText(const Setting& setting, std::string_view text, std::string_view where) {
  const auto wrong = [&] {
    return tl::make_unexpected(std::string(where) + ": " + std::string(setting.key) + " is " + quoted(text) +
                               ", expected " + setting.expected());
  };
  const auto* words = std::get_if<Words>(&setting.constraint);
  const auto allowed = [&](std::string_view word) {
    return !words || std::find(words->begin(), words->end(), word) != words->end();
  };
  if (auto* const* number = std::get_if<int*>(&setting.value)) {
    int parsed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc{} || end != text.data() + text.size()) return wrong();
    const auto* range = std::get_if<Range>(&setting.constraint);
    if (range && (parsed < range->least || parsed > range->most)) return wrong();
    **number = parsed;
  } else if (auto* const* flag = std::get_if<bool*>(&setting.value)) {
    if (text != "true" && text != "false") return wrong();
    **flag = text == "true";
  } else if (auto* const* word = std::get_if<std::string*>(&setting.value)) {
    if (!allowed(text)) return wrong();
    **word = text;
  } else {
    auto items = split(text);
    if (words && (items.empty() || !std::all_of(items.begin(), items.end(), allowed))) return wrong();
    *std::get<std::vector<std::string>*>(setting.value) = std::move(items);
  }
  return {};
}

ConfigResult validate(const Config& config) {
  if (config.rpc.tlsCertificate.empty() != config.rpc.tlsKey.empty())
    return tl::make_unexpected(
        std::string("rpc.tlsCertificate and rpc.tlsKey belong together: set both or none"));
  if (config.rpc.path.empty() || config.rpc.path.front() != '/')
    return tl::make_unexpected("rpc.path is " + quoted(config.rpc.path) +
                               ", expected a path that begins with '/'");
  if (config.webrtc.minPort > config.webrtc.maxPort && config.webrtc.maxPort != 0)
    return tl::make_unexpected(std::string("webrtc.minPort is above webrtc.maxPort"));
  if (config.rtp.minPort > config.rtp.maxPort && config.rtp.maxPort != 0)
    return tl::make_unexpected(std::string("rtp.minPort is above rtp.maxPort"));
  if (config.player.reconnectMinMs > config.player.reconnectMaxMs)
    return tl::make_unexpected(std::string("player.reconnectMinMs is above player.reconnectMaxMs"));
  if (config.webrtc.disconnectMs > config.webrtc.consentMs)
    return tl::make_unexpected(std::string("webrtc.disconnectMs is above webrtc.consentMs"));
  return {};
}

std::string reference(Config config) {
  std::ostringstream out;
  out << "// Settings of headwater-server. Each is also a flag (--section.name VALUE)\n"
         "// and an environment variable (HEADWATER_SECTION_NAME).\n{\n";
  std::string section;
  const auto settings = settingsOf(config);
  for (size_t i = 0; i < settings.size(); ++i) {
    const auto dot = settings[i].key.find('.');
    const std::string here(settings[i].key.substr(0, dot));
    if (here != section) {
      if (!section.empty()) out << "  },\n";
      out << "  " << quoted(here) << ": {\n";
      section = here;
    }
    const bool lastInSection =
        i + 1 == settings.size() || settings[i + 1].key.substr(0, dot + 1) != here + ".";
    out << "    // " << settings[i].doc << " (" << settings[i].expected() << ")\n    "
        << quoted(settings[i].key.substr(dot + 1)) << ": " << settings[i].text()
        << (lastInSection ? "\n" : ",\n");
  }
  out << "  }\n}\n";
  return out.str();
}

}  // namespace headwater::server
