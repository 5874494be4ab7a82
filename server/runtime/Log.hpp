// Log lines with fields: readable as text, members of the object as JSON.
#pragma once

#include <spdlog/spdlog.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace headwater::server {

using LogField = std::pair<std::string_view, std::string_view>;

/// `what` is a fixed text; what varies goes into fields ("session", "object", "reason").
void logEvent(spdlog::level::level_enum level, std::string_view what, std::initializer_list<LogField> fields);

inline void logDebug(std::string_view what, std::initializer_list<LogField> fields = {}) {
  logEvent(spdlog::level::debug, what, fields);
}
inline void logInfo(std::string_view what, std::initializer_list<LogField> fields = {}) {
  logEvent(spdlog::level::info, what, fields);
}
inline void logWarning(std::string_view what, std::initializer_list<LogField> fields = {}) {
  logEvent(spdlog::level::warn, what, fields);
}

/// To standard error. `level` is a name of spdlog's ("info"), `format` "text" or "json" (one object a line).
void setUpLog(const std::string& level, const std::string& format);

}  // namespace headwater::server
