#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "export/export.h"
#include "export/layout.h"
#include "tests/support/golden.h"
#include "tests/support/sample_graph.h"

namespace dramatis::exporting {
namespace {

using dramatis::testing::expect_golden;

using Writer = Status (*)(const Selection&, std::span<const Point>, std::ostream&);

std::string written(Writer writer, const graph::GraphView& graph) {
  const auto selection = Selection::make(graph, {});
  EXPECT_TRUE(selection.ok());
  const auto positions = lay_out(selection->actor_count(), selection->links());
  std::ostringstream out;
  EXPECT_TRUE(writer(*selection, positions, out).ok());
  return out.str();
}

Status write_csv_edges_only(const Selection& selection, std::span<const Point>, std::ostream& out) {
  return write_csv_edges(selection, out);
}

TEST(Writers, GiveTheGoldenFiles) {
  const auto graph = dramatis::testing::sample_graph();
  expect_golden(written(write_graphml, graph), "graph.graphml");
  expect_golden(written(write_json, graph), "graph.json");
  expect_golden(written(write_gexf, graph), "graph.gexf");
  expect_golden(written(write_csv_nodes, graph), "graph-nodes.csv");
  expect_golden(written(write_csv_edges_only, graph), "graph-edges.csv");
}

// Else an actor would be hidden on days when it did something of which no article told that day.
TEST(Writers, PutEdgesOnTheDaysOfTheirEventsAndActorsOnAll) {
  const auto graph = dramatis::testing::sample_graph();
  const auto selection = Selection::make(graph, {.period = {.by_event_date = true}});
  ASSERT_TRUE(selection.ok());
  const std::vector<Point> positions(selection->actor_count());
  std::ostringstream out;
  ASSERT_TRUE(write_gexf(*selection, positions, out).ok());
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
  EXPECT_TRUE(nlohmann::json::accept(written(write_json, empty)));
}

TEST(Writers, DoNotDependOnTheOrderOfArticles) {
  auto claims = dramatis::testing::sample_claims();
  graph::MemoryGraph reversed;
  for (auto it = claims.rbegin(); it != claims.rend(); ++it) ASSERT_TRUE(reversed.add(*it).ok());
  EXPECT_EQ(written(write_gexf, reversed), written(write_gexf, dramatis::testing::sample_graph()));
}

// Gephi sums the edges that share source, target and kind; node-link readers need the key to be unique.
TEST(Writers, TellParallelEdgesApart) {
  const auto graph = nlohmann::json::parse(written(write_json, dramatis::testing::sample_graph()));
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
  const std::vector<Point> positions(selection->actor_count());
  for (const Writer writer : {write_graphml, write_json, write_gexf}) {
    std::ostringstream out;
    const Status status = writer(*selection, positions, out);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().kind, ErrorKind::kCorrupt);
  }
}

}  // namespace
}  // namespace dramatis::exporting
