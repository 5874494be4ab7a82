#include <algorithm>

#include "elements/filter/FilterLine.hpp"
#include "elements/filter/FramePath.hpp"

namespace headwater::filter {

namespace {

using Code = base::Failure::Code;
using Elements = std::vector<gst::Ptr<GstElement>>;

tl::unexpected<base::Failure> cannot(const std::string& why) {
  return base::fail(Code::invalidArgument, "GStreamer element cannot be created: " + why);
}

base::Expected<void> setFromText(GstElement* element, const std::string& name, const std::string& value) {
  GObject* object = G_OBJECT(element);
  GParamSpec* spec = g_object_class_find_property(G_OBJECT_GET_CLASS(object), name.c_str());
  if (!spec)
    return base::fail(Code::invalidArgument,
                      "No property named '" + name + "' in object '" + GST_OBJECT_NAME(element) + "'");
  if (!(spec->flags & G_PARAM_WRITABLE) || (spec->flags & G_PARAM_CONSTRUCT_ONLY))
    return base::fail(Code::invalidArgument, "Property '" + name + "' cannot be written");
  GValue parsed = G_VALUE_INIT;
  g_value_init(&parsed, spec->value_type);
  const bool valid = gst_value_deserialize_with_pspec(&parsed, value.c_str(), spec);
  if (valid) g_object_set_property(object, name.c_str(), &parsed);
  g_value_unset(&parsed);
  if (valid) return {};
  return base::fail(Code::invalidArgument, "'" + value + "' is no value of property '" + name +
                                               "', expected a " + g_type_name(spec->value_type));
}

gst::Ptr<GstCaps> rawCaps(base::Kind kind) {
  return gst::adopt(gst_caps_new_empty_simple(kind == base::Kind::video ? "video/x-raw" : "audio/x-raw"));
}

/// The pad by which raw media of that kind enters or leaves. Others may be there beside it, as that for the
/// text of textoverlay; nothing is linked to them.
gst::Ptr<GstPad> rawPad(GstElement* element, GstPadDirection direction, base::Kind kind) {
  const auto raw = rawCaps(kind);
  for (const auto* at = direction == GST_PAD_SINK ? element->sinkpads : element->srcpads; at; at = at->next) {
    auto* pad = static_cast<GstPad*>(at->data);
    const auto caps = gst::adopt(gst_pad_get_pad_template_caps(pad));
    if (gst_caps_can_intersect(caps.get(), raw.get())) return gst::ref(pad);
  }
  return {};
}

/// Whether the element takes and makes raw media of that kind.
bool works(GstElement* element, base::Kind kind) {
  return rawPad(element, GST_PAD_SINK, kind) && rawPad(element, GST_PAD_SRC, kind);
}

base::Expected<gst::Ptr<GstElement>> makeCaps(const std::string& text) {
  const auto caps = gst::adopt(gst_caps_from_string(text.c_str()));
  if (!caps) return cannot("'" + text + "' are no caps");
  auto element = pipe::makeElement("capsfilter");
  if (element) g_object_set(element->get(), "caps", caps.get(), nullptr);
  return element;
}

base::Expected<gst::Ptr<GstElement>> makePart(const FilterPart& part,
                                              const std::vector<std::string>& allowed) {
  if (part.isCaps()) return makeCaps(part.element);
  if (!pipe::elementExists(part.element.c_str())) return cannot("no element \"" + part.element + "\"");
  if (std::find(allowed.begin(), allowed.end(), part.element) == allowed.end())
    return cannot("'" + part.element + "' is not among the elements of the setting filters.allowedElements");
  auto element = pipe::makeElement(part.element.c_str());
  if (!element) return cannot("\"" + part.element + "\" does not start");
  for (const auto& [name, value] : part.settings) {
    if (name == "name") continue;  // of no use here
    if (auto set = setFromText(element->get(), name, value); !set) return cannot(set.error().message);
  }
  return element;
}

base::Expected<base::Kind> kindOf(const Elements& elements, const std::vector<FilterPart>& parts,
                                  std::optional<base::Kind> wanted) {
  for (const auto kind : {base::Kind::video, base::Kind::audio}) {
    if (wanted && *wanted != kind) continue;
    const auto misfit = std::find_if(elements.begin(), elements.end(),
                                     [kind](const auto& each) { return !works(each.get(), kind); });
    if (misfit == elements.end()) return kind;
    if (!wanted && kind == base::Kind::video) continue;
    const auto at = static_cast<size_t>(misfit - elements.begin());
    return cannot("'" + parts[at].element + "' is no filter of raw " +
                  (wanted ? toString(*wanted) : "video or audio"));
  }
  return cannot("it is no filter");
}

/// All of them as one element.
gst::Ptr<GstElement> joined(const Elements& elements, base::Kind kind) {
  auto bin = gst::sink(gst_bin_new(nullptr));
  for (const auto& each : elements) gst_bin_add(GST_BIN(bin.get()), each.get());
  for (size_t i = 1; i < elements.size(); ++i) {
    const auto from = rawPad(elements[i - 1].get(), GST_PAD_SRC, kind);
    const auto to = rawPad(elements[i].get(), GST_PAD_SINK, kind);
    if (GST_PAD_LINK_FAILED(gst_pad_link(from.get(), to.get()))) return {};
  }
  const auto entry = rawPad(elements.front().get(), GST_PAD_SINK, kind);
  const auto exit = rawPad(elements.back().get(), GST_PAD_SRC, kind);
  if (!gst_element_add_pad(bin.get(), gst_ghost_pad_new("sink", entry.get())) ||
      !gst_element_add_pad(bin.get(), gst_ghost_pad_new("src", exit.get())))
    return {};
  return bin;
}

class Filter final : public FramePathFilter<LineFilter> {
 public:
  Filter(std::shared_ptr<FramePath> path, Elements elements, std::vector<FilterPart> parts)
      : FramePathFilter(std::move(path)), elements_(std::move(elements)), parts_(std::move(parts)) {}

