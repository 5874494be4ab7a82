// The real headwater-server as a child process.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/Eventually.hpp"

namespace headwater::test {

/// Starts the server on a free port and waits until it serves. Ended by SIGTERM in the destructor.
class ServerProcess {
 public:
  /// `settings` as on the command line; `environment` as NAME=value, added to this process's.
  explicit ServerProcess(std::vector<std::string> settings = {}, std::vector<std::string> environment = {},
                         bool expectToServe = true);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }
  std::string log() const;

  void signal(int number) const;
  /// Exit status; 128 + N when signal N ended it; -1 when it still runs at the deadline.
  int waitForExit(std::chrono::seconds deadline);

  size_t threads() const;  ///< as the kernel counts them
  size_t descriptors() const;
  size_t residentKiB() const;
  /// A counter or gauge of GET /metrics; throws when there is none of that name.
  double metric(const std::string& name) const;

 private:
  pid_t pid_ = -1;
  uint16_t port_ = 0;
  std::string logPath_;
};

}  // namespace headwater::test
