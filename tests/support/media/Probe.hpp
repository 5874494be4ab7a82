// What ffprobe says of a file.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/ChildProcess.hpp"

namespace headwater::test {

struct Probed {
  struct Stream {
    std::string codec;
    std::vector<double> times;  ///< of its packets, in seconds
    double first() const { return *std::min_element(times.begin(), times.end()); }
    double last() const { return *std::max_element(times.begin(), times.end()); }
  };
  std::map<std::string, Stream> streams;  ///< "audio", "video"
  double duration = 0;                    ///< as the container says; 0 when it does not

  double longest() const {
    double end = 0;
    for (const auto& [kind, stream] : streams)
      if (!stream.times.empty()) end = std::max(end, stream.last());
    return end;
  }
  /// How far apart both kinds begin, in seconds.
  double apart() const { return std::abs(streams.at("audio").first() - streams.at("video").first()); }
};

inline std::vector<std::string> linesOf(std::vector<std::string> command) {
  headwater::test::ChildProcess process(command);
  std::vector<std::string> lines;
  while (auto line = process.line()) lines.push_back(*line);
  return lines;
}

inline Probed probe(const std::string& path) {
  Probed probed;
  for (const auto& line : linesOf({"ffprobe", "-v", "error", "-show_entries",
                                   "stream=codec_type,codec_name:packet=codec_type,pts_time:format=duration",
                                   "-of", "compact", path})) {
    std::map<std::string, std::string> fields;
    std::istringstream in(line);
    std::string section, item;
    std::getline(in, section, '|');
    while (std::getline(in, item, '|'))
      if (const auto at = item.find('='); at != std::string::npos)
        fields[item.substr(0, at)] = item.substr(at + 1);
    if (section == "stream") probed.streams[fields["codec_type"]].codec = fields["codec_name"];
    if (section == "packet" && fields["pts_time"] != "N/A")
      probed.streams[fields["codec_type"]].times.push_back(std::atof(fields["pts_time"].c_str()));
    if (section == "format") probed.duration = std::atof(fields["duration"].c_str());
  }
  return probed;
}

/// Whether ffmpeg decodes the whole file without a complaint. Times are taken as they are in the file: where
/// a recording changes its source, two pictures may be closer than the rate that ffmpeg would make of them.
inline bool plays(const std::string& path) {
  const auto complaints = linesOf(
      {"sh", "-c",
       "ffmpeg -v error -xerror -i '" + path + "' -fps_mode passthrough -enc_time_base:v -1 -f null - 2>&1"});
  for (const auto& line : complaints) BOOST_TEST_MESSAGE(line);
  return complaints.empty();
}

/// Whether it can be played from there.
inline bool playsFrom(const std::string& path, double seconds) {
  const auto lines =
      linesOf({"ffprobe", "-v", "error", "-read_intervals", std::to_string(seconds) + "%+#1",
               "-select_streams", "v", "-show_entries", "packet=pts_time", "-of", "csv=p=0", path});
  return !lines.empty() && std::atof(lines.front().c_str()) > seconds - 3 &&
         std::atof(lines.front().c_str()) > 0;
}

}  // namespace headwater::test
