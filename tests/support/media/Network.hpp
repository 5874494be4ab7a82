// The machine's own network, for tests that need an address of it.
#pragma once

#include <net/if.h>

#include <memory>
#include <string>
#include <vector>

#include "elements/webrtc/IceConfig.hpp"

namespace headwater::test {

struct Interface {
  std::string name;
  std::vector<std::string> addresses;
};

/// The first that is not loopback, which libnice leaves out when there is another.
inline Interface firstInterface() {
  const std::unique_ptr<struct if_nameindex, decltype(&if_freenameindex)> all(if_nameindex(),
                                                                              &if_freenameindex);
  for (const auto* each = all.get(); each && each->if_index != 0; ++each) {
    if (std::string(each->if_name) == "lo") continue;
    if (auto addresses = webrtc::addressesOf(each->if_name)) return {each->if_name, *addresses};
  }
  return {"lo", *webrtc::addressesOf("lo")};
}

/// An IPv4 address that libnice gathers.
inline std::string hostAddress() {
  for (const auto& address : firstInterface().addresses)
    if (address.find(':') == std::string::npos) return address;
  return "127.0.0.1";
}

}  // namespace headwater::test
