#include "query/actor_lookup.h"

#include <gtest/gtest.h>

#include "query/name_likeness.h"
#include "tests/support/sample_graph.h"

namespace dramatis::query {
namespace {

using graph::ActorType;

std::string found(const graph::GraphView& view, std::string_view text, const Lookup& lookup = {}) {
  const auto actor = find_actor(view, text, lookup);
  return actor ? actor->actor.id : actor.error().message;
}

std::string note(const graph::GraphView& view, std::string_view text) {
  const auto actor = find_actor(view, text);
  return actor ? actor->note(text) : actor.error().message;
}

// Adds actors that are mentioned by one name each.
class Namesakes {
 public:
  Namesakes& add(const char* id, const char* name, const char* mention, size_t times,
                 ActorType type = ActorType::kPerson, const char* code = "NOR") {
    graph::Actor actor{.id = id, .name = name, .type = type, .code = code};
    for (size_t i = 0; i < times; ++i) actor.mentions.push_back({{0, 1}, mention, graph::MentionKind::kName});
    claims_.actors.push_back(actor);
    return *this;
  }
  graph::MemoryGraph build() const {
    graph::MemoryGraph graph;
    EXPECT_TRUE(graph.add(claims_).ok());
    return graph;
  }

 private:
  graph::ArticleClaims claims_{.article = {.id = "a"}};
};

TEST(ActorLookup, TakesIdsNamesAndAliases) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "ada-lindqvist"), "ada-lindqvist");
  EXPECT_EQ(found(graph, "Ada Lindqvist"), "ada-lindqvist");
  EXPECT_EQ(found(graph, "  LINDQVIST "), "ada-lindqvist");
  EXPECT_EQ(found(graph, "the Lindqvist"), "ada-lindqvist");
}

TEST(ActorLookup, OfSeveralTheMostMentionedIsTakenAndTheOthersAreSaid) {
  const auto graph =
      Namesakes().add("ada-berg", "Ada Berg", "Berg", 1).add("ole-berg", "Ole Berg", "Berg", 3).build();
  EXPECT_EQ(found(graph, "Berg"), "ole-berg");
  EXPECT_EQ(note(graph, "Berg"), "taking Ole Berg; also Ada Berg (1)");
  EXPECT_EQ(note(graph, "Ada Berg"), "");
}

TEST(ActorLookup, TheBearerOfTheNameComesBeforeWhoIsCalledSoByTheWay) {
  const auto graph = Namesakes()
                         .add("harbour", "Harbour", "the Harbour", 2)
                         .add("harbour-union", "Harbour Union", "Harbour", 5)
                         .add("moss", "Moss", "Moss", 1)
                         .add("eva-moss", "Eva Moss", "Moss", 400)
                         .build();
  EXPECT_EQ(found(graph, "Harbour"), "harbour");
  EXPECT_EQ(found(graph, "Moss"), "eva-moss") << "hundreds of times as often";
  EXPECT_EQ(found(graph, "moss"), "eva-moss") << "one word is a name, not an id";
}

TEST(ActorLookup, APlaceGivesWayToTheCountryThatIsCalledSo) {
  const auto graph = Namesakes()
                         .add("sudmark-city", "Sudmark", "Sudmark", 9, ActorType::kPlace)
                         .add("sudmark", "Republic of Sudmark", "Sudmark", 2, ActorType::kCountry)
                         .add("norhavn", "Norhavn", "Norhavn", 1, ActorType::kPlace)
                         .build();
  EXPECT_EQ(found(graph, "Sudmark"), "sudmark");
  EXPECT_EQ(found(graph, "Norhavn"), "norhavn");
}

TEST(ActorLookup, WhoIsOnlyAWordGivesWayToAPersonOfThatSurname) {
  const auto graph = Namesakes()
                         .add("vik", "Vik", "Vik", 20, ActorType::kOrganisation, "")
                         .add("anna-vik", "Anna Vik", "Anna Vik", 3)
                         .build();
  EXPECT_EQ(found(graph, "Vik"), "anna-vik");
  EXPECT_EQ(note(graph, "Vik"), "taking Anna Vik; also Vik (20)");
}

