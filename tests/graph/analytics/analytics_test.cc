#include "graph/analytics/analytics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

namespace dramatis::graph {
namespace {

std::vector<Link> random_links(uint32_t actors, size_t count, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Link> links;
  for (size_t i = 0; i < count; ++i)
    links.push_back({static_cast<uint32_t>(random() % actors), static_cast<uint32_t>(random() % actors),
                     static_cast<uint32_t>(1 + random() % 5), static_cast<int32_t>(random() % 7) - 3});
  return links;
}

// The definition, iterated until nothing changes.
std::vector<double> slow_page_rank(uint32_t actors, const std::vector<Link>& links) {
  std::vector<double> out(actors, 0), rank(actors, 1.0 / actors);
  for (const Link& link : links) out[link.source] += link.weight;
  for (int round = 0; round < 1000; ++round) {
    double idle = 0;
    for (uint32_t actor = 0; actor < actors; ++actor)
      if (out[actor] == 0) idle += rank[actor];
    std::vector<double> next(actors, (0.15 + 0.85 * idle) / actors);
    for (const Link& link : links)
      next[link.target] += 0.85 * rank[link.source] * link.weight / out[link.source];
    rank = std::move(next);
  }
  return rank;
}

TEST(PageRank, IsThatOfTheDefinition) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const auto links = random_links(60, 20 + 10 * seed, seed);
    const auto fast = page_rank(60, links), slow = slow_page_rank(60, links);
    for (uint32_t actor = 0; actor < 60; ++actor) EXPECT_NEAR(fast[actor], slow[actor], 1e-9);
    EXPECT_NEAR(std::accumulate(fast.begin(), fast.end(), 0.0), 1, 1e-12);
  }
}

TEST(PageRank, IsEvenWithoutLinks) {
  EXPECT_EQ(page_rank(4, {}), std::vector<double>(4, 0.25));
  EXPECT_TRUE(page_rank(0, {}).empty());
}

TEST(Components, AreNumberedBySize) {
  const std::vector<Link> links = {{5, 4}, {3, 5}, {0, 1}, {2, 2}};
  EXPECT_EQ(components(7, links), (std::vector<uint32_t>{1, 1, 2, 0, 0, 0, 3}));
}

TEST(CoreNumbers, AreThoseOfTheDensestGroup) {
  // A clique of four with a tail; parallel links, directions and loops count once or not.
  const std::vector<Link> links = {{0, 1}, {1, 0}, {0, 2}, {3, 0}, {1, 2},
                                   {1, 3}, {2, 3}, {3, 4}, {4, 4}, {5, 5}};
  EXPECT_EQ(core_numbers(6, links), (std::vector<uint32_t>{3, 3, 3, 3, 1, 0}));
}

std::vector<double> boosts_betweenness(uint32_t actors, const std::vector<Link>& links) {
  boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS> graph(actors);
  for (const Link& link : links)
    if (link.source != link.target) add_edge(link.source, link.target, graph);
  std::vector<double> of(actors, 0);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(of.begin(), get(boost::vertex_index, graph)));
  for (double& value : of) value *= 2.0 / ((actors - 1.0) * (actors - 2.0));
  return of;
}

TEST(Betweenness, IsThatOfBoostWhenExact) {
  for (uint32_t seed = 0; seed < 10; ++seed) {
    const auto links = random_links(40, 30 + 10 * seed, seed);
    const auto found = betweenness(40, links, 1000);
    EXPECT_EQ(found.pivots, 40u);
    EXPECT_EQ(found.standard_error, 0);
    const auto expected = boosts_betweenness(40, links);
    for (uint32_t actor = 0; actor < 40; ++actor) EXPECT_NEAR(found.of[actor], expected[actor], 1e-12);
  }
}

TEST(Betweenness, OfASampleStatesItsError) {
  const auto links = random_links(600, 1500, 7);
  const auto exact = betweenness(600, links, 600), sampled = betweenness(600, links, 150);
  EXPECT_EQ(sampled.pivots, 150u);
  EXPECT_GT(sampled.standard_error, 0);
  double farthest = 0;
  for (uint32_t actor = 0; actor < 600; ++actor)
    farthest = std::max(farthest, std::abs(exact.of[actor] - sampled.of[actor]));
  EXPECT_LT(farthest, 4 * sampled.standard_error);
  EXPECT_LT(sampled.standard_error, 0.02);
}

