// Every living media object by its id.
#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<MediaObject>> objects_;
};

}  // namespace headwater::server
