// The thread that everything is fetched on.
#pragma once

#include <libsoup/soup.h>

#include <chrono>
#include <functional>

namespace headwater::http {

/// One SoupSession and the only thread that touches it. Neither ever ends: libsoup (3.2) does not survive a
/// session that goes while a connection of it is being made.
class Client {
 public:
  static Client& shared();

  /// Runs `job` on the thread, after what was posted before. Any thread.
  void post(std::function<void()> job);
  /// Runs `job` there each `period` until it returns false. On the thread.
  void repeat(std::chrono::milliseconds period, std::function<bool()> job);
  SoupSession* session() const { return session_; }  ///< on the thread

 private:
  Client();
  void attach(GSource* source, std::function<bool()> job);

  GMainContext* const context_;
  SoupSession* session_ = nullptr;
};

}  // namespace headwater::http
