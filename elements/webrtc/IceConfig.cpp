#include "elements/webrtc/IceConfig.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <memory>

#include "elements/gst/Property.hpp"
#include "elements/ice/Agent.hpp"
#include "elements/sdp/Sdp.hpp"

namespace headwater::webrtc {

namespace {

tl::unexpected<base::Failure> invalid(std::string what) {
  return base::fail(base::Failure::Code::invalidArgument, std::move(what));
}

std::string escaped(const std::string& text) {
  const gst::CharPtr out(g_uri_escape_string(text.c_str(), nullptr, FALSE));
  return out.get();
}

std::string addressText(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->sa_family == AF_INET)
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
  if (address->sa_family == AF_INET6)
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text, sizeof text);
  return text;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

/// Settings of libnice itself, under GstWebRTCNice's property "agent".
void configureLibnice(GObject* ice, const WebRtcPeerOptions& options) {
  const auto agent = gst::getObject<GObject>(ice, "agent");
  if (!agent) return;
  // On by default, it costs a thread and seconds for each agent.
  g_object_set(agent.get(), "upnp", FALSE, nullptr);
  g_object_set(agent.get(), "ice-tcp", static_cast<gboolean>(options.iceTcp), nullptr);
  // A peer that is gone is noticed because its answers to our checks are missing, RFC 7675's idea. libnice
  // 0.1.21's own implementation gives up on one lost answer, so the lenient form is used.
  g_object_set(agent.get(), "keepalive-conncheck", TRUE, nullptr);
}

base::Expected<void> addLocalAddresses(GObject* ice, const std::string& interfaces) {
  if (interfaces.empty()) return {};
  const auto addresses = addressesOf(interfaces);
  if (!addresses) return tl::make_unexpected(addresses.error());
  for (const auto& address : *addresses) {
    gboolean added = FALSE;
    g_signal_emit_by_name(ice, "add-local-ip-address", address.c_str(), &added);
  }
  return {};
}

}  // namespace

base::Expected<std::string> turnUri(const std::string& setting) {
  const auto at = setting.rfind('@');
  const auto colon = setting.find(':');
  if (at == std::string::npos || colon == std::string::npos || colon > at)
    return invalid("turnURL is '" + setting + "', expected user:password@host:port[?transport=udp|tcp|tls]");
  const auto user = setting.substr(0, colon), password = setting.substr(colon + 1, at - colon - 1);
  auto host = setting.substr(at + 1);
  std::string transport = "udp";
  if (const auto query = host.find("?transport="); query != std::string::npos) {
    transport = host.substr(query + 11);
    host.resize(query);
  }
  if (transport != "udp" && transport != "tcp" && transport != "tls")
    return invalid("turnURL has transport '" + transport + "', expected udp, tcp or tls");
  if (host.empty()) return invalid("turnURL '" + setting + "' names no host");
  const bool tls = transport == "tls";
  return std::string(tls ? "turns" : "turn") + "://" + escaped(user) + ":" + escaped(password) + "@" + host +
         (tls ? "" : "?transport=" + transport);
}

base::Expected<std::vector<std::string>> addressesOf(const std::string& names) {
  if (names.empty()) return std::vector<std::string>();  // spares each join two lists of all interfaces
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return invalid("the network interfaces cannot be listed");
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owned(list, &freeifaddrs);
  std::vector<std::string> addresses;
  for (const auto& part : sdp::split(names, ',')) {
    const auto name = trimmed(part);
    if (name.empty()) continue;
    const auto before = addresses.size();
    for (const auto* entry = list; entry; entry = entry->ifa_next)
      if (entry->ifa_addr && name == entry->ifa_name)
        if (auto text = addressText(entry->ifa_addr); !text.empty()) addresses.push_back(std::move(text));
    if (addresses.size() == before)
      return invalid("network interface '" + name + "' is not there or has no address");
  }
  return addresses;
}

base::Expected<std::shared_ptr<ice::Agent>> hubAgent(const WebRtcPeerOptions& options) {
  const auto hub = std::dynamic_pointer_cast<ice::Hub>(options.iceHub);
  if (!hub || !options.stunServer.empty() || !options.turnUrl.empty()) return nullptr;
  ice::AgentOptions agent{hub};
  if (const auto known = addressesOf(options.networkInterfaces); !known)
    return tl::make_unexpected(known.error());
  for (const auto& part : sdp::split(options.networkInterfaces, ','))
    if (auto name = trimmed(part); !name.empty()) agent.interfaces.push_back(std::move(name));
  agent.externalIPv4 = options.externalIPv4;
  agent.externalIPv6 = options.externalIPv6;
  agent.tcp = options.iceTcp;
  return std::make_shared<ice::Agent>(std::move(agent));
}

base::Expected<void> configureIce(GstElement* webrtcbin, const WebRtcPeerOptions& options) {
  const auto ice = gst::getObject<GObject>(webrtcbin, "ice-agent");
  if (!ice) return base::fail(base::Failure::Code::internal, "webrtcbin has no ICE agent");
  if (gst::hasProperty(ice.get(), "agent")) configureLibnice(ice.get(), options);
  if (options.maxPort > 0 && options.minPort > options.maxPort)
    return invalid("minPort is " + std::to_string(options.minPort) + ", above maxPort " +
                   std::to_string(options.maxPort));
  // The larger first: the agent warns about a range that is the wrong way round for a moment.
  if (options.maxPort > 0)
    g_object_set(ice.get(), "max-rtp-port", static_cast<guint>(options.maxPort), nullptr);
  if (options.minPort > 0)
    g_object_set(ice.get(), "min-rtp-port", static_cast<guint>(options.minPort), nullptr);
  if (auto added = addLocalAddresses(ice.get(), options.networkInterfaces); !added) return added;
  if (!options.stunServer.empty())
    g_object_set(webrtcbin, "stun-server", ("stun://" + options.stunServer).c_str(), nullptr);
  if (options.turnUrl.empty()) return {};
  const auto uri = turnUri(options.turnUrl);
  if (!uri) return tl::make_unexpected(uri.error());
  gboolean added = FALSE;
  g_signal_emit_by_name(webrtcbin, "add-turn-server", uri->c_str(), &added);
  if (!added)
    return invalid("turnURL '" + options.turnUrl.substr(options.turnUrl.rfind('@') + 1) + "' was refused");
  return {};
}

}  // namespace headwater::webrtc
