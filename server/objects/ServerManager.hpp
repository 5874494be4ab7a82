// The one object that exists without being created: the server itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/objects/MediaObject.hpp"
#include "server/runtime/ProcessUsage.hpp"

namespace headwater::server {

/// Owns nothing. Belongs to the server's own executor.
class ServerManager final : public MediaObject, public virtual api::ServerManager {
 public:
  static constexpr const char* kId = "manager_ServerManager";

  ServerManager(Services& services, std::shared_ptr<Executor> executor, const ProcessUsage& usage,
                std::function<std::vector<std::string>()> sessions);

  Result<api::ServerInfo> getInfo() override;
  Result<std::vector<std::shared_ptr<api::MediaPipeline>>> getPipelines() override;
  Result<std::vector<std::string>> getSessions() override { return sessions_(); }
  Result<std::string> getMetadata() override { return ""; }
  Result<std::string> getKmd(const std::string& moduleName) override;
  Result<int> getCpuCount() override { return ProcessUsage::cpuCount(); }
  Result<double> getUsedCpu(const int& interval) override;
  Result<int64_t> getUsedMemory() override { return ProcessUsage::residentKiB(); }

  void objectCreated(const std::string& id);
  void objectDestroyed(const std::string& id);

 private:
  const ProcessUsage& usage_;
  const std::function<std::vector<std::string>()> sessions_;
};

}  // namespace headwater::server
