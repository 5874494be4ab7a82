#include "tools/load/Viewer.hpp"

#include <algorithm>

#include "elements/rtp/Keyframe.hpp"
#include "elements/rtp/RtpHeader.hpp"
#include "tools/load/Random.hpp"

namespace headwater::load {

namespace {

constexpr size_t kMaxStreams = 8;
constexpr milliseconds kFeedbackPeriod{100}, kPliRepeat{1000};

Clock::duration reportInterval() {  // around one second, RFC 3550 6.2 randomised as there
  return fromSeconds(0.5 + randomFraction());
}

}  // namespace

Viewer::Viewer(Loop& loop, const DtlsContext& dtls, const ViewerOptions& options, bool controlling,
               size_t number)
    : dtls_(dtls),
      options_(options),
      number_(number),
      ssrc_(random32() | 1),
      transport_(loop, dtls, *this, {controlling, options.sendLog != nullptr, options.receiveBuffer}) {
  times_.started = Clock::now();
}

LocalTransport Viewer::local() const {
  return {transport_.credentials(), dtls_.fingerprint(), options_.address, transport_.port()};
}

std::string Viewer::offer() const {
  return viewerOffer(local(), {options_.nack, options_.transportCc});
}

void Viewer::onAnswer(const std::string& sdp, Time now) {
  describe(readDescription(sdp), now);
}

std::optional<std::string> Viewer::onOffer(const std::string& sdp, Time now) {
  auto remote = readDescription(sdp);
  auto answer = viewerAnswer(sdp, local(), {options_.nack, options_.transportCc});
  if (remote) remote->transport.dtlsClient = false;  // we answer with a=setup:active
  describe(std::move(remote), now);
  if (failure_ || !answer) return std::nullopt;
  return *answer;
}

void Viewer::describe(base::Expected<RemoteDescription> remote, Time now) {
  if (failure_) return;
  if (!remote) return fail(remote.error().message);
  remote_ = std::move(*remote);
  times_.described = now;
  transport_.setRemote(remote_.transport, now);
}

void Viewer::onCandidate(const std::string& candidate) {
  if (const auto usable = readCandidate(candidate)) transport_.addCandidate(*usable);
}

void Viewer::fail(const std::string& why) {
  if (!failure_) failure_ = why;
}

void Viewer::onConnected(Time now) {
  times_.ice = transport_.iceConnectedAt();
  times_.dtls = now;
  nextReport_ = now + reportInterval();
  nextPli_ = now + milliseconds(200);
}

Viewer::Stream* Viewer::streamOf(uint32_t ssrc, uint8_t payloadType) {
  for (auto& stream : streams_)
    if (stream.ssrc == ssrc) return &stream;
  const auto known = remote_.payloads.find(payloadType);
  if (known == remote_.payloads.end() || streams_.size() >= kMaxStreams) return nullptr;
  auto& made = streams_.emplace_back();
  made.ssrc = ssrc;
  made.payloadType = payloadType;
  made.payload = known->second;
  return &made;
}

void Viewer::onRtp(const RtpArrival& arrival) {
  if (options_.loss > 0 && randomFraction() < options_.loss) {
    ++tally_.dropped;
    return;
  }
  ++tally_.packets;
  tally_.bytes += static_cast<int64_t>(arrival.packet.size());
  const uint8_t payloadType = arrival.packet[1] & 0x7f;
  Stream* stream = streamOf(get32(&arrival.packet[8]), payloadType);
  if (!stream) return;
  if (!times_.firstPacket) times_.firstPacket = arrival.at;
  if (stream->payload.retransmits >= 0) return onRetransmission(arrival, stream->payload.retransmits);
  onMedia(*stream, arrival);
}

void Viewer::onMedia(Stream& stream, const RtpArrival& arrival) {
  const auto& packet = arrival.packet;
  const int64_t before = stream.sequence.highest();
  const auto verdict = stream.sequence.onPacket(get16(&packet[2]));
  if (verdict == SequenceTracker::Verdict::late) ++tally_.late;
  if (verdict == SequenceTracker::Verdict::ahead && options_.nack && stream.payload.kind == base::Kind::video)
    stream.nacker.onGap(before + 1, stream.sequence.highest() - 1, arrival.at);
  updateJitter(stream, get32(&packet[4]), arrival.at);
  if (stream.payload.kind == base::Kind::video && !pliSent_ && options_.pli == PliPolicy::start)
    requestKeyframe(stream.ssrc);
  if (options_.transportCc && remote_.transportCcId > 0) {
    if (const auto header = rtp::parseRtpHeader(packet))
      rtp::forEachExtension(packet, *header, [&](int id, Bytes data) {
        if (id == remote_.transportCcId && data.size() == 2)
          transportCc_.onPacket(get16(data.data()), arrival.at);
      });
  }
  if (verdict != SequenceTracker::Verdict::duplicate) inspect(stream, arrival);
}

// RFC 4588 section 4: the original sequence number, then the original payload.
void Viewer::onRetransmission(const RtpArrival& arrival, int payloadType) {
  ++tally_.retransmitted;
  const auto clear = decrypt(arrival.packet);
  const auto header = clear ? rtp::parseRtpHeader(*clear) : std::nullopt;
  if (!header || header->payloadSize < 2) return;
  const uint16_t original = get16(&(*clear)[header->payloadOffset]);
  for (auto& stream : streams_)
    if (stream.payloadType == payloadType) stream.sequence.recover(original);
}

void Viewer::updateJitter(Stream& stream, uint32_t timestamp, Time at) {
  const auto arrival = static_cast<int64_t>(seconds(at.time_since_epoch()) * stream.payload.clockRate);
  const int64_t transit = arrival - timestamp;
  const auto difference = static_cast<int32_t>(transit - stream.transit);
  if (stream.transit != 0) stream.jitter += (std::abs(static_cast<double>(difference)) - stream.jitter) / 16;
  stream.transit = transit;
}

// Every decryptEvery-th packet, and until the first keyframe the first packet of each frame.
void Viewer::inspect(Stream& stream, const RtpArrival& arrival) {
  const bool video = stream.payload.kind == base::Kind::video;
  const uint32_t timestamp = get32(&arrival.packet[4]);
  const bool marker = (arrival.packet[1] & 0x80) != 0;
  bool startsFrame = false;
  if (video && !times_.firstKeyframe) {
    if (!times_.firstVideo) times_.firstVideo = arrival.at;
    startsFrame = !sawFrame_ || timestamp != frameTimestamp_;
    sawFrame_ = true;
    frameTimestamp_ = timestamp;
  }
  if (options_.decryptEvery > 0 && (startsFrame || isSample(stream))) {
    if (const auto clear = decrypt(arrival.packet)) {
      if (startsFrame) watchForKeyframe(stream, *clear);
      noteTransit(*clear, arrival.kernelNs);
    }
  }
  if (inKeyframe_ && marker && timestamp == keyframeTimestamp_ && !times_.firstKeyframe)
    times_.firstKeyframe = arrival.at;
}

bool Viewer::isSample(const Stream& stream) const {
  return (stream.sequence.unique() - 1) % static_cast<uint64_t>(options_.decryptEvery) ==
         0;  // the first, too
}

void Viewer::noteTransit(Bytes clear, int64_t kernelNs) {
  if (!options_.sendLog || kernelNs == 0) return;
  const auto header = rtp::parseRtpHeader(clear);
  if (!header) return;
  if (const auto sent = options_.sendLog->sentAt(clear.subspan(header->payloadOffset, header->payloadSize)))
    transits_.push_back(static_cast<double>(kernelNs - *sent) / 1e6);
}

std::optional<Bytes> Viewer::decrypt(std::span<uint8_t> packet) {
  const auto size = transport_.unprotect(packet);
  ++(size ? tally_.decrypted : tally_.decryptFailures);
  if (!size) return std::nullopt;
  return Bytes(packet.first(*size));
}

void Viewer::watchForKeyframe(const Stream& stream, Bytes clear) {
  const auto header = rtp::parseRtpHeader(clear);
  if (!header) return;
  if (rtp::startsKeyframe(stream.payload.codec, clear.subspan(header->payloadOffset, header->payloadSize))) {
    inKeyframe_ = true;
    keyframeTimestamp_ = header->timestamp;
  } else if (!inKeyframe_ && options_.pli == PliPolicy::needed && !pliSent_) {
    requestKeyframe(stream.ssrc);
  }
}

void Viewer::requestKeyframe(uint32_t ssrc) {
  pliSent_ = true;
  ++tally_.keyframeRequests;
  RtcpWriter compound(ssrc_);
  compound.receiverReport({});
  compound.cname(transport_.credentials().ufrag);
  compound.pictureLoss(ssrc);
  transport_.sendRtcp(compound);
}

void Viewer::onRtcp(Bytes compound, Time now) {
  RtcpReader reader;
  reader.onSenderReport = [&](uint32_t ssrc, const SenderInfo& info) {
    ++tally_.senderReports;
    for (auto& stream : streams_) {
      if (stream.ssrc != ssrc) continue;
      stream.lastReport = static_cast<uint32_t>(info.ntpTime >> 16);
      stream.lastReportAt = now;
    }
  };
  reader.read(compound);
}

void Viewer::onTimer(Time now) {
  if (failure_) return;
  transport_.onTimer(now);
  if (!transport_.connected()) return;
  if (now >= nextReport_) sendReport(now);
  if (options_.nack) sendNacks(now);
  if (now >= nextFeedback_ && !transportCc_.empty()) sendTransportFeedback(now);
  if (options_.pli == PliPolicy::never || times_.firstKeyframe || now < nextPli_ ||
      options_.decryptEvery == 0)
    return;
  for (const auto& stream : streams_)  // a browser asks again while it can show nothing
    if (stream.payload.kind == base::Kind::video && stream.payload.retransmits < 0)
      requestKeyframe(stream.ssrc);
  nextPli_ = now + kPliRepeat;
}

ReportBlock Viewer::block(Stream& stream, Time now) {
  const uint64_t expected = stream.sequence.expected(), unique = stream.sequence.unique();
  const auto expectedNow = static_cast<int64_t>(expected - stream.expectedBefore);
  const int64_t lostNow = expectedNow - static_cast<int64_t>(unique - stream.uniqueBefore);
  stream.expectedBefore = expected;
  stream.uniqueBefore = unique;
  ReportBlock block;
  block.ssrc = stream.ssrc;
  block.fractionLost = expectedNow > 0 && lostNow > 0
                           ? static_cast<uint8_t>(std::min<int64_t>(255, lostNow * 256 / expectedNow))
                           : uint8_t{0};
  block.cumulativeLost = static_cast<int32_t>(stream.sequence.lost());
  block.highestSequence = static_cast<uint32_t>(stream.sequence.highest());
  block.jitter = static_cast<uint32_t>(stream.jitter);
  block.lastSenderReport = stream.lastReport;
  if (stream.lastReport != 0)
    block.delaySinceLast = static_cast<uint32_t>(seconds(now - stream.lastReportAt) * 65536);
  return block;
}

void Viewer::sendReport(Time now) {
  nextReport_ = now + reportInterval();
  std::vector<ReportBlock> blocks;
  for (auto& stream : streams_)
    if (stream.payload.retransmits < 0) blocks.push_back(block(stream, now));
  RtcpWriter compound(ssrc_);
  compound.receiverReport(blocks);
  compound.cname(transport_.credentials().ufrag);
  transport_.sendRtcp(compound);
}

void Viewer::sendNacks(Time now) {
  for (auto& stream : streams_) {
    const auto numbers = stream.nacker.due(stream.sequence, now);
    if (numbers.empty()) continue;
    tally_.nacks += static_cast<int64_t>(numbers.size());
    RtcpWriter compound(ssrc_);
    compound.receiverReport({});
    compound.cname(transport_.credentials().ufrag);
    compound.nack(stream.ssrc, numbers);
    transport_.sendRtcp(compound);
  }
}

void Viewer::sendTransportFeedback(Time now) {
  nextFeedback_ = now + kFeedbackPeriod;
  RtcpWriter compound(ssrc_);
  compound.receiverReport({});
  compound.cname(transport_.credentials().ufrag);
  compound.transportFeedback(streams_.empty() ? 0 : streams_.front().ssrc, transportCc_.take());
  transport_.sendRtcp(compound);
}

Tally Viewer::tally() const {
  Tally total = tally_;
  for (const auto& stream : streams_) {
    if (stream.payload.retransmits >= 0) continue;
    total.expected += static_cast<int64_t>(stream.sequence.expected());
    total.unique += static_cast<int64_t>(stream.sequence.unique());
    total.duplicates += static_cast<int64_t>(stream.sequence.duplicates());
    total.jumps += static_cast<int64_t>(stream.sequence.jumps());
  }
  total.rtcpFailures += static_cast<int64_t>(transport_.rtcpFailures());
  total.socketDrops += transport_.socketDrops();
  return total;
}

}  // namespace headwater::load
