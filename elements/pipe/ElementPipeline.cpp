#include "elements/pipe/ElementPipeline.hpp"

#include "elements/gst/Teardown.hpp"
#include "elements/gst/TimeLine.hpp"

namespace headwater::pipe {

namespace {
constexpr std::chrono::milliseconds kEndsWithin{5000};
}

base::Expected<gst::Ptr<GstElement>> makeElement(const char* factory, const char* name) {
  auto element = gst::sink(gst_element_factory_make(factory, name));
  if (element) return element;
  return base::fail(base::Failure::Code::missingPlugin, std::string("GStreamer has no element '") + factory +
                                                            "'; install the plugin that holds it");
}

bool elementExists(const char* factory) {
  return static_cast<bool>(gst::adopt(gst_element_factory_find(factory)));
}

ElementPipeline::ElementPipeline(gst::Ptr<GstElement> pipeline, OnBus onBus, OnMessage onMessage)
    : pipeline_(std::move(pipeline)) {
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_.get()), gst::timeLine().clock.get());
  gst_element_set_start_time(pipeline_.get(), GST_CLOCK_TIME_NONE);
  gst_element_set_base_time(pipeline_.get(), gst::timeLine().base);
  bus_.emplace(pipeline_.get(), std::move(onBus), std::move(onMessage));
}

std::unique_ptr<ElementPipeline> ElementPipeline::create(OnBus onBus) {
  return std::unique_ptr<ElementPipeline>(
      new ElementPipeline(gst::sink(gst_pipeline_new(nullptr)), std::move(onBus), {}));
}

base::Expected<std::unique_ptr<ElementPipeline>> ElementPipeline::parse(const std::string& line, OnBus onBus,
                                                                        OnMessage onMessage) {
  GError* error = nullptr;
  auto made = gst::sink(gst_parse_launch_full(line.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error));
  const gst::ErrorPtr owned(error);
  if (!made || error) {
    const bool missing = error && g_error_matches(error, GST_PARSE_ERROR, GST_PARSE_ERROR_NO_SUCH_ELEMENT);
    return base::fail(
        missing ? base::Failure::Code::missingPlugin : base::Failure::Code::internal,
        std::string("GStreamer cannot make '") + line + "': " + (error ? error->message : "no reason"));
  }
  if (!GST_IS_PIPELINE(made.get())) {
    auto pipeline = gst::sink(gst_pipeline_new(nullptr));
    gst_bin_add(GST_BIN(pipeline.get()), made.get());
    made = std::move(pipeline);
  }
  return std::unique_ptr<ElementPipeline>(
      new ElementPipeline(std::move(made), std::move(onBus), std::move(onMessage)));
}

ElementPipeline::~ElementPipeline() {
  gst::endPipelineSoon(take(), kEndsWithin);
}

void ElementPipeline::shutdownSoon() {
  gst::endPipelineSoon(take(), kEndsWithin);
}

gst::Ptr<GstElement> ElementPipeline::take() {
  gst::Ptr<GstElement> pipeline;
  {
    const base::Lock lock(mutex_);
    pipeline = std::move(pipeline_);
  }
  if (pipeline) bus_.reset();
  return pipeline;
}

bool ElementPipeline::shutdown(std::chrono::milliseconds deadline) {
  return gst::endPipeline(take(), deadline);
}

base::Expected<void> ElementPipeline::play() {
  const auto pipeline = this->pipeline();
  if (!pipeline) return base::fail(base::Failure::Code::closed, "the pipeline has ended");
  if (gst_element_set_state(pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return base::fail(base::Failure::Code::internal, "GStreamer does not start the pipeline");
  return {};
}

gst::Ptr<GstElement> ElementPipeline::pipeline() const {
  const base::Lock lock(mutex_);
  return pipeline_;
}

gst::Ptr<GstElement> ElementPipeline::element(const char* name) const {
  const auto pipeline = this->pipeline();
  return pipeline ? gst::adopt(gst_bin_get_by_name(GST_BIN(pipeline.get()), name)) : nullptr;
}

bool ElementPipeline::add(GstElement* element) const {
  const auto pipeline = this->pipeline();
  return pipeline && gst_bin_add(GST_BIN(pipeline.get()), element) &&
         gst_element_sync_state_with_parent(element);
}

std::string ElementPipeline::dot(bool verbose) const {
  const auto pipeline = this->pipeline();
  if (!pipeline) return {};
  const auto details = verbose ? GST_DEBUG_GRAPH_SHOW_VERBOSE : GST_DEBUG_GRAPH_SHOW_ALL;
  const gst::CharPtr text(gst_debug_bin_to_dot_data(GST_BIN(pipeline.get()), details));
  return text ? text.get() : "";
}

gst::WeakPtr<GstElement> ElementPipeline::host() const {
  return gst::WeakPtr<GstElement>(pipeline().get());
}

}  // namespace headwater::pipe
