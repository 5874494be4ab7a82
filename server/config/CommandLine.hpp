// What the command line asks for.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/config/Config.hpp"

namespace headwater::server {

struct CommandLine {
  enum class Action { run, printConfig, checkConfig, version, help };
  Action action = Action::run;
  Config config;
};

/// Defaults, then --config FILE, then the environment, then flags: the later wins. The error is one line.
tl::expected<CommandLine, std::string> parseCommandLine(int argc, const char* const* argv,
                                                        const char* const* environment);

std::string usage();

}  // namespace headwater::server
