// Period: a span of days by which exports and queries narrow a graph, and an edge as it stands within one.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "graph/view.h"

namespace dramatis::graph {

// Both ends are ISO dates, inclusive; an empty one is open. Evidence without a date lies in no bounded
// period.
struct Period {
  std::string since, until;
  bool unbounded() const { return since.empty() && until.empty(); }
  bool contains(std::string_view date) const {
    if (unbounded()) return true;
    return !date.empty() && (since.empty() || date >= since) && (until.empty() || date <= until);
  }
};

// Told as a fact by the article itself: asserted, not hedged, attributed to nobody.
inline bool told_as_fact(const Evidence& evidence) {
  return evidence.modality == Modality::kAsserted && !evidence.hedged && !evidence.attributed_to;
}

// The edge with its figures restated for the evidence of the period; nothing if none of it lies there.
inline Result<std::optional<Edge>> edge_within(const GraphView& view, const Edge& edge,
                                               const Period& period) {
  if (period.unbounded()) return std::optional<Edge>(edge);
  Edge restated{.key = edge.key, .event = edge.event};
  std::string last_article;
  const Status visited = view.for_each_evidence(edge.key, [&](const Evidence& evidence) {
    if (!period.contains(evidence.date)) return true;
    if (restated.evidence == 0) restated.first_date = evidence.date;
    if (restated.evidence == 0 || evidence.article != last_article) ++restated.articles;
    last_article = evidence.article;
    ++restated.evidence;
    restated.asserted += told_as_fact(evidence) ? 1 : 0;
    restated.confidence = std::max(restated.confidence, evidence.confidence);
    restated.last_date = evidence.date;
    return true;
  });
  if (!visited) return visited.error();
  if (restated.evidence == 0) return std::optional<Edge>();
  return std::optional<Edge>(std::move(restated));
}

}  // namespace dramatis::graph
