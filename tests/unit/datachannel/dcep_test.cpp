// The messages by which data channels are opened.
#include <boost/test/unit_test.hpp>

#include "elements/datachannel/Dcep.hpp"

using namespace headwater::datachannel;

BOOST_AUTO_TEST_SUITE(data_channel_establishment)

BOOST_AUTO_TEST_CASE(openings_are_read_as_they_are_written) {
  for (const auto& options : {DataChannelOptions{.label = "chat", .protocol = "p"},
                              DataChannelOptions{.ordered = false, .maxRetransmits = 3},
                              DataChannelOptions{.label = "l", .maxPacketLifeTimeMs = 500}}) {
    const auto message = dcep::openMessage(options);
    const auto read = dcep::readOpen(message);
    BOOST_REQUIRE(read);
    BOOST_TEST(read->label == options.label);
    BOOST_TEST(read->protocol == options.protocol);
    BOOST_TEST(read->ordered == options.ordered);
    BOOST_TEST((read->maxRetransmits == options.maxRetransmits));
    BOOST_TEST((read->maxPacketLifeTimeMs == options.maxPacketLifeTimeMs));
    for (size_t size = 0; size < message.size(); ++size) BOOST_TEST(!dcep::readOpen(message.substr(0, size)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
