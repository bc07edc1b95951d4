// Positions for a drawing of a graph, so that a viewer shows something readable before anyone presses a
// button.
//
// Each connected component is laid out by itself (forces.h), its labels and discs are moved off each other
// (overlaps.h), and the components are packed together, the largest in the middle (packing.h). Uses no random
// numbers and no library function that rounds differently between machines, so the same graph gets the same
// positions everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "export/layout/point.h"
#include "graph/analytics/analytics.h"

namespace dramatis::exporting {

// One point an actor. `boxes`: the room that each takes with its label, centred on its point. `group_of`:
// those of one number are drawn together where links allow it.
std::vector<Point> lay_out(std::span<const graph::Link> links, std::span<const Box> boxes,
                           std::span<const uint32_t> group_of);

}  // namespace dramatis::exporting
