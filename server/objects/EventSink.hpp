// Where an object's events go.
#pragma once

#include <string>

namespace headwater::server {

/// One session, as objects see it. Thread-safe.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual const std::string& sessionId() const = 0;
  /// Whether its client knows the fields of Kurento 6.
  virtual bool wantsKurento6() const = 0;
  virtual void deliver(const std::string& frame) = 0;
};

}  // namespace headwater::server
