#include "elements/transcode/Factory.hpp"

#include "elements/rtp/RtpFormats.hpp"
#include "elements/transcode/Adapter.hpp"
#include "elements/transcode/AdapterMetrics.hpp"

namespace headwater::transcode {

namespace {

class Factory final : public track::AdapterFactory {
 public:
  base::Expected<track::TrackPtr> decoded(const track::TrackPtr& source) override {
    return DecodeAdapter::create(source);
  }
  base::Expected<track::TrackPtr> encoded(const track::TrackPtr& frames, const rtp::RtpFormat& wanted,
                                          const std::shared_ptr<track::EncodingControl>& control) override {
    return EncodeAdapter::create(frames, wanted, control);
  }
};

}  // namespace

std::unique_ptr<track::AdapterFactory> makeAdapterFactory() {
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

}  // namespace headwater::transcode
