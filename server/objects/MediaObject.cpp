#include "server/objects/MediaObject.hpp"

#include <algorithm>
#include <set>

#include "rpc/generated/Kurento6.hpp"
#include "server/objects/ApiError.hpp"
#include "server/runtime/Log.hpp"
#include "server/runtime/Uuid.hpp"

namespace headwater::server {

namespace {

std::string milliseconds(std::chrono::system_clock::time_point time) {
  return std::to_string(
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

}  // namespace

std::string makeObjectId(const MediaObject* parent, const api::ClassInfo& info) {
  const std::string own = makeUuid() + "_" + std::string(info.qualifiedName);
  return parent ? parent->id() + "/" + own : own;
}

std::shared_ptr<MediaObject> ours(const std::shared_ptr<api::MediaObject>& object) {
  return std::dynamic_pointer_cast<MediaObject>(object);
}

MediaObject::MediaObject(Services& services, const api::ClassInfo& info, std::string id,
                         std::shared_ptr<MediaObject> parent, std::shared_ptr<Executor> executor)
    : services_(services),
      class_(info),
      id_(std::move(id)),
      parent_(parent),
      executor_(executor ? std::move(executor) : std::shared_ptr<Executor>(parent->executor())),
      name_(id_) {}

MediaObject::~MediaObject() = default;

Result<std::shared_ptr<api::MediaPipeline>> MediaObject::getMediaPipeline() {
  for (auto object = shared_from_this(); object; object = object->parent())
    if (auto pipeline = std::dynamic_pointer_cast<api::MediaPipeline>(object)) return pipeline;
  return nullptr;
}

Result<std::shared_ptr<api::MediaObject>> MediaObject::getParent() {
  return parent();
}

Result<std::vector<std::shared_ptr<api::MediaObject>>> MediaObject::getChildren() {
  std::vector<std::shared_ptr<api::MediaObject>> children;
  for (const auto& weak : children_)
    if (auto child = weak.lock(); child && !child->released()) children.push_back(child);
  return children;
}

Result<void> MediaObject::setName(const std::string& name) {
  name_ = name;
  return {};
}

Result<void> MediaObject::setSendTagsInEvents(const bool& send) {
  sendTags_ = send;
  return {};
}

Result<int> MediaObject::getCreationTime() {
  return static_cast<int>(std::chrono::system_clock::to_time_t(created_));
}

Result<void> MediaObject::addTag(const std::string& key, const std::string& value) {
  tags_[key] = value;
  return {};
}

Result<void> MediaObject::removeTag(const std::string& key) {
  tags_.erase(key);
  return {};
}

Result<std::string> MediaObject::getTag(const std::string& key) {
  const auto known = tags_.find(key);
  if (known == tags_.end()) return error::tagNotFound();
  return known->second;
}

Result<std::vector<api::Tag>> MediaObject::getTags() {
  std::vector<api::Tag> tags;
  for (const auto& [key, value] : tags_) {
    api::Tag tag;
    tag.key = key;
    tag.value = value;
    tags.push_back(tag);
  }
  return tags;
}

Result<std::string> MediaObject::subscribe(const std::shared_ptr<EventSink>& sink, const std::string& event) {
  const auto alias = api::kurento6Event(event);
  const auto today = alias.empty() ? event : std::string(alias);
  if (std::find(class_.events.begin(), class_.events.end(), today) == class_.events.end())
    return error::eventNotSupported(event);
  auto& subscriptions = subscriptions_[today];
  subscriptions.push_back({makeUuid(), event, sink});
  return subscriptions.back().id;
}

void MediaObject::unsubscribe(const std::string& subscription) {
  for (auto& [event, subscriptions] : subscriptions_)
    std::erase_if(subscriptions, [&](const Subscription& s) { return s.id == subscription; });
}

void MediaObject::enter() {
  services_.store.add(shared_from_this());
  if (auto owner = parent()) {
    std::erase_if(owner->children_, [](const auto& child) { return child.expired(); });
    owner->children_.push_back(weak_from_this());
  }
  logInfo("object created", {{"object", id_}});
  if (services_.created) services_.created(id_);
}

void MediaObject::release() {
  if (released_) return;
  released_ = true;
  const auto self = shared_from_this();
  for (auto child = children_.rbegin(); child != children_.rend(); ++child)
    if (const auto object = child->lock()) object->release();
  children_.clear();
  onRelease();
  subscriptions_.clear();
  services_.store.remove(id_);
  logInfo("object released", {{"object", id_}});
  if (services_.destroyed) services_.destroyed(id_);
}

void MediaObject::emit(api::Event event) {
  const auto subscribed = subscriptions_.find(std::string(api::eventName(event)));
  if (subscribed == subscriptions_.end()) return;
  std::erase_if(subscribed->second, [](const Subscription& s) { return s.sink.expired(); });
  if (subscribed->second.empty()) return;

  auto& header = api::base(event);
  header.source = id_;
  header.timestampMillis = milliseconds(std::chrono::system_clock::now());
  if (sendTags_) header.tags = *getTags();
  std::map<std::pair<std::string, bool>, std::string> frames;  // mostly one
  std::set<std::pair<std::string, std::string>> served;
  for (const auto& [id, name, weak] : subscribed->second) {
    const auto sink = weak.lock();
    if (!sink || !served.emplace(sink->sessionId(), name).second) continue;
    auto& frame = frames[{name, sink->wantsKurento6()}];
    if (frame.empty()) frame = services_.printEvent(id_, event, name, sink->wantsKurento6());
    sink->deliver(frame);
  }
}

void MediaObject::emitError(int code, const std::string& type, const std::string& description) {
  logWarning("error event",
             {{"object", id_}, {"code", std::to_string(code)}, {"type", type}, {"reason", description}});
  api::event::Error error;
  error.description = description;
  error.errorCode = code;
  error.type = type;
  emit(error);
}

}  // namespace headwater::server
