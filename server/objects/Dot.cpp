#include "server/objects/Dot.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/runtime/Log.hpp"

namespace headwater::server {

namespace {

std::string_view body(std::string_view dot) {
  const auto open = dot.find('{');
  const auto close = dot.rfind('}');
  return open == std::string_view::npos || close <= open ? std::string_view{}
                                                         : dot.substr(open + 1, close - open - 1);
}

}  // namespace

bool isVerbose(const std::optional<rpc::api::GstreamerDotDetails>& details) {
  using Details = rpc::api::GstreamerDotDetails;
  const auto chosen = details.value_or(Details::SHOW_VERBOSE);
  return chosen == Details::SHOW_VERBOSE || chosen == Details::SHOW_ALL ||
         chosen == Details::SHOW_FULL_PARAMS;
}

std::string mergeDots(const std::string& name, const std::vector<NamedDot>& graphs,
                      const std::vector<DotEdge>& edges) {
  std::ostringstream out;
  out << "digraph \"" << name << "\" {\n  rankdir=LR;\n  compound=true;\n";
  // An invisible point in each cluster gives edges between clusters something to hold on to.
  for (size_t i = 0; i < graphs.size(); ++i)
    out << "  subgraph \"cluster_" << i << "\" {\n    label=\"" << graphs[i].id << "\";\n    \""
        << graphs[i].id << "\" [shape=point, style=invis];\n"
        << body(graphs[i].dot) << "\n  }\n";
  const auto cluster = [&](const std::string& id) {
    const auto found =
        std::find_if(graphs.begin(), graphs.end(), [&](const NamedDot& g) { return g.id == id; });
    return "cluster_" + std::to_string(found - graphs.begin());
  };
  for (const auto& edge : edges)
    out << "  \"" << edge.from << "\" -> \"" << edge.to << "\" [label=\"" << edge.label << "\", ltail=\""
        << cluster(edge.from) << "\", lhead=\"" << cluster(edge.to) << "\"];\n";
  out << "}\n";
  return out.str();
}

void dumpDot(const std::string& id, const std::string& dot) {
  const char* directory = std::getenv("GST_DEBUG_DUMP_DOT_DIR");
  if (!directory) {
    logWarning("dumpGstreamerDot writes nothing: GST_DEBUG_DUMP_DOT_DIR is not set", {{"object", id}});
    return;
  }
  std::string name = id;
  std::replace(name.begin(), name.end(), '/', '-');
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto stamp = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const auto path = std::filesystem::path(directory) / (std::to_string(stamp) + "-" + name + ".dot");
  std::ofstream file(path);
  file << dot;
  if (!file.flush()) logWarning("dumpGstreamerDot cannot write", {{"object", id}, {"file", path.string()}});
}

}  // namespace headwater::server
