#include "graph/curation/rollup.h"

#include <gtest/gtest.h>

#include "graph/curation/curated_view.h"
#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"

namespace dramatis::graph {
namespace {

using testing::ClaimsBuilder;

std::optional<CountryName> name_norland(const std::string& code) {
  if (code == "NOR") return CountryName{"norland", "Norland"};
  return std::nullopt;
}

MemoryGraph graph_with(bool country) {
  ClaimsBuilder builder("1");
  builder.actor("ada", "Ada", ActorType::kPerson, "NOR", Sector::kGovernment)
      .actor("army", "Army", ActorType::kOrganisation, "NOR", Sector::kMilitary)
      .actor("party", "Party", ActorType::kOrganisation, "NOR", Sector::kParty)
      .actor("envoy", "Envoy", ActorType::kPerson, "XYZ", Sector::kGovernment)
      .sentence("Ada Army Party Envoy Norway")
      .mention("ada", "Ada")
      .mention("army", "Army")
      .mention("party", "Party")
      .mention("envoy", "Envoy");
  if (country)
    builder.actor("norway", "Norway", ActorType::kCountry, "NOR", Sector::kGovernment)
        .mention("norway", "Norway");
  MemoryGraph graph;
  EXPECT_TRUE(graph.add(builder.build()));
  return graph;
}

TEST(RollUp, WhoActsForACountryBecomesIt) {
  const MemoryGraph graph = graph_with(true);
  const auto curation = roll_up_to_countries(graph, {}, name_norland);
  ASSERT_TRUE(curation);
  EXPECT_EQ(curation->canonical("ada"), "norway");
  EXPECT_EQ(curation->canonical("army"), "norway");
  EXPECT_EQ(curation->canonical("party"), "party");
  EXPECT_EQ(curation->canonical("envoy"), "envoy");  // of a country that nobody knows
}

TEST(RollUp, ACountryThatNoArticleNamesIsNamed) {
  const MemoryGraph graph = graph_with(false);
  const auto curation = roll_up_to_countries(graph, {}, name_norland);
  ASSERT_TRUE(curation);
  EXPECT_EQ(curation->canonical("ada"), "norland");
  EXPECT_EQ(curation->name("norland"), "Norland");
  EXPECT_EQ(curation->type("norland"), ActorType::kCountry);
}

// A country that its ministers outnumber is no person, nor called after one of them.
TEST(RollUp, ACountryStaysOneUnderManyPersons) {
  MemoryGraph graph;
  for (int article = 0; article < 5; ++article) {
    const std::string minister = "minister-" + std::to_string(article);
    ClaimsBuilder builder(std::to_string(article));
    builder.actor(minister, "A Minister", ActorType::kPerson, "NOR", Sector::kGovernment)
        .sentence("A Minister")
        .mention(minister, "A Minister");
    // Most articles even take the country for something else.
    builder.actor("norland", "Norland", article == 0 ? ActorType::kCountry : ActorType::kPlace, "NOR")
        .sentence("Norland")
        .mention("norland", "Norland");
    ASSERT_TRUE(graph.add(builder.build()));
  }
  const auto curation = roll_up_to_countries(graph, {}, name_norland);
  ASSERT_TRUE(curation);
  const auto view = CuratedView::over(std::make_shared<MemoryGraph>(graph), *curation);
  ASSERT_TRUE(view);
  const auto country = (*view)->actor("minister-3");
  ASSERT_TRUE(country && *country);
  EXPECT_EQ((**country).id, "norland");
  EXPECT_EQ((**country).name, "Norland");
  EXPECT_EQ((**country).type, ActorType::kCountry);
}

TEST(RollUp, KeepsWhatWasDecidedBefore) {
  const MemoryGraph graph = graph_with(true);
  Curation decided;
  ASSERT_TRUE(decided.apply({CurationAction::kRename, "party", "The Party", ""}));
  const auto curation = roll_up_to_countries(graph, decided, name_norland);
  ASSERT_TRUE(curation);
  EXPECT_EQ(curation->name("party"), "The Party");
}

}  // namespace
}  // namespace dramatis::graph
