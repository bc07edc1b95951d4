#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "export/export.h"
#include "tests/support/golden.h"
#include "tests/support/sample_graph.h"

namespace dramatis::exporting {
namespace {

using dramatis::testing::expect_golden;

std::string written(Writer writer, const graph::GraphView& graph, const Filters& filters = {}) {
  const auto selection = Selection::make(graph, filters);
  EXPECT_TRUE(selection.ok());
  const auto appearance = appearance_of(*selection, ColourBy::kCommunity);
  EXPECT_TRUE(appearance.ok());
  std::ostringstream out;
  EXPECT_TRUE(writer(*selection, *appearance, out).ok());
  return out.str();
}

TEST(Writers, GiveTheGoldenFiles) {
  const auto graph = dramatis::testing::sample_graph();
  for (const Format& format : formats())
    for (const Table& table : format.tables)
      expect_golden(
          written(table.write, graph, {.statements = true}),
          "graph-" + std::string(format.name) + std::string(table.suffix) + std::string(format.ending));
}

// Else an actor would be hidden on days when it did something of which no article told that day.
TEST(Writers, PutEdgesOnTheDaysOfTheirEventsAndActorsOnAll) {
  const auto graph = dramatis::testing::sample_graph();
  const auto selection = Selection::make(graph, {.period = {.by_event_date = true}});
  ASSERT_TRUE(selection.ok());
  const auto appearance = appearance_of(*selection, ColourBy::kCommunity);
  ASSERT_TRUE(appearance.ok());
  std::ostringstream out;
  ASSERT_TRUE(write_gexf(*selection, *appearance, out).ok());
  std::istringstream lines(out.str());
  size_t dated_edges = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool dated = line.find("timestamps=") != std::string::npos;
    const bool edge = line.find("<edge ") != std::string::npos;
    dated_edges += edge && dated ? 1 : 0;
    if (edge && line.find("kind=\"praises\"") == std::string::npos) continue;
    EXPECT_FALSE(dated) << "an actor, or an edge of a month, which is no day: " << line;
  }
  EXPECT_GT(dated_edges, 0u);
}

TEST(Writers, GiveAWholeDocumentForAnEmptyGraph) {
  const graph::MemoryGraph empty;
  EXPECT_TRUE(written(write_graphml, empty).ends_with("</graphml>\n"));
  EXPECT_TRUE(written(write_gexf, empty).ends_with("</gexf>\n"));
  EXPECT_TRUE(nlohmann::json::accept(written(write_node_link, empty)));
}

TEST(Writers, DoNotDependOnTheOrderOfArticles) {
  auto claims = dramatis::testing::sample_claims();
  graph::MemoryGraph reversed;
  for (auto it = claims.rbegin(); it != claims.rend(); ++it) ASSERT_TRUE(reversed.add(*it).ok());
  EXPECT_EQ(written(write_gexf, reversed), written(write_gexf, dramatis::testing::sample_graph()));
}

// Gephi sums the edges that share source, target and kind; node-link readers need the key to be unique.
TEST(Writers, TellParallelEdgesApart) {
  const auto graph = nlohmann::json::parse(written(write_node_link, dramatis::testing::sample_graph()));
  std::set<std::string> keys, ids;
  for (const auto& edge : graph["edges"]) {
    keys.insert(edge["source"].get<std::string>() + "|" + edge["target"].get<std::string>() + "|" +
                edge["key"].get<std::string>());
    ids.insert(edge["id"]);
  }
  EXPECT_EQ(keys.size(), graph["edges"].size());
  EXPECT_EQ(ids.size(), graph["edges"].size());
}

class BrokenView : public graph::MemoryGraph {
 public:
  Status for_each_evidence(const graph::EdgeKey&, const EvidenceVisitor&) const override {
    return corrupt("a block of the store fails its check");
  }
};

TEST(Writers, ReportAFailureOfTheStore) {
  BrokenView broken;
  for (const auto& claims : dramatis::testing::sample_claims()) ASSERT_TRUE(broken.add(claims).ok());
  const auto selection = Selection::make(broken, {});
  ASSERT_TRUE(selection.ok());
  const auto appearance = appearance_of(*selection, ColourBy::kCommunity);
  ASSERT_TRUE(appearance.ok());
  for (const Format& format : formats()) {
    std::ostringstream out;
    const Status status = format.tables.back().write(*selection, *appearance, out);
    ASSERT_FALSE(status.ok()) << format.name;
    EXPECT_EQ(status.error().kind, ErrorKind::kCorrupt);
  }
}

}  // namespace
}  // namespace dramatis::exporting
