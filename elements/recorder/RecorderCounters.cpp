#include "elements/recorder/RecorderCounters.hpp"

#include "elements/recorder/Recorder.hpp"

namespace headwater::recorder {

RecorderMetrics recorderMetrics() {
  const auto& sum = recorderCounters();
  return {sum.recorders, sum.recordings, sum.failures, sum.bytes};
}

}  // namespace headwater::recorder
