// What every object of the API has in common: identity, tags, parent and children, events, release.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/generated/Registry.hpp"
#include "server/objects/Services.hpp"

namespace headwater::server {

namespace api = rpc::api;
using rpc::Result;

/// Owned by the ObjectStore. Everything but id(), classInfo() and executor() belongs to the object's
/// executor, which it shares with its whole pipeline.
class MediaObject : public virtual api::MediaObject, public std::enable_shared_from_this<MediaObject> {
 public:
  ~MediaObject() override;

  // api::MediaObject
  const std::string& id() const override { return id_; }
  const api::ClassInfo& classInfo() const override { return class_; }
  Result<std::shared_ptr<api::MediaPipeline>> getMediaPipeline() override;
  Result<std::shared_ptr<api::MediaObject>> getParent() override;
  Result<std::string> getId() override { return id_; }
  Result<std::vector<std::shared_ptr<api::MediaObject>>> getChildren() override;
  Result<std::string> getName() override { return name_.empty() ? id() : name_; }
  Result<void> setName(const std::string& name) override;
  Result<bool> getSendTagsInEvents() override { return sendTags_; }
  Result<void> setSendTagsInEvents(const bool& send) override;
  Result<int> getCreationTime() override;
  Result<void> addTag(const std::string& key, const std::string& value) override;
  Result<void> removeTag(const std::string& key) override;
  Result<std::string> getTag(const std::string& key) override;
  Result<std::vector<api::Tag>> getTags() override;

  // The server's side.
  const std::shared_ptr<Executor>& executor() const { return executor_; }
  std::shared_ptr<MediaObject> parent() const { return parent_.lock(); }
  bool released() const { return released_; }

  Result<std::string> subscribe(const std::shared_ptr<EventSink>& sink, const std::string& event);
  void unsubscribe(const std::string& subscription);

  /// Enters the object into the store and under its parent. Once, right after construction.
  void enter();
  /// Ends the object and its children, youngest first. Idempotent.
  void release();
  /// The API's Error event.
  void emitError(int code, const std::string& type, const std::string& description);

 protected:
  /// A null executor means the parent's.
  MediaObject(Services& services, const api::ClassInfo& info, std::string id,
              std::shared_ptr<MediaObject> parent, std::shared_ptr<Executor> executor);

  /// Ends what the class itself holds; the children are gone by then.
  virtual void onRelease() {}

  /// Fills in source, time and tags and sends the event to every session that subscribed, once each.
  void emit(api::Event event);

  Services& services() const { return services_; }

 private:
  struct Subscription {
    std::string id;
    std::string name;  ///< the event's, as the client calls it
    std::weak_ptr<EventSink> sink;
  };

  Services& services_;
  const api::ClassInfo& class_;
  const std::string id_;
  const std::weak_ptr<MediaObject> parent_;
  const std::shared_ptr<Executor> executor_;
  const std::chrono::system_clock::time_point created_ = std::chrono::system_clock::now();
  std::string name_;
  bool sendTags_ = false;
  bool released_ = false;
  std::map<std::string, std::string> tags_;
  std::vector<std::weak_ptr<MediaObject>> children_;                // oldest first
  std::map<std::string, std::vector<Subscription>> subscriptions_;  // by the event's name of today
};

/// `<parent's id>/<uuid>_kurento.Type`, as clients expect: the Java client reads the class from it.
std::string makeObjectId(const MediaObject* parent, const api::ClassInfo& info);

/// An object that is not one of ours cannot exist; null for null.
std::shared_ptr<MediaObject> ours(const std::shared_ptr<api::MediaObject>& object);

}  // namespace headwater::server
