#include "query/surroundings.h"

#include <gtest/gtest.h>

#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"

namespace dramatis::query {
namespace {

using dramatis::testing::ClaimsBuilder;
using graph::EventClass;

// "norland" visits so many towns, one a day, and meets "sudmark" twice.
graph::MemoryGraph graph_of(int towns) {
  graph::MemoryGraph graph;
  for (int i = 0; i < towns; ++i) {
    const std::string town = "town-" + std::to_string(i), day = i % 2 ? "2024-01-10" : "2024-02-10";
    auto article = ClaimsBuilder("visit-" + std::to_string(i), day);
    article.sentence("norland toured " + town + " as item " + std::to_string(i))
        .relation("norland", "visits", town, EventClass::kConsult);
    EXPECT_TRUE(graph.add(article.build()).ok());
  }
  for (const char* day : {"2024-03-01", "2024-03-02"}) {
    auto article = ClaimsBuilder(std::string("meeting-") + day, day);
    article.sentence(std::string("norland met sudmark in the old mill on ") + day)
        .relation("norland", "meets", "sudmark", EventClass::kConsult);
    EXPECT_TRUE(graph.add(article.build()).ok());
  }
  return graph;
}

TEST(Surroundings, TheClosestPartnersComeFirstWithoutSentences) {
  const auto graph = graph_of(3);
  const auto found = surroundings(graph, "norland", 2, {});
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(found->centre.id, "norland");
  ASSERT_EQ(found->partners.size(), 2u);
  EXPECT_EQ(found->partners[0].id, "sudmark");
  EXPECT_EQ(found->partners_found, 4u);
  EXPECT_FALSE(found->more);
  ASSERT_EQ(found->relations.shown.size(), 2u);
  EXPECT_EQ(found->relations.shown[0].edge.key.predicate, "meets");
  EXPECT_EQ(found->relations.shown[0].object_name, "sudmark");
  EXPECT_TRUE(found->relations.shown[0].support.empty());
  EXPECT_FALSE(surroundings(graph, "nowhere", 2, {}).ok());
}

TEST(Surroundings, OfTooManyRelationsTheStrongestAreLookedAt) {
  const auto graph = graph_of(700);
  const auto found = surroundings(graph, "norland", 5, {});
  ASSERT_TRUE(found.ok());
  EXPECT_TRUE(found->more);
  EXPECT_LT(found->partners_found, 700u);
  EXPECT_EQ(found->partners[0].id, "sudmark");
  const auto none = surroundings(graph, "norland", 5, {.predicate = "blame"});
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->more);  // one of those behind might
  EXPECT_TRUE(none->partners.empty());
}

TEST(Surroundings, AmongActorsEachWayIsFound) {
  auto graph = graph_of(2);
  auto article = ClaimsBuilder("thanks", "2024-04-01");
  article.sentence("sudmark thanked norland").relation("sudmark", "thanks", "norland", EventClass::kAgree);
  article.sentence("sudmark thanked sudmark").relation("sudmark", "thanks", "sudmark", EventClass::kAgree);
  ASSERT_TRUE(graph.add(article.build()).ok());
  const auto found = among(graph, {"sudmark", "norland", "nowhere"}, {});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->shown.size(), 2u);
  EXPECT_EQ(found->shown[0].edge.key.predicate, "meets");
  EXPECT_EQ(found->shown[1].edge.key.predicate, "thanks");
  EXPECT_FALSE(found->more);
  EXPECT_EQ(among(graph, {"norland", "town-0"}, {})->found, 1u);
  EXPECT_TRUE(among(graph_of(900), {"norland", "town-0"}, {})->more);
}

TEST(Surroundings, AtAnActorBothWaysAreToldOnce) {
  auto graph = graph_of(1);
  auto article = ClaimsBuilder("thanks", "2024-04-01");
  article.sentence("sudmark thanked norland").relation("sudmark", "thanks", "norland", EventClass::kAgree);
  article.sentence("norland thanked norland").relation("norland", "praises", "norland", EventClass::kAgree);
  ASSERT_TRUE(graph.add(article.build()).ok());
  for (const auto sort : {Sort::kReports, Sort::kName}) {
    const auto found = at(graph, "norland", {.sort = sort});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->found, 4u);
    EXPECT_FALSE(found->more);
  }
  EXPECT_EQ(at(graph, "norland", {})->shown[0].edge.key.predicate, "meets");
  EXPECT_EQ(at(graph, "norland", {.limit = 2, .offset = 3})->shown.size(), 1u);
}

TEST(Evidence, IsGivenByPagesTheLatestFirst) {
  graph::MemoryGraph graph;
  for (int i = 0; i < 150; ++i) {
    auto article = ClaimsBuilder("a" + std::to_string(1000 + i), "2024-01-10");
    article.sentence("norland met sudmark, item " + std::to_string(i))
        .relation("norland", "meets", "sudmark");
    ASSERT_TRUE(graph.add(article.build()).ok());
  }
  const graph::EdgeKey key{.subject = "norland", .predicate = "meets", .object = "sudmark"};
  const auto page = [&](size_t limit, size_t offset) {
    return evidence_of(graph, key, {.limit = limit, .offset = offset});
  };
  EXPECT_EQ(page(2, 0)->shown[1].evidence.article, "a1148");
  EXPECT_EQ(page(2, 2)->shown[0].evidence.article, "a1147");
  EXPECT_TRUE(page(2, 0)->more);
  EXPECT_FALSE(page(100, 0)->more);
  EXPECT_EQ(page(100, 0)->found, 150u);
  EXPECT_EQ(page(0, 0)->shown.size(), 150u);
  EXPECT_EQ(page(10, 145)->shown.size(), 5u);
}

TEST(Activity, IsCountedByMonthEitherWay) {
  auto graph = graph_of(3);
  auto article = ClaimsBuilder("raid", "2024-03-05");
  article.sentence("sudmark bombed norland").relation("sudmark", "bombs", "norland", EventClass::kAssault);
  ASSERT_TRUE(graph.add(article.build()).ok());
  const auto verbal = static_cast<size_t>(graph::Quadrant::kVerbalCooperation),
             conflict = static_cast<size_t>(graph::Quadrant::kMaterialConflict);
  const auto all = activity(graph, "norland", std::nullopt, {});
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->months.size(), 3u);
  EXPECT_EQ(all->months[0].month, "2024-01");
  EXPECT_EQ(all->months[1].sentences[verbal], 2u);
  EXPECT_EQ(all->months[2].sentences[conflict], 1u);
  EXPECT_FALSE(all->more);
  const auto two = activity(graph, "norland", "sudmark", {});
  ASSERT_EQ(two->months.size(), 1u);
  EXPECT_EQ(two->months[0].sentences[verbal], 2u);
  EXPECT_EQ(two->months[0].sentences[conflict], 1u);
  EXPECT_TRUE(activity(graph_of(700), "norland", std::nullopt, {})->more);
}

}  // namespace
}  // namespace dramatis::query
