#include <algorithm>
#include <cstdlib>

#include "graph/analytics/neighbours.h"

namespace dramatis::graph {
namespace {

bool stronger(const Triangle& a, const Triangle& b) {
  return a.strength != b.strength ? a.strength > b.strength : a.actors < b.actors;
}

struct Side {
  uint32_t actor;
  int64_t leaning;
};

// Neighbours that lean to either side, those of the higher degree only: each triangle is met once, and no
// list is longer than the square root of all (Chiba and Nishizeki 1985).
std::vector<std::vector<Side>> later_neighbours(const NeighbourGraph& graph) {
  const auto rank = [&](uint32_t actor) { return std::pair(out_degree(actor, graph), actor); };
  std::vector<std::vector<Side>> later(num_vertices(graph));
  for (uint32_t actor = 0; actor < later.size(); ++actor)
    for (const auto edge : boost::make_iterator_range(out_edges(actor, graph)))
      if (const uint32_t other = target(edge, graph); graph[edge].leaning != 0 && rank(actor) < rank(other))
        later[actor].push_back({other, graph[edge].leaning});
  return later;
}

Triangle triangle_of(uint32_t a, uint32_t b, uint32_t c, int64_t ab, int64_t ac, int64_t bc) {
  // In the order of the actors; the sides follow their corners.
  if (b < a) std::swap(a, b), std::swap(ac, bc);
  if (c < b) std::swap(b, c), std::swap(ab, ac);
  if (b < a) std::swap(a, b), std::swap(ac, bc);
  return {{a, b, c}, {ab, ac, bc}, std::min({std::abs(ab), std::abs(ac), std::abs(bc)})};
}

}  // namespace

uint64_t Balance::triangles() const {
  return by_conflicts[0] + by_conflicts[1] + by_conflicts[2] + by_conflicts[3];
}

double Balance::balanced_share() const {
  if (triangles() == 0) return 1;
  return static_cast<double>(by_conflicts[0] + by_conflicts[2]) / static_cast<double>(triangles());
}

Balance balance(uint32_t actors, std::span<const Link> links, size_t most_tense) {
  const auto later = later_neighbours(neighbours(actors, links));
  Balance found;
  std::vector<int64_t> leaning_to(actors, 0);  // of the actor at hand; 0: no side
  for (uint32_t a = 0; a < actors; ++a) {
    for (const Side& side : later[a]) leaning_to[side.actor] = side.leaning;
    for (const Side& b : later[a])
      for (const Side& c : later[b.actor]) {
        const int64_t third = leaning_to[c.actor];
        if (third == 0) continue;
        const Triangle triangle = triangle_of(a, b.actor, c.actor, b.leaning, third, c.leaning);
        ++found.by_conflicts[static_cast<size_t>((b.leaning < 0) + (third < 0) + (c.leaning < 0))];
        if (triangle.balanced() || most_tense == 0) continue;
        found.tense.push_back(triangle);
        std::push_heap(found.tense.begin(), found.tense.end(), stronger);
        if (found.tense.size() <= most_tense) continue;
        std::pop_heap(found.tense.begin(), found.tense.end(), stronger);
        found.tense.pop_back();
      }
    for (const Side& side : later[a]) leaning_to[side.actor] = 0;
  }
  std::sort_heap(found.tense.begin(), found.tense.end(), stronger);
  return found;
}

}  // namespace dramatis::graph
