// Gauss-Seidel on y = 1 + 0.85 A^T y, where A holds the shares of each actor's outgoing weight. What all
// actors get alike (the restart, and the rank of actors without links) only scales y, so the rank is y over
// its sum (Del Corso, Gulli and Romani 2005).
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/analytics/analytics.h"

namespace dramatis::graph {
namespace {

constexpr double kDamping = 0.85;
constexpr double kTolerance = 1e-10;  // change of all ranks together in one round
constexpr int kMostRounds = 200;

}  // namespace

std::vector<double> page_rank(uint32_t actors, std::span<const Link> links) {
  std::vector<double> out_weight(actors, 0);
  std::vector<uint64_t> first(actors + size_t{1}, 0);  // of the incoming links of each actor
  for (const Link& link : links) {
    out_weight[link.source] += link.weight;
    ++first[link.target + size_t{1}];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  struct Incoming {
    uint32_t source;
    float weight;  // whole numbers up to 2^24 are exact; beyond, 1e-7 of the weight is lost
  };
  std::vector<Incoming> incoming(links.size());
  std::vector<uint64_t> next(first.begin(), first.end() - 1);
  for (const Link& link : links)
    incoming[next[link.target]++] = {link.source, static_cast<float>(link.weight)};

  // given[a]: what a unit of a's outgoing weight carries.
  std::vector<double> rank(actors, 1), given(actors, 0);
  for (uint32_t actor = 0; actor < actors; ++actor)
    if (out_weight[actor] > 0) given[actor] = kDamping / out_weight[actor];
  for (int round = 0; round < kMostRounds; ++round) {
    double change = 0, sum = 0;
    for (uint32_t actor = 0; actor < actors; ++actor) {
      double received = 1;
      for (uint64_t i = first[actor]; i < first[actor + size_t{1}]; ++i)
        received += given[incoming[i].source] * incoming[i].weight;
      change += std::abs(received - rank[actor]);
      sum += received;
      rank[actor] = received;
      if (out_weight[actor] > 0) given[actor] = received * kDamping / out_weight[actor];
    }
    if (change <= kTolerance * sum) break;
  }
  const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
  for (double& value : rank) value /= sum;
  return rank;
}

}  // namespace dramatis::graph
