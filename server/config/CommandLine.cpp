#include "server/config/CommandLine.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "server/config/Settings.hpp"

namespace headwater::server {

namespace {

using Flags = std::vector<std::pair<std::string, std::string>>;

struct Arguments {
  CommandLine::Action action = CommandLine::Action::run;
  std::optional<std::string> file;
  Flags flags;
};

std::optional<CommandLine::Action> actionOf(std::string_view name) {
  if (name == "--print-config") return CommandLine::Action::printConfig;
  if (name == "--check-config") return CommandLine::Action::checkConfig;
  if (name == "--version") return CommandLine::Action::version;
  if (name == "--help" || name == "-h") return CommandLine::Action::help;
  return std::nullopt;
}

tl::expected<Arguments, std::string> collect(int argc, const char* const* argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    std::string name = argv[i];
    if (const auto action = actionOf(name)) {
      arguments.action = *action;
      continue;
    }
    if (name.rfind("--", 0) != 0)
      return tl::make_unexpected("unexpected argument '" + name + "'; see --help");
    std::string value;
    if (const auto equals = name.find('='); equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    } else if (i + 1 < argc) {
      value = argv[++i];
    } else {
      return tl::make_unexpected(name + " needs a value");
    }
    if (name == "--config")
      arguments.file = value;
    else
      arguments.flags.emplace_back(name.substr(2), value);
  }
  return arguments;
}

ConfigResult readFile(Config& config, const std::string& path) {
  std::ifstream in(path);
  if (!in) return tl::make_unexpected("cannot read " + path + ": " + std::strerror(errno));
  std::ostringstream text;
  text << in.rdbuf();
  return readJson(config, text.str(), path);
}

ConfigResult applyFlags(Config& config, const Flags& flags) {
  const auto settings = settingsOf(config);
  for (const auto& flag : flags) {
    const auto& key = flag.first;
    const auto row =
        std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.key == key; });
    if (row == settings.end())
      return tl::make_unexpected("unknown flag --" + key + "; --print-config lists every setting");
    if (auto set = setFromText(*row, flag.second, "--" + key); !set) return set;
  }
  return {};
}

}  // namespace

tl::expected<CommandLine, std::string> parseCommandLine(int argc, const char* const* argv,
                                                        const char* const* environment) {
  const auto arguments = collect(argc, argv);
  if (!arguments) return tl::make_unexpected(arguments.error());
  CommandLine line;
  line.action = arguments->action;
  Config& config = line.config;
  if (arguments->file)
    if (auto read = readFile(config, *arguments->file); !read) return tl::make_unexpected(read.error());
  if (auto read = readEnvironment(config, environment); !read) return tl::make_unexpected(read.error());
  if (auto applied = applyFlags(config, arguments->flags); !applied)
    return tl::make_unexpected(applied.error());
  if (auto valid = validate(config); !valid) return tl::make_unexpected(valid.error());
  return line;
}

std::string usage() {
  return "headwater-server: one presenter to many viewers over WebRTC, programmed over JSON-RPC\n"
         "\n"
         "  headwater-server [--config FILE] [--section.name VALUE ...]\n"
         "\n"
         "  --config FILE     settings as JSON with comments\n"
         "  --print-config    every setting with its value and meaning, as such a file\n"
         "  --check-config    checks the settings and ends\n"
         "  --version, --help\n";
}

}  // namespace headwater::server
