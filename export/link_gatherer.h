// LinkGatherer: adds up the edges, or the statements, that one link of a selection stands for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/records.h"

namespace dramatis::exporting {

// Reused for link after link by clear(); strings keep their room, so that a large graph is written without an
// allocation an edge.
class LinkGatherer {
 public:
  explicit LinkGatherer(const Selection& selection) : selection_(selection) {}

  void clear();
  Status add(const graph::Edge& edge);
  void add(const graph::StatementRecord& record);
  // All but number, source, target and weight. Valid until the next call.
  EdgeRecord& finish();

 private:
  void count(std::string_view date, const std::string& article);
  void take_example(const std::string& sentence, const std::string& article);
  void label_edges();

  const Selection& selection_;
  EdgeRecord record_;
  uint32_t parts_ = 0;  // edges, statements
  bool example_is_fact_ = false;
  double example_confidence_ = -1;
  int64_t leaning_ = 0;
  std::string last_article_;
  std::vector<std::string> articles_;             // of merged edges, which may share some
  std::map<std::string, uint32_t> labels_;        // of merged edges, and cues: -> sentences
  std::map<graph::EventClass, uint32_t> events_;  // of merged edges -> sentences
  std::map<graph::Stance, uint32_t> stances_;
};

}  // namespace dramatis::exporting
