#include "graph/period.h"

#include <gtest/gtest.h>

#include "graph/memory_graph.h"
#include "tests/support/claims_builder.h"

namespace dramatis::graph {
namespace {

TEST(Period, HoldsItsEndsAndNothingWithoutADate) {
  const Period march{"2024-03-01", "2024-03-31"};
  EXPECT_TRUE(march.contains("2024-03-01"));
  EXPECT_TRUE(march.contains("2024-03-31"));
  EXPECT_FALSE(march.contains("2024-02-29"));
  EXPECT_FALSE(march.contains("2024-04-01"));
  EXPECT_FALSE(march.contains(""));
  EXPECT_TRUE(Period{}.contains(""));
}

TEST(Period, HoldsAMonthOrYearOfWhichADayMayLieInIt) {
  const Period spring{"2024-03-15", "2024-05-10"};
  for (const char* date : {"2024", "2024-03", "2024-04", "2024-05"})
    EXPECT_TRUE(spring.contains(date)) << date;
  for (const char* date : {"2023", "2025", "2024-02", "2024-06"}) EXPECT_FALSE(spring.contains(date)) << date;
}

TEST(Period, CountsEvidenceByItsArticleUnlessToldOtherwise) {
  Evidence evidence;
  evidence.date = "2024-03-04";
  evidence.event_date = "2023-12-24";
  EXPECT_EQ(Period{}.date_of(evidence), "2024-03-04");
  const Period by_event{.by_event_date = true};
  EXPECT_EQ(by_event.date_of(evidence), "2023-12-24");
  evidence.event_date.clear();
  EXPECT_EQ(by_event.date_of(evidence), "2024-03-04");
}

TEST(Period, RestatesAnEdgeByTheDaysOfItsEvents) {
  MemoryGraph graph;
  for (const auto& [id, date, event_date] : {std::tuple("a", "2024-03-04", "2024-03-02"),
                                             {"b", "2024-03-05", ""},
                                             {"c", "2024-03-06", "2024-01"}}) {
    auto builder = testing::ClaimsBuilder(id, date);
    builder.sentence("norway meets kenya").relation("norway", "meets", "kenya").last_relation().event_date =
        event_date;
    ASSERT_TRUE(graph.add(builder.build()));
  }
  const Edge edge{.key = {"norway", EdgeKind::kRelation, "meets", "kenya", false}};
  const auto evidence_in = [&](const Period& period) {
    const auto within = edge_within(graph, edge, period);
    return *within ? (*within)->evidence : 0;
  };
  EXPECT_EQ(evidence_in({"2024-03-03", ""}), 3u);
  EXPECT_EQ(evidence_in({"2024-03-03", "", true}), 1u);
  EXPECT_EQ(evidence_in({"2024-01-01", "2024-01-31"}), 0u);
  EXPECT_EQ(evidence_in({"2024-01-01", "2024-01-31", true}), 1u);
}

}  // namespace
}  // namespace dramatis::graph
