#include "query/actor_lookup.h"

#include <gtest/gtest.h>

#include "tests/support/sample_graph.h"

namespace dramatis::query {
namespace {

std::string found(const graph::GraphView& view, std::string_view text) {
  const auto actor = find_actor(view, text);
  return actor ? actor->id : actor.error().message;
}

TEST(ActorLookup, TakesIdsNamesAndAliases) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "ada-lindqvist"), "ada-lindqvist");
  EXPECT_EQ(found(graph, "Ada Lindqvist"), "ada-lindqvist");
  EXPECT_EQ(found(graph, "  LINDQVIST "), "ada-lindqvist");
}

// Two actors of one surname, and one whose whole name is another's alias.
graph::MemoryGraph namesakes() {
  graph::MemoryGraph graph;
  graph::ArticleClaims claims{.article = {.id = "a"}};
  const auto add = [&](const char* id, const char* name, const char* mention, size_t times) {
    graph::Actor actor{.id = id, .name = name, .type = graph::ActorType::kPerson};
    for (size_t i = 0; i < times; ++i) actor.mentions.push_back({{0, 1}, mention, graph::MentionKind::kName});
    claims.actors.push_back(actor);
  };
  add("ada-berg", "Ada Berg", "Berg", 1);
  add("ole-berg", "Ole Berg", "Berg", 3);
  add("harbour", "Harbour", "the Harbour", 1);
  add("harbour-union", "Harbour Union", "Harbour", 1);
  EXPECT_TRUE(graph.add(claims).ok());
  return graph;
}

TEST(ActorLookup, ListsTheCandidatesOfAnAmbiguousName) {
  const auto graph = namesakes();
  const auto actor = find_actor(graph, "Berg");
  ASSERT_FALSE(actor.ok());
  EXPECT_EQ(actor.error().kind, ErrorKind::kUsage);
  EXPECT_EQ(
      actor.error().message,
      "'Berg' may be Ole Berg (person, id ole-berg); Ada Berg (person, id ada-berg): say which by its id");
}

TEST(ActorLookup, PrefersTheCanonicalName) { EXPECT_EQ(found(namesakes(), "Harbour"), "harbour"); }

TEST(ActorLookup, TakesAPartOfANameThatOnlyOneActorHas) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "pact"), "inf-pact");
  EXPECT_EQ(found(namesakes(), "ole"), "ole-berg");
}

TEST(ActorLookup, SuggestsSimilarNames) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "Lind"),
            "no actor is called 'Lind'; similar: Ada Lindqvist (person, id ada-lindqvist)");
  EXPECT_EQ(found(graph, "Atlantis"), "no actor is called 'Atlantis'");
  EXPECT_EQ(found(graph, ""), "no actor is called ''");
}

}  // namespace
}  // namespace dramatis::query
