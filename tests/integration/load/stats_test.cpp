// What getStats says of viewers that lose packets, ask again and report.
#include <boost/test/unit_test.hpp>
#include <map>

#include "tests/integration/load/LoadProcess.hpp"
#include "tests/support/RpcClient.hpp"

namespace headwater::test {
namespace {

/// The records of one type in a StatsMap, by the kind of media ("" when they have none).
std::map<std::string, Json::Value> recordsOf(const Json::Value& stats, const std::string& type) {
  std::map<std::string, Json::Value> found;
  for (const auto& each : stats)
    if (each["__type__"] == type) found[each["mediaTrackId"].asString()] = each;
  return found;
}

std::vector<std::string> endpoints(RpcClient& client) {
  std::vector<std::string> ids;
  for (const auto& pipeline : client.invoke("manager_ServerManager", "getPipelines"))
    for (const auto& child : client.invoke(pipeline.asString(), "getChildren"))
      ids.push_back(child.asString());
  return ids;
}

/// Whether a record of the video says everything that a lossy viewer brings about.
bool tellsLoss(const Json::Value& video) {
  const auto count = [&](const char* field) { return video[field].asInt64(); };
  return count("nackCount") > 0 && count("pliCount") > 0 && count("packetsLost") > 0 &&
         count("retransmittedPacketsSent") > 0 && count("retransmittedBytesSent") > 0 &&
         video["fractionLost"].asDouble() > 0 && video["roundTripTime"].asDouble() > 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Stats)

BOOST_AUTO_TEST_CASE(TheyTellWhatAViewerLostAndWhatWasSentAgain) {
  ServerProcess server({"--webrtc.transportFeedback=true"});
  LoadProcess load({"--url", urlOf(server), "--present", "--viewers", "2", "--duration", "600", "--nack",
                    "--loss", "10", "--transport-cc"});
  BOOST_REQUIRE_MESSAGE(eventually([&] { return load.errors().find("measuring") != std::string::npos; },
                                   std::chrono::seconds(60)),
                        load.errors());
  RpcClient client(server.port());
  const auto ids = endpoints(client);
  BOOST_REQUIRE(ids.size() == 3);
  int viewers = 0;
  for (const auto& id : ids) {
    Json::Value stats;
    const auto video = [&] {
      stats = client.invoke(id, "getStats");
      return recordsOf(stats, "RTCOutboundRTPStreamStats")["video"];
    };
    if (video().isNull()) continue;
    ++viewers;
    BOOST_REQUIRE_MESSAGE(eventually([&] { return tellsLoss(video()); }, std::chrono::seconds(60)),
                          stats.toStyledString());
    const auto told = recordsOf(stats, "RTCOutboundRTPStreamStats");
    const auto& record = told.at("video");
    BOOST_TEST_CONTEXT(stats.toStyledString()) {
      BOOST_TEST(record["retransmittedPacketsSent"].asInt64() < record["packetsSent"].asInt64() / 2);
      BOOST_TEST(record["retransmittedPacketsSent"].asInt64() <= record["nackCount"].asInt64());
      BOOST_TEST(record["retransmittedBytesSent"].asInt64() < record["bytesSent"].asInt64() / 2);
      BOOST_TEST(record["fractionLost"].asDouble() < 0.5);
      BOOST_TEST(record["roundTripTime"].asDouble() < 1);  // seconds; on one machine
      BOOST_TEST(record["firCount"].asInt64() == 0);       // nobody sends any
      // Lost sound is not asked for.
      BOOST_TEST(told.at("audio")["nackCount"].asInt64() == 0);
      BOOST_TEST(told.at("audio")["retransmittedPacketsSent"].asInt64() == 0);
      // 1.25 Mbit/s were measured to arrive, nearly; there is no other limit here than what the feedback
      // says.
      for (const auto& [none, pair] : recordsOf(stats, "RTCIceCandidatePairStats"))
        BOOST_TEST(pair["availableOutgoingBitrate"].asDouble() > 100e3);
    }
  }
  BOOST_TEST(viewers == 2);
}

BOOST_AUTO_TEST_CASE(AViewerThatLosesNothingIsToldSo) {
  ServerProcess server;
  LoadProcess load({"--url", urlOf(server), "--present", "--viewers", "1", "--duration", "600", "--nack"});
  BOOST_REQUIRE(eventually([&] { return load.errors().find("measuring") != std::string::npos; },
                           std::chrono::seconds(60)));
  RpcClient client(server.port());
  bool seen = false;
  for (const auto& id : endpoints(client)) {
    Json::Value stats;
    const auto reported = [&] {
      stats = client.invoke(id, "getStats");
      const auto video = recordsOf(stats, "RTCOutboundRTPStreamStats")["video"];
      return video.isNull() || video["roundTripTime"].asDouble() > 0;  // a report has come
    };
    BOOST_TEST(eventually(reported), stats.toStyledString());
    for (const auto& [kind, record] : recordsOf(stats, "RTCOutboundRTPStreamStats")) {
      seen = true;
      for (const auto* field : {"nackCount", "packetsLost", "retransmittedPacketsSent"})
        BOOST_TEST(record[field].asInt64() == 0, kind << " " << field);
    }
  }
  BOOST_TEST(seen);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::test
