#include "server/objects/Dscp.hpp"

namespace headwater::server {

int dscpCodePoint(rpc::api::DSCPValue value) {
  using Value = rpc::api::DSCPValue;
  switch (value) {
    case Value::NO_DSCP:
    case Value::NO_VALUE:
      return -1;
    case Value::AUDIO_VERYLOW:
      return 8;
    case Value::AUDIO_LOW:
      return 0;
    case Value::AUDIO_MEDIUM:
      return 46;
    case Value::AUDIO_HIGH:
      return 46;
    case Value::VIDEO_VERYLOW:
      return 8;
    case Value::VIDEO_LOW:
      return 0;
    case Value::VIDEO_MEDIUM:
      return 36;
    case Value::VIDEO_MEDIUM_THROUGHPUT:
      return 38;
    case Value::VIDEO_HIGH:
      return 36;
    case Value::VIDEO_HIGH_THROUGHPUT:
      return 34;
    case Value::DATA_VERYLOW:
      return 8;
    case Value::DATA_LOW:
      return 0;
    case Value::DATA_MEDIUM:
      return 10;
    case Value::DATA_HIGH:
      return 18;
    case Value::CHROME_HIGH:
      return 56;
    case Value::CHROME_MEDIUM:
      return 56;
    case Value::CHROME_LOW:
      return 0;
    case Value::CHROME_VERYLOW:
      return 8;
    case Value::CS0:
      return 0;
    case Value::CS1:
      return 8;
    case Value::CS2:
      return 16;
    case Value::CS3:
      return 24;
    case Value::CS4:
      return 32;
    case Value::CS5:
      return 40;
    case Value::CS6:
      return 48;
    case Value::CS7:
      return 56;
    case Value::AF11:
      return 10;
    case Value::AF12:
      return 12;
    case Value::AF13:
      return 14;
    case Value::AF21:
      return 18;
    case Value::AF22:
      return 20;
    case Value::AF23:
      return 22;
    case Value::AF31:
      return 26;
    case Value::AF32:
      return 28;
    case Value::AF33:
      return 30;
    case Value::AF41:
      return 34;
    case Value::AF42:
      return 36;
    case Value::AF43:
      return 38;
    case Value::EF:
      return 46;
    case Value::VOICEADMIT:
      return 44;
    case Value::LE:
      return 1;
  }
  return -1;
}

}  // namespace headwater::server
