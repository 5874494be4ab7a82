#include "server/objects/ServerManager.hpp"

#include "rpc/generated/Errors.hpp"

namespace headwater::server {

ServerManager::ServerManager(Services& services, std::shared_ptr<Executor> executor,
                             const ProcessUsage& usage, std::function<std::vector<std::string>()> sessions)
    : MediaObject(services, *api::findClass("ServerManager"), kId, nullptr, std::move(executor)),
      usage_(usage),
      sessions_(std::move(sessions)) {}

Result<api::ServerInfo> ServerManager::getInfo() {
  api::ServerInfo info;
  info.version = HEADWATER_VERSION;
  info.type = api::ServerType::KMS;
  info.capabilities = {"transactions"};
  for (const auto& module : api::modules()) {
    api::ModuleInfo entry;
    entry.name = module.name;
    entry.version = module.version;
    entry.generationTime = module.generationTime;
    entry.factories.assign(module.factories.begin(), module.factories.end());
    info.modules.push_back(std::move(entry));
  }
  return info;
}

Result<std::vector<std::shared_ptr<api::MediaPipeline>>> ServerManager::getPipelines() {
  std::vector<std::shared_ptr<api::MediaPipeline>> pipelines;
  for (const auto& object : services().store.all())
    if (auto pipeline = std::dynamic_pointer_cast<api::MediaPipeline>(object)) pipelines.push_back(pipeline);
  return pipelines;
}

Result<std::string> ServerManager::getKmd(const std::string& moduleName) {
  for (const auto& module : api::modules())
    if (module.name == moduleName) return std::string(module.kmd);
  return api::failure(api::ErrorCode::SERVER_MANAGER_ERROR_KMD_NOT_FOUND,
                      "Requested kmd module doesn't exist: '" + moduleName + "'");
}

Result<double> ServerManager::getUsedCpu(const int& interval) {
  return usage_.cpuPercent(std::chrono::milliseconds(interval));
}

void ServerManager::objectCreated(const std::string& id) {
  api::event::ObjectCreated event;
  event.object = id;
  emit(event);
}

void ServerManager::objectDestroyed(const std::string& id) {
  api::event::ObjectDestroyed event;
  event.objectId = id;
  emit(event);
}

}  // namespace headwater::server
