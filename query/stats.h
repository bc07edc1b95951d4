// A graph in figures.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/view.h"

namespace dramatis::query {

struct GraphStats {
  struct ActorLine {
    std::string id, name;
    graph::ActorType type = graph::ActorType::kOther;
    uint32_t mentions = 0, articles = 0;
  };
  struct PredicateLine {
    std::string predicate;
    uint64_t evidence = 0;
  };
  graph::GraphCounts counts;
  std::string first_date, last_date;  // of the articles; empty: none has a date
  uint64_t undated_articles = 0;
  std::vector<ActorLine> top_actors;          // by mentions
  std::vector<PredicateLine> top_predicates;  // of relations that are not negated, by evidence
  std::array<uint64_t, 5>
      quadrant_evidence{};  // by graph::Quadrant: evidence of relations that are not negated
};

// From what the view keeps added up: see graph::GraphView::totals(). `top`: how many actors and predicates to
// list.
Result<GraphStats> gather_stats(const graph::GraphView& view, size_t top);

}  // namespace dramatis::query
