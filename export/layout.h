// Positions for a drawing of a graph, so that a viewer shows something readable before anyone presses a
// button.
//
// Force-directed, after Fruchterman and Reingold (1991), with the repulsion of far actors summed over a
// quadtree (Barnes and Hut 1986) and a weak pull to the centre that keeps separate components together: O(n
// log n) a round, with fewer rounds the larger the graph. Starts from a spiral in order of strength and uses
// no random numbers and no library function that rounds differently between machines, so the same graph gets
// the same positions everywhere.
#pragma once

#include <span>
#include <vector>

#include "export/point.h"
#include "export/selection.h"

namespace dramatis::exporting {

// One point an actor. Linked actors lie about kLinkLength apart.
inline constexpr double kLinkLength = 100;
std::vector<Point> lay_out(uint32_t actor_count, std::span<const Selection::Link> links);

}  // namespace dramatis::exporting
