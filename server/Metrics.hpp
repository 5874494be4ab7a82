// The text format of Prometheus.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "elements/ice/IceHub.hpp"
#include "elements/upload/Uploads.hpp"

namespace headwater::server {

/// Gathers one scrape.
class MetricsText {
 public:
  void counter(const char* name, const char* help, uint64_t value) { add(name, help, "counter", value); }
  void gauge(const char* name, const char* help, uint64_t value) { add(name, help, "gauge", value); }
  std::string take() { return std::move(text_); }

 private:
  void add(const std::string& name, const char* help, const char* type, uint64_t value) {
    text_ += "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n" + name + " " +
             std::to_string(value) + "\n";
  }

  std::string text_;
};

void addAdapterMetrics(MetricsText& text);
void addRtpMetrics(MetricsText& text);
void addFanoutMetrics(MetricsText& text);
void addPlayerMetrics(MetricsText& text);
void addRecorderMetrics(MetricsText& text);
void addUploadMetrics(MetricsText& text, const upload::UploadMetrics& uploads);
void addWebRtcMetrics(MetricsText& text);
void addIceMetrics(MetricsText& text, const ice::IceHubMetrics& ice);

}  // namespace headwater::server
