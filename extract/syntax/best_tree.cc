// Chu-Liu-Edmonds by recursion: take each node's best head; if a cycle arises, contract it to one node, solve
// the smaller graph, and open the cycle where the solution enters it. A single root is forced by lowering all
// arcs from the root by more than any tree could gain from a second one, which leaves the order of trees with
// one root as it is.
#include "extract/syntax/best_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dramatis::extract {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

// Complete graph; node 0 is the root. at(to, from) scores an arc.
class Graph {
 public:
  explicit Graph(size_t nodes) : nodes_(nodes), scores_(nodes * nodes, kNever) {}
  size_t nodes() const { return nodes_; }
  double& at(size_t to, size_t from) { return scores_[to * nodes_ + from]; }
  double at(size_t to, size_t from) const { return scores_[to * nodes_ + from]; }

 private:
  size_t nodes_;
  std::vector<double> scores_;
};

using Heads = std::vector<size_t>;  // by node; the root's own entry is 0

Heads best_heads(const Graph& graph) {
  Heads heads(graph.nodes(), 0);
  for (size_t to = 1; to < graph.nodes(); ++to)
    for (size_t from = 1; from < graph.nodes(); ++from)
      if (from != to && graph.at(to, from) > graph.at(to, heads[to])) heads[to] = from;
  return heads;
}

// The nodes of one cycle, empty if there is none.
std::vector<size_t> find_cycle(const Heads& heads) {
  std::vector<size_t> visit(heads.size(), 0);  // the walk that came by first; 0: none yet
  for (size_t start = 1; start < heads.size(); ++start) {
    size_t at = start;
    for (; at != 0 && visit[at] == 0; at = heads[at]) visit[at] = start;
    if (at == 0 || visit[at] != start) continue;
    std::vector<size_t> cycle{at};
    for (size_t node = heads[at]; node != at; node = heads[node]) cycle.push_back(node);
    return cycle;
  }
  return {};
}

Heads solve(const Graph& graph) {
  Heads heads = best_heads(graph);
  const std::vector<size_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;

  std::vector<bool> in_cycle(graph.nodes(), false);
  for (const size_t node : cycle) in_cycle[node] = true;
  std::vector<size_t> outside;
  for (size_t node = 0; node < graph.nodes(); ++node)
    if (!in_cycle[node]) outside.push_back(node);

  const size_t contracted = outside.size();  // the number of the cycle's node in the smaller graph
  Graph smaller(contracted + 1);
  Heads source(contracted, 0), target(contracted, 0);  // in the cycle: the best end of an arc from and to it
  for (size_t i = 0; i < contracted; ++i) {
    for (size_t j = 0; j < contracted; ++j) smaller.at(i, j) = graph.at(outside[i], outside[j]);
    double leaving = kNever, entering = kNever;
    source[i] = target[i] = cycle.front();
    for (const size_t node : cycle) {
      if (const double score = graph.at(outside[i], node); score > leaving) leaving = score, source[i] = node;
      const double gain = graph.at(node, outside[i]) - graph.at(node, heads[node]);
      if (gain > entering) entering = gain, target[i] = node;
    }
    smaller.at(i, contracted) = leaving;
    smaller.at(contracted, i) = entering;
  }

  const Heads solved = solve(smaller);
  for (size_t i = 1; i < contracted; ++i)
    heads[outside[i]] = solved[i] == contracted ? source[i] : outside[solved[i]];
  const size_t entry = solved[contracted];
  heads[target[entry]] = outside[entry];
  return heads;
}

Graph graph_of(const Matrix& scores) {
  const size_t words = scores.rows();
  Graph graph(words + 1);
  double greatest = 0;
  for (size_t i = 0; i < words; ++i) {
    for (size_t from = 0; from <= words; ++from) {
      if (from == i + 1) continue;
      double score = scores.row(i)[from];
      if (!std::isfinite(score)) score = 0;
      graph.at(i + 1, from) = score;
      greatest = std::max(greatest, std::abs(score));
    }
  }
  const double penalty = 2 * (greatest + 1) * static_cast<double>(words + 1);
  for (size_t i = 0; i < words; ++i) graph.at(i + 1, 0) -= penalty;
  return graph;
}

}  // namespace

bool is_single_tree(std::span<const int32_t> heads) {
  if (std::count(heads.begin(), heads.end(), -1) != 1) return false;
  std::vector<int32_t> walk(heads.size(), -1);
  for (size_t start = 0; start < heads.size(); ++start) {
    auto at = static_cast<int32_t>(start);
    for (; at != -1 && walk[at] == -1; at = heads[at]) walk[at] = static_cast<int32_t>(start);
    if (at != -1 && walk[at] == static_cast<int32_t>(start)) return false;
  }
  return true;
}

void best_tree(const Matrix& scores, std::span<int32_t> heads) {
  for (size_t i = 0; i < scores.rows(); ++i) {
    const float* row = scores.row(i);
    size_t best = 0;
    for (size_t from = 1; from <= scores.rows(); ++from)
      if (from != i + 1 && row[from] > row[best]) best = from;
    heads[i] = static_cast<int32_t>(best) - 1;
  }
  if (is_single_tree(heads)) return;
  const Heads solved = solve(graph_of(scores));
  for (size_t i = 0; i < heads.size(); ++i) heads[i] = static_cast<int32_t>(solved[i + 1]) - 1;
}

}  // namespace dramatis::extract
