#include "query/actor_answers.h"

#include <gtest/gtest.h>

#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"

namespace dramatis::query {
namespace {

using dramatis::testing::ClaimsBuilder;
using graph::ActorType;

class ActorAnswers : public ::testing::Test {
 protected:
  // One article whose only sentence names the two actors, related if there is a predicate.
  void tell(const std::string& a, const std::string& name_a, const std::string& b, const std::string& name_b,
            const std::string& predicate, ActorType type = ActorType::kPerson, const std::string& code_a = "",
            const std::string& code_b = "") {
    ClaimsBuilder builder("article-" + std::to_string(++articles_), "2024-01-01");
    builder.actor(a, name_a, type, code_a)
        .actor(b, name_b, type, code_b)
        .sentence(name_a + " and " + name_b + " met.");
    builder.mention(a, name_a).mention(b, name_b);
    if (!predicate.empty()) builder.relation(a, predicate, b);
    ASSERT_TRUE(graph_.add(builder.build()));
  }

  std::vector<std::string> suggested() {
    std::vector<std::string> out;
    const auto pairs = suggest_pairs(graph_, 0);
    EXPECT_TRUE(pairs);
    for (const LikelyPair& pair : *pairs)
      out.push_back(std::min(pair.into.id, pair.from.id) + " = " + std::max(pair.into.id, pair.from.id) +
                    ": " + pair.reason);
    return out;
  }

  graph::MemoryGraph graph_;
  int articles_ = 0;
};

using Suggested = std::vector<std::string>;

TEST_F(ActorAnswers, SpellingsInitialsOrderAndAcronymsLookAlike) {
  tell("sergei-lavrov", "Sergei Lavrov", "maria-ramos", "Maria Ramos", "");
  tell("sergey-lavrov", "Sergey Lavrov", "m-ramos", "M. Ramos", "");
  EXPECT_EQ(suggested(), (Suggested{"sergei-lavrov = sergey-lavrov: one letter apart",
                                    "m-ramos = maria-ramos: an initial"}));
  tell("harbour-workers-union", "Harbour Workers Union", "hwu", "HWU", "", ActorType::kOrganisation);
  tell("ban-ki-moon", "Ban Ki Moon", "ki-moon-ban", "Ki Moon Ban", "");
  EXPECT_EQ(suggested(),
            (Suggested{"ban-ki-moon = ki-moon-ban: the same words",
                       "sergei-lavrov = sergey-lavrov: one letter apart", "m-ramos = maria-ramos: an initial",
                       "harbour-workers-union = hwu: an acronym"}));
}

TEST_F(ActorAnswers, WhoHaveToDoWithEachOtherAreTwo) {
  tell("ada-berg", "Ada Berg", "ida-berg", "Ida Berg", "meets");
  tell("jon-holm", "Jon Holm", "jan-holm", "Jan Holm", "");
  EXPECT_EQ(suggested(), (Suggested{}));  // short names differ by a letter and are other names
  tell("katarina-holm", "Katarina Holm", "katerina-holm", "Katerina Holm", "meets");
  EXPECT_EQ(suggested(), (Suggested{}));
}

TEST_F(ActorAnswers, OtherCountriesAndOtherTypesAreTwo) {
  tell("ivan-petrov", "Ivan Petrov", "ivan-petrow", "Ivan Petrow", "", ActorType::kPerson, "RUS", "POL");
  EXPECT_EQ(suggested(), (Suggested{}));
}

TEST_F(ActorAnswers, ListsByMentionsWithinTheLimit) {
  tell("ada-berg", "Ada Berg", "ole-lund", "Ole Lund", "meets");
  tell("ada-berg", "Ada Berg", "per-dahl", "Per Dahl", "meets");
  const auto list = list_actors(graph_, {.limit = 2});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->found, 3u);
  ASSERT_EQ(list->shown.size(), 2u);
  EXPECT_EQ(list->shown[0].id, "ada-berg");
  EXPECT_EQ(list_actors(graph_, {.words = "LUND"})->shown.size(), 1u);
  EXPECT_EQ(list_actors(graph_, {.type = ActorType::kCountry})->found, 0u);
}

TEST_F(ActorAnswers, TheCardHasThePartnersOfBothDirections) {
  tell("ada-berg", "Ada Berg", "ole-lund", "Ole Lund", "meets");
  tell("ole-lund", "Ole Lund", "ada-berg", "Ada Berg", "thanks");
  tell("per-dahl", "Per Dahl", "ada-berg", "Ada Berg", "thanks");
  const auto actor = graph_.actor("ada-berg");
  ASSERT_TRUE(actor && *actor);
  const auto card = card_of(graph_, **actor, 10);
  ASSERT_TRUE(card);
  ASSERT_EQ(card->partners.size(), 2u);
  EXPECT_EQ(card->partners[0].name, "Ole Lund");
  EXPECT_EQ(card->partners[0].evidence, 2u);
}

}  // namespace
}  // namespace dramatis::query
