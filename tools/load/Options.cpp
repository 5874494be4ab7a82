#include "tools/load/Options.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

namespace headwater::load {

namespace {

/// Empty when the value was taken, otherwise what was expected.
using Take = std::function<std::string(Options&, const std::string&)>;

struct Option {
  const char* name;
  const char* placeholder;  ///< empty: a switch
  const char* meaning;
  Take take;
};

template <class Number, class Owner>
Take number(Number Owner::*field, Owner& (*owner)(Options&), double least, double most) {
  return [=](Options& options, const std::string& text) -> std::string {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const bool whole = !std::is_integral_v<Number> || value == std::floor(value);
    if (text.empty() || *end != 0 || !(value >= least && value <= most) || !whole) {
      const auto plain = [](double limit) { return std::to_string(static_cast<long long>(limit)); };
      return std::string(std::is_integral_v<Number> ? "a whole number" : "a number") + " from " +
             plain(least) + " to " + plain(most);
    }
    owner(options).*field = static_cast<Number>(value);
    return {};
  };
}
Options& self(Options& options) {
  return options;
}
ViewerOptions& viewer(Options& options) {
  return options.viewer;
}

template <class Field>
Take set(Field Options::*field) {
  return [=](Options& options, const std::string& text) -> std::string {
    if constexpr (std::is_same_v<Field, bool>)
      options.*field = true;
    else
      options.*field = text;
    return {};
  };
}

template <class Value, class Assign>
Take oneOf(std::vector<std::pair<std::string, Value>> choices, Assign assign) {
  return [=](Options& options, const std::string& text) -> std::string {
    std::string names;
    for (const auto& [name, value] : choices) {
      if (name == text) {
        assign(options, value);
        return {};
      }
      names += (names.empty() ? "" : ", ") + name;
    }
    return "one of " + names;
  };
}

std::string takeUrl(Options& options, const std::string& text) {
  auto url = parseUrl(text);
  if (!url) return "something like ws://localhost:8888/kurento";
  options.url = std::move(*url);
  return {};
}

std::string takeRtpTo(Options& options, const std::string& text) {
  static constexpr const char* kExpected = "ADDRESS:VIDEOPORT,AUDIOPORT like 127.0.0.1:15004,15002";
  const auto colon = text.rfind(':'), comma = text.rfind(',');
  if (colon == std::string::npos || comma == std::string::npos || comma < colon) return kExpected;
  const auto video = sdp::toNumber(text.substr(colon + 1, comma - colon - 1), 1, 65535);
  const auto audio = sdp::toNumber(text.substr(comma + 1), 1, 65535);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  if (!video || !audio || inet_pton(AF_INET, text.substr(0, colon).c_str(), &address.sin_addr) != 1)
    return kExpected;
  options.rtpTo.emplace(address, address);
  options.rtpTo->first.sin_port = htons(static_cast<uint16_t>(*video));
  options.rtpTo->second.sin_port = htons(static_cast<uint16_t>(*audio));
  return {};
}

std::string takeJanus(Options& options, const std::string& text) {
  const auto id = sdp::toNumber(text, 0, 1 << 30);
  if (!id) return "the number of a mountpoint";
  options.janusMountpoint = *id;
  return {};
}

const std::vector<Option>& table() {
  static const std::vector<Option> all{
      {"--url", "URL", "WebSocket of the server: ws://host:8888/kurento, or ws://host:8188/ of Janus",
       takeUrl},
      {"--insecure", "", "with wss://, take any certificate",
       [](Options& options, const std::string&) {
         options.verifyCertificate = false;
         return std::string();
       }},
      {"--janus", "ID", "the server is a Janus; watch this mountpoint of its streaming plugin", takeJanus},
      {"--present", "", "be the presenter too: a WebRtcEndpoint in a new pipeline, or in --pipeline",
       set(&Options::present)},
      {"--endpoint", "ID", "watch the presenter whose WebRtcEndpoint this is", set(&Options::endpoint)},
      {"--pipeline", "ID", "where viewers' endpoints are made; by default that of --endpoint",
       set(&Options::pipeline)},
      {"--rtp-to", "ADDRESS:VIDEO,AUDIO",
       "send the presenter's media as plain RTP to these UDP ports (for Janus)", takeRtpTo},
      {"--viewers", "N", "how many viewers (1); 0 to present only",
       number(&Options::viewers, self, 0, 100000)},
      {"--rate", "R", "how many of them start a second (50); 0: all at once",
       number(&Options::rate, self, 0, 1e6)},
      {"--join-timeout", "S", "seconds a viewer has until its first packet (15)",
       number(&Options::joinTimeout, self, 1, 600)},
      {"--warmup", "S", "seconds between the last join and the measured window (1)",
       number(&Options::warmup, self, 0, 3600)},
      {"--duration", "S", "seconds of the measured window (10)", number(&Options::duration, self, 0, 1e7)},
      {"--churn", "R", "during the window, viewers a second that leave and are replaced (0)",
       number(&Options::churn, self, 0, 10000)},
      {"--decrypt-every", "K", "authenticate and decrypt every K-th packet of a viewer (100); 0 never",
       number(&ViewerOptions::decryptEvery, viewer, 0, 30000)},
      {"--pli", "WHEN", "ask for a keyframe: start (default), needed (when the first picture is none), never",
       oneOf<PliPolicy>(
           {{"start", PliPolicy::start}, {"needed", PliPolicy::needed}, {"never", PliPolicy::never}},
           [](Options& options, PliPolicy value) { options.viewer.pli = value; })},
      {"--nack", "", "negotiate NACK and RTX, ask for lost packets again",
       [](Options& options, const std::string&) {
         options.viewer.nack = true;
         return std::string();
       }},
      {"--loss", "PERCENT", "drop this share of RTP packets on arrival (0)",
       [](Options& options, const std::string& text) {
         auto bad = number(&ViewerOptions::loss, viewer, 0, 100)(options, text);
         options.viewer.loss /= 100;
         return bad;
       }},
      {"--transport-cc", "", "negotiate and send transport-wide congestion control feedback",
       [](Options& options, const std::string&) {
         options.viewer.transportCc = true;
         return std::string();
       }},
      {"--srtp", "PROFILE", "aes-cm (AES128_CM_SHA1_80, default) or aes-gcm (AEAD_AES_128_GCM)",
       oneOf<SrtpProfile>({{"aes-cm", SrtpProfile::aes128CmSha1_80}, {"aes-gcm", SrtpProfile::aeadAes128Gcm}},
                          [](Options& options, SrtpProfile value) { options.srtp = value; })},
      {"--latency", "", "with --present: measure how long packets take through the server",
       set(&Options::latency)},
      {"--address", "IPV4", "our address in the ICE candidate; by default the one that reaches the server",
       [](Options& options, const std::string& text) {
         in_addr parsed{};
         options.viewer.address = text;
         return inet_pton(AF_INET, text.c_str(), &parsed) == 1 ? std::string()
                                                               : std::string("an IPv4 address");
       }},
      {"--receive-buffer", "BYTES", "of each viewer's socket (1048576)",
       number(&ViewerOptions::receiveBuffer, viewer, 4096, 1 << 30)},
      {"--watch-pid", "PID", "measure this process, the server, over exactly the window",
       number(&Options::watchPid, self, 1, 1 << 30)},
      {"--json", "FILE", "where the result goes (standard output)", set(&Options::json)},
      {"--recordings", "DIRECTORY",
       "where the presenter's media is kept, made at the first use (~/.cache/headwater)",
       set(&Options::recordings)},
      {"--version", "", "print the version", set(&Options::version)},
      {"--help", "", "print this", set(&Options::help)},
  };
  return all;
}

tl::unexpected<base::Failure> wrong(const std::string& what) {
  return base::fail(base::Failure::Code::invalidArgument, what);
}

base::Expected<Options> checked(Options options) {
  if (options.help || options.version) return options;
  const bool needsServer = options.viewers > 0 || options.present;
  if (!needsServer && !options.rtpTo)
    return wrong("nothing to do: --viewers is 0 and there is neither --present nor --rtp-to");
  if (needsServer && !options.url) return wrong("--url is missing: where is the server?");
  if (options.present && options.janusMountpoint)
    return wrong("--present is for Headwater and Kurento; for Janus there is --rtp-to");
  if (options.url && !options.janusMountpoint && !options.present && options.endpoint.empty())
    return wrong("whom to watch? Give --endpoint of a presenter, or --present, or --janus with a mountpoint");
  if (options.present && !options.endpoint.empty())
    return wrong("--present makes an endpoint of its own; --endpoint contradicts it");
  if (options.latency && (!options.present || options.viewers == 0 || options.viewer.decryptEvery == 0))
    return wrong("--latency needs --present, viewers, and --decrypt-every above 0 in the same run");
  if (options.recordings.empty()) options.recordings = defaultRecordingDirectory();
  return options;
}

}  // namespace

base::Expected<Options> parseOptions(const std::vector<std::string>& arguments) {
  Options options;
  for (size_t i = 0; i < arguments.size(); ++i) {
    auto name = arguments[i];
    std::optional<std::string> value;
    if (const auto equals = name.find('='); equals != std::string::npos && name.starts_with("--")) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    const auto found =
        std::find_if(table().begin(), table().end(), [&](const Option& each) { return name == each.name; });
    if (found == table().end()) return wrong("unknown argument '" + name + "'");
    const bool isSwitch = *found->placeholder == 0;
    if (isSwitch && value) return wrong(name + " takes no value");
    if (!isSwitch && !value) {
      if (i + 1 == arguments.size()) return wrong(name + " needs a value: " + found->placeholder);
      value = arguments[++i];
    }
    const auto expected = found->take(options, value.value_or(""));
    if (!expected.empty()) return wrong(name + ": '" + *value + "' is not " + expected);
  }
  return checked(std::move(options));
}

std::string usage() {
  std::string text =
      "usage: headwater-load --url URL (--present | --endpoint ID | --janus ID) [OPTION...]\n"
      "\n"
      "Simulates WebRTC viewers of a Headwater, Kurento or Janus server: each one does ICE, DTLS and SRTP "
      "for real,\n"
      "counts what it receives by its headers, and decrypts samples to see that it is real media. The result "
      "is JSON.\n"
      "\n"
      "  headwater-load --url ws://localhost:8888/kurento --present --viewers 100 --duration 30\n"
      "      one presenter and a hundred viewers, all of them in this process\n"
      "  headwater-load --url ws://localhost:8888/kurento --endpoint ID --viewers 100 --watch-pid $(pidof "
      "headwater-server)\n"
      "      a hundred viewers of a presenter who is there, and what they cost the server\n"
      "  headwater-load --url ws://localhost:8188/ --janus 1 --viewers 100 --rtp-to 127.0.0.1:15004,15002\n"
      "      a hundred viewers of a Janus mountpoint, which gets its media by RTP\n"
      "\n";
  size_t width = 0;
  for (const auto& option : table())
    width = std::max(width, std::string(option.name).size() + 1 + std::string(option.placeholder).size());
  for (const auto& option : table()) {
    std::string left = option.name;
    if (*option.placeholder) left += std::string(" ") + option.placeholder;
    left.resize(width, ' ');
    text += "  " + left + "  " + option.meaning + "\n";
  }
  text +=
      "\n"
      "Ctrl-C ends it early; the result says what there was until then. Exit status: 0 when every viewer "
      "joined and\n"
      "stayed, 1 when one did not or the server failed, 2 for wrong arguments. UDP over IPv4 only.\n";
  return text;
}

}  // namespace headwater::load
