// The place of the fan-out at a Track.
#pragma once

namespace headwater::track {

/// What hands the packets of one Track to many receivers. A room above makes it; the Track keeps the way to
/// it.
class Tee {
 public:
  virtual ~Tee() = default;
};

}  // namespace headwater::track
