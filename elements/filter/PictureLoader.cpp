#include "elements/filter/PictureLoader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "elements/gst/GstPtr.hpp"
#include "elements/http/Fetch.hpp"
#include "elements/rtp/RtpFormats.hpp"

namespace headwater::filter {

namespace {

namespace fs = std::filesystem;
using Code = base::Failure::Code;

tl::unexpected<base::Failure> tooLarge(const LoadRules& rules) {
  return base::fail(Code::invalidArgument, "what it names is larger than the " + std::to_string(rules.bytes) +
                                               " bytes that filters.maxImageBytes allows");
}

base::Expected<std::string> fromData(const std::string& uri, const LoadRules& rules) {
  const auto comma = uri.find(',');
  if (comma == std::string::npos || !std::string_view(uri).substr(0, comma).ends_with(";base64"))
    return base::fail(Code::invalidArgument, "the data: URI is not of the form data:image/png;base64,...");
  const auto text = uri.substr(comma + 1);
  if (text.size() / 4 * 3 > rules.bytes + 3) return tooLarge(rules);
  gsize size = 0;
  const std::unique_ptr<guchar, gst::detail::GFree> bytes(g_base64_decode(text.c_str(), &size));
  return std::string(reinterpret_cast<const char*>(bytes.get()), size);
}

base::Expected<std::string> fromFile(const std::string& path, const LoadRules& rules) {
  if (rules.directory.empty())
    return base::fail(Code::invalidArgument, "files may not be read: filters.imageDirectory is not set");
  std::error_code failed;
  const auto allowed = fs::canonical(rules.directory, failed);
  if (failed)
    return base::fail(Code::notFound,
                      "filters.imageDirectory is " + rules.directory + ", which is not there");
  const auto file = fs::weakly_canonical(path, failed);
  const auto [end, at] = std::mismatch(allowed.begin(), allowed.end(), file.begin(), file.end());
  if (failed || end != allowed.end())
    return base::fail(Code::invalidArgument,
                      "'" + path + "' is not in the directory of filters.imageDirectory");
  if (!fs::is_regular_file(file, failed))
    return base::fail(Code::notFound, "there is no file '" + path + "'");
  if (fs::file_size(file, failed) > rules.bytes || failed) return tooLarge(rules);
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && content.empty()) return base::fail(Code::notFound, "'" + path + "' cannot be read");
  return content;
}

base::Expected<std::string> fromHttp(const std::string& uri, const LoadRules& rules) {
  GstUri* parsed = gst_uri_from_string(uri.c_str());
  const char* name = parsed ? gst_uri_get_host(parsed) : nullptr;
  const std::string host = name ? name : "";
  if (parsed) gst_uri_unref(parsed);
  if (host.empty()) return base::fail(Code::invalidArgument, "'" + uri + "' names no host");
  const bool allowed = std::any_of(rules.hosts.begin(), rules.hosts.end(),
                                   [&](const auto& each) { return each == "*" || each == host; });
  if (!allowed)
    return base::fail(Code::invalidArgument, "nothing may be loaded from '" + host +
                                                 "': it is not among the hosts of filters.imageHosts");
  auto content = http::fetchAll(uri, rules.bytes, rules.deadline);
  if (!content && content.error().code == Code::invalidArgument) return tooLarge(rules);
  if (!content || content->empty())
    return base::fail(Code::notFound, "'" + uri + "' cannot be loaded: " +
                                          (content ? std::string("it is empty") : content.error().message));
  return content;
}

}  // namespace

base::Expected<std::string> loadUri(const std::string& uri, const LoadRules& rules) {
  const auto scheme = rtp::lowerCase(uri.substr(0, uri.find(':')));
  if (uri.starts_with("/")) return fromFile(uri, rules);
  if (scheme == "data") return fromData(uri, rules);
  if (scheme == "http" || scheme == "https") return fromHttp(uri, rules);
  if (scheme != "file")
    return base::fail(
        Code::invalidArgument,
        "'" + uri.substr(0, 60) + "' is no address of a picture, expected data:, file:, http: or https:");
  const gst::CharPtr path(g_filename_from_uri(uri.c_str(), nullptr, nullptr));
  if (!path)
    return base::fail(Code::invalidArgument, "'" + uri + "' is no URI of a file, expected file:///...");
  return fromFile(path.get(), rules);
}

}  // namespace headwater::filter
