#include "elements/base/Mutex.hpp"
#include "elements/filter/FramePath.hpp"

namespace headwater::filter {

namespace {

/// What was told last. Thread-safe.
class LastCode {
 public:
  /// Whether this one is to be told.
  bool isNews(const std::string& type, const std::string& value) {
    const auto now = std::chrono::steady_clock::now();
    const base::Lock lock(mutex_);
    if (type == type_ && value == value_ && now - told_ < CodeFilter::kRepeat) return false;
    type_ = type;
    value_ = value;
    told_ = now;
    return true;
  }

 private:
  base::Mutex mutex_;
  std::string type_ HW_GUARDED_BY(mutex_), value_ HW_GUARDED_BY(mutex_);
  std::chrono::steady_clock::time_point told_ HW_GUARDED_BY(mutex_){};
};

void read(const GstStructure* message, LastCode& last, const std::weak_ptr<MediaFilterObserver>& observer) {
  if (!message || !gst_structure_has_name(message, "barcode")) return;
  const char* type = gst_structure_get_string(message, "type");
  const char* value = gst_structure_get_string(message, "symbol");
  if (!type || !value || !last.isNews(type, value)) return;
  if (const auto told = observer.lock()) told->onCode(type, value);
}

}  // namespace

base::Expected<std::shared_ptr<CodeFilter>> CodeFilter::create(std::weak_ptr<MediaFilterObserver> observer) {
  const auto zbar = pipe::makeElement("zbar");
  if (!zbar) return tl::make_unexpected(zbar.error());
  auto path = FramePath::create(base::Kind::video, *zbar,
                                [observer, last = std::make_shared<LastCode>()](const GstStructure* message) {
                                  read(message, *last, observer);
                                });
  if (!path) return tl::make_unexpected(path.error());
  (*path)->setObserver(std::move(observer));
  return std::make_shared<FramePathFilter<CodeFilter>>(std::move(*path));
}

}  // namespace headwater::filter
