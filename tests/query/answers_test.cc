#include <gtest/gtest.h>

#include "query/output/answers_csv.h"
#include "query/output/answers_json.h"
#include "query/output/answers_text.h"
#include "tests/support/golden.h"
#include "tests/support/sample_graph.h"

namespace dramatis::query {
namespace {

using dramatis::testing::expect_golden;

template <typename Print>
std::string transcript(Print print) {
  const auto graph = dramatis::testing::sample_graph();
  return print(*who(graph, "sudmark", {.limit = 2, .evidence = 1})) + print(*whom(graph, "sudmark", {})) +
         print(*said(graph, "ada-lindqvist", std::nullopt, {})) +
         print(*timeline(graph, "harbour-union", std::nullopt, {})) +
         print(*timeline(graph, "inf-pact", std::nullopt, {})) +
         print(*timeline(graph, "inf-pact", std::nullopt, {.period = {.by_event_date = true}})) +
         print(*path(graph, "osk", "norland", 6, {.kinds = EdgeKinds::kBoth})) +
         print(*gather_stats(graph, 3)) +
         print(*diff(graph, "sudmark", std::nullopt, {}, {.period = {"2024-03-05", ""}, .evidence = 1})) +
         print(*search(graph, "harbour", {})) + print(*who(graph, "osk", {}));
}

TEST(Answers, ReadWellAsText) {
  expect_golden(transcript([](const auto& answers) { return to_text(answers); }), "answers.txt");
}

TEST(Answers, AreCompleteAsJson) {
  expect_golden(transcript([](const auto& answers) { return to_json(answers); }), "answers.json");
}

TEST(Answers, AreQuotedAsCsv) {
  const auto graph = dramatis::testing::sample_graph();
  const std::string csv = to_csv(*whom(graph, "osk", {.kinds = EdgeKinds::kRoles}));
  EXPECT_TRUE(csv.starts_with("reports,subject_id,subject,predicate,")) << csv;
  EXPECT_NE(csv.find("\r\n1,osk,Óskar “the null” O'Neil,member of,harbour-union,"), std::string::npos) << csv;
}

TEST(Answers, OfAnEmptyGraphAreFigures) {
  const graph::MemoryGraph empty;
  EXPECT_NE(to_text(*gather_stats(empty, 10)).find("0 articles\n0 actors"), std::string::npos);
}

}  // namespace
}  // namespace dramatis::query
