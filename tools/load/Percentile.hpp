// Percentiles by nearest rank: a value that was measured, never one in between.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace headwater::load {

/// The smallest of `sorted` (ascending) that at least `percent` of all values do not exceed; percent in (0,
/// 100]. Nothing without values.
inline std::optional<double> percentile(const std::vector<double>& sorted, double percent) {
  if (sorted.empty()) return std::nullopt;
  const auto rank = static_cast<size_t>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
  return sorted[std::clamp<size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace headwater::load
