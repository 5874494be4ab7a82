// Every setting of headwater-server. The table in Settings.cpp gives each its key, constraint and meaning.
//
// Each default stands once. What ends in the options of a part of the server has its default there, and gets
// it from there in Defaults.cpp; such a member has no value here. clang-tidy tells when one is forgotten.
#pragma once

#include <string>
#include <vector>

namespace headwater::server {

/// GStreamer's filters that neither read nor write files nor anything else outside of their pipeline.
std::vector<std::string> defaultFilterElements();

/// Plain values with their defaults. Sizes in bytes and times in milliseconds where the name says so.
struct Config {
  struct Rpc {
    Rpc();
    std::string address;
    int port;
    std::string path;
    int maxFrameBytes, maxNesting, maxSendQueueBytes, maxConnections;
    int handshakeTimeoutMs, pingIntervalMs, idleTimeoutMs;
    std::string tlsCertificate, tlsKey;
  } rpc;

  struct Session {
    Session();
    int gcPeriodMs = 240000;
    int duplicateCacheMs = 20000;
    int maxObjects = 10000;
    int maxPendingRequests;
  } session;

  struct Runtime {
    Runtime();
    int maxThreads;
    int shutdownTimeoutMs = 5000;
  } runtime;

  struct WebRtc {
    WebRtc();
    std::string stunServerAddress;
    int stunServerPort = 3478;
    std::string turnURL;
    std::string networkInterfaces, externalIPv4, externalIPv6;
    int port = 8189;
    bool iceTcp;
    int disconnectMs, consentMs;
    int iceTcpConnections, iceTcpTimeoutMs, iceTcpQueueBytes;
    int minPort = 0, maxPort = 0;
    std::vector<std::string> videoCodecs, audioCodecs;
    int maxEndpoints = 4096;
    int negotiationTimeoutMs;
    int keyframeIntervalMs;
    int fanoutThreads;
    int gatherMicroseconds;
    int fanoutQueuePackets;
    std::string joinWith;
    bool transportFeedback;
    int retransmitPackets, retransmitBytes, retransmitAgeMs, retransmitBytesPerSecond;
    int dataChannelQueue, dataChannelBufferBytes, maxDataChannels;
  } webrtc;

  struct Media {
    Media();
    std::string transcoding;
    int mixWidth, mixHeight, mixFramerate, mixMaxSize, mixLatencyMs;
  } media;

  struct Rtp {
    Rtp();
    int minPort = 0, maxPort = 0;
    std::string externalIPv4, externalIPv6;
    std::string latching;
    std::vector<std::string> videoCodecs, audioCodecs;
    int maxEndpoints = 1024;
    int keySoftLimitPackets = 2'147'483'647;
  } rtp;

  struct Filters {
    Filters();
    std::vector<std::string> allowedElements = defaultFilterElements();
    std::string imageDirectory;
    std::vector<std::string> imageHosts;
    int maxImageBytes, maxImageSide;
  } filters;

  struct Player {
    Player();
    int sourceTimeoutMs, reconnectMinMs, reconnectMaxMs;
    std::string rtspTransport;
  } player;

  struct Recorder {
    Recorder();
    int jitterMs, startMs, picturesMs, finalizeMs, keyframeMs;
    int queueBytes;
  } recorder;

  struct Http {
    Http();
    std::string address;
    int port;
    std::string url;
    int maxUploads, bufferBytes;
  } http;

  struct Log {
    std::string level = "info";
    std::string format = "text";
  } log;
};

}  // namespace headwater::server
