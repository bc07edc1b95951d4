// Force-directed positions of one connected graph.
//
// The forces are those of Fruchterman and Reingold (1991) with masses: actors repel each other by the inverse
// of their distance, the more links they have the more, summed over a quadtree for far ones (Barnes and Hut
// 1986); links pull by the square of their length, those between groups less, so that groups part; a pull to
// the centre keeps the outskirts near. O(n log n) a round, with fewer rounds the larger the graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "export/layout/point.h"
#include "graph/analytics/analytics.h"

namespace dramatis::exporting {

// Linked actors of a small graph lie about this far apart.
inline constexpr double kLinkLength = 40;
// One point an actor of `group_of`, around the origin.
std::vector<Point> settle_by_forces(std::span<const graph::Link> links, std::span<const uint32_t> group_of);

}  // namespace dramatis::exporting
