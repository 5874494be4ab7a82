#include "tools/load/Progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace headwater::load {

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::endLine() {
  if (midLine_) std::fputc('\n', stderr);
  midLine_ = false;
}

void Progress::say(const std::string& line) {
  endLine();
  std::fprintf(stderr, "%s\n", line.c_str());
}

void Progress::show(const std::string& line, Time now) {
  if (now < next_) return;
  next_ = now + (terminal_ ? milliseconds(200) : milliseconds(5000));
  std::fprintf(stderr, terminal_ ? "\r%s\033[K" : "%s\n", line.c_str());
  std::fflush(stderr);
  midLine_ = terminal_;
}

}  // namespace headwater::load
