// The table of settings, and what reads, checks and prints it.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "server/config/Config.hpp"

namespace headwater::server {

/// One row. `value` points into the Config for which the table was made.
struct Setting {
  struct Range {
    int least, most;
  };
  std::string_view key;  ///< "section.name"
  std::variant<std::string*, int*, bool*, std::vector<std::string>*> value;
  std::string_view doc;  ///< one line
  std::variant<std::monostate, Range, std::vector<std::string_view>>
      constraint{};  ///< range, or allowed words

  std::string expected() const;  ///< "an integer from 0 to 65535"
  std::string text() const;      ///< the value as JSON
};

std::vector<Setting> settingsOf(Config& config);

using ConfigResult = tl::expected<void, std::string>;  ///< the error names key, place and what was expected

/// Sets one value from its text, as a flag or an environment variable gives it; lists are comma-separated.
ConfigResult setFromText(const Setting& setting, std::string_view text, std::string_view where);

/// JSON with comments. `name` is what errors call the file.
ConfigResult readJson(Config& config, const std::string& text, const std::string& name);

/// HEADWATER_SECTION_NAME for every key; an unknown name in a known section is an error.
ConfigResult readEnvironment(Config& config, const char* const* environment);

/// What holds between settings (both TLS files or none, minPort <= maxPort, ...).
ConfigResult validate(const Config& config);

/// A commented JSON file with every key, its default or value, its constraint and meaning.
std::string reference(Config config);

}  // namespace headwater::server
