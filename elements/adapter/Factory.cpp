#include "elements/adapter/Factory.hpp"

#include "elements/adapter/Adapter.hpp"
#include "elements/adapter/AdapterMetrics.hpp"

namespace headwater::media {

namespace {

class Factory final : public AdapterFactory {
 public:
  Expected<TrackPtr> decoded(const TrackPtr& source) override { return DecodeAdapter::create(source); }
  Expected<TrackPtr> encoded(const TrackPtr& frames, const RtpFormat& wanted,
                             const std::shared_ptr<EncodingControl>& control) override {
    return EncodeAdapter::create(frames, wanted, control);
  }
};

}  // namespace

std::unique_ptr<AdapterFactory> makeAdapterFactory() {
  return std::make_unique<Factory>();
}

AdapterCounters& AdapterCounters::shared() {
  static auto* const counters = new AdapterCounters;
  return *counters;
}

AdapterMetrics adapterMetrics() {
  const auto& counters = AdapterCounters::shared();
  return {counters.decoders, counters.encoders, counters.decodersTotal, counters.encodersTotal};
}

}  // namespace headwater::media
