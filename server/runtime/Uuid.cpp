#include "server/runtime/Uuid.hpp"

#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace headwater::server {

std::string makeUuid() {
  return boost::uuids::to_string(boost::uuids::random_generator_pure()());
}

}  // namespace headwater::server
