#include "graph/analytics/neighbours.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dramatis::graph {

NeighbourGraph neighbours(uint32_t actors, std::span<const Link> links, Loops loops) {
  struct Arc {
    uint32_t from, to;
    NeighbourWeight weight;
  };
  std::vector<Arc> arcs;
  arcs.reserve(links.size() * 2);
  for (const Link& link : links) {
    if (link.source == link.target && loops == Loops::kDrop) continue;
    arcs.push_back({link.source, link.target, {link.weight, link.leaning}});
    arcs.push_back({link.target, link.source, {link.weight, link.leaning}});
  }
  const auto ends = [](const Arc& arc) { return std::pair(arc.from, arc.to); };
  std::sort(arcs.begin(), arcs.end(), [&](const Arc& a, const Arc& b) { return ends(a) < ends(b); });
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  std::vector<NeighbourWeight> weights;
  for (const Arc& arc : arcs) {
    if (!pairs.empty() && pairs.back() == ends(arc)) {
      weights.back().weight += arc.weight.weight;
      weights.back().leaning += arc.weight.leaning;
    } else {
      pairs.push_back(ends(arc));
      weights.push_back(arc.weight);
    }
  }
  return NeighbourGraph(boost::edges_are_sorted, pairs.begin(), pairs.end(), weights.begin(), actors);
}

}  // namespace dramatis::graph
