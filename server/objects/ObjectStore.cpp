#include "server/objects/ObjectStore.hpp"

#include "server/objects/MediaObject.hpp"

namespace headwater::server {

std::shared_ptr<MediaObject> ObjectStore::find(std::string_view id) const {
  const base::Lock lock(mutex_);
  const auto found = objects_.find(std::string(id));
  return found == objects_.end() ? nullptr : found->second;
}

void ObjectStore::add(const std::shared_ptr<MediaObject>& object) {
  const base::Lock lock(mutex_);
  objects_.emplace(object->id(), object);
}

void ObjectStore::remove(const std::string& id) {
  std::shared_ptr<MediaObject> removed;  // goes without the lock
  const base::Lock lock(mutex_);
  const auto found = objects_.find(id);
  if (found == objects_.end()) return;
  removed = std::move(found->second);
  objects_.erase(found);
}

std::vector<std::shared_ptr<MediaObject>> ObjectStore::all() const {
  const base::Lock lock(mutex_);
  std::vector<std::shared_ptr<MediaObject>> all;
  all.reserve(objects_.size());
  for (const auto& [id, object] : objects_) all.push_back(object);
  return all;
}

size_t ObjectStore::size() const {
  const base::Lock lock(mutex_);
  return objects_.size();
}

}  // namespace headwater::server
