#include "graph/merge.h"

#include <gtest/gtest.h>

#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"
#include "tests/support/random_claims.h"

namespace dramatis::graph {
namespace {

using testing::ClaimsBuilder;

ArticleClaims protest(const std::string& id, const std::string& date) {
  return ClaimsBuilder(id, date)
      .actor("france", "France", ActorType::kCountry, "FRA", Sector::kGovernment)
      .sentence("Paris protested against Chile, envoy of Chile Ana Ruiz told reporters.")
      .mention("france", "Paris")
      .mention("chile", "Chile")
      .role("ana-ruiz", "envoy of", "chile")
      .relation("france", "protests against", "chile", EventClass::kProtest)
      .statement("ana-ruiz", "told", "Paris protested against Chile", {"france", "chile"})
      .build();
}

const EdgeKey kProtests{"france", EdgeKind::kRelation, "protests against", "chile", false};

Edge only_edge(const GraphView& graph, const EdgeKey& key) {
  Edge found;
  EXPECT_TRUE(graph.for_each_edge([&](const Edge& edge) {
    if (edge.key == key) found = edge;
    return true;
  }));
  return found;
}

TEST(Merge, OneArticleGivesActorsEdgesAndStatements) {
  MemoryGraph graph;
  ASSERT_EQ(*graph.add(protest("a", "2023-05-01")), MergeOutcome::kAdded);
  EXPECT_EQ(*graph.counts(), (GraphCounts{.articles = 1,
                                          .actors = 3,
                                          .edges = 2,
                                          .relations = 1,
                                          .roles = 1,
                                          .evidence = 2,
                                          .statements = 1}));
  const ActorNode france = **graph.actor("france");
  EXPECT_EQ(france.name, "France");
  EXPECT_EQ(france.type, ActorType::kCountry);
  EXPECT_EQ(france.sector, Sector::kGovernment);
  EXPECT_EQ(france.code, "FRA");
  EXPECT_EQ(france.aliases, (std::map<std::string, uint32_t>{{"Paris", 1}}));
  EXPECT_EQ(france.first_date, "2023-05-01");
  EXPECT_EQ(*graph.actors_by_alias("PARIS"), (std::vector<std::string>{"france"}));
  EXPECT_EQ(*graph.actors_by_alias("france"), (std::vector<std::string>{"france"}));
  const Edge edge = only_edge(graph, kProtests);
  EXPECT_EQ(edge.event, EventClass::kProtest);
  EXPECT_EQ(edge.evidence, 1u);
  EXPECT_EQ(edge.asserted, 1u);
}

TEST(Merge, TheSameArticleTwiceChangesNothing) {
  MemoryGraph graph;
  ASSERT_TRUE(graph.add(protest("a", "2023-05-01")));
  const std::string once = testing::print(graph);
  EXPECT_EQ(*graph.add(protest("a", "2023-05-01")), MergeOutcome::kUnchanged);
  EXPECT_EQ(testing::print(graph), once);
}

TEST(Merge, EqualTriplesOfTwoArticlesAreOneEdge) {
  MemoryGraph graph;
  ASSERT_TRUE(graph.add(protest("b", "2023-06-01")));
  ASSERT_TRUE(graph.add(protest("a", "2023-05-01")));
  const Edge edge = only_edge(graph, kProtests);
  EXPECT_EQ(edge.evidence, 2u);
  EXPECT_EQ(edge.articles, 2u);
  EXPECT_EQ(edge.first_date, "2023-05-01");
  EXPECT_EQ(edge.last_date, "2023-06-01");
}

TEST(Merge, NegatedAndAffirmedAreTwoEdges) {
  MemoryGraph graph;
  ClaimsBuilder builder("a");
  builder.sentence("Chile did not leave; Chile left.").relation("chile", "leaves", "oas");
  builder.last_relation().negated = true;
  ASSERT_TRUE(graph.add(builder.relation("chile", "leaves", "oas").build()));
  EXPECT_EQ(graph.counts()->edges, 2u);
}

TEST(Merge, AttributedHedgedAndPlannedAreNotAsserted) {
  MemoryGraph graph;
  ClaimsBuilder builder("a");
  builder.sentence("Chile left.");
  builder.relation("chile", "leaves", "oas").last_relation().attributed_to = "chile";
  builder.relation("chile", "leaves", "oas").last_relation().hedged = true;
  builder.relation("chile", "leaves", "oas").last_relation().modality = Modality::kPlanned;
  ASSERT_TRUE(graph.add(builder.build()));
  const Edge edge = only_edge(graph, {"chile", EdgeKind::kRelation, "leaves", "oas", false});
  EXPECT_EQ(edge.evidence, 3u);
  EXPECT_EQ(edge.articles, 1u);
  EXPECT_EQ(edge.asserted, 0u);
}

TEST(Merge, UnresolvedEndsGiveNoEdgeButStayInTheClaims) {
  MemoryGraph graph;
  ClaimsBuilder builder("a");
  builder.sentence("Chile left something.");
  builder.relation("chile", "leaves", "oas").last_relation().object = std::nullopt;
  builder.statement("", "it was said", "Chile left");
  ASSERT_TRUE(graph.add(builder.build()));
  EXPECT_EQ(graph.counts()->edges, 0u);
  EXPECT_EQ(graph.counts()->statements, 1u);
  EXPECT_EQ(graph.claims("a")->value().relations.size(), 1u);
}

TEST(Merge, MostFrequentFaceWinsAndKnownBeatsUnknown) {
  MemoryGraph graph;
  const auto with = [](const std::string& id, const std::string& name, ActorType type,
                       const std::string& code) {
    return ClaimsBuilder(id).actor("x", name, type, code).sentence("X.").build();
  };
  ASSERT_TRUE(graph.add(with("1", "Beta", ActorType::kOther, "")));
  ASSERT_TRUE(graph.add(with("2", "Beta", ActorType::kOther, "")));
  ASSERT_TRUE(graph.add(with("3", "Alpha", ActorType::kGroup, "CHL")));
  const ActorNode node = **graph.actor("x");
  EXPECT_EQ(node.name, "Beta");
  EXPECT_EQ(node.type, ActorType::kGroup);
  EXPECT_EQ(node.code, "CHL");
}

TEST(Merge, RemovingAnArticleLeavesNoTrace) {
  MemoryGraph graph;
  ASSERT_TRUE(graph.add(protest("a", "2023-05-01")));
  const std::string before = testing::print(graph);
  ASSERT_TRUE(graph.add(protest("b", "2021-01-01")));
  ASSERT_EQ(*graph.remove("b"), MergeOutcome::kRemoved);
  EXPECT_EQ(testing::print(graph), before);
  ASSERT_TRUE(graph.remove("a"));
  EXPECT_EQ(testing::print(graph), testing::print(MemoryGraph()));
}

TEST(Merge, RemovingAnUnknownArticleIsNotFound) {
  MemoryGraph graph;
  const auto removed = graph.remove("nowhere");
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().kind, ErrorKind::kNotFound);
}

TEST(Merge, BrokenClaimsAreRefusedAndChangeNothing) {
  MemoryGraph graph;
  ArticleClaims claims = protest("a", "");
  claims.relations[0].subject = "nobody";
  const auto added = graph.add(claims);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(*graph.counts(), GraphCounts{});
  claims = protest("", "");
  EXPECT_FALSE(graph.add(claims));
}

}  // namespace
}  // namespace dramatis::graph
