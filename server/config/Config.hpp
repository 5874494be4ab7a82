// Every setting of headwater-server. The table in Settings.cpp gives each its key, constraint and meaning.
#pragma once

#include <string>
#include <vector>

namespace headwater::server {

/// GStreamer's filters that neither read nor write files nor anything else outside of their pipeline.
std::vector<std::string> defaultFilterElements();

/// Plain values with their defaults. Sizes in bytes and times in milliseconds where the name says so.
struct Config {
  struct Rpc {
    std::string address = "127.0.0.1";
    int port = 8888;
    std::string path = "/kurento";
    int maxFrameBytes = 1 << 20;
    int maxNesting = 64;
    int maxSendQueueBytes = 4 << 20;
    int maxConnections = 4096;
    int handshakeTimeoutMs = 5000;
    int pingIntervalMs = 30000;
    int idleTimeoutMs = 90000;
    std::string tlsCertificate, tlsKey;
  } rpc;

  struct Session {
    int gcPeriodMs = 240000;
    int duplicateCacheMs = 20000;
    int maxObjects = 10000;
    int maxPendingRequests = 1024;
  } session;

  struct Runtime {
    int maxThreads = 64;
    int shutdownTimeoutMs = 5000;
  } runtime;

  struct WebRtc {
    std::string stunServerAddress;
    int stunServerPort = 3478;
    std::string turnURL;
    std::string networkInterfaces, externalIPv4, externalIPv6;
    int port = 8189;
    bool iceTcp = true;
    int disconnectMs = 7000, consentMs = 30000;
    int iceTcpConnections = 1024, iceTcpTimeoutMs = 10000, iceTcpQueueBytes = 256 << 10;
    int minPort = 0, maxPort = 0;
    std::vector<std::string> videoCodecs{"VP8", "H264", "VP9", "AV1"};
    std::vector<std::string> audioCodecs{"OPUS", "PCMU", "PCMA"};
    int maxEndpoints = 4096;
    int negotiationTimeoutMs = 5000;
    int keyframeIntervalMs = 1000;
    int fanoutThreads = 0;
    int gatherMicroseconds = 1000;
    int fanoutQueuePackets = 16384;
    std::string joinWith = "cachedKeyframe";
    bool transportFeedback = false;
    int retransmitPackets = 1024;
    int retransmitBytes = 4 << 20;
    int retransmitAgeMs = 2000;
    int retransmitBytesPerSecond = 250'000;
    int dataChannelQueue = 1024;
    int dataChannelBufferBytes = 1 << 20;
    int maxDataChannels = 256;
  } webrtc;

  struct Media {
    std::string transcoding = "allow";
    int mixWidth = 800, mixHeight = 600, mixFramerate = 15;
    int mixMaxSize = 1920, mixLatencyMs = 200;
  } media;

  struct Rtp {
    int minPort = 0, maxPort = 0;
    std::string externalIPv4, externalIPv6;
    std::string latching = "any";
    std::vector<std::string> videoCodecs{"VP8", "H264", "VP9", "AV1"};
    std::vector<std::string> audioCodecs{"OPUS", "PCMU", "PCMA"};
    int maxEndpoints = 1024;
    int keySoftLimitPackets = 2'147'483'647;
  } rtp;

  struct Filters {
    std::vector<std::string> allowedElements = defaultFilterElements();
    std::string imageDirectory;
    std::vector<std::string> imageHosts;
    int maxImageBytes = 4 << 20;
    int maxImageSide = 4096;
  } filters;

  struct Player {
    int sourceTimeoutMs = 10000;
    int reconnectMinMs = 500, reconnectMaxMs = 10000;
    std::string rtspTransport = "auto";
  } player;

  struct Recorder {
    int jitterMs = 500, startMs = 2000, finalizeMs = 5000, keyframeMs = 10000;
    int queueBytes = 32 << 20;
  } recorder;

  struct Http {
    std::string address = "127.0.0.1";
    int port = 0;
    std::string url;
    int maxUploads = 64;
    int bufferBytes = 1 << 20;
  } http;

  struct Log {
    std::string level = "info";
    std::string format = "text";
  } log;
};

}  // namespace headwater::server
