#include "query/questions.h"

#include <gtest/gtest.h>

#include "query/output/answers_json.h"
#include "query/output/answers_text.h"
#include "tests/support/claims_builder.h"
#include "tests/support/sample_graph.h"

namespace dramatis::query {
namespace {

std::string triples(const std::vector<RelationAnswer>& answers) {
  std::string text;
  for (const RelationAnswer& answer : answers)
    text += answer.subject_name + (answer.edge.key.negated ? " not " : " ") + answer.edge.key.predicate +
            " " + answer.object_name + " x" + std::to_string(answer.edge.evidence) + "\n";
  return text;
}

std::string triples(const Result<Answers<RelationAnswer>>& answers) {
  return answers ? triples(answers->shown) : answers.error().message;
}

class Questions : public ::testing::Test {
 protected:
  const graph::MemoryGraph graph_ = dramatis::testing::sample_graph();
};

TEST_F(Questions, WhoDoesSomethingToAnActor) {
  EXPECT_EQ(triples(who(graph_, "sudmark", {})),
            "Norland criticises Sudmark x2\n"
            "INF pact binds Sudmark x1\n"
            "INF pact praises Sudmark x1\n"
            "Norland sanctions Sudmark x1\n");
}

TEST_F(Questions, ToWhomAnActorDoesSomething) {
  EXPECT_EQ(triples(whom(graph_, "sudmark", {})),
            "Sudmark not attacks Harbour Union x1\nSudmark threatens Harbour Union x1\n");
}

TEST_F(Questions, WhatHappenedBetweenTwo) {
  EXPECT_EQ(triples(between(graph_, "harbour-union", "sudmark", {})),
            "Sudmark not attacks Harbour Union x1\nSudmark threatens Harbour Union x1\n");
  EXPECT_EQ(triples(between(graph_, "osk", "sudmark", {})), "");
}

TEST_F(Questions, WhatOneDoesToTheOtherLeavesTheWayBackOut) {
  EXPECT_EQ(triples(from_to(graph_, "norland", "sudmark", {})),
            "Norland criticises Sudmark x2\nNorland sanctions Sudmark x1\n");
  EXPECT_EQ(triples(from_to(graph_, "norland", "sudmark", {.predicate = "sanction"})),
            "Norland sanctions Sudmark x1\n");
  EXPECT_EQ(triples(from_to(graph_, "sudmark", "norland", {})), "");
}

TEST_F(Questions, FiltersNarrowTheAnswers) {
  EXPECT_EQ(triples(who(graph_, "sudmark", {.predicate = "CRITIC"})), "Norland criticises Sudmark x2\n");
  EXPECT_EQ(triples(who(graph_, "sudmark", {.event = graph::EventClass::kSanction})),
            "Norland sanctions Sudmark x1\n");
  EXPECT_EQ(triples(who(graph_, "sudmark", {.predicate = "crit", .period = {"2024-03-05", ""}})),
            "Norland criticises Sudmark x1\n");
}

TEST_F(Questions, TheLimitKeepsTheBestAndCountsAll) {
  const auto answers = who(graph_, "sudmark", {.limit = 1});
  EXPECT_EQ(triples(answers), "Norland criticises Sudmark x2\n");
  EXPECT_EQ(answers->found, 4u);
}

TEST_F(Questions, AnswersCarryTheirEvidence) {
  const auto answers = whom(graph_, "sudmark", {.predicate = "attacks"});
  ASSERT_TRUE(answers.ok());
  ASSERT_EQ(answers->shown.size(), 1u);
  ASSERT_EQ(answers->shown[0].support.size(), 1u);
  const Support& support = answers->shown[0].support[0];
  EXPECT_EQ(support.evidence.sentence_text,
            "Lindqvist said that Sudmark had not attacked the Harbour Union.");
  EXPECT_EQ(support.evidence.date, "2024-03-06");
  EXPECT_EQ(support.article_title, "Second round");
  EXPECT_EQ(support.claimed_by, "Ada Lindqvist");
}

TEST_F(Questions, TheClearestEvidenceComesFirst) {
  const auto answers = who(graph_, "sudmark", {.predicate = "criticises", .evidence = 1});
  ASSERT_TRUE(answers.ok());
  ASSERT_EQ(answers->shown.at(0).support.size(), 1u);
  EXPECT_EQ(answers->shown[0].support[0].evidence.article, "harbour-talks");
}

std::string contents(const Result<Answers<StatementAnswer>>& answers) {
  if (!answers) return answers.error().message;
  std::string text;
  for (const StatementAnswer& answer : answers->shown)
    text += answer.speaker_name + " " + answer.record.statement.cue + ": " + answer.record.statement.content +
            "\n";
  return text;
}

TEST_F(Questions, WhatWasSaidByAndAbout) {
  const std::string warned = "Ada Lindqvist warned: We will not wait\n";
  const std::string denied = "Ada Lindqvist said: Sudmark had not attacked the Harbour Union\n";
  EXPECT_EQ(contents(said(graph_, "ada-lindqvist", std::nullopt, {})), warned + denied);
  EXPECT_EQ(contents(said(graph_, "ada-lindqvist", "harbour-union", {})), denied);
  EXPECT_EQ(contents(said(graph_, std::nullopt, "sudmark", {})), warned + denied);
  EXPECT_EQ(contents(said(graph_, std::nullopt, std::nullopt, {.limit = 1})), denied);  // the latest
  EXPECT_EQ(contents(said(graph_, std::nullopt, std::nullopt, {.predicate = "warn"})), warned);
  EXPECT_EQ(contents(said(graph_, "norland", std::nullopt, {})), "");
}

TEST_F(Questions, StatementsMayBeChosenByTheirStance) {
  graph::MemoryGraph graph;
  auto builder = dramatis::testing::ClaimsBuilder("a", "2024-03-04");
  builder.sentence("norway condemned the raid, norway added it rained")
      .statement("norway", "condemned", "the raid")
      .last_statement()
      .stance = graph::Stance::kCritical;
  builder.statement("norway", "added", "it rained");
  ASSERT_TRUE(graph.add(builder.build()));
  EXPECT_EQ(said(graph, "norway", std::nullopt, {})->found, 2u);
  EXPECT_EQ(contents(said(graph, "norway", std::nullopt, {.stance = graph::Stance::kCritical})),
            "norway condemned: the raid\n");
  EXPECT_EQ(contents(said(graph, "norway", std::nullopt, {.stance = graph::Stance::kSupportive})), "");
  const auto answers = said(graph, "norway", std::nullopt, {.stance = graph::Stance::kCritical});
  EXPECT_NE(to_json(*answers).find("\"stance\": \"critical\""), std::string::npos);
  EXPECT_NE(to_text(*answers).find("from: a; critical"), std::string::npos) << to_text(*answers);
}

TEST_F(Questions, TheTimelineIsInOrderOfTime) {
  const auto answers = timeline(graph_, "sudmark", std::nullopt, {.limit = 4});
  ASSERT_TRUE(answers.ok());
  EXPECT_EQ(answers->found, 7u);
  std::string text;
  for (const TimelineEntry& entry : answers->shown)
    text += entry.support.evidence.date + " " + entry.subject_name + " " + entry.key.predicate + "\n";
  EXPECT_EQ(text,
            "2024-03-06 Norland criticises\n"
            "2024-03-06 Sudmark attacks\n"
            "2024-03-06 INF pact binds\n"
            "2024-03-06 INF pact praises\n");
}

TEST_F(Questions, TheTimelineMayGoByTheDaysOfEvents) {
  const auto told = timeline(graph_, "inf-pact", std::nullopt, {.predicate = "praises"});
  const auto happened =
      timeline(graph_, "inf-pact", std::nullopt, {.predicate = "praises", .period = {.by_event_date = true}});
  ASSERT_EQ(told->shown.size(), 1u);
  ASSERT_EQ(happened->shown.size(), 1u);
  EXPECT_EQ(told->shown[0].date, "2024-03-06");
  EXPECT_EQ(happened->shown[0].date, "2024-02");
  EXPECT_EQ(happened->shown[0].support.evidence.date, "2024-03-06");

  const auto all = timeline(graph_, "sudmark", std::nullopt, {.period = {.by_event_date = true}});
  ASSERT_EQ(all->found, 7u);
  EXPECT_EQ(all->shown.front().key.predicate, "praises");  // told last, but happened first
}

TEST_F(Questions, APeriodOfEventsFindsWhatWasToldLater) {
  const graph::Period february{"2024-02-01", "2024-02-29"};
  EXPECT_EQ(triples(who(graph_, "sudmark", {.period = february})), "");
  EXPECT_EQ(triples(who(graph_, "sudmark", {.period = {"2024-02-01", "2024-02-29", true}})),
            "INF pact praises Sudmark x1\n");
}

TEST_F(Questions, TheTimelineOfTwoLeavesOthersOut) {
  const auto answers = timeline(graph_, "sudmark", "norland", {});
  ASSERT_TRUE(answers.ok());
  EXPECT_EQ(answers->found, 3u);
}

TEST_F(Questions, ThePathIsAShortestOne) {
  const Filters both{.kinds = EdgeKinds::kBoth};
  const auto steps = path(graph_, "ada-lindqvist", "osk", 6, both);
  ASSERT_TRUE(steps.ok());
  EXPECT_EQ(triples(*steps),
            "Ada Lindqvist foreign minister of Norland x1\n"
            "Harbour Union supports Norland x1\n"
            "Óskar “the null” O'Neil member of Harbour Union x1\n");
  EXPECT_TRUE(path(graph_, "ada-lindqvist", "osk", 2, both)->empty());
  EXPECT_TRUE(path(graph_, "osk", "osk", 6, both)->empty());
  EXPECT_TRUE(path(graph_, "ada-lindqvist", "osk", 6, {})->empty()) << "through relations alone";
}

TEST_F(Questions, ThePathTakesTheBestSupportedEdge) {
  EXPECT_EQ(triples(*path(graph_, "sudmark", "norland", 6, {})), "Norland criticises Sudmark x2\n");
}

}  // namespace
}  // namespace dramatis::query
