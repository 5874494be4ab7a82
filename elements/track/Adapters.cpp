#include "elements/track/Adapters.hpp"

#include <algorithm>

#include "elements/base/Mutex.hpp"
#include "elements/rtp/RtpFormats.hpp"
#include "elements/track/Track.hpp"

namespace headwater::track {

namespace {

std::unique_ptr<AdapterFactory>& factory() {
  static std::unique_ptr<AdapterFactory> one;
  return one;
}

tl::unexpected<base::Failure> noFactory() {
  return base::fail(base::Failure::Code::internal,
                    "media cannot be converted before the media path is initialised");
}

}  // namespace

void setAdapterFactory(std::unique_ptr<AdapterFactory> made) {
  if (!factory()) factory() = std::move(made);
}

EncodingLimits EncodingControl::limits() const {
  const base::Lock lock(mutex_);
  return limits_;
}

void EncodingControl::set(const EncodingLimits& limits) {
  const base::Lock lock(mutex_);
  if (limits == limits_) return;
  limits_ = limits;
  ++version_;
}

struct DerivedTracks::Census {
  void change(int by) {
    std::function<void(bool)> tell;
    bool any = false;
    {
      const base::Lock lock(mutex);
      count += by;
      any = count > 0;
      if (any != (count - by > 0)) tell = listener;
    }
    if (tell) tell(any);
  }
  base::Mutex mutex;
  int count HW_GUARDED_BY(mutex) = 0;
  std::function<void(bool)> listener HW_GUARDED_BY(mutex);
};

/// Held by a derived Track: counts it for as long as it lives.
class DerivedTracks::Lease {
 public:
  explicit Lease(std::shared_ptr<Census> census) : census_(std::move(census)) { census_->change(1); }
  ~Lease() { census_->change(-1); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

 private:
  const std::shared_ptr<Census> census_;
};

std::shared_ptr<DerivedTracks::Census> DerivedTracks::makeCensus() {
  return std::make_shared<Census>();
}

void DerivedTracks::enter(const TrackPtr& derived) {
  derived->keep(std::make_shared<Lease>(census_));
}

base::Expected<TrackPtr> DerivedTracks::frames(const TrackPtr& source) {
  if (source->carriesFrames()) return source;
  if (!factory()) return noFactory();
  const base::Lock lock(making_);
  if (auto known = frames_.lock()) return known;
  auto made = factory()->decoded(source);
  if (!made) return made;
  enter(*made);
  frames_ = *made;
  return made;
}

base::Expected<TrackPtr> DerivedTracks::encoded(const TrackPtr& source, const rtp::RtpFormat& wanted) {
  const auto fits = [&](const TrackPtr& track) { return track && formatMatch(track->format(), wanted) > 0; };
  if (fits(source)) return source;
  if (!factory()) return noFactory();
  auto raw = source->frames();
  if (!raw || wanted.encodingName == rtp::kRawEncoding) return raw;
  const base::Lock lock(making_);
  std::erase_if(encoded_, [](const auto& each) { return each.expired(); });
  for (const auto& each : encoded_)
    if (auto known = each.lock(); fits(known)) return known;
  auto made = factory()->encoded(*raw, wanted, control_);
  if (!made) return made;
  enter(*made);
  encoded_.push_back(*made);
  return made;
}

bool DerivedTracks::any() const {
  const base::Lock lock(census_->mutex);
  return census_->count > 0;
}

void DerivedTracks::setListener(std::function<void(bool)> listener) {
  const base::Lock lock(census_->mutex);
  census_->listener = std::move(listener);
}

}  // namespace headwater::track
