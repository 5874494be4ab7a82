#include "elements/fanout/BandwidthEstimator.hpp"

#include <algorithm>
#include <cmath>

namespace headwater::fanout {

namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

// Sections 5.5, 5.6 and 6.
constexpr double kBeta = 0.85, kEta = 1.08, kHeadroom = 1.5, kSmoothing = 0.95;
constexpr double kHighLoss = 0.10, kLowLoss = 0.02, kLossIncrease = 1.05;
constexpr auto kLossWindow = 500ms;  ///< feedback comes more often than the receiver reports of section 6
constexpr uint32_t kLossPackets = 20;

uint32_t micros(BandwidthEstimator::TimePoint time) {
  return static_cast<uint32_t>(std::chrono::duration_cast<microseconds>(time.time_since_epoch()).count());
}

double bounded(double bitrate) {
  return std::clamp(bitrate, static_cast<double>(BandwidthEstimator::kMinBitrate),
                    static_cast<double>(BandwidthEstimator::kMaxBitrate));
}

}  // namespace

void RateWindow::add(size_t bytes, microseconds arrived) {
  const int64_t bucket = arrived / kBucket;
  if (!started_ || bucket > newest_ + 20 * kBuckets || bucket < newest_ - 20 * kBuckets) {
    bytes_.fill(0);  // a start, a long pause or another clock
    first_ = newest_ = bucket;
    started_ = true;
  }
  for (; newest_ < bucket; ++newest_) bytes_[static_cast<size_t>((newest_ + 1) % (kBuckets + 1))] = 0;
  if (bucket < newest_ - kBuckets || bucket < 0) return;
  bytes_[static_cast<size_t>(bucket % (kBuckets + 1))] += bytes;
}

std::optional<double> RateWindow::bitrate() const {
  if (!started_ || newest_ - first_ < kBuckets) return std::nullopt;
  uint64_t bytes = 0;
  for (int64_t bucket = newest_ - kBuckets; bucket < newest_; ++bucket)
    if (bucket >= 0) bytes += bytes_[static_cast<size_t>(bucket % (kBuckets + 1))];
  return static_cast<double>(8 * bytes) / (static_cast<double>(kBuckets) * 0.05);
}

void BandwidthEstimator::onSent(uint16_t transportSequence, size_t bytes, TimePoint now) {
  auto& sent = history_[transportSequence % kHistory];
  sent.micros = micros(now);
  sent.sequence = transportSequence;
  sent.bytes = bytes & 0x3fff;
  sent.fate = Fate::sent;
}

void BandwidthEstimator::onTransportFeedback(const rtp::TransportFeedback& feedback, TimePoint now) {
  std::optional<uint32_t> newest;
  feedback.forEach([&](uint16_t sequence, bool received, microseconds arrived) {
    const auto& sent = history_[sequence % kHistory];
    if (sent.sequence != sequence || sent.fate == Fate::unknown) return;
    if (received) newest = sent.micros;
    onStatus(sequence, received, arrived);
  });
  if (newest) roundTrip_ = microseconds(micros(now) - *newest);
  const auto received = rate_.bitrate();
  if (!received) return;
  controlByDelay(*received, now);
  controlByLoss(*received, now);
}

void BandwidthEstimator::onStatus(uint16_t sequence, bool received, microseconds arrived) {
  auto& sent = history_[sequence % kHistory];
  if (!received) {
    if (sent.fate != Fate::sent) return;
    sent.fate = Fate::lost;
    ++lost_;
    ++windowLost_;
    return;
  }
  if (sent.fate == Fate::received) return;
  if (sent.fate == Fate::lost) {  // it was only late
    --lost_;
    if (windowLost_ > 0) --windowLost_;
  }
  sent.fate = Fate::received;
  ++acknowledged_;
  ++windowReceived_;
  rate_.add(sent.bytes, arrived);
  lastSent_ = lastSent_ ? *lastSent_ + microseconds(static_cast<int32_t>(
                                           sent.micros - static_cast<uint32_t>(lastSent_->count())))
                        : microseconds(sent.micros);
  delay_.onArrival(*lastSent_, arrived);
}

/// Section 5.5.
void BandwidthEstimator::controlByDelay(double received, TimePoint now) {
  const double seconds = std::chrono::duration<double>(now - controlled_).count();
  controlled_ = now;
  if (byDelay_ == 0) {
    byDelay_ = bounded(received);
    return;
  }
  switch (delay_.usage()) {
    case DelayDetector::Usage::over:
      if (state_ != State::decrease) decrease(received);
      state_ = State::decrease;
      return;
    case DelayDetector::Usage::under:
      state_ = State::hold;
      return;
    case DelayDetector::Usage::normal:
      state_ = state_ == State::decrease ? State::hold : State::increase;
  }
  if (state_ == State::increase) increase(received, std::clamp(seconds, 0.0, 1.0));
  byDelay_ = bounded(std::max(byDelay_, kBeta * received));
}

void BandwidthEstimator::increase(double received, double seconds) {
  double next = byDelay_;
  if (nearConvergence(received)) {
    const double responseTime = 0.1 + std::chrono::duration<double>(roundTrip_).count();
    const double perFrame = byDelay_ / 30;
    const double packet = perFrame / std::ceil(perFrame / (1200 * 8));
    next += std::max(1000.0, 0.5 * std::min(seconds / responseTime, 1.0) * packet);
  } else {
    next *= std::pow(kEta, seconds);
  }
  byDelay_ = std::max(byDelay_, std::min(next, kHeadroom * received));
}

bool BandwidthEstimator::nearConvergence(double received) const {
  return decreaseMean_ > 0 && std::abs(received - decreaseMean_) <= 3 * std::sqrt(decreaseVariance_);
}

void BandwidthEstimator::decrease(double received) {
  byDelay_ = bounded(std::min(byDelay_, kBeta * received));
  const double difference = received - decreaseMean_;
  if (decreaseMean_ == 0 || difference > 3 * std::sqrt(decreaseVariance_)) {  // the path has changed
    decreaseMean_ = received;
    decreaseVariance_ = 0.01 * received * received;
    return;
  }
  decreaseMean_ += (1 - kSmoothing) * difference;
  decreaseVariance_ = kSmoothing * (decreaseVariance_ + (1 - kSmoothing) * difference * difference);
}

/// Section 6.
void BandwidthEstimator::controlByLoss(double received, TimePoint now) {
  const uint32_t packets = windowReceived_ + windowLost_;
  if (now - lossWindow_ < kLossWindow || packets < kLossPackets) return;
  lossWindow_ = now;
  lossRate_ = static_cast<double>(windowLost_) / packets;
  windowReceived_ = windowLost_ = 0;
  if (byLoss_ == 0) byLoss_ = received;
  if (lossRate_ > kHighLoss)
    byLoss_ = std::min(byLoss_, kHeadroom * received) * (1 - 0.5 * lossRate_);
  else if (lossRate_ < kLowLoss)
    byLoss_ = std::max(byLoss_, std::min(kLossIncrease * byLoss_, kHeadroom * received));
  byLoss_ = bounded(std::max(byLoss_, kBeta * received));
}

std::optional<uint64_t> BandwidthEstimator::availableBitrate() const {
  if (byDelay_ == 0) return std::nullopt;
  return static_cast<uint64_t>(byLoss_ == 0 ? byDelay_ : std::min(byDelay_, byLoss_));
}

}  // namespace headwater::fanout
