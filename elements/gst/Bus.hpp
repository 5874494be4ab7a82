// What becomes of a pipeline's messages.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "elements/gst/GstPtr.hpp"

namespace headwater::gst {

struct BusReport {
  enum class Level { warning, error, element };
  Level level = Level::warning;
  std::string element;  ///< name of the element that posted it
  std::string message;
  std::string detail;
  const GstStructure* structure =
      nullptr;            ///< what an element has to say (Level::element); of this call only
  bool resource = false;  ///< of the GST_RESOURCE_ERROR domain: something outside cannot be read or written
};

/// Hands errors, warnings and elements' own messages to `report`, and every other message to `observe`, on
/// the thread that posts them, one at a time, and drops every message: one that nobody reads would keep its
/// element, and with it the whole pipeline, alive. Thread: constructed and destroyed by the owner of the
/// pipeline; the destructor waits for a report that is being made, unless it is called by that very report.
class Bus {
 public:
  Bus(GstElement* pipeline, std::function<void(const BusReport&)> report,
      std::function<void(GstMessage*)> observe = {});
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;
  ~Bus();

 private:
  struct Listeners;
  struct State;
  Ptr<GstBus> bus_;
  std::shared_ptr<State> state_;
};

}  // namespace headwater::gst
