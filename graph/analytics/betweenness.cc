// Brandes' algorithm. Boost's own follows the paths from every actor, which takes hours in a large graph, so
// that here the actors from which paths are followed can be a sample; the tests compare with Boost's.
#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/analytics/neighbours.h"

namespace dramatis::graph {
namespace {

class PathCounter {
 public:
  explicit PathCounter(const NeighbourGraph& graph)
      : graph_(graph),
        distance_(num_vertices(graph), kUnseen),
        paths_(num_vertices(graph)),
        share_(num_vertices(graph)) {}

  // Calls visit(actor, share): the share of the shortest paths from `start` to others that lead through it.
  template <typename Visit>
  void follow_from(uint32_t start, const Visit& visit) {
    order_.assign(1, start);
    distance_[start] = 0;
    paths_[start] = 1;
    share_[start] = 0;
    for (size_t i = 0; i < order_.size(); ++i) {
      const uint32_t actor = order_[i];
      for (const auto edge : boost::make_iterator_range(out_edges(actor, graph_))) {
        const uint32_t next = target(edge, graph_);
        if (distance_[next] == kUnseen) {
          distance_[next] = distance_[actor] + 1;
          paths_[next] = share_[next] = 0;
          order_.push_back(next);
        }
        if (distance_[next] == distance_[actor] + 1) paths_[next] += paths_[actor];
      }
    }
    for (size_t i = order_.size(); i-- > 1;) {
      const uint32_t actor = order_[i];
      const double each = (1 + share_[actor]) / paths_[actor];
      for (const auto edge : boost::make_iterator_range(out_edges(actor, graph_)))
        if (const uint32_t before = target(edge, graph_); distance_[before] + 1 == distance_[actor])
          share_[before] += paths_[before] * each;
      visit(actor, share_[actor]);
    }
    for (const uint32_t actor : order_) distance_[actor] = kUnseen;
  }

 private:
  static constexpr uint32_t kUnseen = UINT32_MAX - 1;

  const NeighbourGraph& graph_;
  std::vector<uint32_t> order_;  // actors by their distance from the start
  std::vector<uint32_t> distance_;
  std::vector<double> paths_, share_;
};

}  // namespace

Betweenness betweenness(uint32_t actors, std::span<const Link> links, uint32_t most_pivots) {
  Betweenness found{.of = std::vector<double>(actors, 0), .pivots = std::min(actors, most_pivots)};
  if (actors < 3) return found;
  const NeighbourGraph graph = neighbours(actors, links);
  PathCounter counter(graph);
  std::vector<double> squares(actors, 0);
  const double pairs = 1.0 / (actors - 2.0);
  for (uint32_t i = 0; i < found.pivots; ++i) {
    const auto pivot = static_cast<uint32_t>(uint64_t{i} * actors / found.pivots);
    counter.follow_from(pivot, [&](uint32_t actor, double share) {
      found.of[actor] += share * pairs;
      squares[actor] += share * pairs * share * pairs;
    });
  }
  const double pivots = found.pivots;
  for (uint32_t actor = 0; actor < actors; ++actor) {
    // Its own paths are not among those of the other actors.
    if (found.pivots == actors) {
      found.of[actor] /= pivots - 1;
      continue;
    }
    found.of[actor] /= pivots;
    const double variance = squares[actor] / pivots - found.of[actor] * found.of[actor];
    found.standard_error = std::max(found.standard_error, std::sqrt(std::max(0.0, variance) / pivots));
  }
  return found;
}

}  // namespace dramatis::graph
