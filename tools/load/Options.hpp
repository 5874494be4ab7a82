// The command line of headwater-load.
#pragma once

#include <netinet/in.h>

#include <optional>
#include <string>
#include <vector>

#include "tools/load/Dtls.hpp"
#include "tools/load/Recording.hpp"
#include "tools/load/Viewer.hpp"
#include "tools/load/WebSocket.hpp"

namespace headwater::load {

struct Options {
  std::optional<Url> url;
  bool verifyCertificate = true;
  std::optional<int> janusMountpoint;
  std::string pipeline, endpoint;
  bool present = false;
  std::optional<std::pair<sockaddr_in, sockaddr_in>> rtpTo;  ///< video, audio

  int viewers = 1;
  double rate = 50;                                    ///< viewers that start a second; 0: all at once
  double warmup = 1, duration = 10, joinTimeout = 15;  ///< seconds
  double churn = 0;                                    ///< viewers replaced a second, during the window
  ViewerOptions viewer;
  SrtpProfile srtp = SrtpProfile::aes128CmSha1_80;
  bool latency = false;

  int watchPid = 0;
  std::string json;  ///< file, "-" for standard output, empty: standard output as well
  std::string recordings;
  bool help = false, version = false;
};

/// Names what was wrong and what was expected.
base::Expected<Options> parseOptions(const std::vector<std::string>& arguments);
std::string usage();

}  // namespace headwater::load
