// GraphDelta: what one article changes in the graph, down to the rows.
//
// merge() computes it; a graph applies it without thinking: take out the rows of `removed`, put in the rows
// of `added`, set the tallies, aliases and counts. Both graphs, in memory and on RocksDB, apply the same
// deltas.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/tally.h"
#include "graph/view.h"
#include "graph/vocabulary.h"

namespace dramatis::graph {

// Evidence with its place in the order that GraphView promises; the ordinal tells apart what is else equal.
struct EvidenceRow {
  EdgeKey edge;
  uint32_t ordinal = 0;  // within the article
  Evidence evidence;
};

// What one article alone puts into the graph. Its edges count no reports: those are in `told`.
struct ArticleShare {
  std::string article;
  std::string date;  // or empty
  std::map<std::string, ActorTally> actors;
  std::map<EdgeKey, EdgeTallies> edges;
  ToldEdges told;
  std::vector<TextBand> bands;
  std::vector<EvidenceRow> evidence;
  std::vector<StatementRecord> statements;
};

enum class MergeOutcome { kUnchanged, kAdded, kReplaced, kRemoved };

// The folded name under which an actor can be found.
struct AliasRow {
  std::string alias;
  std::string actor;
  friend auto operator<=>(const AliasRow&, const AliasRow&) = default;
};

// None: not there.
template <typename T>
struct Change {
  std::optional<T> before, after;
};

struct GraphDelta {
  MergeOutcome outcome = MergeOutcome::kUnchanged;  // kUnchanged: everything below is empty
  std::optional<ArticleShare> removed;
  std::optional<ArticleShare> added;
  const ArticleClaims* claims = nullptr;  // of `added`; the caller's of merge(), who keeps them alive

  std::map<std::string, Change<ActorTally>> actors;
  std::map<EdgeKey, Change<EdgeTallies>> edges;
  std::vector<AliasRow> aliases_removed, aliases_added;
  // New states; none: nothing is left of it.
  std::map<std::string, std::optional<ReportGroup>> groups;  // by name
  std::map<std::string, std::optional<ReportOf>> reports;    // by article
  std::map<TextBand, std::optional<std::string>> bands;      // -> an article with it
  AtLevels<GraphCounts> counts;
};

}  // namespace dramatis::graph
