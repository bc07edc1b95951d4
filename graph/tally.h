// Tallies: the sums over articles from which an actor's or an edge's face is chosen.
//
// Articles arrive in any order, may be replaced and removed, and the graph must come out the same. So the
// graph keeps counts, and every choice (which name, which type, which class) is a fixed function of the
// counts. Tallies add up in any order; taking an article out subtracts its tally, except for the first and
// last date, which the caller finds again among what is left.
//
// Plain values, no invariants beyond "no zero counts in the maps".
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "graph/reports/confidence.h"
#include "graph/reports/report.h"
#include "graph/view.h"
#include "graph/vocabulary.h"

namespace dramatis::graph {

struct DateRange {
  std::string first, last;                // ISO; both empty when no date is known
  void include(const std::string& date);  // an empty date is none
  void include(const DateRange& other);
  // Whether taking `other` out may move an end.
  bool touches(const DateRange& other) const;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

struct ActorTally {
  std::map<std::string, uint32_t> names;    // canonical name -> articles that give it
  std::map<std::string, uint32_t> codes;    // country code -> articles; unknown ones are not counted
  std::map<ActorType, uint32_t> types;      // -> articles
  std::map<Sector, uint32_t> sectors;       // -> articles; kNone is not counted
  std::map<std::string, uint32_t> aliases;  // name mention as written -> how often
  uint32_t articles = 0;
  uint32_t mentions = 0;
  DateRange dates;

  void add(const ActorTally& other);
  void subtract(const ActorTally& other);  // leaves `dates` alone
  friend bool operator==(const ActorTally&, const ActorTally&) = default;
};

struct EdgeTally {
  std::map<EventClass, uint32_t> events;  // -> pieces of evidence; kNone is not counted
  uint32_t evidence = 0;
  uint32_t articles = 0;
  uint32_t reports = 0;
  uint32_t asserted = 0;
  uint64_t certainty = 0;  // of its reports, added up: see confidence.h
  DateRange dates;

  void add(const EdgeTally& other);
  void subtract(const EdgeTally& other);  // leaves `dates` alone
  friend bool operator==(const EdgeTally&, const EdgeTally&) = default;
};

// Of all evidence, and of that which usually counts.
template <typename T>
struct AtLevels {
  T all, usual;
  T& at(EvidenceLevel level) { return level == EvidenceLevel::kAll ? all : usual; }
  const T& at(EvidenceLevel level) const { return level == EvidenceLevel::kAll ? all : usual; }
  friend bool operator==(const AtLevels&, const AtLevels&) = default;
};
inline constexpr std::array kEvidenceLevels = {EvidenceLevel::kAll, EvidenceLevel::kUsual};
using EdgeTallies = AtLevels<EdgeTally>;

// The most frequent name, type, sector, code and event class; of equally frequent ones the first in order.
// The type kOther gives way to any other.
ActorNode node_of(const std::string& id, const ActorTally& tally);
Edge edge_of(const EdgeKey& key, const EdgeTally& tally);

// A view that also shows its tallies: what merging reads, and what both graphs are. It shows the evidence and
// the statements of one level, and the edges that have such evidence.
class TalliedView : public GraphView {
 public:
  virtual EvidenceLevel level() const = 0;
  Result<GraphCounts> counts() const final;
  Result<std::optional<EdgeTally>> edge_tally(const EdgeKey& key) const;  // at its level

  virtual Result<std::optional<ActorTally>> actor_tally(std::string_view id) const = 0;
  virtual Result<std::optional<EdgeTallies>> edge_tallies(const EdgeKey& key) const = 0;
  virtual Result<AtLevels<GraphCounts>> level_counts() const = 0;
  // The dates of all articles but one: of those that mention the actor, of those that support the edge.
  // Quick, however many there are.
  virtual Result<DateRange> dates_without(std::string_view article, std::string_view actor) const = 0;
  virtual Result<DateRange> dates_without(std::string_view article, const EdgeKey& edge,
                                          EvidenceLevel level) const = 0;

  // Nothing for an article without copies.
  virtual Result<std::optional<ReportOf>> report_of(std::string_view article) const = 0;
  virtual Result<std::optional<ReportGroup>> report_group(std::string_view name) const = 0;
  // One of the articles with this band.
  virtual Result<std::optional<std::string>> article_with(const TextBand& band) const = 0;
};

}  // namespace dramatis::graph
