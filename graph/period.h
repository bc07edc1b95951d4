// Period: a span of days by which exports and queries narrow a graph, and an edge as it stands within one.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "graph/view.h"

namespace dramatis::graph {

// Both ends are ISO dates, inclusive; an empty one is open. What has no date lies in no bounded period. A
// date that names a month or a year only lies in the period if a day of it may.
struct Period {
  std::string since, until;
  // Evidence counts on the day of the event that it tells of; without one, and otherwise, on its article's.
  bool by_event_date = false;

  bool unbounded() const { return since.empty() && until.empty(); }
  bool contains(std::string_view date) const {
    if (unbounded()) return true;
    const auto as_precise = [&](const std::string& end) {
      return std::string_view(end).substr(0, date.size());
    };
    return !date.empty() && (since.empty() || date >= as_precise(since)) &&
           (until.empty() || date <= as_precise(until));
  }
  const std::string& date_of(const Evidence& evidence) const {
    return by_event_date && !evidence.event_date.empty() ? evidence.event_date : evidence.date;
  }
  bool contains(const Evidence& evidence) const { return contains(date_of(evidence)); }
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
  std::set<std::string> reports;
  const Status visited = view.for_each_evidence(edge.key, [&](const Evidence& evidence) {
    if (!period.contains(evidence)) return true;
    if (restated.evidence == 0) restated.first_date = evidence.date;
    if (restated.evidence == 0 || evidence.article != last_article) ++restated.articles;
    last_article = evidence.article;
    reports.insert(evidence.report);
    ++restated.evidence;
    restated.asserted += told_as_fact(evidence) ? 1 : 0;
    restated.confidence = std::max(restated.confidence, evidence.confidence);
    restated.last_date = evidence.date;
    return true;
  });
  if (!visited) return visited.error();
  if (restated.evidence == 0) return std::optional<Edge>();
  restated.reports = static_cast<uint32_t>(reports.size());
  return std::optional<Edge>(std::move(restated));
}

}  // namespace dramatis::graph
