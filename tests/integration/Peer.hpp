// A raw webrtcbin in the place of a browser, negotiated with an endpoint of the server over its API.
#pragma once

#include <functional>
#include <sstream>
#include <string>

#include "tests/support/RpcClient.hpp"
#include "tests/support/media/BrowserPeer.hpp"

namespace headwater::test {

/// Owned by the test's thread. The endpoint is the caller's to release.
class Peer {
 public:
  Peer(RpcClient& client, std::string pipeline, test::BrowserOptions options)
      : client_(client),
        browser_(options),
        id_(client.create("WebRtcEndpoint", object({{"mediaPipeline", pipeline},
                                                    {"useDataChannels", !options.channel.empty()}}))) {
    for (const char* event : {"IceCandidateFound", "Error", "ConnectionStateChanged", "DataChannelOpened",
                              "NewCandidatePairSelected"})
      client_.subscribe(id_, event);
  }

  const std::string& id() const { return id_; }
  test::BrowserPeer& browser() { return browser_; }

  /// Offers, takes the answer, and lets candidates go both ways. `change` may falsify the offer.
  void negotiate(const std::function<std::string(std::string)>& change = nullptr) {
    std::string offer = browser_.createOffer();
    if (change) offer = change(offer);
    browser_.acceptAnswer(
        onItsWay(client_.invoke(id_, "processOffer", object({{"offer", offer}})).asString()));
    browser_.forwardCandidates([this](const webrtc::IceCandidate& found) {
      auto candidate = found;
      if (fromBrowser) candidate.candidate = fromBrowser(candidate.candidate);
      if (candidate.candidate.empty()) return;
      client_.sendText(R"({"jsonrpc":"2.0","method":"invoke","params":{"object":")" + id_ +
                       R"(","operation":"addIceCandidate","operationParams":{"candidate":{"candidate":")" +
                       candidate.candidate + R"(","sdpMid":")" + candidate.sdpMid + R"(","sdpMLineIndex":)" +
                       std::to_string(candidate.sdpMLineIndex) + "}}}}");
    });
    client_.invoke(id_, "gatherCandidates");
  }

  /// May change candidates on their way, in the answer and as events; what comes back empty is not handed on.
  /// To be set before negotiate().
  std::function<std::string(std::string)> fromServer, fromBrowser;

  /// To be called by the client's event handler.
  void onEvent(const Json::Value& data) {
    if (data["source"] != id_ || data["type"] != "IceCandidateFound") return;
    const auto& candidate = data["candidate"];
    auto text = candidate["candidate"].asString();
    if (fromServer) text = fromServer(text);
    if (!text.empty())
      browser_.addCandidate({text, candidate["sdpMid"].asString(), candidate["sdpMLineIndex"].asInt()});
  }

 private:
  std::string onItsWay(const std::string& answer) const {
    if (!fromServer) return answer;
    std::istringstream lines(answer);
    std::string changed, line;
    while (std::getline(lines, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      const bool candidate = line.starts_with("a=candidate:");
      if (candidate) line = fromServer(line.substr(2));
      if (!line.empty()) changed += (candidate ? "a=" : "") + line + "\r\n";
    }
    return changed;
  }

  RpcClient& client_;
  test::BrowserPeer browser_;
  const std::string id_;
};

}  // namespace headwater::test
