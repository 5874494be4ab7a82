// Elements that hand media on unchanged: PassThrough and the ports of dispatchers.
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/integration/Room.hpp"

using namespace headwater::test;

namespace {

struct Forwarding : Room {
  std::string make(const std::string& type) {
    return client.create(type, object({{"mediaPipeline", pipeline}}));
  }
  std::string port(const std::string& hub) { return client.create("HubPort", object({{"hub", hub}})); }
  void connect(const std::string& source, const std::string& sink) {
    client.invoke(source, "connect", object({{"sink", sink}}));
  }
  bool flows(const std::string& element, const char* direction) {
    return client.invoke(element, std::string("isMediaFlowing") + direction, object({{"mediaType", "VIDEO"}}))
        .asBool();
  }
  Peer& watcher() {
    auto& viewer = add(kViewer);
    viewer.negotiate();
    return viewer;
  }
  void seesMore(Peer& viewer) { BOOST_TEST(viewer.browser().waitForFrames(viewer.browser().frames() + 20)); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(forwarding, Forwarding)

BOOST_AUTO_TEST_CASE(a_pass_through_hands_on_what_its_source_publishes_and_changes_with_it) {
  const auto first = make("PassThrough"), second = make("PassThrough");
  auto& viewer = watcher();
  connect(second, viewer.id());  // from behind: nothing is there yet
  connect(first, second);
  auto& presenter = present();
  connect(presenter.id(), first);
  seesMore(viewer);
  BOOST_TEST(viewer.browser().waitForLoudness(-30));
  BOOST_TEST(flows(first, "In"));
  BOOST_TEST(flows(second, "Out"));

  leave(presenter);
  BOOST_TEST(eventually([&] { return !flows(second, "Out"); }));
  auto& next = present();
  connect(next.id(), first);
  seesMore(viewer);
}

BOOST_AUTO_TEST_CASE(pass_throughs_in_a_circle_hand_on_nothing_and_harm_nobody) {
  const auto first = make("PassThrough"), second = make("PassThrough");
  connect(first, second);
  connect(second, first);
  connect(first, first);
  auto& viewer = watcher();
  connect(second, viewer.id());
  BOOST_TEST(!flows(second, "Out"));
  auto& presenter = present();
  connect(presenter.id(), first);
  seesMore(viewer);
  client.release(first);
  BOOST_TEST(client.invoke(second, "getSourceConnections").empty());
}

BOOST_AUTO_TEST_CASE(a_dispatcher_passes_on_to_the_ports_that_it_connects) {
  const auto dispatcher = make("Dispatcher");
  const auto one = port(dispatcher), two = port(dispatcher), out = port(dispatcher);
  auto &first = present(), &second = present();
  connect(first.id(), one);
  connect(second.id(), two);
  auto& viewer = watcher();
  connect(out, viewer.id());
  const auto take = [&](const std::string& source) {
    client.invoke(dispatcher, "connect", object({{"source", source}, {"sink", out}}));
  };
  take(one);
  seesMore(viewer);
  take(two);
  seesMore(viewer);
  leave(first);  // nobody watches it any more
  seesMore(viewer);
  client.release(two);
  BOOST_TEST(eventually([&] { return !flows(out, "Out"); }));

  const auto picture = client.invoke(pipeline, "getGstreamerDot").asString();
  for (const auto& element : {dispatcher, one, out, viewer.id()})
    BOOST_TEST(picture.find("label=\"" + element) != std::string::npos, element);
}

BOOST_AUTO_TEST_CASE(a_dispatcher_one_to_many_passes_its_source_on_to_all_others) {
  const auto dispatcher = make("DispatcherOneToMany");
  const auto in = port(dispatcher), left = port(dispatcher), right = port(dispatcher);
  auto &one = watcher(), &two = watcher();
  connect(left, one.id());
  connect(right, two.id());
  connect(present().id(), in);
  client.invoke(dispatcher, "setSource", object({{"source", in}}));
  seesMore(one);
  seesMore(two);
  client.invoke(dispatcher, "removeSource");
  BOOST_TEST(!flows(left, "Out"));
  client.invoke(dispatcher, "setSource", object({{"source", in}}));
  seesMore(one);
}

BOOST_AUTO_TEST_SUITE_END()
