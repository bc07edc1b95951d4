#include "query/stats.h"

#include <algorithm>
#include <map>

namespace dramatis::query {
namespace {

using graph::GraphView;

Status count_articles(const GraphView& view, GraphStats& stats) {
  return view.for_each_article([&](const graph::ArticleInfo& article) {
    if (!article.date) {
      ++stats.undated_articles;
      return true;
    }
    if (stats.first_date.empty() || *article.date < stats.first_date) stats.first_date = *article.date;
    if (*article.date > stats.last_date) stats.last_date = *article.date;
    return true;
  });
}

Status rank_actors(const GraphView& view, size_t top, GraphStats& stats) {
  const auto more_mentioned = [](const GraphStats::ActorLine& a, const GraphStats::ActorLine& b) {
    return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id;
  };
  auto& lines = stats.top_actors;
  return view.for_each_actor([&](const graph::ActorNode& actor) {
    const GraphStats::ActorLine line{actor.id, actor.name, actor.type, actor.mentions, actor.articles};
    lines.insert(std::upper_bound(lines.begin(), lines.end(), line, more_mentioned), line);
    if (lines.size() > top) lines.pop_back();
    return true;
  });
}

Status rank_predicates(const GraphView& view, size_t top, GraphStats& stats) {
  std::map<std::string, uint64_t> evidence;
  const Status read = view.for_each_edge([&](const graph::Edge& edge) {
    if (edge.key.kind != graph::EdgeKind::kRelation || edge.key.negated) return true;
    evidence[edge.key.predicate] += edge.evidence;
    stats.quadrant_evidence[static_cast<size_t>(quadrant_of(edge.event))] += edge.evidence;
    return true;
  });
  for (const auto& [predicate, count] : evidence) stats.top_predicates.push_back({predicate, count});
  std::stable_sort(stats.top_predicates.begin(), stats.top_predicates.end(),
                   [](const auto& a, const auto& b) { return a.evidence > b.evidence; });
  if (stats.top_predicates.size() > top) stats.top_predicates.resize(top);
  return read;
}

}  // namespace

Result<GraphStats> gather_stats(const GraphView& view, size_t top) {
  GraphStats stats;
  const auto counts = view.counts();
  if (!counts) return counts.error();
  stats.counts = *counts;
  if (const Status read = count_articles(view, stats); !read) return read.error();
  if (const Status read = rank_actors(view, top, stats); !read) return read.error();
  if (const Status read = rank_predicates(view, top, stats); !read) return read.error();
  return stats;
}

}  // namespace dramatis::query
