#include "query/comparisons.h"

#include <gtest/gtest.h>

#include "query/full_text.h"
#include "tests/support/claims_builder.h"
#include "tests/support/sample_graph.h"

namespace dramatis::query {
namespace {

using dramatis::testing::ClaimsBuilder;
using graph::EventClass;

// Of three articles, a day each.
class Comparisons : public ::testing::Test {
 protected:
  void SetUp() override {
    auto first = ClaimsBuilder("a", "2024-01-10");
    first.sentence("norland criticised sudmark")
        .relation("norland", "criticises", "sudmark", EventClass::kAccuse);
    first.sentence("norland bombed osk").relation("norland", "bombs", "osk", EventClass::kAssault);
    auto second = ClaimsBuilder("b", "2024-02-10");
    second.sentence("norland criticised sudmark")
        .relation("norland", "criticises", "sudmark", EventClass::kAccuse);
    second.sentence("sudmark thanked norland, a closed harbour notwithstanding")
        .relation("sudmark", "thanks", "norland", EventClass::kAgree);
    auto third = ClaimsBuilder("c", "2024-02-11");
    third.sentence("norland did not attack osk, norland said")
        .relation("norland", "attacks", "osk", EventClass::kAssault)
        .last_relation()
        .negated = true;
    third.last_relation().attributed_to = "norland";
    third.last_relation().confidence = 0.5;
    for (const auto* builder : {&first, &second, &third}) ASSERT_TRUE(graph_.add(builder->build()).ok());
  }

  static std::string predicates(const Answers<RelationAnswer>& answers) {
    std::string text;
    for (const RelationAnswer& answer : answers.shown)
      text += (text.empty() ? "" : ", ") + answer.edge.key.predicate;
    return text;
  }

  graph::MemoryGraph graph_;
};

TEST_F(Comparisons, WhatIsNewWasNotToldBefore) {
  const auto changes = diff(graph_, "norland", std::nullopt, {}, {.period = {"2024-02-01", ""}});
  ASSERT_TRUE(changes.ok()) << changes.error().message;
  EXPECT_EQ(predicates(changes->appeared), "thanks, attacks");
  EXPECT_EQ(predicates(changes->vanished), "bombs");
  EXPECT_EQ(changes->kept, 1u);
  EXPECT_EQ(changes->before.until, "2024-01-31");
  const auto two = diff(graph_, "norland", "osk", {}, {.period = {"2024-02-01", ""}});
  EXPECT_EQ(predicates(two->appeared), "attacks");
}

TEST_F(Comparisons, PeriodsThatOverlapOrHaveNoBeginningAreRefused) {
  EXPECT_EQ(diff(graph_, {}, {}, {}, {}).error().kind, ErrorKind::kUsage);
  EXPECT_EQ(diff(graph_, {}, {}, {"", "2024-02-01"}, {.period = {"2024-02-01", ""}}).error().kind,
            ErrorKind::kUsage);
}

TEST_F(Comparisons, ADisputeHasBothSides) {
  const auto disputes = disputed(graph_, "norland", std::nullopt, {});
  ASSERT_TRUE(disputes.ok());
  ASSERT_EQ(disputes->shown.size(), 1u);
  const Dispute& dispute = disputes->shown.front();
  EXPECT_EQ(dispute.told.edge.key.predicate, "bombs");
  EXPECT_EQ(dispute.denied.edge.key.predicate, "attacks");
  EXPECT_EQ(dispute.denied.support.at(0).claimed_by, "norland");
  EXPECT_TRUE(disputed(graph_, "sudmark", std::nullopt, {})->shown.empty());
}

TEST_F(Comparisons, SearchFindsSentencesByWordsAndPhrases) {
  const auto found = [&](const char* words) { return search(graph_, words, {})->found; };
  EXPECT_EQ(found("harbour"), 1u);
  EXPECT_EQ(found("harb"), 1u) << "the beginning of a word";
  EXPECT_EQ(found("arbour"), 0u);
  EXPECT_EQ(found("harbour closed"), 1u);
  EXPECT_EQ(found("\"harbour closed\""), 0u);
  const auto hit = search(graph_, "HARBOUR", {})->shown.front();
  EXPECT_EQ(hit.relations.at(0).edge.key.predicate, "thanks");
  for (const char* wrong : {"", " ", "\"", "?!", "\"open"})
    EXPECT_FALSE(search(graph_, wrong, {}).ok()) << wrong;
}

TEST_F(Comparisons, FiltersAskOfEvidence) {
  const auto found = [&](const Filters& filters) { return predicates(*whom(graph_, "norland", filters)); };
  EXPECT_EQ(found({}), "criticises, attacks, bombs");
  EXPECT_EQ(found({.asserted_only = true}), "criticises, bombs");
  EXPECT_EQ(found({.min_confidence = 0.9}), "criticises, bombs");
  EXPECT_EQ(found({.attributed_to = "norland"}), "attacks");
  EXPECT_EQ(found({.min_reports = 2}), "criticises");
  EXPECT_EQ(found({.text = {"norland said"}}), "attacks");
  EXPECT_EQ(found({.quadrant = graph::Quadrant::kMaterialConflict}), "attacks, bombs");
  EXPECT_EQ(found({.source = "Courier"}), "");
  EXPECT_EQ(found({.sort = Sort::kLatest, .limit = 1, .offset = 1}), "criticises");
  EXPECT_EQ(found({.kinds = EdgeKinds::kRoles}), "");
}

TEST(Predicates, MatchByFormLemmaBeginningAndClass) {
  const auto matches = [](const char* predicate, const char* filter) {
    return matches_predicate(predicate, EventClass::kReject, filter);
  };
  for (const char* filter : {"denies", "deny", "denied", "DENY", "reject", "REJECT", ""})
    EXPECT_TRUE(matches("denies", filter)) << filter;
  EXPECT_TRUE(matches("criticises", "criticize"));
  EXPECT_TRUE(matches("bans", "banned"));
  EXPECT_TRUE(matches("imposes sanctions on", "sanction"));
  EXPECT_FALSE(matches("counterattacks", "attack"));
  EXPECT_FALSE(matches("imposes sanctions on", "sanctions imposes"));
}

}  // namespace
}  // namespace dramatis::query
