// headwater-server: reads its settings, serves until it is told to end.
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "elements/platform/Platform.hpp"
#include "elements/webrtc/Plugins.hpp"
#include "elements/webrtc/WebRtcPeer.hpp"
#include "server/Server.hpp"
#include "server/config/CommandLine.hpp"
#include "server/config/Settings.hpp"
#include "server/runtime/Log.hpp"

namespace {

using namespace headwater;

// sysexits.h names, so that scripts and service managers can tell what went wrong.
constexpr int kBadUsage = 64;      // EX_USAGE: a setting is wrong
constexpr int kUnavailable = 69;   // EX_UNAVAILABLE: a plugin is missing
constexpr int kCannotListen = 71;  // EX_OSERR: the port is taken
constexpr int kPeersLeft = 75;     // EX_TEMPFAIL: peers were still there at the deadline

int complain(int code, const std::string& text) {
  std::fprintf(stderr, "headwater-server: %s\n", text.c_str());
  return code;
}

/// Every peer takes descriptors; the hard limit is the administrator's word, the soft one only a default.
void raiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// A peer's memory is taken and given back by some ten threads. glibc has eight arenas for each core, so that
// what is free in one is asked of the system anew in the next: while viewers come and go the process grows by
// a quarter.
void limitArenas() {
  mallopt(M_ARENA_MAX, static_cast<int>(std::max(2u, std::thread::hardware_concurrency())));
}

// Since Linux 6.16 a process has a table of its own for threads that wait, with a handful of rows for each
// core. Every viewer has four threads that mostly wait: each call that wakes one would look at hundreds of
// others. Older kernels have one large table for all, and refuse this.
void widenFutexTable() {
  // PR_FUTEX_HASH and PR_FUTEX_HASH_SET_SLOTS of linux/prctl.h, which Debian's headers do not have yet.
  constexpr int kFutexHash = 78, kSetSlots = 1;
  constexpr unsigned long kRows = 4096;
  prctl(kFutexHash, kSetSlots, kRows, 0UL, 0UL);
}

sigset_t blockTermination() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return set;
}

int serve(const server::Config& config, char** argv) {
  platform::restartWithoutSlices(argv);
  limitArenas();
  const sigset_t termination = blockTermination();  // before any thread exists, so that all inherit it
  raiseDescriptorLimit();
  widenFutexTable();
  if (auto ready = platform::initialize(nullptr, nullptr); !ready)
    return complain(kUnavailable, ready.error().message);
  if (auto plugins = webrtc::checkPlugins(); !plugins) return complain(kUnavailable, plugins.error().message);

  server::Server headwater(config);
  if (auto started = headwater.start(); !started) return complain(kCannotListen, started.error().message);
  spdlog::info("headwater-server {} listens on {}://{}:{}{}", HEADWATER_VERSION,
               config.rpc.tlsKey.empty() ? "ws" : "wss", config.rpc.address, headwater.port(),
               config.rpc.path);

  std::string missing;
  for (const auto& codec : platform::missingDecoders()) missing += (missing.empty() ? "" : ", ") + codec;
  if (!missing.empty())
    spdlog::warn("players cannot decode {}: install the package gstreamer1.0-libav", missing);

  int received = 0;
  sigwait(&termination, &received);
  spdlog::info("{}: ending every peer", strsignal(received));
  if (headwater.stop(std::chrono::milliseconds(config.runtime.shutdownTimeoutMs))) {
    spdlog::info("ended");
    return 0;
  }
  spdlog::error("peers were still there after {} ms", config.runtime.shutdownTimeoutMs);
  // Destructors would wait for what is stuck.
  spdlog::shutdown();
  std::_Exit(kPeersLeft);
}

}  // namespace

int main(int argc, char** argv) {
  auto line = server::parseCommandLine(argc, argv, environ);
  if (!line) return complain(kBadUsage, line.error());
  server::setUpLog(line->config.log.level, line->config.log.format);
  using Action = server::CommandLine::Action;
  switch (line->action) {
    case Action::help:
      std::fputs(server::usage().c_str(), stdout);
      return 0;
    case Action::version:
      std::printf("headwater-server %s\n", HEADWATER_VERSION);
      return 0;
    case Action::printConfig:
      std::fputs(server::reference(line->config).c_str(), stdout);
      return 0;
    case Action::checkConfig:
      std::puts("settings are fine");
      return 0;
    case Action::run:
      break;
  }
  return serve(line->config, argv);
}
