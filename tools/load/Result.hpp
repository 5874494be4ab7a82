// What a run measured, and its JSON.
#pragma once

#include <json/json.h>

#include <map>
#include <string>
#include <vector>

#include "tools/load/Presenter.hpp"
#include "tools/load/ProcessWatch.hpp"
#include "tools/load/Tally.hpp"

namespace headwater::load {

struct Result {
  std::string target;
  bool interrupted = false;
  size_t asked = 0, started = 0, joined = 0, replaced = 0;
  std::map<std::string, size_t> failures;  ///< reason, how many

  /// Of joining, in milliseconds from the start of a viewer's signalling.
  std::vector<double> described, ice, dtls, firstPacket, firstKeyframe;

  double windowSeconds = 0;
  size_t watching = 0;  ///< viewers that received during the window
  size_t silent = 0;    ///< viewers that were there all the time and received nothing
  Tally window;
  std::vector<double> viewerKbps;  ///< of viewers that were there all the time
  size_t viewersWithLoss = 0;
  std::vector<double> transits;  ///< milliseconds through the server

  std::optional<Presenter::Stats> presenter;
  double presenterSeconds = 0;
  std::optional<uint64_t> rtpPackets;  ///< sent by --rtp-to

  int64_t clientCpuNs = 0;
  double worstTickMs = 0, worstJoinTickMs = 0;  ///< how long this process itself was late, at most
  std::optional<ProcessSample> serverBefore, serverAtStart, serverAtEnd;  ///< before: of any viewer

  size_t failed() const;
};

Json::Value toJson(Result result);

}  // namespace headwater::load
