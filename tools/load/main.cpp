// headwater-load: simulated viewers, to measure a media server with.
#include <signal.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>

#include "tools/load/JsonText.hpp"
#include "tools/load/Run.hpp"

namespace {

using namespace headwater::load;

volatile sig_atomic_t interrupted = 0;

/// The first one ends the run, the second one the process.
void watchSignals() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = SA_RESETHAND;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

int complain(const std::string& what, int status) {
  std::fprintf(stderr, "headwater-load: %s\n", what.c_str());
  return status;
}

bool write(const Json::Value& json, const std::string& file) {
  const auto text = printJson(json, "  ") + "\n";
  if (file.empty() || file == "-") return std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
  std::ofstream out(file, std::ios::trunc);
  return static_cast<bool>(out << text << std::flush);
}

int run(const std::vector<std::string>& arguments) {
  const auto options = parseOptions(arguments);
  if (!options) return complain(options.error().message + "\nTry headwater-load --help.", 2);
  if (options->help) return std::fputs(usage().c_str(), stdout) >= 0 ? 0 : 1;
  if (options->version) return std::puts("headwater-load " HEADWATER_VERSION) >= 0 ? 0 : 1;
  if (!options->json.empty() && options->json != "-" && !std::ofstream(options->json, std::ios::app))
    return complain("--json: cannot write to " + options->json + ": " + std::strerror(errno), 2);
  watchSignals();
  Run run(*options);
  const auto outcome = run.execute([] { return interrupted != 0; });
  auto json = toJson(outcome.result);
  if (!outcome.error.empty()) json["error"] = outcome.error;
  if (!write(json, options->json))
    return complain("cannot write the result to " + options->json + ": " + std::strerror(errno), 1);
  if (!outcome.error.empty()) return complain(outcome.error, 1);
  for (const auto& [reason, count] : outcome.result.failures)
    complain(std::to_string(count) + " viewers failed: " + reason, 1);
  return outcome.result.failures.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    return complain(error.what(), 1);
  }
}
