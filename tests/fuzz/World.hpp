// The objects that fuzzed requests may name: one of each class, found by the class in their id.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "rpc/generated/Dispatch.hpp"

namespace headwater::fuzz {

/// Thread: one; never changed once it is made.
class World final : public rpc::api::ObjectResolver {
 public:
  /// The one world; `make` is called the first time.
  static const World& only(World (*make)()) {
    static const World made = make();
    return made;
  }

  void add(std::shared_ptr<rpc::api::MediaObject> object) {
    objects_[std::string(object->classInfo().name)] = std::move(object);
  }

  /// "MediaPipeline", and recorded ids too: "5f0c..._kurento.MediaPipeline", "manager_ServerManager".
  std::shared_ptr<rpc::api::MediaObject> find(std::string_view id) const override {
    const auto name = id.substr(id.find_last_of("._") + 1);
    const auto found = objects_.find(std::string(name));
    return found == objects_.end() ? nullptr : found->second;
  }

  template <class T>
  std::shared_ptr<T> oneOf() const {
    for (const auto& [name, object] : objects_)
      if (auto fitting = std::dynamic_pointer_cast<T>(object)) return fitting;
    return nullptr;
  }

 private:
  std::map<std::string, std::shared_ptr<rpc::api::MediaObject>> objects_;
};

inline const World& world();  // defined with the objects

template <class T>
struct Any {
  static T make() { return T{}; }
};
template <class T>
struct Any<std::shared_ptr<T>> {
  static std::shared_ptr<T> make() { return world().oneOf<T>(); }
};
template <class T>
struct Any<std::vector<T>> {
  static std::vector<T> make() {
    std::vector<T> made;
    made.push_back(Any<T>::make());
    return made;
  }
};

/// Something of the type that an operation returns.
template <class T>
rpc::Result<T> any() {
  return Any<T>::make();
}

/// What every object has besides its operations.
template <class Interface>
class Identified : public Interface {
 public:
  const std::string& id() const override { return id_; }
  const rpc::api::ClassInfo& classInfo() const override {
    return *rpc::api::findClass(Interface::kClassName);
  }

 private:
  const std::string id_{Interface::kClassName};
};

}  // namespace headwater::fuzz