TEST(ActorLookup, TakesSurnamesAcronymsWordsBeginningsAndSlips) {
  const auto graph =
      Namesakes()
          .add("ole-haugen", "Ole Haugen", "Ole Haugen", 2)
          .add("port-of-haugen", "Port of Haugen", "Port of Haugen", 50, ActorType::kOrganisation)
          .add("northern-fishing-board", "Northern Fishing Board", "Northern Fishing Board", 1,
               ActorType::kOrganisation)
          .build();
  EXPECT_EQ(found(graph, "Haugen"), "ole-haugen");
  EXPECT_EQ(found(graph, "NFB"), "northern-fishing-board");
  EXPECT_EQ(found(graph, "fishing"), "northern-fishing-board");
  EXPECT_EQ(found(graph, "north"), "northern-fishing-board");
  EXPECT_EQ(found(graph, "Huagen"), "ole-haugen");
  EXPECT_EQ(note(graph, "Huagen"), "nobody is called 'Huagen'; taking Ole Haugen");
}

TEST(ActorLookup, ExactTakesIdsAlone) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "ada-lindqvist", {.exact = true}), "ada-lindqvist");
  EXPECT_EQ(found(graph, "Ada Lindqvist", {.exact = true}), "no actor has the id 'Ada Lindqvist'");
}

TEST(ActorLookup, NamesKnownBesideTheGraphLeadToItsActors) {
  const auto graph = dramatis::testing::sample_graph();
  Lookup lookup;
  lookup.known_names = [](std::string_view) { return std::vector<std::string>{"norland", "nowhere"}; };
  EXPECT_EQ(found(graph, "The North Country", lookup), "norland");
}

TEST(ActorLookup, SaysWhoIsCalledNearlySo) {
  const auto graph = dramatis::testing::sample_graph();
  EXPECT_EQ(found(graph, "Linkvast"),
            "no actor is called 'Linkvast'; did you mean Ada Lindqvist (person, id ada-lindqvist)?");
  EXPECT_EQ(found(graph, "Zanzibar"), "no actor is called 'Zanzibar'");
}

TEST(ActorLookup, ABlankIsNobody) {
  const auto graph = dramatis::testing::sample_graph();
  for (const char* text : {"", "  ", "\t"}) {
    const auto actor = find_actor(graph, text);
    ASSERT_FALSE(actor.ok());
    EXPECT_EQ(actor.error().kind, ErrorKind::kUsage);
  }
}

TEST(ActorLookup, CompletesWhatIsTyped) {
  const auto graph = dramatis::testing::sample_graph();
  const auto matches = complete_actor(graph, "Lind", 5);
  ASSERT_TRUE(matches.ok());
  ASSERT_EQ(matches->size(), 1u);
  EXPECT_EQ(matches->front().actor.id, "ada-lindqvist");
  EXPECT_TRUE(complete_actor(graph, " ", 5)->empty());
}

TEST(ActorLookup, CompletionsBeginSoUnlessNobodyDoes) {
  const auto graph =
      Namesakes()
          .add("vera-moss", "Vera Moss", "Moss", 3)
          .add("mossfield", "Mossfield", "Mossfield", 9, ActorType::kPlace)
          .add("the-moss-board", "The Moss Board", "The Moss Board", 1, ActorType::kOrganisation)
          .add("ida-holm", "Ida Holm", "Ida Holm", 5)
          .build();
  const auto ids = [&](std::string_view text, size_t limit) {
    std::string list;
    const auto matches = complete_actor(graph, text, limit);
    EXPECT_TRUE(matches.ok());
    for (const ActorMatch& match : *matches) list += (list.empty() ? "" : " ") + match.actor.id;
    return list;
  };
  EXPECT_EQ(ids("mos", 5), "mossfield vera-moss");
  EXPECT_EQ(ids("mos", 1), "mossfield");
  EXPECT_EQ(ids("Moss", 5), "vera-moss mossfield");  // who is called so comes first
  EXPECT_EQ(ids("the mos", 5), "mossfield vera-moss the-moss-board");
  EXPECT_EQ(ids("holm", 5), "ida-holm");  // no name begins so, a word of one is so
  EXPECT_EQ(ids("Mosfield", 5), "mossfield");
  EXPECT_EQ(ids("nobody", 5), "");
}

TEST(NameLikeness, DistanceCountsSwappedNeighboursOnce) {
  EXPECT_EQ(edit_distance("zelensky", "zelenksy"), 1u);
  EXPECT_EQ(edit_distance("abc", ""), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
}

}  // namespace
}  // namespace dramatis::query
