// Reports: articles whose texts are nearly the same are one report, not several witnesses.
//
// Articles with a text band in common (text_bands.h) belong to one report, and so do those that a chain of
// such articles joins. So the reports depend on the articles that are there, not on their order. An article
// without copies is a report of its own, of which nothing is kept.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/reports/text_bands.h"
#include "graph/view.h"

namespace dramatis::graph {

// How sure a report is of an edge: its surest evidence. 0 where it has none at that level.
struct Surest {
  double all = 0, usual = 0;
  void include(double confidence);
  void include(const Surest& other);
  friend bool operator==(const Surest&, const Surest&) = default;
};
using ToldEdges = std::map<EdgeKey, Surest>;

// A report of several articles. Its name is that of one of them, whichever: it stays when articles join.
struct ReportGroup {
  using Member = std::pair<std::string, std::string>;  // date or empty, article
  std::string name;
  std::vector<Member> members;  // ascending; two at least
  ToldEdges told;
  const std::string& first() const { return members.front().second; }
  friend bool operator==(const ReportGroup&, const ReportGroup&) = default;
};

// Of an article that has copies.
struct ReportOf {
  std::string name;   // of its group
  std::string first;  // the group's first article
  friend bool operator==(const ReportOf&, const ReportOf&) = default;
};

// The sets of articles that bands join; numbers are positions in the list.
std::vector<std::vector<size_t>> joined_by_bands(const std::vector<std::vector<TextBand>>& bands);

}  // namespace dramatis::graph
