// Graphviz pictures of what runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rpc/generated/Types.hpp"

namespace headwater::server {

/// One element's graph, as GStreamer draws it, with what it is called in the API.
struct NamedDot {
  std::string id;
  std::string dot;  ///< "digraph ... { ... }", or empty when the element has no graph yet
};

struct DotEdge {
  std::string from, to, label;  ///< ids of elements
};

/// Whether every property is drawn; without a choice it is Kurento's default, SHOW_VERBOSE.
bool isVerbose(const std::optional<rpc::api::GstreamerDotDetails>& details);

/// All graphs as clusters of one, and the connections between them as edges.
std::string mergeDots(const std::string& name, const std::vector<NamedDot>& graphs,
                      const std::vector<DotEdge>& edges);

/// Writes `dot` into the directory that GST_DEBUG_DUMP_DOT_DIR names, as GStreamer itself does; without that
/// variable nothing is written and the log says so.
void dumpDot(const std::string& id, const std::string& dot);

}  // namespace headwater::server
