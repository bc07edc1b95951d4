// Appearance: how each actor of a selection is drawn: where, how large, in which colour. Computed once for an
// export or a picture, over bare numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/colours.h"
#include "export/figures.h"
#include "export/layout/point.h"
#include "export/selection.h"
#include "graph/result.h"

namespace dramatis::exporting {

struct NodeLook {
  Point position;
  double radius = 0;  // in the units of positions; what formats call the size, as Gephi and sigma draw it
  Colour colour;
};

// Of the letters of a label, by the radius of its actor: as large as in Gephi's preview.
double label_size(double radius);

enum class ColourBy : uint8_t { kCommunity, kType };

struct Appearance {
  Figures figures;
  std::vector<NodeLook> looks;  // one an actor
};

// Errors: those of the view.
Result<Appearance> appearance_of(const Selection& selection, ColourBy colour_by,
                                 Betweenness betweenness = Betweenness::kCompute);

}  // namespace dramatis::exporting
