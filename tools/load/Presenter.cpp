#include "tools/load/Presenter.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace headwater::load {

namespace {
constexpr std::chrono::seconds kReportPeriod{1};
constexpr size_t kRtpHeader = 12;
}  // namespace

Presenter::Presenter(Loop& loop, const DtlsContext& dtls, Recording recording, std::string address,
                     SendLog* log)
    : dtls_(dtls),
      address_(std::move(address)),
      log_(log),
      transport_(loop, dtls, *this, {true, false, 1 << 20}),
      replay_(std::move(recording), [this](base::Kind kind, Packet& packet) { send(kind, packet); }),
      history_(kHistory) {}

LocalTransport Presenter::local() const {
  return {transport_.credentials(), dtls_.fingerprint(), address_, transport_.port()};
}

std::string Presenter::offer() const {
  return presenterOffer(local(), {replay_.audio().ssrc, replay_.video().ssrc});
}

void Presenter::onAnswer(const std::string& sdp, Time now) {
  const auto remote = readDescription(sdp);
  if (!remote) return fail(remote.error().message);
  transport_.setRemote(remote->transport, now);
}

void Presenter::onCandidate(const std::string& candidate) {
  if (const auto usable = readCandidate(candidate)) transport_.addCandidate(*usable);
}

void Presenter::fail(const std::string& why) {
  if (!failure_) failure_ = why;
}

void Presenter::send(base::Kind kind, Packet& packet) {
  if (log_) log_->sent(Bytes(packet).subspan(kRtpHeader));
  if (kind == base::Kind::video) history_[get16(&packet[2]) % kHistory] = packet;
  ++stats_.packets;
  transport_.sendRtp(packet);
}

void Presenter::onTimer(Time now) {
  if (failure_) return;
  transport_.onTimer(now);
  if (!transport_.connected()) return;
  replay_.advance(now);
  if (now < nextReport_) return;
  nextReport_ = now + kReportPeriod;
  for (const auto* stream : {&replay_.audio(), &replay_.video()}) {
    RtcpWriter compound(stream->ssrc);
    compound.senderReport(replay_.senderInfo(*stream, now));
    compound.cname("headwater-load");
    transport_.sendRtcp(compound);
  }
}

void Presenter::onRtcp(Bytes compound, Time now) {
  RtcpReader reader;
  reader.onPictureLoss = [&](uint32_t) { onKeyframeRequest(now); };
  reader.onNack = [&](uint32_t ssrc, uint16_t sequence) { onNack(ssrc, sequence); };
  reader.read(compound);
}

void Presenter::onKeyframeRequest(Time now) {
  ++stats_.keyframeRequests;
  if (!recentRequests_.empty()) {
    const double gap = millisecondsOf(now - recentRequests_.back());
    stats_.leastMsBetweenKeyframeRequests =
        std::min(gap, stats_.leastMsBetweenKeyframeRequests.value_or(gap));
  }
  while (recentRequests_.size() > 1 && now - recentRequests_.front() >= std::chrono::seconds(1))
    recentRequests_.pop_front();
  recentRequests_.push_back(now);
  const auto inOneSecond =
      static_cast<uint64_t>(std::count_if(recentRequests_.begin(), recentRequests_.end(),
                                          [now](Time at) { return now - at < std::chrono::seconds(1); }));
  stats_.mostKeyframeRequestsInOneSecond = std::max(stats_.mostKeyframeRequestsInOneSecond, inOneSecond);
  replay_.jumpToKeyframe();
}

void Presenter::onNack(uint32_t ssrc, uint16_t sequence) {
  ++stats_.nacks;
  const auto& kept = history_[sequence % kHistory];
  if (ssrc != replay_.video().ssrc || kept.empty() || get16(&kept[2]) != sequence) return;
  ++stats_.retransmitted;
  Packet again = kept;
  transport_.sendRtp(again);
}

RtpSource::RtpSource(Recording recording, const sockaddr_in& video, const sockaddr_in& audio)
    : socket_(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)),
      video_(video),
      audio_(audio),
      replay_(std::move(recording), [this](base::Kind kind, Packet& packet) {
        const auto& to = kind == base::Kind::video ? video_ : audio_;
        (void)sendto(socket_, packet.data(), packet.size(), 0, reinterpret_cast<const sockaddr*>(&to),
                     sizeof to);
      }) {
  if (socket_ < 0) throw std::system_error(errno, std::generic_category(), "UDP socket");
}

RtpSource::~RtpSource() {
  ::close(socket_);
}

}  // namespace headwater::load
