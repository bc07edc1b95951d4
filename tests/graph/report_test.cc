// One story in many papers is one report; two stories are two.
#include "graph/reports/report.h"

#include <gtest/gtest.h>

#include <random>

#include "graph/memory_graph.h"
#include "graph/reports/confident_view.h"
#include "tests/support/claims_builder.h"

namespace dramatis::graph {
namespace {

using testing::ClaimsBuilder;

// Sentences of invented words, so that two texts have none of their shingles in common by design.
std::vector<std::string> story(uint32_t seed, int sentences = 12) {
  std::mt19937 random(seed);
  std::vector<std::string> text;
  for (int i = 0; i < sentences; ++i) {
    std::string sentence;
    for (int word = 0; word < 14; ++word) {
      if (word > 0) sentence += ' ';
      for (uint32_t syllables = 1 + random() % 3; syllables > 0; --syllables)
        sentence += {"bdfgklmnprst"[random() % 12], "aeiou"[random() % 5]};
    }
    text.push_back(sentence + ".");
  }
  return text;
}

ArticleClaims article(const std::string& id, const std::vector<std::string>& text, double confidence = 0.6,
                      const std::string& date = "2024-05-01") {
  ClaimsBuilder builder(id, date);
  for (const std::string& sentence : text) builder.sentence(sentence);
  builder.relation("norway", "accuses", "kenya", EventClass::kAccuse);
  builder.last_relation().confidence = confidence;
  return builder.build();
}

Edge only_edge(const GraphView& view) {
  std::vector<Edge> edges;
  EXPECT_TRUE(view.for_each_edge([&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  }));
  EXPECT_EQ(edges.size(), 1u);
  return edges.empty() ? Edge{} : edges.front();
}

TEST(Report, OneStoryInTwentyPapersCountsOnce) {
  MemoryGraph graph;
  for (int paper = 0; paper < 20; ++paper) {
    std::vector<std::string> text = story(1);
    text.insert(text.begin(), "Edition " + std::to_string(paper) + " of our paper.");
    if (paper % 3 == 0) text.pop_back();
    if (paper % 4 == 0) text[5].replace(0, text[5].find(' '), "Otherwise");
    ASSERT_TRUE(graph.add(article("paper-" + std::to_string(paper), text)));
  }
  const Edge edge = only_edge(graph);
  EXPECT_EQ(edge.reports, 1u);
  EXPECT_EQ(edge.articles, 20u);
  EXPECT_EQ(edge.evidence, 20u);
  EXPECT_EQ(edge.confidence, 0.6);
  ASSERT_TRUE(graph.for_each_evidence(edge.key, [](const Evidence& evidence) {
    EXPECT_EQ(evidence.report, "paper-0");
    return true;
  }));
}

TEST(Report, IndependentReportsMakeAnEdgeSurer) {
  MemoryGraph graph;
  ASSERT_TRUE(graph.add(article("a", story(1), 0.6)));
  EXPECT_EQ(only_edge(graph).confidence, 0.6);
  ASSERT_TRUE(graph.add(article("b", story(2), 0.5)));
  EXPECT_EQ(only_edge(graph).reports, 2u);
  EXPECT_EQ(only_edge(graph).confidence, 0.8);
  ASSERT_TRUE(graph.add(article("a2", story(1), 0.5)));  // less sure than what it copies
  EXPECT_EQ(only_edge(graph).reports, 2u);
  EXPECT_EQ(only_edge(graph).confidence, 0.8);
  ASSERT_TRUE(graph.remove("a"));
  EXPECT_EQ(only_edge(graph).reports, 2u);
  EXPECT_EQ(only_edge(graph).confidence, 0.75);
}

TEST(Report, IsNamedByItsFirstArticle) {
  MemoryGraph graph;
  const auto report_of_all = [&] {
    std::set<std::string> reports;
    EXPECT_TRUE(graph.for_each_evidence(only_edge(graph).key, [&](const Evidence& evidence) {
      reports.insert(evidence.report);
      return true;
    }));
    return reports;
  };
  ASSERT_TRUE(graph.add(article("b", story(1), 0.6, "2024-05-02")));
  EXPECT_EQ(report_of_all(), std::set<std::string>{"b"});
  ASSERT_TRUE(graph.add(article("c", story(1), 0.6, "2024-05-03")));
  EXPECT_EQ(report_of_all(), std::set<std::string>{"b"});
  ASSERT_TRUE(graph.add(article("d", story(1), 0.6, "2024-05-01")));
  EXPECT_EQ(report_of_all(), std::set<std::string>{"d"});
  ASSERT_TRUE(graph.remove("d"));
  EXPECT_EQ(report_of_all(), std::set<std::string>{"b"});
  ASSERT_TRUE(graph.remove("b"));
  EXPECT_EQ(report_of_all(), std::set<std::string>{"c"});
}

// Half of another's text, as a report that quotes an earlier one has, is no copy; nor is a short text.
TEST(Report, WhatIsOnlyAlikeIsIndependent) {
  MemoryGraph graph;
  std::vector<std::string> half = story(1);
  const std::vector<std::string> own = story(9);
  std::copy(own.begin(), own.begin() + 8, half.begin());
  ASSERT_TRUE(graph.add(article("a", story(1))));
  ASSERT_TRUE(graph.add(article("b", half)));
  ASSERT_TRUE(graph.add(article("c", {"Norway accused Kenya."})));
  ASSERT_TRUE(graph.add(article("d", {"Norway accused Kenya."})));
  EXPECT_EQ(only_edge(graph).reports, 4u);
}

TEST(Report, UnlikeTextsAreHardlyEverTakenForCopies) {
  MemoryGraph graph;
  for (uint32_t i = 0; i < 300; ++i) ASSERT_TRUE(graph.add(article("a" + std::to_string(i), story(100 + i))));
  EXPECT_EQ(only_edge(graph).reports, 300u);
}

TEST(Report, LetterCaseAndPunctuationDoNotMatter) {
  std::vector<std::string> loud = story(1);
  for (std::string& sentence : loud)
    for (char& c : sentence) c = c == '.' ? '!' : static_cast<char>(std::toupper(c));
  EXPECT_EQ(text_bands_of(article("a", story(1))), text_bands_of(article("b", loud)));
}

TEST(Confidence, WeakEvidenceIsKeptAndCountsOnlyWhenAsked) {
  MemoryGraph graph;
  ASSERT_TRUE(graph.add(article("a", story(1), 0.25)));
  const std::shared_ptr<const GraphView> all(std::shared_ptr<void>(), &graph);
  EXPECT_EQ(only_edge(graph).evidence, 1u);
  EXPECT_EQ(ConfidentView(all, kUsualConfidence).counts()->edges, 0u);
  ASSERT_TRUE(graph.add(article("b", story(2), 0.7)));
  EXPECT_EQ(only_edge(ConfidentView(all, kUsualConfidence)).evidence, 1u);
  EXPECT_EQ(only_edge(ConfidentView(all, kUsualConfidence)).confidence, 0.7);
  EXPECT_EQ(only_edge(graph).evidence, 2u);
  EXPECT_EQ(only_edge(graph).confidence, 0.775);
}

TEST(Confidence, OneReportIsAsSureAsItsEvidence) {
  for (int hundredths = 0; hundredths <= 100; ++hundredths) {
    const double confidence = hundredths / 100.0;
    EXPECT_EQ(confidence_of(certainty_of(confidence)), confidence);
  }
}

}  // namespace
}  // namespace dramatis::graph
