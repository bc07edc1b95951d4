// Period: a span of days by which exports and queries narrow a graph, and an edge as it stands within one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/edge_sum.h"
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

// The edge with its figures restated for the evidence of the period; nothing if none of it lies there.
inline Result<std::optional<Edge>> edge_within(const GraphView& view, const Edge& edge,
                                               const Period& period) {
  if (period.unbounded()) return std::optional<Edge>(edge);
  EdgeSum sum;
  const Status visited = view.for_each_evidence(edge.key, [&](const Evidence& evidence) {
    if (period.contains(evidence)) sum.add(evidence);
    return true;
  });
  if (!visited) return visited.error();
  if (sum.empty()) return std::optional<Edge>();
  return std::optional<Edge>(sum.as(edge));
}

}  // namespace dramatis::graph
