#include "tools/load/ProcessWatch.hpp"

#include <time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace headwater::load {

namespace {

int64_t clockNs(clockid_t clock) {
  timespec time{};
  if (clock_gettime(clock, &time) != 0) return -1;
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

int64_t countEntries(const std::string& directory) {
  std::error_code error;
  int64_t count = 0;
  for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error))
    ++count;
  return count;
}

}  // namespace

std::optional<ProcessSample> sampleProcess(int pid) {
  clockid_t clock{};
  if (clock_getcpuclockid(pid, &clock) != 0) return std::nullopt;
  ProcessSample sample;
  sample.cpuNs = clockNs(clock);
  const auto root = "/proc/" + std::to_string(pid);
  std::ifstream statm(root + "/statm");
  int64_t total = 0, resident = 0;
  if (sample.cpuNs < 0 || !(statm >> total >> resident)) return std::nullopt;
  sample.residentBytes = resident * sysconf(_SC_PAGESIZE);
  sample.threads = countEntries(root + "/task");
  sample.descriptors = countEntries(root + "/fd");
  return sample;
}

int64_t ownCpuNs() {
  return clockNs(CLOCK_PROCESS_CPUTIME_ID);
}

}  // namespace headwater::load
