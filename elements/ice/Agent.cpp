#include "elements/ice/Agent.hpp"

#include <algorithm>
#include <cstdlib>

#include "elements/sdp/CandidateText.hpp"

namespace headwater::ice {

namespace {

constexpr uint32_t kHostUdp = 126, kHostTcp = 90;  ///< type preferences, RFC 8445 5.1.2.2 and RFC 6544 4.2
constexpr uint32_t kPassive = 4U << 13;            ///< RFC 6544 4.2: direction preference

uint32_t priorityOf(bool tcp, uint32_t index) {
  const uint32_t type = tcp ? kHostTcp : kHostUdp;
  const uint32_t local = tcp ? kPassive | (8191 - std::min(index, 8191U)) : 65535 - std::min(index, 65535U);
  return type << 24 | local << 8 | 255;
}

}  // namespace

void Stream::restart(const Credentials& local, const Credentials& remote) {
  {
    const base::Lock lock(mutex_);
    announced_.clear();
  }
  peer_->setRemote(remote);
  setLocal(local);
}

void Stream::addRemoteCandidate(const std::string& text) {
  const auto fields = sdp::parseCandidate(text);
  if (!fields) return;
  const auto address = net::SocketAddress::parse(fields->address, static_cast<uint16_t>(fields->port));
  if (!address) return;
  const char* type = fields->type == "host" ? "host" : fields->type == "relay" ? "relay" : "srflx";
  const bool tcp = fields->transport != "udp";
  std::optional<Role> role;
  {
    const base::Lock lock(mutex_);
    if (announced_.size() >= kMostCandidates) return;
    const auto priority = static_cast<uint32_t>(std::strtoul(fields->tokens[3].c_str(), nullptr, 10));
    announced_.push_back({*address, type, tcp, priority});
    role = role_;
  }
  if (role && !tcp) hub_->reach(peer_, *role, *address);
}

void Stream::reach(Role role) {
  std::vector<Announced> known;
  {
    const base::Lock lock(mutex_);
    role_ = role;
    known = announced_;
  }
  for (const auto& each : known)
    if (!each.tcp) hub_->reach(peer_, role, each.address);
}

const char* Stream::typeOf(const net::SocketAddress& remote) const {
  const base::Lock lock(mutex_);
  for (const auto& each : announced_)
    if (each.address == remote) return each.type;
  return "prflx";
}

peer::CandidatePairStats Stream::pairStats(const Path& selected) const {
  const char* protocol = selected.connection ? "tcp" : "udp";
  peer::CandidatePairStats pair;
  pair.local = {selected.local.text(), selected.local.port(), protocol, "host"};
  pair.remote = {selected.remote.text(), selected.remote.port(), protocol, "prflx", 0};
  {
    const base::Lock lock(mutex_);
    for (const auto& each : announced_)
      if (each.address == selected.remote) {
        pair.remote.type = each.type;
        pair.remote.priority = each.priority;
      }
  }
  const auto counted = peer_->stats();
  pair.packetsSent = counted.packetsSent;
  pair.bytesSent = counted.bytesSent;
  pair.packetsReceived = counted.packetsReceived;
  pair.bytesReceived = counted.bytesReceived;
  pair.roundTripTimeSeconds = counted.roundTripSeconds;
  return pair;
}

std::string LocalCandidate::text() const {
  return "candidate:" + std::to_string(foundation) + " 1 " + (tcp ? "TCP " : "UDP ") +
         std::to_string(priority) + " " + address.text() + " " + std::to_string(address.port()) +
         " typ host" + (tcp ? " tcptype passive" : "");
}

std::shared_ptr<Stream> Agent::addStream(std::weak_ptr<PeerListener> listener, unsigned section) {
  auto stream = std::make_shared<Stream>(options_.hub, std::move(listener), section);
  const base::Lock lock(mutex_);
  streams_.push_back(stream);
  if (role_) stream->reach(*role_);
  return stream;
}

void Agent::remoteIsLite(Role ours) {
  {
    const base::Lock lock(mutex_);
    role_ = ours;
  }
  for (const auto& stream : streams()) stream->reach(ours);
}

std::vector<std::shared_ptr<Stream>> Agent::streams() const {
  const base::Lock lock(mutex_);
  return streams_;
}

std::vector<LocalCandidate> Agent::candidates() const {
  auto hosts = options_.hub->candidates();
  const auto loopback = [](const HostCandidate& each) { return each.address.isLoopback(); };
  if (!options_.interfaces.empty())
    std::erase_if(hosts, [this](const HostCandidate& each) {
      const auto& names = options_.interfaces;
      return std::find(names.begin(), names.end(), each.interface) == names.end();
    });
  else if (!std::all_of(hosts.begin(), hosts.end(), loopback))
    std::erase_if(hosts, loopback);
  if (!options_.tcp) std::erase_if(hosts, [](const HostCandidate& each) { return each.tcp; });

  std::vector<LocalCandidate> found;
  uint32_t index[2] = {0, 0};
  for (auto& host : hosts) {
    const auto& external = host.address.isIPv6() ? options_.externalIPv6 : options_.externalIPv4;
    if (const auto parsed = net::SocketAddress::parse(external, host.address.port())) host.address = *parsed;
    const bool known = std::any_of(found.begin(), found.end(), [&](const LocalCandidate& each) {
      return each.tcp == host.tcp && each.address == host.address;
    });
    if (known) continue;
    auto& place = index[host.tcp ? 1 : 0];
    // RFC 8445 5.1.1.3: a foundation stands for type, address and transport.
    found.push_back({host.address, host.tcp, 2 * place + (host.tcp ? 2 : 1), priorityOf(host.tcp, place)});
    ++place;
  }
  return found;
}

uint32_t Agent::localPriority(const Path& path) const {
  const bool tcp = path.connection != nullptr;
  uint32_t priority = 0;
  for (const auto& each : candidates())
    if (each.tcp == tcp && (each.address == path.local || priority == 0)) priority = each.priority;
  return priority;
}

void Agent::close() {
  for (const auto& stream : streams()) stream->close();
}

}  // namespace headwater::ice
