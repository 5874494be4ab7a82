#include <algorithm>

#include "elements/base/Mutex.hpp"
#include "elements/filter/FramePath.hpp"
#include "elements/filter/Overlay.hpp"

namespace headwater::filter {

namespace {

/// What lies over the video. Thread-safe.
class Images {
 public:
  void set(const std::string& id, const PicturePlace& place, std::shared_ptr<const Picture> picture) {
    const base::Lock lock(mutex_);
    std::erase_if(images_, [&](const auto& each) { return each.id == id; });
    if (picture) images_.push_back({id, place, std::move(picture)});
  }

  std::vector<PlacedPicture> on(int width, int height) const {
    const base::Lock lock(mutex_);
    std::vector<PlacedPicture> all;
    for (const auto& each : images_) all.push_back(placed(each.picture, each.place, 0, 0, width, height));
    return all;
  }

 private:
  struct Image {
    std::string id;
    PicturePlace place;
    std::shared_ptr<const Picture> picture;
  };
  mutable base::Mutex mutex_;
  std::vector<Image> images_ HW_GUARDED_BY(mutex_);  ///< the last one on top
};

class Filter final : public FramePathFilter<ImageFilter> {
 public:
  Filter(std::shared_ptr<FramePath> path, std::shared_ptr<Images> images, gst::SignalConnection drawing)
      : FramePathFilter(std::move(path)), images_(std::move(images)), drawing_(std::move(drawing)) {}

  void setImage(const std::string& id, const PicturePlace& place,
                std::shared_ptr<const Picture> picture) override {
    images_->set(id, place, std::move(picture));
  }
  void removeImage(const std::string& id) override { images_->set(id, {}, nullptr); }

 private:
  const std::shared_ptr<Images> images_;
  const gst::SignalConnection drawing_;
};

}  // namespace

base::Expected<std::shared_ptr<ImageFilter>> ImageFilter::create(
    std::weak_ptr<MediaFilterObserver> observer) {
  const auto images = std::make_shared<Images>();
  auto overlay = makeOverlay([images](int width, int height) { return images->on(width, height); });
  if (!overlay) return tl::make_unexpected(overlay.error());
  auto path = FramePath::create(base::Kind::video, overlay->element, nullptr);
  if (!path) return tl::make_unexpected(path.error());
  (*path)->setObserver(std::move(observer));
  return std::make_shared<Filter>(std::move(*path), images, std::move(overlay->drawing));
}

}  // namespace headwater::filter