// Four cliques of eight, each joined to the next by one link.
std::vector<Link> cliques() {
  std::vector<Link> links;
  for (uint32_t clique = 0; clique < 4; ++clique) {
    for (uint32_t a = 0; a < 8; ++a)
      for (uint32_t b = a + 1; b < 8; ++b) links.push_back({clique * 8 + a, clique * 8 + b});
    links.push_back({clique * 8, (clique * 8 + 9) % 32});
  }
  return links;
}

TEST(Communities, AreTheCliques) {
  const auto found = communities(32, cliques());
  EXPECT_EQ(found.count, 4u);
  for (uint32_t actor = 0; actor < 32; ++actor) EXPECT_EQ(found.of[actor], actor / 8);
  EXPECT_NEAR(found.modularity, 4 * (28.0 / 116 - 0.0625), 1e-12);
}

TEST(Communities, AreConnected) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const auto links = random_links(200, 260, seed);
    const auto found = communities(200, links);
    std::vector<Link> inside;
    for (const Link& link : links)
      if (found.of[link.source] == found.of[link.target]) inside.push_back(link);
    const auto parts = components(200, inside);
    EXPECT_EQ(std::set<uint32_t>(parts.begin(), parts.end()).size(), found.count);
  }
}

TEST(Communities, OfNobodyAreNone) {
  EXPECT_EQ(communities(0, {}).count, 0u);
  EXPECT_EQ(communities(3, {}).count, 3u);
}

TEST(Balance, CountsTrianglesByTheirConflicts) {
  const std::vector<Link> links = {
      {0, 1, 3, 3},  {1, 2, 2, 2},   {2, 0, 4, 4},                    // all cooperate
      {3, 4, 5, -5}, {4, 5, 2, 2},   {3, 5, 9, 9},                    // one in conflict: out of balance
      {6, 7, 1, -1}, {7, 8, 1, -1},  {8, 6, 1, 1},                    // two against the third
      {9, 10, 1, 2}, {10, 9, 1, -2}, {10, 11, 1, 1}, {9, 11, 1, 1}};  // two neither of the kind: no triangle
  const auto found = balance(12, links, 5);
  EXPECT_EQ(found.by_conflicts, (std::array<uint64_t, 4>{1, 1, 1, 0}));
  EXPECT_NEAR(found.balanced_share(), 2.0 / 3, 1e-12);
  ASSERT_EQ(found.tense.size(), 1u);
  EXPECT_EQ(found.tense[0].actors, (std::array<uint32_t, 3>{3, 4, 5}));
  EXPECT_EQ(found.tense[0].leanings, (std::array<int64_t, 3>{-5, 9, 2}));
  EXPECT_EQ(found.tense[0].strength, 2);
}

TEST(Balance, AgreesWithCountingAllTriples) {
  const auto links = random_links(30, 200, 3);
  std::vector<std::vector<int64_t>> leaning(30, std::vector<int64_t>(30, 0));
  for (const Link& link : links) {
    if (link.source == link.target) continue;
    leaning[link.source][link.target] += link.leaning;
    leaning[link.target][link.source] += link.leaning;
  }
  std::array<uint64_t, 4> expected{};
  for (uint32_t a = 0; a < 30; ++a)
    for (uint32_t b = a + 1; b < 30; ++b)
      for (uint32_t c = b + 1; c < 30; ++c)
        if (leaning[a][b] != 0 && leaning[a][c] != 0 && leaning[b][c] != 0)
          ++expected[(leaning[a][b] < 0) + (leaning[a][c] < 0) + (leaning[b][c] < 0)];
  const auto found = balance(30, links, 1000);
  EXPECT_EQ(found.by_conflicts, expected);
  EXPECT_EQ(found.tense.size(), expected[1] + expected[3]);
  for (const Triangle& triangle : found.tense) {
    EXPECT_FALSE(triangle.balanced());
    EXPECT_EQ(triangle.leanings[1], leaning[triangle.actors[0]][triangle.actors[2]]);
  }
}

}  // namespace
}  // namespace dramatis::graph
