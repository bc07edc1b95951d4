// An edge added up from some of its evidence: that of a period, or that which is sure enough.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/reports/confidence.h"
#include "graph/view.h"

namespace dramatis::graph {

// Told as a fact by the article itself: asserted, not hedged, attributed to nobody.
inline bool told_as_fact(const Evidence& evidence) {
  return evidence.modality == Modality::kAsserted && !evidence.hedged && !evidence.attributed_to;
}

// Takes evidence in any order. Memory: grows with the articles that it has seen.
class EdgeSum {
 public:
  void add(const Evidence& evidence) {
    ++edge_.evidence;
    edge_.asserted += told_as_fact(evidence) ? 1 : 0;
    articles_.insert(evidence.article);
    double& surest = reports_[evidence.report];
    surest = std::max(surest, evidence.confidence);
    if (evidence.date.empty()) return;
    if (edge_.first_date.empty() || evidence.date < edge_.first_date) edge_.first_date = evidence.date;
    if (edge_.last_date < evidence.date) edge_.last_date = evidence.date;
  }

  bool empty() const { return edge_.evidence == 0; }

  // With the key and the event class of `face`, which evidence does not tell.
  Edge as(const Edge& face) const {
    Edge edge = edge_;
    edge.key = face.key;
    edge.event = face.event;
    edge.articles = static_cast<uint32_t>(articles_.size());
    edge.reports = static_cast<uint32_t>(reports_.size());
    edge.confidence = confidence_of(certainty());
    return edge;
  }

  uint64_t certainty() const {
    uint64_t certainty = 0;
    for (const auto& [report, surest] : reports_) certainty += certainty_of(surest);
    return certainty;
  }
  uint32_t articles() const { return static_cast<uint32_t>(articles_.size()); }
  uint32_t reports() const { return static_cast<uint32_t>(reports_.size()); }

 private:
  Edge edge_;
  std::set<std::string> articles_;
  std::map<std::string, double> reports_;  // -> its surest evidence
};

}  // namespace dramatis::graph
