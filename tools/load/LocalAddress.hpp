// Which of our addresses a server can reach.
#pragma once

#include <string>

namespace headwater::load {

/// The IPv4 address from which `host` is reached; when that is the loopback, the first other one of this
/// machine, because libnice pairs no loopback candidate with another address. 127.0.0.1 when there is none.
std::string addressTowards(const std::string& host);

}  // namespace headwater::load
