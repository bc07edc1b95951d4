// Whatever is done to a store, it shows what the in-memory graph shows after the same, also after a
// reopening.
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "graph/memory_graph.h"
#include "graph/reports/confident_view.h"
#include "store/store.h"
#include "tests/support/random_claims.h"
#include "tests/support/ranked_walks.h"
#include "tests/support/temporary_directory.h"

namespace dramatis::store {
namespace {

// A view of some evidence takes the event class from all of it.
std::string without_events(const std::string& printed) {
  static const std::regex kEvent(" [A-Z]* evidence=");
  return std::regex_replace(printed, kEvent, " evidence=");
}

// DRAMATIS_OPERATIONS asks for more of them, with each seed.
int operation_count() {
  const char* asked = std::getenv("DRAMATIS_OPERATIONS");
  return asked ? std::atoi(asked) : 150;
}

class StoreProperty : public ::testing::TestWithParam<uint32_t> {};

TEST_P(StoreProperty, EqualsTheMemoryGraphAfterAnySequence) {
  std::mt19937 random(GetParam());
  testing::TemporaryDirectory directory;
  auto store = Store::open(directory / "db", OpenMode::kCreate);
  ASSERT_TRUE(store) << store.error().message;
  graph::MemoryGraph oracle;
  graph::ArticleClaims last;
  const int operations = operation_count();
  for (int step = 0; step < operations; ++step) {
    const uint32_t dice = random() % 100;
    if (dice < 5) {
      ASSERT_TRUE((*store)->close());
      store = Store::open(directory / "db", OpenMode::kReadWrite);
      ASSERT_TRUE(store) << store.error().message;
    } else if (dice < 25) {
      const std::string victim = "article-" + std::to_string(random() % 20);
      const auto removed = (*store)->remove(victim);
      const auto expected = oracle.remove(victim);
      ASSERT_EQ(removed.ok(), expected.ok());
      if (!removed) {
        ASSERT_EQ(removed.error().kind, expected.error().kind);
      }
    } else {
      if (dice < 90 || last.article.id.empty())
        last = testing::random_claims(random, {.articles = 20, .wire_texts = 2});
      const auto added = (*store)->add(last);
      ASSERT_TRUE(added) << added.error().message;
      ASSERT_EQ(*added, *oracle.add(last));
    }
    if (step % 50 == 49) {
      ASSERT_EQ(testing::print(**store), testing::print(oracle)) << "step " << step;
      const auto usual = (*store)->snapshot(graph::EvidenceLevel::kUsual);
      ASSERT_TRUE(testing::walks_as_ranked(*usual));
      const graph::ConfidentView expected(
          std::shared_ptr<const graph::GraphView>(std::shared_ptr<void>(), &oracle), graph::kUsualConfidence);
      ASSERT_EQ(without_events(testing::print(*usual)), without_events(testing::print(expected)));
    }
  }
  const auto report = (*store)->check();
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sound()) << report->problems.front();
  ASSERT_TRUE((*store)->close());
  store = Store::open(directory / "db", OpenMode::kReadOnly);
  EXPECT_EQ(testing::print(**store), testing::print(oracle));
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoreProperty, ::testing::Range(1u, 9u));

}  // namespace
}  // namespace dramatis::store
