#include <gst/gst.h>
#include <unistd.h>

#include "elements/base/Mutex.hpp"
#include "elements/filter/FramePath.hpp"
#include "elements/filter/Overlay.hpp"

namespace headwater::filter {

namespace {

/// Of Debian's opencv-data.
constexpr const char* kCascade = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_default.xml";
/// A face that is not found in one frame is likely still there.
constexpr std::chrono::milliseconds kRemembered{250};

struct Face {
  guint x = 0, y = 0, width = 0, height = 0;
};

/// Where faces are and what lies over them. Thread-safe.
class Faces {
 public:
  void set(const PicturePlace& place, std::shared_ptr<const Picture> picture) {
    const base::Lock lock(mutex_);
    place_ = place;
    picture_ = std::move(picture);
  }

  /// A message of `facedetect`: comes before the frame that it is about.
  void read(const GstStructure* message) {
    if (!message || !gst_structure_has_name(message, "facedetect")) return;
    const GValue* list = gst_structure_get_value(message, "faces");
    if (!list || !GST_VALUE_HOLDS_LIST(list)) return;
    std::vector<Face> found;
    for (guint i = 0; i < gst_value_list_get_size(list); ++i) {
      const GValue* each = gst_value_list_get_value(list, i);
      if (!GST_VALUE_HOLDS_STRUCTURE(each)) continue;
      const GstStructure* from = gst_value_get_structure(each);
      Face face;
      if (gst_structure_get_uint(from, "x", &face.x) && gst_structure_get_uint(from, "y", &face.y) &&
          gst_structure_get_uint(from, "width", &face.width) &&
          gst_structure_get_uint(from, "height", &face.height))
        found.push_back(face);
    }
    const auto now = std::chrono::steady_clock::now();
    const base::Lock lock(mutex_);
    if (found.empty() && now - seen_ < kRemembered) return;
    if (!found.empty()) seen_ = now;
    faces_ = std::move(found);
  }

  std::vector<PlacedPicture> pictures() const {
    const base::Lock lock(mutex_);
    std::vector<PlacedPicture> all;
    if (!picture_) return all;
    for (const auto& face : faces_)
      all.push_back(placed(picture_, place_, face.x, face.y, face.width, face.height));
    return all;
  }

 private:
  mutable base::Mutex mutex_;
  PicturePlace place_ HW_GUARDED_BY(mutex_);
  std::shared_ptr<const Picture> picture_ HW_GUARDED_BY(mutex_);
  std::vector<Face> faces_ HW_GUARDED_BY(mutex_);
  std::chrono::steady_clock::time_point seen_ HW_GUARDED_BY(mutex_){};
};

class Filter final : public FramePathFilter<FaceFilter> {
 public:
  Filter(std::shared_ptr<FramePath> path, std::shared_ptr<Faces> faces, gst::SignalConnection drawing)
      : FramePathFilter(std::move(path)), faces_(std::move(faces)), drawing_(std::move(drawing)) {}

  void setImage(const PicturePlace& place, std::shared_ptr<const Picture> picture) override {
    faces_->set(place, std::move(picture));
  }

 private:
  const std::shared_ptr<Faces> faces_;
  const gst::SignalConnection drawing_;
};

/// facedetect takes RGB only.
base::Expected<gst::Ptr<GstElement>> makeMiddle(const gst::Ptr<GstElement>& overlay) {
  if (access(kCascade, R_OK) != 0)
    return base::fail(base::Failure::Code::missingPlugin,
                      std::string("there is no ") + kCascade + "; install the package opencv-data");
  auto detect = pipe::makeElement("facedetect");
  if (!detect)
    return base::fail(base::Failure::Code::missingPlugin,
                      "GStreamer has no element 'facedetect'; install the package gstreamer1.0-opencv");
  // One cascade is enough; the others that it would look with by default are not in Debian, and it goes
  // without.
  g_object_set(detect->get(), "display", FALSE, "profile", kCascade, nullptr);
  auto convert = pipe::makeElement("videoconvert");
  if (!convert) return convert;
  auto bin = gst::sink(gst_bin_new(nullptr));
  for (GstElement* each : {detect->get(), convert->get(), overlay.get()})
    gst_bin_add(GST_BIN(bin.get()), each);
  const auto entry = gst::adopt(gst_element_get_static_pad(detect->get(), "sink"));
  const auto exit = gst::adopt(gst_element_get_static_pad(overlay.get(), "src"));
  if (!gst_element_link_many(detect->get(), convert->get(), overlay.get(), nullptr) ||
      !gst_element_add_pad(bin.get(), gst_ghost_pad_new("sink", entry.get())) ||
      !gst_element_add_pad(bin.get(), gst_ghost_pad_new("src", exit.get())))
    return base::fail(base::Failure::Code::internal, "the elements of the face filter cannot be linked");
  return bin;
}

}  // namespace

base::Expected<std::shared_ptr<FaceFilter>> FaceFilter::create(std::weak_ptr<MediaFilterObserver> observer) {
  const auto faces = std::make_shared<Faces>();
  auto overlay = makeOverlay([faces](int, int) { return faces->pictures(); });
  if (!overlay) return tl::make_unexpected(overlay.error());
  const auto middle = makeMiddle(overlay->element);
  if (!middle) return tl::make_unexpected(middle.error());
  auto path = FramePath::create(base::Kind::video, *middle,
                                [faces](const GstStructure* message) { faces->read(message); });
  if (!path) return tl::make_unexpected(path.error());
  (*path)->setObserver(std::move(observer));
  return std::make_shared<Filter>(std::move(*path), faces, std::move(overlay->drawing));
}

}  // namespace headwater::filter
