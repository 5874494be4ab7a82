#include "elements/recorder/Destination.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "elements/base/Uri.hpp"

namespace headwater::recorder {

base::Expected<std::string> destinationOf(const std::string& uri) {
  if (base::isHttp(uri)) return uri;
  const auto named = uri.starts_with('/') ? std::optional<std::string>(uri) : base::filePath(uri);
  if (!named)
    return base::fail(base::Failure::Code::uriInvalid,
                      "'" + base::withoutPassword(uri, uri) +
                          "' is none that can be written: expected file, http or https");
  struct stat there {};
  const bool exists = stat(named->c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode))
    return base::fail(base::Failure::Code::uriInvalid, "'" + *named + "' is a directory");
  const auto directory = std::filesystem::path(*named).parent_path().string();
  if (access(exists ? named->c_str() : directory.c_str(), exists ? W_OK : W_OK | X_OK) != 0)
    return base::fail(base::Failure::Code::uriInvalid,
                      "'" + *named + "' cannot be written: " + std::strerror(errno));
  return *named;
}

void removeIfEmpty(const std::string& destination) {
  std::error_code ignored;
  if (base::isHttp(destination) || !std::filesystem::is_regular_file(destination, ignored)) return;
  if (std::filesystem::file_size(destination, ignored) == 0) std::filesystem::remove(destination, ignored);
}

}  // namespace headwater::recorder
