#include "server/runtime/ProcessUsage.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace headwater::server {

namespace {
constexpr size_t kSamplesKept = 120;

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + t.tv_usec / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
}  // namespace

void ProcessUsage::sample() {
  const base::Lock lock(mutex_);
  samples_.push_back({std::chrono::steady_clock::now(), cpuSeconds()});
  if (samples_.size() > kSamplesKept) samples_.pop_front();
}

double ProcessUsage::cpuPercent(std::chrono::milliseconds interval) const {
  const Sample now{std::chrono::steady_clock::now(), cpuSeconds()};
  const base::Lock lock(mutex_);
  if (samples_.empty()) return 0;
  const Sample* since = &samples_.front();
  for (const auto& sample : samples_)
    if (now.at - sample.at >= interval) since = &sample;
  const double elapsed = std::chrono::duration<double>(now.at - since->at).count();
  return elapsed > 0 ? 100.0 * (now.cpuSeconds - since->cpuSeconds) / elapsed / cpuCount() : 0;
}

int64_t ProcessUsage::residentKiB() {
  std::ifstream statm("/proc/self/statm");
  int64_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * sysconf(_SC_PAGESIZE) / 1024;
}

int ProcessUsage::cpuCount() {
  return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace headwater::server
