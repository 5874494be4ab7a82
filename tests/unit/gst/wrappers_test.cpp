// The RAII layer on real GLib objects.
#include <boost/test/unit_test.hpp>
#include <optional>
#include <thread>

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/Bus.hpp"
#include "elements/gst/GstPtr.hpp"
#include "elements/gst/PadProbe.hpp"
#include "elements/gst/Promise.hpp"
#include "elements/gst/Property.hpp"
#include "elements/gst/Signal.hpp"

using namespace headwater::gst;
using namespace std::chrono_literals;

namespace {

guint refs(gpointer object) {
  return G_OBJECT(object)->ref_count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gst_wrappers)

BOOST_AUTO_TEST_CASE(pointer_counts_references_and_sinks_floating_ones) {
  GstElement* raw = gst_element_factory_make("identity", nullptr);
  BOOST_TEST(g_object_is_floating(raw));
  auto owned = sink(raw);
  BOOST_TEST(!g_object_is_floating(raw));
  BOOST_TEST(refs(raw) == 1);
  {
    const auto copy = owned;
    BOOST_TEST(refs(raw) == 2);
    auto moved = std::move(owned);
    BOOST_TEST(!owned);
    BOOST_TEST(refs(raw) == 2);
    owned = moved;
  }
  BOOST_TEST(refs(raw) == 1);
  const WeakPtr<GstElement> weak(raw);
  BOOST_TEST(weak.lock().get() == raw);
  owned.reset();
  BOOST_TEST(!weak.lock());
}

BOOST_AUTO_TEST_CASE(pointer_holds_mini_objects_too) {
  auto buffer = adopt(gst_buffer_new_allocate(nullptr, 4, nullptr));
  BOOST_TEST(GST_MINI_OBJECT_REFCOUNT_VALUE(buffer.get()) == 1);
  const auto copy = buffer;
  BOOST_TEST(GST_MINI_OBJECT_REFCOUNT_VALUE(buffer.get()) == 2);
  gst_buffer_unref(buffer.release());
  BOOST_TEST(GST_MINI_OBJECT_REFCOUNT_VALUE(copy.get()) == 1);
}

BOOST_AUTO_TEST_CASE(signal_disconnects_with_its_connection) {
  const auto bin = sink(gst_bin_new(nullptr));
  int added = 0;
  {
    const auto connection =
        connect<void, GstElement*>(bin.get(), "element-added", [&](GstElement*) { ++added; });
    BOOST_TEST(connection.connected());
    gst_bin_add(GST_BIN(bin.get()), gst_element_factory_make("identity", nullptr));
  }
  gst_bin_add(GST_BIN(bin.get()), gst_element_factory_make("identity", nullptr));
  BOOST_TEST(added == 1);
}

BOOST_AUTO_TEST_CASE(signal_connection_may_outlive_its_object) {
  SignalConnection connection;
  {
    const auto bin = sink(gst_bin_new(nullptr));
    connection = connect<void, GstElement*>(bin.get(), "element-added", [](GstElement*) {});
  }
  connection.disconnect();
  BOOST_TEST(!connection.connected());
}

BOOST_AUTO_TEST_CASE(weak_owner_is_not_called_after_its_end) {
  struct Owner {
    int calls = 0;
  };
  auto owner = std::make_shared<Owner>();
  const auto bin = sink(gst_bin_new(nullptr));
  const auto connection = connect<void, GstElement*>(
      bin.get(), "element-added",
      weakly<GstElement*>(std::weak_ptr(owner), [](Owner& self, GstElement*) { ++self.calls; }));
  gst_bin_add(GST_BIN(bin.get()), gst_element_factory_make("identity", nullptr));
  BOOST_TEST(owner->calls == 1);
  owner.reset();
  gst_bin_add(GST_BIN(bin.get()), gst_element_factory_make("identity", nullptr));
}

BOOST_AUTO_TEST_CASE(probe_removes_itself) {
  const auto pad = sink(gst_pad_new("src", GST_PAD_SRC));
  int seen = 0;
  gst_pad_set_active(pad.get(), TRUE);
  {
    const PadProbe probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, [&](GstPadProbeInfo*) {
      ++seen;
      return GST_PAD_PROBE_DROP;
    });
    gst_pad_push_event(pad.get(), gst_event_new_stream_start("s"));
    GstSegment segment;
    gst_segment_init(&segment, GST_FORMAT_TIME);
    gst_pad_push_event(pad.get(), gst_event_new_segment(&segment));
    BOOST_TEST(gst_pad_push(pad.get(), gst_buffer_new()) == GST_FLOW_OK);
  }
  gst_pad_push(pad.get(), gst_buffer_new());
  BOOST_TEST(seen == 1);
}

