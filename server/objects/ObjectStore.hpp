// Every living media object by its id.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "elements/base/Mutex.hpp"

namespace headwater::server {

class MediaObject;

/// Thread-safe. Owns the objects: what is removed here lives on only while a call on it is under way.
class ObjectStore {
 public:
  std::shared_ptr<MediaObject> find(std::string_view id) const;
  void add(const std::shared_ptr<MediaObject>& object);
  void remove(const std::string& id);
  std::vector<std::shared_ptr<MediaObject>> all() const;
  size_t size() const;

 private:
  mutable base::Mutex mutex_;  ///< held for a look-up: readers that share one would wait as long
  std::unordered_map<std::string, std::shared_ptr<MediaObject>> objects_ HW_GUARDED_BY(mutex_);
};

}  // namespace headwater::server
