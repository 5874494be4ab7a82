// What stands in a file.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace headwater::test {

/// Empty when it cannot be read.
inline std::string fileText(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace headwater::test