  void setObserver(std::weak_ptr<MediaFilterObserver> observer) override {
    path_->setObserver(std::move(observer));
  }

  base::Expected<void> setProperty(const std::string& name, const std::string& value) override {
    const auto dot = name.find('.');
    if (dot == std::string::npos) {
      if (elements_.size() == 1) return setFromText(elements_.front().get(), name, value);
      return base::fail(Code::invalidArgument, "'" + name + "' could be of any of " +
                                                   std::to_string(elements_.size()) +
                                                   " elements, expected element.property");
    }
    const auto element = name.substr(0, dot);
    for (size_t i = 0; i < parts_.size(); ++i)
      if (parts_[i].element == element) return setFromText(elements_[i].get(), name.substr(dot + 1), value);
    return base::fail(Code::invalidArgument, "there is no element '" + element + "' in the command");
  }

 private:
  const Elements elements_;
  const std::vector<FilterPart> parts_;
};

}  // namespace

base::Expected<std::shared_ptr<LineFilter>> LineFilter::create(const std::string& line,
                                                               const std::vector<std::string>& allowed,
                                                               std::optional<base::Kind> wanted) {
  auto parts = parseFilterLine(line);
  if (!parts) return cannot(parts.error().message);
  Elements elements;
  for (const auto& part : *parts) {
    auto element = makePart(part, allowed);
    if (!element) return tl::make_unexpected(element.error());
    elements.push_back(std::move(*element));
  }
  const auto kind = kindOf(elements, *parts, wanted);
  if (!kind) return tl::make_unexpected(kind.error());
  const auto middle = joined(elements, *kind);
  if (!middle) return cannot("its elements do not fit together");
  auto path = FramePath::create(*kind, middle, nullptr);
  if (!path) return cannot(path.error().message);
  return std::make_shared<Filter>(std::move(*path), std::move(elements), std::move(*parts));
}

}  // namespace headwater::filter
