// Whatever happens to articles, the graph is the one that the remaining articles give when added once, in any
// order.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "graph/memory_graph.h"
#include "tests/support/random_claims.h"

namespace dramatis::graph {
namespace {

class MergeProperty : public ::testing::TestWithParam<uint32_t> {};

std::string print_of(std::vector<ArticleClaims> articles, std::mt19937& random) {
  for (size_t i = articles.size(); i > 1; --i) std::swap(articles[i - 1], articles[random() % i]);
  MemoryGraph graph;
  for (const ArticleClaims& claims : articles) EXPECT_TRUE(graph.add(claims));
  return testing::print(graph);
}

// Whether some evidence is of another article's report: "evidence "b" of "a"".
bool has_copies(const std::string& printed) {
  for (size_t at = printed.find("evidence \""); at != std::string::npos;
       at = printed.find("evidence \"", at + 1)) {
    const std::string line = printed.substr(at, printed.find('\n', at) - at);
    const size_t of = line.find(" of \"");
    if (of != std::string::npos && line.compare(of + 4, of - 9, line, 9, of - 9) != 0) return true;
  }
  return false;
}

TEST_P(MergeProperty, OrderOfArticlesDoesNotMatter) {
  std::mt19937 random(GetParam());
  std::map<std::string, ArticleClaims> by_id;
  for (int i = 0; i < 30; ++i) {
    ArticleClaims claims = testing::random_claims(random, {.wire_texts = 3});
    by_id[claims.article.id] = std::move(claims);
  }
  std::vector<ArticleClaims> articles;
  for (auto& [id, claims] : by_id) articles.push_back(claims);
  const std::string first = print_of(articles, random);
  EXPECT_EQ(first.find("FAILED"), std::string::npos);
  EXPECT_TRUE(has_copies(first));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(print_of(articles, random), first);
}

TEST_P(MergeProperty, HistoryOfReplacementsAndRemovalsDoesNotMatter) {
  std::mt19937 random(GetParam());
  MemoryGraph graph;
  std::map<std::string, ArticleClaims> left;
  for (int i = 0; i < 120; ++i) {
    if (!left.empty() && random() % 4 == 0) {
      const auto victim = std::next(left.begin(), random() % left.size());
      ASSERT_EQ(*graph.remove(victim->first), MergeOutcome::kRemoved);
      left.erase(victim);
      continue;
    }
    const ArticleClaims claims = testing::random_claims(random, {.articles = 15, .wire_texts = 3});
    const auto outcome = graph.add(claims);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(*outcome, left.contains(claims.article.id) ? MergeOutcome::kReplaced : MergeOutcome::kAdded);
    left[claims.article.id] = claims;
  }
  std::vector<ArticleClaims> articles;
  for (const auto& [id, claims] : left) articles.push_back(claims);
  EXPECT_EQ(testing::print(graph), print_of(articles, random));
  while (!left.empty()) {
    ASSERT_TRUE(graph.remove(left.begin()->first));
    left.erase(left.begin());
  }
  EXPECT_EQ(testing::print(graph), testing::print(MemoryGraph()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, MergeProperty, ::testing::Range(1u, 21u));

}  // namespace
}  // namespace dramatis::graph
