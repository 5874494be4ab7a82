#include "elements/media/Types.hpp"

namespace headwater::media {

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

}  // namespace headwater::media
