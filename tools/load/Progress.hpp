// Says what is going on: one line that changes on a terminal, a line now and then elsewhere.
#pragma once

#include <string>

#include "tools/load/Clock.hpp"

namespace headwater::load {

/// Writes to standard error.
class Progress {
 public:
  Progress();
  ~Progress() { endLine(); }
  /// A line that stays.
  void say(const std::string& line);
  /// What begins now; a line of its own only where there is no terminal.
  void phase(const std::string& name) {
    if (!terminal_) say(name);
  }
  /// How it stands; shown at most a few times a second on a terminal, every five seconds elsewhere.
  void show(const std::string& line, Time now);

 private:
  void endLine();

  const bool terminal_;
  bool midLine_ = false;
  Time next_{};
};

}  // namespace headwater::load
