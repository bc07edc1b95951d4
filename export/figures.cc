#include "export/figures.h"

#include <algorithm>
#include <numeric>

#include "export/text.h"

namespace dramatis::exporting {
namespace {

constexpr uint32_t kMostPivots = 3000;        // betweenness is exact up to so many actors
constexpr uint64_t kPivotLinks = 40'000'000;  // pivots times links: a few seconds
constexpr size_t kNamesOfCommunity = 3;

void name_communities(Figures& figures) {
  std::vector<size_t> named(figures.community_names.size(), 0);
  for (const uint32_t actor : figures.ranked) {
    const uint32_t community = figures.of[actor].community;
    ++figures.community_sizes[community];
    if (named[community]++ >= kNamesOfCommunity) continue;
    std::string& name = figures.community_names[community];
    (name += name.empty() ? "" : ", ") += figures.labels[actor];
  }
}

void add_betweenness(Figures& figures, std::span<const graph::Link> links) {
  const auto actors = static_cast<uint32_t>(figures.of.size());
  const auto pivots =
      static_cast<uint32_t>(std::clamp<uint64_t>(kPivotLinks / (links.size() + actors + 1), 50, kMostPivots));
  const auto found = graph::betweenness(actors, links, pivots);
  for (uint32_t actor = 0; actor < actors; ++actor) figures.of[actor].betweenness = found.of[actor];
  figures.pivots = found.pivots;
  figures.betweenness_error = found.standard_error;
}

}  // namespace

Result<Figures> figures_of(const Selection& selection, Betweenness with_betweenness) {
  const uint32_t actors = selection.actor_count();
  std::vector<graph::Link> links;  // without loops
  Figures figures;
  figures.of.resize(actors);
  for (const graph::Link& link : selection.links()) {
    ++figures.of[link.source].degree;
    figures.of[link.source].weighted_degree += link.weight;
    if (link.source == link.target) continue;
    ++figures.of[link.target].degree;
    figures.of[link.target].weighted_degree += link.weight;
    links.push_back(link);
  }

  const auto ranks = graph::page_rank(actors, links);
  const auto cores = graph::core_numbers(actors, links);
  const auto components = graph::components(actors, links);
  const auto communities = graph::communities(actors, links);
  for (uint32_t actor = 0; actor < actors; ++actor) {
    ActorFigures& of = figures.of[actor];
    of.page_rank = ranks[actor];
    of.core = cores[actor];
    of.component = components[actor];
    of.community = communities.of[actor];
  }
  figures.modularity = communities.modularity;
  if (with_betweenness == Betweenness::kCompute) add_betweenness(figures, links);

  const Status read = selection.for_each_actor([&](uint32_t, const graph::ActorNode& actor) {
    figures.labels.push_back(one_line(actor.name.empty() ? actor.id : actor.name));
  });
  if (!read) return read.error();
  figures.ranked.resize(actors);
  std::iota(figures.ranked.begin(), figures.ranked.end(), 0u);
  std::stable_sort(figures.ranked.begin(), figures.ranked.end(),
                   [&](uint32_t a, uint32_t b) { return ranks[a] > ranks[b]; });
  figures.community_names.resize(communities.count);
  figures.community_sizes.resize(communities.count);
  name_communities(figures);
  return figures;
}

}  // namespace dramatis::exporting
