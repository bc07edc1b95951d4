// What the killed writer of crash_test.cc does, step by step, to a store or to the graph in memory: articles
// come, come again otherwise, and go. Doing all steps again from the first ends where doing them once does.
#pragma once

#include <random>
#include <string>

#include "tests/support/random_claims.h"

namespace dramatis::store {

template <typename Graph>
Status take_step(Graph& graph, std::mt19937& random) {
  const uint32_t dice = random() % 100;
  if (dice >= 10) {
    const auto added = graph.add(testing::random_claims(random, {.articles = 400, .wire_texts = 4}));
    return added ? Status(Ok{}) : added.error();
  }
  const auto removed = graph.remove("article-" + std::to_string(random() % 400));
  return removed || removed.error().kind == ErrorKind::kNotFound ? Status(Ok{}) : removed.error();
}

}  // namespace dramatis::store
