#include "query/stats.h"

#include <algorithm>

namespace dramatis::query {
Result<GraphStats> gather_stats(const graph::GraphView& view, size_t top) {
  GraphStats stats;
  const auto counts = view.counts();
  if (!counts) return counts.error();
  stats.counts = *counts;
  const auto totals = view.totals();
  if (!totals) return totals.error();
  stats.first_date = totals->first_date;
  stats.last_date = totals->last_date;
  stats.undated_articles = totals->undated_articles;
  stats.quadrant_evidence = totals->quadrants;
  for (const auto& [predicate, evidence] : totals->predicates)
    stats.top_predicates.push_back({predicate, evidence});
  std::stable_sort(stats.top_predicates.begin(), stats.top_predicates.end(),
                   [](const auto& a, const auto& b) { return a.evidence > b.evidence; });
  if (stats.top_predicates.size() > top) stats.top_predicates.resize(top);
  const Status actors = view.for_each_actor_by_mentions([&](const graph::ActorNode& actor) {
    if (stats.top_actors.size() < top)
      stats.top_actors.push_back({actor.id, actor.name, actor.type, actor.mentions, actor.articles});
    return stats.top_actors.size() < top;
  });
  if (!actors) return actors.error();
  return stats;
}

}  // namespace dramatis::query
