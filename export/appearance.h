// Appearance: the figures of each actor of a selection among the others, and how it is drawn: where, how
// large, in which colour. Computed once for an export or a picture, over bare numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/colours.h"
#include "export/layout/point.h"
#include "export/selection.h"
#include "graph/result.h"

namespace dramatis::exporting {

struct ActorFigures {
  uint32_t degree = 0;           // links, those from and those to it
  uint64_t weighted_degree = 0;  // their weights
  double page_rank = 0;
  double betweenness = 0;
  uint32_t core = 0;
  uint32_t component = 0;  // 0 the largest
  uint32_t community = 0;  // 0 the largest
};

struct NodeLook {
  Point position;
  double size = 0;  // diameter, in the units of positions
  Colour colour;
};

// Of the letters of a label, by the size of its actor.
double label_size(double node_size);

enum class ColourBy : uint8_t { kCommunity, kType };

struct Appearance {
  std::vector<ActorFigures> figures;         // one an actor
  std::vector<NodeLook> looks;               // one an actor
  std::vector<std::string> community_names;  // "Russia, Ukraine, NATO": the members of the highest PageRank
  std::vector<uint32_t> community_sizes;
  double betweenness_error = 0;  // the largest standard error; 0: exact
};

// Links from an actor to itself count in no figure but its degree. Errors: those of the view.
Result<Appearance> appearance_of(const Selection& selection, ColourBy colour_by);

}  // namespace dramatis::exporting
