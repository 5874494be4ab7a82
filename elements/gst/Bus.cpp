#include "elements/gst/Bus.hpp"

#include <mutex>
#include <utility>

namespace headwater::gst {

/// Who hears of messages. A call holds it: the Bus may end in its midst.
struct Bus::Listeners {
  std::function<void(const BusReport&)> report;
  std::function<void(GstMessage*)> observe;
};

struct Bus::State {
  /// Held while somebody is told, so that one is told at a time and the destructor can wait for it.
  /// Recursive, and so none of base::Mutex: who is told may let go of the last owner of the pipeline, and
  /// with it of the Bus, or do what makes an element post its next message. Guards the pointer.
  std::recursive_mutex mutex;
  std::shared_ptr<const Listeners> listeners;
};

namespace {

BusReport parse(GstMessage* message) {
  GError* error = nullptr;
  char* debug = nullptr;
  BusReport report;
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ELEMENT) {
    report.level = BusReport::Level::element;
    report.element = GST_MESSAGE_SRC_NAME(message);
    report.structure = gst_message_get_structure(message);
    return report;
  }
  const bool isError = GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR;
  report.level = isError ? BusReport::Level::error : BusReport::Level::warning;
  if (isError)
    gst_message_parse_error(message, &error, &debug);
  else
    gst_message_parse_warning(message, &error, &debug);
  const ErrorPtr ownedError(error);
  const CharPtr ownedDebug(debug);
  report.element = GST_MESSAGE_SRC_NAME(message);
  if (error) report.message = error->message;
  report.resource = error && error->domain == GST_RESOURCE_ERROR;
  if (debug) report.detail = debug;
  return report;
}

}  // namespace

Bus::Bus(GstElement* pipeline, std::function<void(const BusReport&)> report,
         std::function<void(GstMessage*)> observe)
    : bus_(adopt(gst_element_get_bus(pipeline))), state_(std::make_shared<State>()) {
  state_->listeners = std::make_shared<const Listeners>(Listeners{std::move(report), std::move(observe)});
  auto handler = [](GstBus*, GstMessage* message, gpointer data) noexcept {
    const auto owned = adopt(message);
    const auto type = GST_MESSAGE_TYPE(message);
    const bool reported =
        type == GST_MESSAGE_ERROR || type == GST_MESSAGE_WARNING || type == GST_MESSAGE_ELEMENT;
    const auto state = *static_cast<std::shared_ptr<State>*>(data);
    const std::lock_guard lock(state->mutex);
    const auto listeners = state->listeners;
    if (!listeners) return GST_BUS_DROP;
    if (reported && listeners->report) listeners->report(parse(message));
    if (!reported && listeners->observe) listeners->observe(message);
    return GST_BUS_DROP;
  };
  gst_bus_set_sync_handler(bus_.get(), handler, new std::shared_ptr<State>(state_),
                           [](gpointer data) { delete static_cast<std::shared_ptr<State>*>(data); });
}

Bus::~Bus() {
  // The handler stays in place to the end of the pipeline: what is posted during teardown must be dropped
  // too.
  const std::lock_guard lock(state_->mutex);
  state_->listeners = nullptr;
}

}  // namespace headwater::gst
