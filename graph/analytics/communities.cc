// Louvain's method: each actor moves to the neighbouring community where modularity gains most, until none
// gains; then the communities are the actors of a smaller graph, and so on. An actor is looked at again only
// when a neighbour has moved (Traag, Waltman and van Eck 2019). What a move has torn apart is split at the
// end, which never lowers modularity.
#include <deque>
#include <numeric>
#include <vector>

#include "graph/analytics/neighbours.h"
#include "graph/analytics/numbering.h"

namespace dramatis::graph {
namespace {

using boost::make_iterator_range;

// Weight of all edges of an actor; a loop counts twice.
std::vector<double> degrees(const NeighbourGraph& graph) {
  std::vector<double> degree(num_vertices(graph), 0);
  for (const auto edge : make_iterator_range(edges(graph)))
    degree[source(edge, graph)] += static_cast<double>(graph[edge].weight);
  return degree;
}

class LocalMoves {
 public:
  explicit LocalMoves(const NeighbourGraph& graph)
      : graph_(graph),
        degree_(degrees(graph)),
        all_(std::accumulate(degree_.begin(), degree_.end(), 0.0)),
        group_of_(degree_.size()),
        degree_of_group_(degree_),
        weight_to_(degree_.size(), 0) {
    std::iota(group_of_.begin(), group_of_.end(), 0u);
  }

  // The community of each actor once no move gains; by any numbers below the number of actors.
  std::vector<uint32_t> settle() {
    std::deque<uint32_t> waiting(degree_.size());
    std::iota(waiting.begin(), waiting.end(), 0u);
    std::vector<bool> waits(degree_.size(), true);
    while (!waiting.empty()) {
      const uint32_t actor = waiting.front();
      waiting.pop_front();
      waits[actor] = false;
      if (!move(actor)) continue;
      for (const auto edge : make_iterator_range(out_edges(actor, graph_))) {
        const uint32_t other = target(edge, graph_);
        if (waits[other] || group_of_[other] == group_of_[actor]) continue;
        waits[other] = true;
        waiting.push_back(other);
      }
    }
    return group_of_;
  }

 private:
  bool move(uint32_t actor) {
    const uint32_t from = group_of_[actor];
    near_.assign(1, from);
    for (const auto edge : make_iterator_range(out_edges(actor, graph_))) {
      if (target(edge, graph_) == actor) continue;
      const uint32_t group = group_of_[target(edge, graph_)];
      if (weight_to_[group] == 0 && group != from) near_.push_back(group);
      weight_to_[group] += static_cast<double>(graph_[edge].weight);
    }
    degree_of_group_[from] -= degree_[actor];
    uint32_t best = from;
    double best_gain = gain(actor, from);
    for (const uint32_t group : near_) {
      if (const double g = gain(actor, group); g > best_gain + kLeastGain) {
        best = group;
        best_gain = g;
      }
    }
    for (const uint32_t group : near_) weight_to_[group] = 0;
    degree_of_group_[best] += degree_[actor];
    group_of_[actor] = best;
    return best != from;
  }

  double gain(uint32_t actor, uint32_t group) const {
    return weight_to_[group] - degree_[actor] * degree_of_group_[group] / all_;
  }

  static constexpr double kLeastGain = 1e-9;  // below, rounding might move actors to and fro

  const NeighbourGraph& graph_;
  const std::vector<double> degree_;
  const double all_;
  std::vector<uint32_t> group_of_;
  std::vector<double> degree_of_group_, weight_to_;
  std::vector<uint32_t> near_;
};

// The communities as actors.
std::vector<Link> links_between(const NeighbourGraph& graph, const std::vector<uint32_t>& group_of) {
  std::vector<Link> links;
  for (const auto edge : make_iterator_range(edges(graph))) {
    const auto from = static_cast<uint32_t>(source(edge, graph));
    const auto to = static_cast<uint32_t>(target(edge, graph));
    if (from > to) continue;  // the same edge the other way round
    const auto weight = static_cast<uint32_t>(from == to ? graph[edge].weight / 2 : graph[edge].weight);
    links.push_back({group_of[from], group_of[to], weight});
  }
  return links;
}

double modularity(const NeighbourGraph& graph, const std::vector<uint32_t>& group_of) {
  const std::vector<double> degree = degrees(graph);
  const double all = std::accumulate(degree.begin(), degree.end(), 0.0);
  if (all == 0) return 0;
  std::vector<double> of_group(degree.size(), 0);
  for (size_t actor = 0; actor < degree.size(); ++actor) of_group[group_of[actor]] += degree[actor];
  double inside = 0;
  for (const auto edge : make_iterator_range(edges(graph)))
    if (group_of[source(edge, graph)] == group_of[target(edge, graph)])
      inside += static_cast<double>(graph[edge].weight);
  double by_chance = 0;
  for (const double group : of_group) by_chance += group / all * (group / all);
  return inside / all - by_chance;
}

}  // namespace

Communities communities(uint32_t actors, std::span<const Link> links) {
  Communities found;
  found.of.resize(actors);
  std::iota(found.of.begin(), found.of.end(), 0u);
  if (actors == 0) return found;
  const NeighbourGraph whole = neighbours(actors, links, Loops::kKeep);
  NeighbourGraph graph = whole;
  for (;;) {
    std::vector<uint32_t> group_of = LocalMoves(graph).settle();
    const uint32_t groups = number_by_size(group_of);
    for (uint32_t& group : found.of) group = group_of[group];
    if (groups == num_vertices(graph)) break;
    graph = neighbours(groups, links_between(graph, group_of), Loops::kKeep);
  }
  std::vector<Link> inside;
  for (const Link& link : links)
    if (found.of[link.source] == found.of[link.target]) inside.push_back(link);
  found.of = components(actors, inside);
  found.count = number_by_size(found.of);
  found.modularity = modularity(whole, found.of);
  return found;
}

}  // namespace dramatis::graph
