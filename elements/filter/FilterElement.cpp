#include "elements/filter/FilterElement.hpp"

#include <gst/gst.h>

#include "elements/gst/GstPtr.hpp"

namespace headwater::media {

namespace {

using Code = Failure::Code;

class Filter final : public FilterElement {
 public:
  explicit Filter(gst::Ptr<GstElement> element) : element_(std::move(element)) {}

  Expected<void> setProperty(const std::string& name, const std::string& value) override {
    GObject* object = G_OBJECT(element_.get());
    GParamSpec* spec = g_object_class_find_property(G_OBJECT_GET_CLASS(object), name.c_str());
    if (!spec)
      return fail(Code::invalidArgument,
                  "No property named '" + name + "' in object '" + GST_OBJECT_NAME(element_.get()) + "'");
    if (!(spec->flags & G_PARAM_WRITABLE))
      return fail(Code::invalidArgument, "Property '" + name + "' cannot be written");
    GValue parsed = G_VALUE_INIT;
    g_value_init(&parsed, spec->value_type);
    const bool valid = gst_value_deserialize_with_pspec(&parsed, value.c_str(), spec);
    if (valid) g_object_set_property(object, name.c_str(), &parsed);
    g_value_unset(&parsed);
    if (valid) return {};
    return fail(Code::invalidArgument, "'" + value + "' is no value of property '" + name + "', expected a " +
                                           g_type_name(spec->value_type));
  }

 private:
  const gst::Ptr<GstElement> element_;
};

}  // namespace

Expected<std::unique_ptr<FilterElement>> FilterElement::create(const std::string& command) {
  GError* error = nullptr;
  auto element = gst::sink(gst_parse_launch(command.c_str(), &error));
  if (!element || error) {
    std::string what = "GStreamer element cannot be created";
    if (error) what += std::string(": ") + error->message;
    g_clear_error(&error);
    return fail(Code::invalidArgument, what);
  }
  if (GST_IS_BIN(element.get()))
    return fail(Code::invalidArgument, "Given command is not valid, only one element can be created");
  return std::make_unique<Filter>(std::move(element));
}

}  // namespace headwater::media
