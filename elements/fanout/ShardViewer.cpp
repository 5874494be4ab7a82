#include "elements/fanout/ShardViewer.hpp"

#include <algorithm>

#include "elements/base/Prefetch.hpp"
#include "elements/rtp/RtcpWriter.hpp"
#include "elements/track/ClockMapping.hpp"

namespace headwater::fanout {

namespace {

using Clock = std::chrono::steady_clock;

/// Of the process: every report of every viewer speaks of the same time.
const base::NtpClock& wallClock() {
  static const base::NtpClock clock = base::NtpClock::from(Clock::now(), std::chrono::system_clock::now());
  return clock;
}

/// 6.18 fixed point seconds, http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time.
uint32_t absSendTime(Clock::time_point now) {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
  return static_cast<uint32_t>((static_cast<uint64_t>(micros) << 18) / 1'000'000) & 0xffffff;
}

}  // namespace

const net::UdpDestination* ViewerPath::destination() {
  const auto generation = route->generation();
  if (!asked_ || generation != generation_) {
    asked_ = true;
    generation_ = generation;
    destination_ = route->udp();
  }
  return destination_ ? &*destination_ : nullptr;
}

void ViewerStream::prefetchBefore(size_t turns) const {
  switch (turns) {
    case 4:
      return base::prefetch(this, sizeof *this);
    case 3:
      base::prefetch(&transport, sizeof transport);
      base::prefetch(&viewer, sizeof viewer);
      return base::prefetch(flow.get(), sizeof *flow);
    case 2:
      base::prefetch(transport.route.get(), sizeof(net::Route));
      return transport.srtp.prefetch();
    default:
      return transport.srtp.prefetchKeys();
  }
}

ViewerTransport& ShardViewer::addTransport(rtp::SrtpSender srtp, std::shared_ptr<net::Route> route,
                                           std::shared_ptr<net::Route> reports) {
  transports_.push_back(std::make_unique<ViewerTransport>(std::move(srtp), std::move(route)));
  if (reports) transports_.back()->reports = std::make_unique<ViewerPath>(std::move(reports));
  return *transports_.back();
}

ViewerStream& ShardViewer::addStream(base::Kind kind, OutputFormat format, ViewerTransport& transport,
                                     std::shared_ptr<track::FlowMonitor> flow) {
  auto& slot = streams_[kind];
  slot = std::make_unique<ViewerStream>(kind, std::move(format), transport, *this, std::move(flow));
  slot->rtxSequence = static_cast<uint16_t>(g_random_int() & 0x7fff);
  return *slot;
}

void ShardViewer::follow(base::Kind kind, TrackFeed feed, std::vector<track::RtpPacketPtr> replay,
                         uint64_t from) {
  auto* stream = this->stream(kind);
  if (!stream) return;
  unfollow(kind);
  stream->rewriter.restart();
  stream->from = from;
  stream->backlog = std::move(replay);
  stream->backlogAt = 0;
  feed.viewers->viewers.push_back(stream);
  stream->feed = std::move(feed);
  if (!stream->backlog.empty() && !catchUp()) shard_.catchUpLater(shared_from_this());
}

void ShardViewer::unfollow(base::Kind kind) {
  auto* stream = this->stream(kind);
  if (!stream || !stream->feed) return;
  std::erase(stream->feed->viewers->viewers, stream);
  stream->feed.reset();
  stream->backlog.clear();
  stream->flow->stop(kind);
}

void ShardViewer::forward(ViewerStream& stream, std::span<const track::RtpPacketPtr> packets) {
  if (!stream.backlog.empty()) {
    for (const auto& packet : packets)
      if (packet->order >= stream.from) stream.backlog.push_back(packet);
    return;
  }
  const auto now = Clock::now();
  for (const auto& packet : packets)
    if (packet->order >= stream.from) sendPacket(stream, *packet, packet->arrival, now);
  // One sample a burst is enough for a mean; smoothed as RFC 6298 smooths round trips, by an eighth.
  const auto delay = std::chrono::duration_cast<std::chrono::microseconds>(now - packets.back()->arrival);
  stream.delayMicros.set((stream.delayMicros.get() * 7 + static_cast<uint64_t>(delay.count())) / 8);
  stream.flow->mark(stream.kind);
}

bool ShardViewer::catchUp() {
  bool done = true;
  const auto now = Clock::now();
  for (const auto& stream : streams_) {
    if (!stream || stream->backlog.empty()) continue;
    auto& backlog = stream->backlog;
    const size_t left = backlog.size() - stream->backlogAt;
    const size_t end = stream->backlogAt + std::min(left, std::max(kCatchUpPackets, left / 8));
    for (; stream->backlogAt < end; ++stream->backlogAt)
      sendPacket(*stream, *backlog[stream->backlogAt], {}, now);
    stream->flow->mark(stream->kind);
    if (end < backlog.size()) {
      done = false;
      continue;
    }
    std::vector<track::RtpPacketPtr>().swap(backlog);
    stream->backlogAt = 0;
  }
  return done;
}

HopValues ShardViewer::hop(ViewerStream& stream, Clock::time_point now) {
  HopValues values;
  const auto& format = stream.rewriter.format();
  if (format.absSendTimeId > 0) values.absSendTime = absSendTime(now);
  if (format.transportCcId > 0) values.transportSequence = stream.transport.transportSequence++;
  return values;
}

void ShardViewer::dispatch(ViewerPath& path, size_t size, StreamCounters& owner, Clock::time_point arrival) {
  const auto* destination = path.destination();
  auto& sent = destination ? path.direct : path.routed;
  sent.packets.add();
  sent.bytes.add(size);
  if (destination) {
    shard_.batch().commit(size, *destination, owner, arrival);
    return;
  }
  if (shard_.batch().sendNow(size, *path.route, arrival)) return;
  owner.dropped.add();
}

void ShardViewer::sendPacket(ViewerStream& stream, const track::RtpPacket& packet, Clock::time_point arrival,
                             Clock::time_point now) {
  const auto numbers = stream.rewriter.next(packet);
  if (!numbers) return;
  const auto room = shard_.batch().room();
  const auto values = hop(stream, now);
  const size_t header =
      stream.rewriter.writeHeader(packet, *numbers, values, room.first<StreamRewriter::kLargestHeader>());
  const auto payload = packet.payload();
  const size_t size = stream.transport.srtp.protectRtp({room.first(header), {}, payload}, room);
  if (size == 0) {
    stream.media.dropped.add();
    shard_.counting().droppedLarge.add();
    return;
  }
  stream.media.packets.add();
  stream.media.bytes.add(payload.size());
  if (stream.transport.bandwidth && stream.rewriter.format().transportCcId > 0)
    stream.transport.bandwidth->onSent(values.transportSequence, size, now);
  dispatch(stream.transport, size, stream.media, arrival);
}

/// What was asked for, if it is still there and this viewer may have it again now.
track::RtpPacketPtr ShardViewer::findAgain(ViewerStream& stream, uint16_t sequence, Clock::time_point now) {
  const auto place = stream.rewriter.sourceOf(sequence);
  if (!place || !stream.feed) return nullptr;
  auto packet = stream.feed->ring->find(place->ssrc, place->sequence, now);
  if (!packet) return nullptr;
  const size_t perSecond = shard_.options().retransmitBytesPerSecond;
  if (!stream.nackLimiter)
    stream.nackLimiter = std::make_unique<NackLimiter>(NackLimits{.bytesPerSecond = perSecond});
  const auto verdict = stream.nackLimiter->ask(sequence, packet->size(), now,
                                               std::chrono::microseconds(stream.roundTripMicros.get()));
  return verdict == NackLimiter::Verdict::send ? packet : nullptr;
}

// RFC 4588 section 4: the original sequence number leads the payload; on the media SSRC (when RTX was not
// negotiated) the packet is simply sent again.
void ShardViewer::retransmit(ViewerStream& stream, uint16_t sequence, Clock::time_point now) {
  auto& counters = shard_.counting();
  counters.nacks.add();
  stream.nacks.add();
  const auto packet = findAgain(stream, sequence, now);
  if (!packet) {
    counters.nacksRefused.add();
    return;
  }
  const auto room = shard_.batch().room();
  const auto head = room.first<StreamRewriter::kLargestHeader>();
  const auto values = hop(stream, now);
  const auto& rewriter = stream.rewriter;
  const bool rtx = rewriter.format().rtxPayloadType >= 0;
  const uint8_t osn[2] = {static_cast<uint8_t>(sequence >> 8), static_cast<uint8_t>(sequence)};
  StreamRewriter::Numbers numbers{sequence, rewriter.timestampOf(*packet, sequence)};
  if (rtx) numbers.sequence = stream.rtxSequence++;
  const size_t header = rtx ? rewriter.writeRtxHeader(*packet, numbers, values, head)
                            : rewriter.writeHeader(*packet, numbers, values, head);
  const auto prefix = rtx ? std::span<const uint8_t>(osn) : std::span<const uint8_t>();
  const size_t size = stream.transport.srtp.protectRtp({room.first(header), prefix, packet->payload()}, room);
  if (size == 0) return;
  stream.rtx.packets.add();
  stream.rtx.bytes.add(packet->header.payloadSize);
  counters.retransmissions.add();
  counters.retransmissionBytes.add(size);
  if (stream.transport.bandwidth && rewriter.format().transportCcId > 0)
    stream.transport.bandwidth->onSent(values.transportSequence, size, now);
  dispatch(stream.transport, size, stream.rtx, {});
}

// RFC 3550 section 6.4.1: the report says which moment of the wall clock the RTP timestamp belongs to; audio
// and video of one presenter tell it by one clock.
void ShardViewer::report(Clock::time_point now, bool bye) {
  for (const auto& transport : transports_) {
    std::array<rtp::SenderInfo, 2> senders;
    size_t count = 0;
    for (const auto& stream : streams_) {
      if (!stream || &stream->transport != transport.get() || !stream->rewriter.everSent()) continue;
      if (!stream->feed && !bye) continue;
      const auto& rewriter = stream->rewriter;
      const auto track = stream->feed ? stream->feed->track.lock() : nullptr;
      const auto mapping = track ? track->clockMapping() : std::nullopt;
      const auto since = std::chrono::duration_cast<std::chrono::microseconds>(now - rewriter.lastArrival());
      const uint32_t rtp =
          mapping ? mapping->rtpAt(now) + rewriter.timestampOffset()
                  : rewriter.lastTimestamp() +
                        static_cast<uint32_t>(since.count() * rewriter.format().clockRate / 1'000'000);
      senders[count++] = {rewriter.format().ssrc, wallClock().at(now), rtp,
                          static_cast<uint32_t>(stream->media.packets.get()),
                          static_cast<uint32_t>(stream->media.bytes.get())};
    }
    if (count == 0) continue;
    std::array<uint8_t, 512> plain{};
    const size_t size = rtp::writeCompound({std::span(senders).first(count), cname_, bye}, plain);
    const auto room = shard_.batch().room();
    const size_t sealed = transport->srtp.protectRtcp(std::span(plain).first(size), room);
    ViewerPath& path = transport->reports ? *transport->reports : *transport;
    if (size > 0 && sealed > 0) dispatch(path, sealed, reports_, {});
  }
}

ViewerStream* ShardViewer::streamOf(uint32_t ssrc) const {
  for (const auto& stream : streams_)
    if (stream && (stream->rewriter.format().ssrc == ssrc)) return stream.get();
  return nullptr;
}

void ShardViewer::wishKeyframe(ViewerStream& stream) const {
  if (const auto track = stream.feed ? stream.feed->track.lock() : nullptr) track->requestKeyframe();
}

void ShardViewer::onFeedback(std::span<const uint8_t> packet, Clock::time_point arrival) {
  feedbackArrival_ = arrival;
  auto& counters = shard_.counting();
  counters.feedback.add();
  if (rtp::RtcpReader::read(packet, *this) != rtp::RtcpError::none) counters.feedbackMalformed.add();
}

void ShardViewer::onReportBlock(uint32_t, const rtp::ReportBlock& block) {
  auto* stream = streamOf(block.ssrc);
  if (!stream) return;
  stream->reports.onReport(block, wallClock().at(feedbackArrival_));
  const auto lost = stream->reports.packetsLost();
  stream->packetsLost.set(static_cast<uint64_t>(lost > 0 ? lost : 0));
  stream->fractionLost256.set(block.fractionLost);
  stream->jitterMicros.set(static_cast<uint64_t>(stream->reports.jitterSeconds() * 1e6));
  if (const auto trip = stream->reports.roundTrip())
    stream->roundTripMicros.set(static_cast<uint64_t>(trip->count()));
}

void ShardViewer::onPli(uint32_t, uint32_t media) {
  auto* stream = streamOf(media);
  if (!stream) return;
  stream->plis.add();
  wishKeyframe(*stream);
}

void ShardViewer::onFir(uint32_t, uint32_t media, uint8_t number) {
  auto* stream = streamOf(media);
  if (!stream || stream->lastFir == number) return;
  stream->lastFir = number;
  stream->firs.add();
  wishKeyframe(*stream);
}

void ShardViewer::onNack(const rtp::Nack& nack) {
  auto* stream = streamOf(nack.media);
  if (!stream || stream->kind != base::Kind::video) return;
  const auto now = Clock::now();
  nack.forEach([&](uint16_t sequence) { retransmit(*stream, sequence, now); });
}

void ShardViewer::onRemb(uint32_t, uint64_t bitrate) {
  availableBitrate_.set(bitrate);
}

void ShardViewer::onTransportFeedback(const rtp::TransportFeedback& feedback) {
  auto* stream = streamOf(feedback.media);
  if (!stream) stream = this->stream(base::Kind::video);
  if (!stream) stream = this->stream(base::Kind::audio);
  if (!stream) return;
  auto& bandwidth = stream->transport.bandwidth;
  if (!bandwidth) bandwidth = std::make_unique<BandwidthEstimator>();
  bandwidth->onTransportFeedback(feedback, feedbackArrival_);
  if (const auto bitrate = bandwidth->availableBitrate()) availableBitrate_.set(*bitrate);
}

}  // namespace headwater::fanout
