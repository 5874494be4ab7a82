#include "server/runtime/Log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>

namespace headwater::server {

namespace {

// Fields travel behind the text of a message, each "\x1f name \x1e value"; no text of ours holds these
// characters.
constexpr char kField = '\x1f';
constexpr char kValue = '\x1e';

void appendEscaped(spdlog::memory_buf_t& out, std::string_view text) {
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      const int length = std::snprintf(code, sizeof code, "\\u%04x", c);
      out.append(code, code + length);
    } else {
      out.push_back(c);
    }
  }
}

void append(spdlog::memory_buf_t& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

template <class Write>
void eachField(std::string_view payload, Write write) {
  for (auto at = payload.find(kField); at != std::string_view::npos;) {
    const auto next = payload.find(kField, at + 1);
    const auto field = payload.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const auto split = field.find(kValue);
    if (split != std::string_view::npos) write(field.substr(0, split), field.substr(split + 1));
    at = next;
  }
}

/// %* : the message. As text "what name=value ..."; line breaks of foreign messages stay inside the line.
class TextMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const std::string_view payload(message.payload.data(), message.payload.size());
    append(out, payload.substr(0, payload.find(kField)));
    eachField(payload, [&](std::string_view name, std::string_view value) {
      out.push_back(' ');
      append(out, name);
      out.push_back('=');
      append(out, value);
    });
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<TextMessage>(); }
};

/// %* : "message":"...","name":"value",...
class JsonMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const std::string_view payload(message.payload.data(), message.payload.size());
    append(out, R"("message":")");
    appendEscaped(out, payload.substr(0, payload.find(kField)));
    out.push_back('"');
    eachField(payload, [&](std::string_view name, std::string_view value) {
      append(out, ",\"");
      append(out, name);
      append(out, "\":\"");
      appendEscaped(out, value);
      out.push_back('"');
    });
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<JsonMessage>(); }
};

}  // namespace

void logEvent(spdlog::level::level_enum level, std::string_view what,
              std::initializer_list<LogField> fields) {
  if (!spdlog::should_log(level)) return;
  std::string line(what);
  for (const auto& [name, value] : fields) {
    line += kField;
    line += name;
    line += kValue;
    line += value;
  }
  spdlog::log(level, spdlog::string_view_t(line.data(), line.size()));
}

void setUpLog(const std::string& level, const std::string& format) {
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  if (format == "json")
    formatter->add_flag<JsonMessage>('*').set_pattern(
        R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","thread":%t,%*})");
  else
    formatter->add_flag<TextMessage>('*').set_pattern("%Y-%m-%d %H:%M:%S.%e %^%-7l%$ %*");
  spdlog::set_default_logger(spdlog::stderr_color_mt("headwater"));
  spdlog::set_formatter(std::move(formatter));
  spdlog::set_level(spdlog::level::from_str(level == "warn" ? "warning" : level));
}

}  // namespace headwater::server
