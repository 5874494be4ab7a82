#include "tools/load/Result.hpp"

#include <algorithm>
#include <cmath>

#include "tools/load/JsonText.hpp"
#include "tools/load/Percentile.hpp"

namespace headwater::load {

namespace {

Json::Value rounded(double value, int digits) {
  const double scale = std::pow(10, digits);
  return std::round(value * scale) / scale;
}

Json::Value integer(int64_t value) {
  return Json::Value(Json::Int64{value});
}

Json::Value distribution(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  Json::Value out(Json::objectValue);
  out["count"] = integer(static_cast<int64_t>(values.size()));
  if (values.empty()) return out;
  out["min"] = rounded(values.front(), 3);
  for (const auto& [name, percent] : {std::pair{"p50", 50.0}, {"p95", 95.0}, {"p99", 99.0}})
    out[name] = rounded(*percentile(values, percent), 3);
  out["max"] = rounded(values.back(), 3);
  return out;
}

Json::Value viewersOf(const Result& result) {
  auto out = jsonObject({{"asked", integer(static_cast<int64_t>(result.asked))},
                         {"started", integer(static_cast<int64_t>(result.started))},
                         {"joined", integer(static_cast<int64_t>(result.joined))},
                         {"failed", integer(static_cast<int64_t>(result.failed()))},
                         {"replaced", integer(static_cast<int64_t>(result.replaced))},
                         {"watching", integer(static_cast<int64_t>(result.watching))},
                         {"silent", integer(static_cast<int64_t>(result.silent))},
                         {"with_loss", integer(static_cast<int64_t>(result.viewersWithLoss))}});
  out["failures"] = Json::objectValue;
  for (const auto& [reason, count] : result.failures)
    out["failures"][reason] = integer(static_cast<int64_t>(count));
  return out;
}

Json::Value mediaOf(const Result& result) {
  const Tally& tally = result.window;
  const double seconds = result.windowSeconds > 0 ? result.windowSeconds : 1;
  auto out = jsonObject({
      {"seconds", rounded(result.windowSeconds, 3)},
      {"packets", integer(tally.packets)},
      {"bytes", integer(tally.bytes)},
      {"packets_per_second", rounded(static_cast<double>(tally.packets) / seconds, 1)},
      {"mbps", rounded(static_cast<double>(tally.bytes) * 8e-6 / seconds, 3)},
      {"expected", integer(tally.expected)},
      {"lost", integer(tally.lost())},
      {"loss_percent", rounded(tally.expected > 0 ? 100.0 * static_cast<double>(tally.lost()) /
                                                        static_cast<double>(tally.expected)
                                                  : 0,
                               6)},
      {"duplicates", integer(tally.duplicates)},
      {"late", integer(tally.late)},
      {"sequence_jumps", integer(tally.jumps)},
      {"dropped_on_purpose", integer(tally.dropped)},
      {"dropped_by_client_sockets", integer(tally.socketDrops)},
      {"nacks_sent", integer(tally.nacks)},
      {"rtx_received", integer(tally.retransmitted)},
      {"keyframe_requests_sent", integer(tally.keyframeRequests)},
      {"sender_reports_received", integer(tally.senderReports)},
      {"decrypted", integer(tally.decrypted)},
      {"decrypt_failures", integer(tally.decryptFailures)},
      {"rtcp_failures", integer(tally.rtcpFailures)},
  });
  out["viewer_kbps"] = distribution(result.viewerKbps);
  return out;
}

Json::Value presenterOf(const Presenter::Stats& stats, double seconds) {
  auto out =
      jsonObject({{"packets", integer(static_cast<int64_t>(stats.packets))},
                  {"keyframe_requests", integer(static_cast<int64_t>(stats.keyframeRequests))},
                  {"keyframe_requests_per_second",
                   rounded(seconds > 0 ? static_cast<double>(stats.keyframeRequests) / seconds : 0, 3)},
                  {"most_keyframe_requests_in_one_second",
                   integer(static_cast<int64_t>(stats.mostKeyframeRequestsInOneSecond))},
                  {"nacks", integer(static_cast<int64_t>(stats.nacks))},
                  {"retransmitted", integer(static_cast<int64_t>(stats.retransmitted))}});
  if (stats.leastMsBetweenKeyframeRequests)
    out["least_ms_between_keyframe_requests"] = rounded(*stats.leastMsBetweenKeyframeRequests, 1);
  return out;
}

Json::Value serverOf(const Result& result) {
  const auto &before = *result.serverBefore, &begin = *result.serverAtStart, &end = *result.serverAtEnd;
  const auto cpuNs = static_cast<double>(end.cpuNs - begin.cpuNs);
  auto out =
      jsonObject({{"cpu_seconds", rounded(cpuNs / 1e9, 4)},
                  {"cores", rounded(result.windowSeconds > 0 ? cpuNs / 1e9 / result.windowSeconds : 0, 4)},
                  {"join_cpu_seconds", rounded(static_cast<double>(begin.cpuNs - before.cpuNs) / 1e9, 4)},
                  {"rss_bytes", integer(end.residentBytes)},
                  {"rss_bytes_before", integer(before.residentBytes)},
                  {"threads", integer(end.threads)},
                  {"threads_before", integer(before.threads)},
                  {"descriptors", integer(end.descriptors)},
                  {"descriptors_before", integer(before.descriptors)}});
  if (result.window.packets > 0)
    out["us_per_packet"] = rounded(cpuNs / 1e3 / static_cast<double>(result.window.packets), 3);
  if (result.watching == 0) return out;
  const auto each = [&](int64_t after, int64_t was) {
    return rounded(static_cast<double>(after - was) / static_cast<double>(result.watching), 3);
  };
  out["rss_kib_per_viewer"] = each(end.residentBytes / 1024, before.residentBytes / 1024);
  out["threads_per_viewer"] = each(end.threads, before.threads);
  out["descriptors_per_viewer"] = each(end.descriptors, before.descriptors);
  return out;
}

}  // namespace

size_t Result::failed() const {
  size_t count = 0;
  for (const auto& [reason, each] : failures) count += each;
  return count;
}

Json::Value toJson(Result result) {
  Json::Value out(Json::objectValue);
  out["tool"] = "headwater-load " HEADWATER_VERSION;
  if (!result.target.empty()) out["target"] = result.target;
  out["interrupted"] = result.interrupted;
  out["viewers"] = viewersOf(result);
  out["join_ms"] = jsonObject({{"answer", distribution(result.described)},
                               {"ice", distribution(result.ice)},
                               {"dtls", distribution(result.dtls)},
                               {"first_packet", distribution(result.firstPacket)},
                               {"first_keyframe", distribution(result.firstKeyframe)}});
  out["window"] = mediaOf(result);
  if (!result.transits.empty()) out["transit_ms"] = distribution(std::move(result.transits));
  if (result.presenter) out["presenter"] = presenterOf(*result.presenter, result.presenterSeconds);
  if (result.rtpPackets) out["rtp_source"]["packets"] = integer(static_cast<int64_t>(*result.rtpPackets));
  if (result.serverBefore && result.serverAtStart && result.serverAtEnd) out["server"] = serverOf(result);
  out["client"] = jsonObject({{"cpu_seconds", rounded(static_cast<double>(result.clientCpuNs) / 1e9, 4)},
                              {"worst_tick_ms", rounded(result.worstTickMs, 3)},
                              {"worst_tick_while_joining_ms", rounded(result.worstJoinTickMs, 3)}});
  return out;
}

}  // namespace headwater::load
