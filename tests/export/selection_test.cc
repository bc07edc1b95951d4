#include "export/selection.h"

#include <gtest/gtest.h>

#include "export/records.h"
#include "tests/support/claims_builder.h"
#include "tests/support/sample_graph.h"

namespace dramatis::exporting {
namespace {

// "norland -criticises-> sudmark x2", one line a link, after the actors.
std::string chosen(const Filters& filters) {
  const auto graph = dramatis::testing::sample_graph();
  const auto selection = Selection::make(graph, filters);
  if (!selection) return selection.error().message;
  std::string text;
  EXPECT_TRUE(selection
                  ->for_each_actor([&](uint32_t, const graph::ActorNode& actor) {
                    text += (text.empty() ? "" : " ") + actor.id;
                  })
                  .ok());
  EXPECT_TRUE(for_each_link(*selection, [&](const EdgeRecord& edge) {
                EXPECT_EQ(selection->links()[edge.number].weight, edge.weight);
                text += "\n" + std::string(edge.source) + (edge.negated ? " -not " : " -") + edge.predicate +
                        "-> " + std::string(edge.target) + " x" + std::to_string(edge.weight);
              }).ok());
  return text;
}

TEST(Selection, HoldsTheWholeGraphByDefault) {
  EXPECT_EQ(chosen({}),
            "ada-lindqvist harbour-union inf-pact norland osk sudmark\n"
            "ada-lindqvist -foreign minister of-> norland x1\n"
            "harbour-union -supports-> norland x1\n"
            "inf-pact -binds-> norland x1\n"
            "inf-pact -binds-> sudmark x1\n"
            "inf-pact -praises-> sudmark x1\n"
            "norland -criticises-> sudmark x2\n"
            "norland -sanctions-> sudmark x1\n"
            "osk -member of-> harbour-union x1\n"
            "sudmark -not attacks-> harbour-union x1\n"
            "sudmark -threatens-> harbour-union x1");
}

TEST(Selection, ByWeightLeavesOutActorsWithoutEdges) {
  EXPECT_EQ(chosen({.min_weight = 2}), "norland sudmark\nnorland -criticises-> sudmark x2");
}

TEST(Selection, ByEventClass) {
  EXPECT_EQ(chosen({.event = graph::EventClass::kSanction}),
            "norland sudmark\nnorland -sanctions-> sudmark x1");
}

TEST(Selection, ByPeriodRestatesTheFigures) {
  EXPECT_EQ(chosen({.period = {"2024-03-05", "2024-03-31"}, .event = graph::EventClass::kAccuse}),
            "norland sudmark\nnorland -criticises-> sudmark x1");
  EXPECT_EQ(chosen({.period = {"", "2024-03-04"}, .event = graph::EventClass::kSupport}), "");
  EXPECT_EQ(chosen({.period = {"", "2024-03-03", true}}), "inf-pact sudmark\ninf-pact -praises-> sudmark x1");
}

TEST(Selection, OfAnEgoReachesAsFarAsTheDepth) {
  EXPECT_EQ(chosen({.ego = "osk"}), "harbour-union osk\nosk -member of-> harbour-union x1");
  EXPECT_EQ(chosen({.roles = false, .ego = "harbour-union"}),
            "harbour-union norland sudmark\n"
            "harbour-union -supports-> norland x1\n"
            "norland -criticises-> sudmark x2\n"
            "norland -sanctions-> sudmark x1\n"
            "sudmark -not attacks-> harbour-union x1\n"
            "sudmark -threatens-> harbour-union x1");
}

TEST(Selection, OfAnEgoWithoutEdgesIsTheEgo) { EXPECT_EQ(chosen({.roles = false, .ego = "osk"}), "osk"); }

TEST(Selection, OfAnUnknownEgoFails) {
  EXPECT_EQ(chosen({.ego = "nobody"}), "no actor 'nobody' in the graph");
}

TEST(Selection, OfTheStrongestKeepsTheEdgesAmongThem) {
  EXPECT_EQ(chosen({.top = 2}),
            "norland sudmark\n"
            "norland -criticises-> sudmark x2\n"
            "norland -sanctions-> sudmark x1");
  EXPECT_EQ(chosen({.top = 0}), "");
}

TEST(Selection, KeepsThoseWithARelation) {
  EXPECT_EQ(chosen({.event = graph::EventClass::kSupport, .keep = Keep::kRelated}),
            "harbour-union inf-pact norland sudmark\n"
            "harbour-union -supports-> norland x1\n"
            "inf-pact -praises-> sudmark x1");
  EXPECT_EQ(chosen({.relations = false, .keep = Keep::kRelated}), "") << "a role is no relation";
  EXPECT_EQ(chosen({.event = graph::EventClass::kAid, .keep = Keep::kAll}),
            "ada-lindqvist harbour-union inf-pact norland osk sudmark");
}

TEST(Selection, OfTheStrongestLinksKeepsTheirActors) {
  EXPECT_EQ(chosen({.strongest = 1}), "norland sudmark\nnorland -criticises-> sudmark x2");
  // Of links as strong, first one of each pair, and between the stronger actors.
  EXPECT_EQ(chosen({.strongest = 2}),
            "harbour-union norland sudmark\n"
            "harbour-union -supports-> norland x1\n"
            "norland -criticises-> sudmark x2");
}

TEST(Selection, MergesThoseOfAPair) {
  EXPECT_EQ(chosen({.roles = false, .merge = Merge::kPair}),
            "harbour-union inf-pact norland sudmark\n"
            "harbour-union -supports-> norland x1\n"
            "inf-pact -binds-> norland x1\n"
            "inf-pact -binds; praises-> sudmark x1\n"
            "norland -criticises; sanctions-> sudmark x2\n"
            "sudmark -not: attacks; threatens-> harbour-union x2");
}

TEST(Selection, MergesThoseOfAClass) {
  EXPECT_EQ(chosen({.merge = Merge::kClass, .ego = "norland", .top = 2}),
            "norland sudmark\n"
            "norland -criticises-> sudmark x2\n"
            "norland -sanctions-> sudmark x1");
}

TEST(Selection, OfStatementsLeadsFromTheSpeakerToWhomItIsAbout) {
  EXPECT_EQ(chosen({.relations = false, .roles = false, .statements = true}),
            "ada-lindqvist harbour-union sudmark\n"
            "ada-lindqvist -speaks about-> harbour-union x1\n"
            "ada-lindqvist -speaks about-> sudmark x2");
  EXPECT_EQ(chosen({.period = {"2024-03-06", ""}, .relations = false, .roles = false, .statements = true}),
            "ada-lindqvist harbour-union sudmark\n"
            "ada-lindqvist -speaks about-> harbour-union x1\n"
            "ada-lindqvist -speaks about-> sudmark x1");
}

// An article of twelve sentences about two quarrels; another `story` shares no words with it.
graph::ArticleClaims article(const std::string& id, const std::string& story) {
  dramatis::testing::ClaimsBuilder builder(id, "2024-05-01");
  for (int i = 0; i < 12; ++i) {
    std::string sentence = "Of";
    for (int word = 0; word < 12; ++word)
      sentence += " " + story + static_cast<char>('a' + i) + static_cast<char>('a' + word);
    builder.sentence(sentence + ".");
  }
  return builder.relation("norland", "accuses", "sudmark", graph::EventClass::kAccuse)
      .relation("norland", "sanctions", "sudmark", graph::EventClass::kSanction)
      .build();
}

TEST(Selection, WeighsIndependentReports) {
  graph::MemoryGraph graph;
  const auto weights = [&](const Filters& filters) {
    std::string text;
    const auto selection = Selection::make(graph, filters);
    EXPECT_TRUE(selection.ok());
    EXPECT_TRUE(for_each_link(*selection, [&](const EdgeRecord& edge) {
                  text += (text.empty() ? "" : ", ") + std::to_string(edge.weight) + " of " +
                          std::to_string(edge.mentions);
                }).ok());
    return text;
  };
  ASSERT_TRUE(graph.add(article("wire", "ko")).ok());
  ASSERT_TRUE(graph.add(article("copy", "ko")).ok());
  EXPECT_EQ(weights({}), "1 of 2, 1 of 2");
  EXPECT_EQ(weights({.merge = Merge::kPair}), "1 of 4");
  EXPECT_EQ(weights({.min_weight = 2}), "");
  ASSERT_TRUE(graph.add(article("other", "lu")).ok());
  EXPECT_EQ(weights({}), "2 of 3, 2 of 3");
  EXPECT_EQ(weights({.merge = Merge::kPair}), "2 of 6");
  EXPECT_EQ(weights({.merge = Merge::kClass}), "2 of 3, 2 of 3");
  EXPECT_EQ(weights({.period = {"2024-06-01", ""}}), "");
}

TEST(Selection, OfAnEmptyGraphIsEmpty) {
  const graph::MemoryGraph empty;
  const auto selection = Selection::make(empty, {});
  ASSERT_TRUE(selection.ok());
  EXPECT_EQ(selection->actor_count(), 0u);
  EXPECT_TRUE(selection->links().empty());
}

}  // namespace
}  // namespace dramatis::exporting
