// Whether queues on the way grow: the arrival-time filter and over-use detector of draft-ietf-rmcat-gcc-02.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace headwater::fanout {

/// Sections 5.2 to 5.4: packets in groups of 5 ms, the variation of delay between groups through a Kalman
/// filter, against a threshold that adapts. Thread: one at a time.
class DelayDetector {
 public:
  using Micros = std::chrono::microseconds;
  enum class Usage { normal, over, under };

  /// A packet that came, in the order of sending; the two clocks need not agree.
  void onArrival(Micros sent, Micros arrived);
  Usage usage() const { return usage_; }
  /// The gradient of delay from group to group, in ms, and what it may be.
  double gradient() const { return gradient_; }
  double threshold() const { return threshold_; }

 private:
  struct Group {
    Micros firstSent{}, lastSent{}, arrived{};
    bool started = false;
  };

  bool belongsToGroup(Micros sent, Micros arrived) const;
  void closeGroup();
  void filter(double variation, double sentDelta);
  void adaptThreshold(double elapsed);
  void detect(double elapsed, double before);
  double noiseMemory(double sentDelta);

  Group group_, previous_;
  double gradient_ = 0;                 ///< m(i), ms
  double errorCovariance_ = 0.1;        ///< e(i)
  double noiseVariance_ = 1;            ///< var_v_hat(i), ms^2
  double threshold_ = 12.5;             ///< del_var_th(i), ms
  double overFor_ = 0;                  ///< ms
  std::array<double, 32> intervals_{};  ///< between groups as sent, ms
  size_t nextInterval_ = 0;
  Usage usage_ = Usage::normal;
};

}  // namespace headwater::fanout
