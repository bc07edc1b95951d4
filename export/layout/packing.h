// Packs the drawings of components together into a rectangle, the first in the middle (Freivalds, Dogrusoz
// and Kikusts 2002, "Disconnected graph layout and the polyomino packing approach").
#pragma once

#include <span>
#include <vector>

#include "export/layout/point.h"

namespace dramatis::exporting {

struct Part {
  std::vector<Point> points;
  std::vector<Box> boxes;  // one a point
};

// How far each part is to be moved so that none touches another: they are taken one after the other, each to
// the free place nearest to the middle. Between them stays about `gap`. Parts are taken for convex from left
// to right: nothing is put into a hole of one. `aspect`: width over height of the whole.
std::vector<Point> pack(std::span<const Part> parts, double gap, double aspect);

}  // namespace dramatis::exporting
