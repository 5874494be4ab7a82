#include "elements/fanout/DelayDetector.hpp"

#include <algorithm>
#include <cmath>

namespace headwater::fanout {

namespace {

using namespace std::chrono_literals;
using Micros = DelayDetector::Micros;

// The parameters that section 5.6 recommends.
constexpr Micros kBurst = 5ms;
constexpr Micros kTooFar = 10s;  ///< between two groups: the stream paused or a clock jumped
constexpr double kStateNoise = 1e-3, kChi = 0.01;
constexpr double kThresholdUp = 0.01, kThresholdDown = 0.00018;
constexpr double kThresholdMin = 6, kThresholdMax = 600, kOutlier = 15;  // ms
constexpr double kOveruseTime = 10;                                      // ms

double milliseconds(Micros duration) {
  return static_cast<double>(duration.count()) / 1000;
}

}  // namespace

void DelayDetector::onArrival(Micros sent, Micros arrived) {
  if (group_.started && sent < group_.firstSent) return;  // overtaken
  if (group_.started && (sent - group_.lastSent > kTooFar || arrived - group_.arrived > kTooFar ||
                         arrived - group_.arrived < -kTooFar))
    group_ = previous_ = {};
  if (group_.started && belongsToGroup(sent, arrived)) {
    group_.lastSent = std::max(group_.lastSent, sent);
    group_.arrived = std::max(group_.arrived, arrived);
    return;
  }
  if (group_.started) closeGroup();
  group_ = {sent, sent, arrived, true};
}

/// Section 5.2: sent together, or queued together on the way.
bool DelayDetector::belongsToGroup(Micros sent, Micros arrived) const {
  if (sent - group_.firstSent <= kBurst) return true;
  const auto variation = (arrived - group_.arrived) - (sent - group_.lastSent);
  return arrived - group_.arrived < kBurst && variation < Micros::zero();
}

void DelayDetector::closeGroup() {
  if (previous_.started) {
    const double sentDelta = milliseconds(group_.lastSent - previous_.lastSent);
    const double arrivedDelta = milliseconds(group_.arrived - previous_.arrived);
    const double before = gradient_;
    filter(arrivedDelta - sentDelta, sentDelta);
    detect(sentDelta, before);
    adaptThreshold(arrivedDelta);
  }
  previous_ = group_;
}

/// Section 5.3.
void DelayDetector::filter(double variation, double sentDelta) {
  double innovation = variation - gradient_;
  const double bound = 3 * std::sqrt(noiseVariance_);
  innovation = std::clamp(innovation, -bound, bound);
  const double memory = noiseMemory(sentDelta);
  noiseVariance_ = std::max(memory * noiseVariance_ + (1 - memory) * innovation * innovation, 1.0);
  const double uncertainty = errorCovariance_ + kStateNoise;
  const double gain = uncertainty / (noiseVariance_ + uncertainty);
  gradient_ += innovation * gain;
  errorCovariance_ = (1 - gain) * uncertainty;
}

/// alpha of section 5.3: by the highest rate of groups among the last ones.
double DelayDetector::noiseMemory(double sentDelta) {
  intervals_[nextInterval_++ % intervals_.size()] = sentDelta;
  double shortest = 1000;
  for (const double interval : intervals_)
    if (interval > 0) shortest = std::min(shortest, interval);
  return std::pow(1 - kChi, 30 * shortest / 1000);
}

/// Section 5.4.
void DelayDetector::detect(double elapsed, double before) {
  if (gradient_ > threshold_) {
    overFor_ += elapsed;
    if (overFor_ >= kOveruseTime && gradient_ >= before) usage_ = Usage::over;
    return;
  }
  overFor_ = 0;
  usage_ = gradient_ < -threshold_ ? Usage::under : Usage::normal;
}

void DelayDetector::adaptThreshold(double elapsed) {
  const double excess = std::abs(gradient_) - threshold_;
  if (excess > kOutlier) return;
  const double speed = excess > 0 ? kThresholdUp : kThresholdDown;
  threshold_ += std::clamp(elapsed, 0.0, 100.0) * speed * excess;
  threshold_ = std::clamp(threshold_, kThresholdMin, kThresholdMax);
}

}  // namespace headwater::fanout
