// The first answers of many are those of the whole list, and no more is read for them than it takes.
#include <gtest/gtest.h>

#include "graph/forwarding_view.h"
#include "graph/memory_graph.h"
#include "query/questions.h"
#include "tests/support/claims_builder.h"
#include "tests/support/random_claims.h"

namespace dramatis::query {
namespace {

using dramatis::testing::ClaimsBuilder;
using graph::MemoryGraph;

template <typename Answer>
std::vector<graph::EdgeKey> keys_of(const Answers<Answer>& answers, size_t first = 0,
                                    size_t count = SIZE_MAX) {
  std::vector<graph::EdgeKey> keys;
  for (size_t i = first; i < answers.shown.size() && keys.size() < count; ++i)
    keys.push_back(answers.shown[i].edge.key);
  return keys;
}

std::vector<Filters> some_filters() {
  std::vector<Filters> all;
  for (const Sort sort : {Sort::kReports, Sort::kLatest, Sort::kEarliest})
    for (const double confidence : {0.0, 0.6}) {
      Filters filters{.min_confidence = confidence, .kinds = EdgeKinds::kBoth, .sort = sort};
      all.push_back(filters);
      filters.period = {"2022-01-01", "2023-11-12"};
      all.push_back(filters);
      filters.min_reports = 2;
      all.push_back(filters);
      filters.asserted_only = true;
      filters.predicate = "meets";
      all.push_back(filters);
    }
  return all;
}

TEST(FirstAnswers, AreThoseOfTheWholeList) {
  std::mt19937 random(31);
  MemoryGraph graph;
  for (int i = 0; i < 60; ++i)
    ASSERT_TRUE(graph.add(dramatis::testing::random_claims(random, {.articles = 500, .wire_texts = 3})));
  size_t compared = 0;
  for (Filters filters : some_filters())
    for (const char* actor : {"actor-0", "actor-1", "actor-5"})
      for (const auto& question : {who, whom}) {
        filters.limit = filters.offset = 0;
        const auto whole = question(graph, actor, filters);
        ASSERT_TRUE(whole);
        EXPECT_FALSE(whole->more);
        EXPECT_EQ(whole->found, whole->shown.size());
        for (const size_t offset : {size_t{0}, size_t{2}})
          for (const size_t limit : {size_t{1}, size_t{4}}) {
            filters.limit = limit;
            filters.offset = offset;
            const auto first = question(graph, actor, filters);
            ASSERT_TRUE(first);
            EXPECT_EQ(keys_of(*first), keys_of(*whole, offset, limit));
            compared += first->shown.size();
          }
      }
  EXPECT_GT(compared, 500u);
}

// Counts the edges and statements that are read.
class CountingView final : public graph::ForwardingView {
 public:
  using ForwardingView::ForwardingView;
  Status for_each_edge_of(std::string_view actor, graph::EdgeEnd end, graph::EdgeOrder order,
                          const EdgeVisitor& visit) const override {
    return base().for_each_edge_of(actor, end, order, [&](const graph::Edge& edge) {
      ++read;
      return visit(edge);
    });
  }
  Status for_each_statement_of(const graph::StatementSelection& selection,
                               const StatementVisitor& visit) const override {
    return base().for_each_statement_of(selection, [&](const graph::StatementRecord& record) {
      ++read;
      return visit(record);
    });
  }
  mutable size_t read = 0;
};

class Busy : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 100; i < 400; ++i) {
      ClaimsBuilder article("a" + std::to_string(i), "2023-01-01");
      const std::string other = "other-" + std::to_string(i);
      article.sentence("Norland criticised another.")
          .relation("norland", "criticises", other)
          .statement("norland", "said", "Norland criticised another.", {other});
      ASSERT_TRUE(graph_.add(article.build()));
    }
  }

  MemoryGraph graph_;
};

TEST_F(Busy, NoMoreIsReadThanIsTold) {
  const CountingView view(graph_);
  const auto answers = whom(view, "norland", {.limit = 20});
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->shown.size(), 20u);
  EXPECT_EQ(answers->found, 40u);
  EXPECT_TRUE(answers->more);
  EXPECT_LE(view.read, 41u);
  view.read = 0;
  const auto statements = said(view, "norland", std::nullopt, {.limit = 20});
  ASSERT_TRUE(statements);
  EXPECT_EQ(statements->shown.size(), 20u);
  EXPECT_EQ(statements->shown.back().record.article, "a399");
  EXPECT_EQ(statements->found, 40u);
  EXPECT_TRUE(statements->more);
  EXPECT_LE(view.read, 41u);
}

TEST_F(Busy, WhatIsReadToTheEndIsCounted) {
  const auto answers = whom(graph_, "norland", {.limit = 290});
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->found, 300u);
  EXPECT_FALSE(answers->more);
  const auto late = whom(graph_, "norland", {.limit = 20, .offset = 290});
  ASSERT_TRUE(late);
  EXPECT_EQ(late->shown.size(), 10u);
  EXPECT_FALSE(late->more);
  const auto statements = said(graph_, "norland", std::nullopt, {.limit = 290});
  ASSERT_TRUE(statements);
  EXPECT_EQ(statements->found, 300u);
  EXPECT_FALSE(statements->more);
}

TEST_F(Busy, ARareAnswerIsFoundBehindManyOthers) {
  const auto answers = whom(graph_, "norland", {.source = "none such"});
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->found, 0u);
  ClaimsBuilder article("b", "2023-01-01");
  article.sentence("Norland met Sudmark.").relation("norland", "meets", "zz-sudmark");
  ASSERT_TRUE(graph_.add(article.build()));
  const auto rare = whom(graph_, "norland", {.predicate = "meets", .limit = 20});
  ASSERT_TRUE(rare);
  EXPECT_EQ(rare->shown.size(), 1u);
  EXPECT_FALSE(rare->more);
}

}  // namespace
}  // namespace dramatis::query