BOOST_AUTO_TEST_CASE(buffer_map_shows_the_bytes) {
  const auto buffer = adopt(gst_buffer_new_memdup("abc", 3));
  const BufferMap map(buffer.get());
  BOOST_TEST(map.data().size() == 3);
  BOOST_TEST(map.data()[1] == 'b');
  BOOST_TEST(BufferMap(nullptr).data().empty());
}

BOOST_AUTO_TEST_CASE(bus_reports_errors_and_keeps_no_message) {
  const auto pipeline = sink(gst_pipeline_new(nullptr));
  auto* source = gst_element_factory_make("fakesrc", "broken");
  gst_bin_add(GST_BIN(pipeline.get()), source);
  std::vector<BusReport> reports;
  {
    const Bus bus(pipeline.get(), [&](const BusReport& report) { reports.push_back(report); });
    GST_ELEMENT_ERROR(source, RESOURCE, FAILED, ("it broke"), ("detail"));
    GST_ELEMENT_WARNING(source, RESOURCE, FAILED, ("careful"), (nullptr));
    gst_element_post_message(source, gst_message_new_eos(GST_OBJECT(source)));
  }
  GST_ELEMENT_ERROR(source, RESOURCE, FAILED, ("unheard"), (nullptr));
  BOOST_REQUIRE(reports.size() == 2);
  BOOST_TEST((reports[0].level == BusReport::Level::error));
  BOOST_TEST(reports[0].element == "broken");
  BOOST_TEST(reports[0].message == "it broke");
  BOOST_TEST((reports[1].level == BusReport::Level::warning));
  const auto bus = adopt(gst_element_get_bus(pipeline.get()));
  BOOST_TEST(!gst_bus_have_pending(bus.get()));
}

// As when a report lets go of the last owner of a pipeline.
BOOST_AUTO_TEST_CASE(bus_may_end_in_the_midst_of_its_report) {
  const auto pipeline = sink(gst_pipeline_new(nullptr));
  auto* source = gst_element_factory_make("fakesrc", "broken");
  gst_bin_add(GST_BIN(pipeline.get()), source);
  std::optional<Bus> bus;
  int reports = 0;
  bool alive = false;
  auto held = std::make_shared<int>();
  bus.emplace(pipeline.get(), [&reports, &bus, &alive, held](const BusReport&) {
    const std::weak_ptr<int> mine = held;
    bool& outcome = alive;
    ++reports;
    bus.reset();
    outcome = !mine.expired();
  });
  held.reset();
  GST_ELEMENT_ERROR(source, RESOURCE, FAILED, ("it broke"), (nullptr));
  GST_ELEMENT_ERROR(source, RESOURCE, FAILED, ("unheard"), (nullptr));
  BOOST_TEST(reports == 1);
  BOOST_TEST(alive);
}

BOOST_AUTO_TEST_CASE(promise_is_awaited_with_a_deadline) {
  const auto answered = await(5s, [](GstPromise* promise) {
    gst_promise_reply(promise, gst_structure_new("r", "n", G_TYPE_INT, 7, nullptr));
  });
  BOOST_REQUIRE(answered);
  int number = 0;
  gst_structure_get_int(answered->get(), "n", &number);
  BOOST_TEST(number == 7);

  Ptr<GstPromise> kept;
  const auto late = await(50ms, [&](GstPromise* promise) { kept = ref(promise); });
  BOOST_TEST(!late);
  gst_promise_reply(kept.get(), nullptr);  // too late: must do no harm

  BOOST_TEST(!await(5s, [](GstPromise* promise) { gst_promise_interrupt(promise); }));
  const auto failed = await(5s, [](GstPromise* promise) {
    const ErrorPtr error(g_error_new_literal(GST_CORE_ERROR, GST_CORE_ERROR_FAILED, "no"));
    gst_promise_reply(promise, gst_structure_new("r", "error", G_TYPE_ERROR, error.get(), nullptr));
  });
  BOOST_REQUIRE(!failed);
  BOOST_TEST(failed.error() == "no");
}

BOOST_AUTO_TEST_CASE(promise_may_be_answered_by_another_thread) {
  std::thread answerer;
  const auto reply = await(10s, [&](GstPromise* promise) {
    answerer = std::thread([held = ref(promise)] {
      std::this_thread::sleep_for(20ms);
      gst_promise_reply(held.get(), nullptr);
    });
  });
  answerer.join();
  BOOST_TEST(reply.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
