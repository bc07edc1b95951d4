// Moves boxes off each other.
#pragma once

#include <span>

#include "export/layout/point.h"

namespace dramatis::exporting {

// Pushes apart each two boxes that overlap, along the shorter way and the smaller one farther, until none do
// or the rounds are used up; what lay left of or above something stays so. Two discs part along the line
// between their centres, or many of them would end in a grid. `gap` remains between boxes.
void remove_overlaps(std::span<Point> points, std::span<const Box> boxes, double gap);

}  // namespace dramatis::exporting
