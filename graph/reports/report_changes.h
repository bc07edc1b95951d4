// How the coming and going of one article changes the reports: see report.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "graph/delta.h"
#include "graph/tally.h"

namespace dramatis::graph {

struct ReportWeight {
  int64_t reports = 0, certainty = 0;
  friend bool operator==(const ReportWeight&, const ReportWeight&) = default;
};

struct ReportChanges {
  std::map<std::string, std::optional<ReportGroup>> groups;
  std::map<std::string, std::optional<ReportOf>> reports;
  std::map<TextBand, std::optional<std::string>> bands;
  std::map<EdgeKey, AtLevels<ReportWeight>> edges;  // what to add to their tallies
};

// One share, or both of the same article. An article without copies costs a look-up for each band; one that
// joins a group, the group's row; only where groups join or an article leaves one are all their articles
// read. Errors: the view's.
Result<ReportChanges> change_reports(const TalliedView& graph, const ArticleShare* removed,
                                     const ArticleShare* added);

}  // namespace dramatis::graph
