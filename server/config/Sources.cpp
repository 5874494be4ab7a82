// Where settings come from: a JSON file and the environment.
#include <json/json.h>

#include <algorithm>
#include <cctype>
#include <sstream>

#include "server/config/Settings.hpp"

namespace headwater::server {

namespace {

size_t lineOf(const std::string& text, ptrdiff_t offset) {
  return 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + offset, '\n'));
}

std::string at(const std::string& name, const std::string& text, const Json::Value& value) {
  return name + ":" + std::to_string(lineOf(text, value.getOffsetStart()));
}

const Setting* find(const std::vector<Setting>& settings, std::string_view key) {
  const auto row =
      std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.key == key; });
  return row == settings.end() ? nullptr : &*row;
}

// As text, so that one function checks every source; the JSON type must fit first.
ConfigResult setFromJson(const Setting& setting, const Json::Value& value, const std::string& where) {
  const bool fits = std::visit(
      [&](auto* target) {
        using T = std::remove_pointer_t<decltype(target)>;
        if constexpr (std::is_same_v<T, int>) return value.isInt();
        if constexpr (std::is_same_v<T, bool>) return value.isBool();
        if constexpr (std::is_same_v<T, std::string>) return value.isString();
        return value.isArray() && std::all_of(value.begin(), value.end(),
                                              [](const Json::Value& item) { return item.isString(); });
      },
      setting.value);
  if (!fits)
    return tl::make_unexpected(where + ": " + std::string(setting.key) + " is " +
                               value.toStyledString().substr(0, value.toStyledString().find('\n')) +
                               ", expected " + setting.expected());
  if (!value.isArray()) return setFromText(setting, value.asString(), where);
  std::string joined;
  for (const auto& item : value) joined += item.asString() + ",";
  return setFromText(setting, joined, where);
}

std::string variableName(std::string_view key) {
  std::string name = "HEADWATER_";
  for (const char c : key)
    name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

bool namesKnownSection(const std::vector<Setting>& settings, std::string_view variable) {
  return std::any_of(settings.begin(), settings.end(), [&](const Setting& setting) {
    const std::string prefix = variableName(setting.key.substr(0, setting.key.find('.') + 1));
    return variable.substr(0, prefix.size()) == prefix;
  });
}

}  // namespace

ConfigResult readJson(Config& config, const std::string& text, const std::string& name) {
  Json::CharReaderBuilder builder;
  builder["allowComments"] = true;
  builder["allowTrailingCommas"] = true;
  builder["failIfExtra"] = true;
  builder["rejectDupKeys"] = true;
  Json::Value root;
  std::string errors;
  std::istringstream in(text);
  try {
    if (!Json::parseFromStream(builder, in, &root, &errors))
      return tl::make_unexpected(name + ": not valid JSON: " + errors);
  } catch (const Json::Exception& error) {
    return tl::make_unexpected(name + ": not valid JSON: " + error.what());
  }
  if (!root.isObject()) return tl::make_unexpected(name + ": expected an object with sections");

  const auto settings = settingsOf(config);
  for (const auto& section : root.getMemberNames()) {
    const Json::Value& members = root[section];
    if (!members.isObject())
      return tl::make_unexpected(at(name, text, members) + ": " + section + " must be an object of settings");
    for (const auto& member : members.getMemberNames()) {
      const std::string where = at(name, text, members[member]);
      const Setting* setting = find(settings, section + "." + member);
      if (!setting)
        return tl::make_unexpected(where + ": unknown setting " + section + "." + member +
                                   "; --print-config lists all");
      if (auto set = setFromJson(*setting, members[member], where); !set) return set;
    }
  }
  return {};
}

ConfigResult readEnvironment(Config& config, const char* const* environment) {
  const auto settings = settingsOf(config);
  for (; *environment; ++environment) {
    const std::string_view entry(*environment);
    const auto equals = entry.find('=');
    if (entry.substr(0, 10) != "HEADWATER_" || equals == std::string_view::npos) continue;
    const std::string variable(entry.substr(0, equals));
    const auto row = std::find_if(settings.begin(), settings.end(),
                                  [&](const Setting& s) { return variableName(s.key) == variable; });
    if (row != settings.end()) {
      if (auto set = setFromText(*row, entry.substr(equals + 1), variable); !set) return set;
    } else if (namesKnownSection(settings, variable)) {
      return tl::make_unexpected("environment: unknown setting " + variable + "; --print-config lists all");
    }
  }
  return {};
}

}  // namespace headwater::server
