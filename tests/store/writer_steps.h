// What the killed writer of crash_test.cc does, step by step, to a store or to the graph in memory: articles
// come, come again otherwise, and go; actors are merged; the store is compacted. Doing all steps again from
// the first ends where doing them once does.
#pragma once

#include <array>
#include <random>
#include <string>
#include <utility>

#include "graph/curation/curation.h"
#include "graph/memory_graph.h"
#include "tests/support/random_claims.h"

namespace dramatis::store {

// The graph in memory and the decisions about it: what a store keeps.
struct DecidedGraph {
  graph::MemoryGraph graph;
  graph::Curation curation;

  Result<graph::MergeOutcome> add(const graph::ArticleClaims& claims) { return graph.add(claims); }
  Result<graph::MergeOutcome> remove(const std::string& article) { return graph.remove(article); }
  Status curate(const graph::CurationEntry& entry) { return curation.apply(entry); }
  Status compact() { return Ok{}; }
};

inline constexpr int kStepsBeforeDecisions = 40;  // by then all actors are there, and they stay

template <typename Graph>
Status take_step(Graph& graph, std::mt19937& random, int step) {
  // Pairs, so that the order of the decisions does not matter.
  constexpr std::array kMerges = {std::pair{"actor-1", "actor-0"}, std::pair{"actor-5", "actor-2"},
                                  std::pair{"actor-7", "actor-6"}, std::pair{"actor-9", "actor-8"}};
  if (step % 100 == 99) return graph.compact();
  const uint32_t dice = random() % 100;
  if (dice < 4 && step >= kStepsBeforeDecisions) {
    const auto& [from, into] = kMerges[random() % kMerges.size()];
    const Status merged = graph.curate({graph::CurationAction::kMerge, from, into, ""});
    return merged || merged.error().kind == ErrorKind::kUsage ? Status(Ok{}) : merged;  // merged already
  }
  if (dice >= 14) {
    const auto added = graph.add(testing::random_claims(random, {.articles = 200, .wire_texts = 4}));
    return added ? Status(Ok{}) : added.error();
  }
  const auto removed = graph.remove("article-" + std::to_string(random() % 200));
  return removed || removed.error().kind == ErrorKind::kNotFound ? Status(Ok{}) : removed.error();
}

}  // namespace dramatis::store
