// Figures: how each actor of a selection stands among the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

struct Figures {
  std::vector<ActorFigures> of;              // one an actor
  std::vector<std::string> labels;           // of the actors, on one line
  std::vector<uint32_t> ranked;              // the actors by PageRank
  std::vector<std::string> community_names;  // "Russia, Ukraine, NATO": the members of the highest PageRank
  std::vector<uint32_t> community_sizes;
  double modularity = 0;
  uint32_t pivots = 0;           // of betweenness: the actors from which paths were followed
  double betweenness_error = 0;  // its largest standard error; 0: exact
};

// Betweenness takes most of the time; left out, it is 0.
enum class Betweenness : uint8_t { kCompute, kLeaveOut };

// Links from an actor to itself count in no figure but its degree. Errors: those of the view.
Result<Figures> figures_of(const Selection& selection, Betweenness betweenness);

}  // namespace dramatis::exporting
