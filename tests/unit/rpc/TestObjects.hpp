// Small implementations of the generated interfaces, for tests of how calls reach them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rpc/generated/Dispatch.hpp"

namespace headwater::test {

namespace api = rpc::api;
using rpc::Result;

/// What all objects have, over one of the generated interfaces. Belongs to the test's thread.
template <class Interface>
class TestObject : public Interface {
 public:
  explicit TestObject(std::string id) : id_(std::move(id)) {}

  const std::string& id() const override { return id_; }
  const api::ClassInfo& classInfo() const override { return *api::findClass(Interface::kClassName); }
  Result<std::shared_ptr<api::MediaPipeline>> getMediaPipeline() override { return pipeline; }
  Result<std::shared_ptr<api::MediaObject>> getParent() override { return pipeline; }
  Result<std::string> getId() override { return id_; }
  Result<std::vector<std::shared_ptr<api::MediaObject>>> getChildren() override { return children; }
  Result<std::string> getName() override { return name; }
  Result<void> setName(const std::string& value) override {
    name = value;
    return {};
  }
  Result<bool> getSendTagsInEvents() override { return sendTags; }
  Result<void> setSendTagsInEvents(const bool& value) override {
    sendTags = value;
    return {};
  }
  Result<int> getCreationTime() override { return 1795241815; }
  Result<void> addTag(const std::string& key, const std::string& value) override {
    tags[key] = value;
    return {};
  }
  Result<void> removeTag(const std::string& key) override {
    tags.erase(key);
    return {};
  }
  Result<std::string> getTag(const std::string& key) override {
    const auto tag = tags.find(key);
    if (tag == tags.end()) return rpc::failure(40110, "Tag key not found", "MEDIA_OBJECT_TAG_KEY_NOT_FOUND");
    return tag->second;
  }
  Result<std::vector<api::Tag>> getTags() override {
    std::vector<api::Tag> found;
    for (const auto& [key, value] : tags) found.push_back({key, value});
    return found;
  }

  std::shared_ptr<api::MediaPipeline> pipeline;
  std::vector<std::shared_ptr<api::MediaObject>> children;
  std::string name;
  bool sendTags = false;
  std::map<std::string, std::string> tags;

 private:
  const std::string id_;
};

class TestPipeline final : public TestObject<api::MediaPipeline> {
 public:
  using TestObject::TestObject;
  Result<bool> getLatencyStats() override { return latencyStats; }
  Result<void> setLatencyStats(const bool& value) override {
    latencyStats = value;
    return {};
  }
  Result<std::string> getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override {
    return details ? std::string(api::toString(*details)) : "no details";
  }
  Result<void> dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>&) override { return {}; }

  bool latencyStats = false;
};

class TestManager final : public TestObject<api::ServerManager> {
 public:
  using TestObject::TestObject;
  Result<api::ServerInfo> getInfo() override { return api::ServerInfo{}; }
  Result<std::vector<std::shared_ptr<api::MediaPipeline>>> getPipelines() override { return pipelines; }
  Result<std::vector<std::string>> getSessions() override { return std::vector<std::string>{"a", "b"}; }
  Result<std::string> getMetadata() override { return ""; }
  Result<std::string> getKmd(const std::string& moduleName) override { return moduleName; }
  Result<int> getCpuCount() override { return 2; }
  Result<double> getUsedCpu(const int& interval) override { return interval / 1000.0; }
  Result<int64_t> getUsedMemory() override { return int64_t{1} << 40; }

  std::vector<std::shared_ptr<api::MediaPipeline>> pipelines;
};

/// Remembers how connect() was called.
class TestElement final : public TestObject<api::PassThrough> {
 public:
  using TestObject::TestObject;
  using Text = std::optional<std::string>;
  using Type = std::optional<api::MediaType>;

  Result<void> connect(const std::shared_ptr<api::MediaElement>& to, const Type& type, const Text& source,
                       const Text& target) override {
    sink = to;
    mediaType = type;
    sourceDescription = source;
    sinkDescription = target;
    return {};
  }
  Result<void> disconnect(const std::shared_ptr<api::MediaElement>&, const Type&, const Text&,
                          const Text&) override {
    return rpc::failure(40004, "not connected", "CONNECT_ERROR");
  }
  Result<std::vector<api::ElementConnectionData>> getSourceConnections(const Type&, const Text&) override {
    return std::vector<api::ElementConnectionData>{
        {"from", "to", api::MediaType::AUDIO, "default", "default"}};
  }
  Result<std::vector<api::ElementConnectionData>> getSinkConnections(const Type&, const Text&) override {
    return std::vector<api::ElementConnectionData>{};
  }
  Result<int> getEncoderBitrate() override { return bitrate; }
  Result<void> setEncoderBitrate(const int& value) override {
    bitrate = value;
    return {};
  }
  Result<int> getMinEncoderBitrate() override { return 0; }
  Result<void> setMinEncoderBitrate(const int&) override { return {}; }
  Result<int> getMaxEncoderBitrate() override { return 0; }
  Result<void> setMaxEncoderBitrate(const int&) override { return {}; }
  Result<void> setAudioFormat(const api::AudioCaps&) override { return {}; }
  Result<void> setVideoFormat(const api::VideoCaps& caps) override {
    video = caps;
    return {};
  }
  Result<void> dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>&) override { return {}; }
  Result<std::string> getGstreamerDot(const std::optional<api::GstreamerDotDetails>&) override { return ""; }
  Result<api::StatsMap> getStats(const Type&) override { return api::StatsMap{}; }
  Result<bool> isMediaFlowingIn(const api::MediaType& type, const Text&) override {
    return type == api::MediaType::VIDEO;
  }
  Result<bool> isMediaFlowingOut(const api::MediaType&, const Text&) override { return false; }
  Result<bool> isMediaTranscoding(const api::MediaType&, const Text&) override { return false; }

  std::shared_ptr<api::MediaElement> sink;
  Type mediaType;
  Text sourceDescription, sinkDescription;
  std::optional<api::VideoCaps> video;
  int bitrate = 0;
};

/// Finds what was put in.
class TestResolver final : public api::ObjectResolver {
 public:
  std::shared_ptr<api::MediaObject> find(std::string_view id) const override {
    const auto found = objects.find(std::string(id));
    return found == objects.end() ? nullptr : found->second;
  }
  template <class T>
  std::shared_ptr<T> make(const std::string& id) {
    auto object = std::make_shared<T>(id);
    objects[id] = object;
    return object;
  }

  std::map<std::string, std::shared_ptr<api::MediaObject>> objects;
};

}  // namespace headwater::test
