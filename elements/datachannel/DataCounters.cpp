#include "elements/datachannel/DataCounters.hpp"

namespace headwater::datachannel {

DataCounters& DataCounters::shared() {
  static DataCounters counters;
  return counters;
}

}  // namespace headwater::datachannel
