// time_exports FOLDER ACTORS EDGES_AN_ACTOR: writes a made-up graph as FOLDER/graph.graphml and .gexf and
// prints how long that, PageRank and components took in seconds of processor time, as one line of JSON.
// compare_writers.py runs it beside networkx and igraph.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>

#include "export/export.h"
#include "graph/memory_graph.h"

namespace {

using namespace dramatis;

// Made anew at each visit, so that the time is the writers'. Of a view only what exports read.
class MadeUpGraph final : public graph::MemoryGraph {
 public:
  MadeUpGraph(uint32_t actors, uint32_t edges) : actors_(actors), edges_(edges) {}

  Status for_each_actor(const ActorVisitor& visit) const override {
    graph::ActorNode actor{.type = graph::ActorType::kOrganisation,
                           .sector = graph::Sector::kGovernment,
                           .code = "NOR",
                           .articles = 7,
                           .mentions = 12,
                           .first_date = "2024-01-02",
                           .last_date = "2025-11-30"};
    for (uint32_t i = 0; i < actors_; ++i) {
      actor.id = id(i);
      actor.name = "Ministry Number " + std::to_string(i);
      actor.aliases = {{actor.name, 5}, {"the ministry", 3}};
      if (!visit(actor)) break;
    }
    return Ok{};
  }
  Status for_each_edge(const EdgeVisitor& visit) const override {
    uint64_t state = 1;
    for (uint32_t subject = 0; subject < actors_; ++subject) {
      graph::Edge edge{.key = {.subject = id(subject)},
                       .evidence = 1,
                       .articles = 1,
                       .reports = 1,
                       .asserted = 1,
                       .confidence = 0.83};
      edge.first_date = edge.last_date = kDate;
      for (uint32_t i = 0; i < edges_; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        // Some actors are met far more often than others.
        const double draw = static_cast<double>(state >> 40) / (1 << 24);
        edge.key.object = id(static_cast<uint32_t>(draw * draw * draw * actors_));
        edge.key.predicate = "criticises for the time number " + std::to_string(1000 + i);
        edge.event = static_cast<graph::EventClass>(1 + i % 16);
        if (!visit(edge)) return Ok{};
      }
    }
    return Ok{};
  }
  Status for_each_evidence(const graph::EdgeKey&, const EvidenceVisitor& visit) const override {
    visit(evidence_);
    return Ok{};
  }
  Status for_each_article_of(std::string_view, const ArticleVisitor& visit) const override {
    visit({.id = "article", .date = kDate});
    return Ok{};
  }

 private:
  static constexpr const char* kDate = "2025-03-14";
  static std::string id(uint32_t number) {
    const std::string digits = std::to_string(number);
    return "ministry-" + std::string(7 - digits.size(), '0') + digits;
  }

  uint32_t actors_, edges_;
  const graph::Evidence evidence_{.article = "wire-2025-03-14-0042",
                                  .date = kDate,
                                  .sentence_text =
                                      "The ministry on Friday criticised its neighbours' plan for the river "
                                      "& the harbour as \"premature\".",
                                  .phrase = "criticised",
                                  .confidence = 0.83};
};

// The best of three.
double seconds_of(auto work) {
  std::clock_t best = std::numeric_limits<std::clock_t>::max();
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, std::clock() - begin);
  }
  return static_cast<double>(best) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dramatis::exporting;
  if (argc != 4) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const MadeUpGraph graph(static_cast<uint32_t>(std::stoul(argv[2])),
                          static_cast<uint32_t>(std::stoul(argv[3])));
  const auto selection = Selection::make(graph, {});
  if (!selection) return 1;
  const uint32_t actors = selection->actor_count();
  std::vector<double> ranks;
  std::vector<uint32_t> component_of;
  const double page_rank_seconds = seconds_of([&] { ranks = graph::page_rank(actors, selection->links()); });
  const double components_seconds =
      seconds_of([&] { component_of = graph::components(actors, selection->links()); });
  // Only the writers are timed: no layout, and of the figures PageRank alone.
  Appearance appearance;
  appearance.figures.of.resize(actors);
  appearance.figures.community_names = {"All"};
  appearance.looks.resize(actors);
  for (uint32_t i = 0; i < actors; ++i) appearance.figures.of[i].page_rank = ranks[i];
  bool written = true;
  const auto write = [&](const char* name, Writer writer) {
    return seconds_of([&] {
      std::ofstream out(folder / name, std::ios::binary);
      written &= writer(*selection, appearance, out).ok() && out.flush().good();
    });
  };
  const double graphml_seconds = write("graph.graphml", write_graphml),
               gexf_seconds = write("graph.gexf", write_gexf);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"actors\": %u, \"edges\": %zu, \"graphml\": %.3f, \"gexf\": %.3f, \"page_rank\": %.4f, "
      "\"components\": %.4f, \"component_count\": %u, \"peak_mb\": %ld}\n",
      actors, selection->links().size(), graphml_seconds, gexf_seconds, page_rank_seconds, components_seconds,
      component_of.empty() ? 0 : 1 + *std::max_element(component_of.begin(), component_of.end()),
      usage.ru_maxrss / 1024);
  return written ? 0 : 1;
}
