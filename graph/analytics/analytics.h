// What the shape of a graph tells: which actors stand out, which belong together, what holds apart.
//
// The functions see bare links between actors that are numbered from 0; which actors and links these are is
// the caller's choice. They are pure: the same links give the same figures, on any machine, whatever their
// order among equals. Memory: some tens of bytes a link. Links may be parallel and may lead from an actor to
// itself. All graph algorithms of the project live here; Boost.Graph stays inside.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dramatis::graph {

struct Link {
  uint32_t source = 0, target = 0;
  uint32_t weight = 1;  // at least 1
  int32_t leaning = 0;  // reports of cooperation less reports of conflict
};

// Google's PageRank with damping 0.85 (Page et al. 1999) over directed, weighted links; actors without
// outgoing links give their rank to all. Sums to 1; each value within 1e-9 of the exact sum.
std::vector<double> page_rank(uint32_t actors, std::span<const Link> links);

// The number of the connected component of each actor, directions set aside: 0 the largest, ties by the
// smallest actor.
std::vector<uint32_t> components(uint32_t actors, std::span<const Link> links);

// The greatest k such that the actor belongs to a group in which each has k others of the group as
// neighbours (Seidman 1983). Directions, weights, parallel links and loops set aside.
std::vector<uint32_t> core_numbers(uint32_t actors, std::span<const Link> links);

// How many of the shortest paths between others lead through an actor (Freeman 1977), as a share of all pairs
// of others. Directions, weights, parallel links and loops set aside.
struct Betweenness {
  std::vector<double> of;
  uint32_t pivots = 0;        // actors from which paths were followed; all of them: the figures are exact
  double standard_error = 0;  // the largest of an actor; 0 when exact
};
// Follows the paths from all actors (Brandes 2001), or from `most_pivots` evenly spread ones if there are
// more (Brandes and Pich 2007).
Betweenness betweenness(uint32_t actors, std::span<const Link> links, uint32_t most_pivots);

// Groups with more weight inside than chance would give, by Louvain's method (Blondel et al. 2008) on the
// undirected weights; each community is connected.
struct Communities {
  std::vector<uint32_t> of;  // 0 the largest, ties by the smallest actor
  uint32_t count = 0;
  double modularity = 0;
};
Communities communities(uint32_t actors, std::span<const Link> links);

// Three actors of whom each two cooperate or are in conflict, all links between the two taken together. In
// balance (Cartwright and Harary 1956): all cooperate, or two against the third.
struct Triangle {
  std::array<uint32_t, 3> actors{};   // ascending
  std::array<int64_t, 3> leanings{};  // of actors 0-1, 0-2, 1-2
  int64_t strength = 0;               // the smallest leaning, without its sign
  bool balanced() const { return ((leanings[0] < 0) ^ (leanings[1] < 0) ^ (leanings[2] < 0)) == 0; }
};
struct Balance {
  std::array<uint64_t, 4> by_conflicts{};  // triangles with 0, 1, 2, 3 pairs in conflict
  std::vector<Triangle> tense;             // the strongest that are out of balance
  uint64_t triangles() const;
  double balanced_share() const;  // of the triangles; 1 if there are none
};
Balance balance(uint32_t actors, std::span<const Link> links, size_t most_tense);

}  // namespace dramatis::graph
