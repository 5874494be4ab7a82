#include "elements/base/Types.hpp"

namespace headwater::base {

const char* toString(Kind kind) {
  switch (kind) {
    case Kind::audio:
      return "audio";
    case Kind::video:
      return "video";
    case Kind::data:
      break;
  }
  return "data";
}

}  // namespace headwater::base
