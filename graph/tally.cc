#include "graph/tally.h"

#include <algorithm>

namespace dramatis::graph {
namespace {

template <typename K>
void add_counts(std::map<K, uint32_t>& to, const std::map<K, uint32_t>& counts) {
  for (const auto& [key, count] : counts) to[key] += count;
}

template <typename K>
void subtract_counts(std::map<K, uint32_t>& from, const std::map<K, uint32_t>& counts) {
  for (const auto& [key, count] : counts) {
    const auto found = from.find(key);
    if (found == from.end()) continue;
    if (found->second <= count) {
      from.erase(found);
    } else {
      found->second -= count;
    }
  }
}

template <typename K>
K most_frequent(const std::map<K, uint32_t>& counts, K if_none) {
  const auto best = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? if_none : best->first;
}

ActorType choose_type(std::map<ActorType, uint32_t> types) {
  if (types.size() > 1) types.erase(ActorType::kOther);
  return most_frequent(types, ActorType::kOther);
}

}  // namespace

void DateRange::include(const std::string& date) { include(DateRange{date, date}); }

void DateRange::include(const DateRange& other) {
  if (other.first.empty()) return;
  if (first.empty() || other.first < first) first = other.first;
  if (last.empty() || last < other.last) last = other.last;
}

bool DateRange::touches(const DateRange& other) const {
  return !other.first.empty() && (other.first <= first || last <= other.last);
}

void ActorTally::add(const ActorTally& other) {
  add_counts(names, other.names);
  add_counts(codes, other.codes);
  add_counts(types, other.types);
  add_counts(sectors, other.sectors);
  add_counts(aliases, other.aliases);
  articles += other.articles;
  mentions += other.mentions;
  dates.include(other.dates);
}

void ActorTally::subtract(const ActorTally& other) {
  subtract_counts(names, other.names);
  subtract_counts(codes, other.codes);
  subtract_counts(types, other.types);
  subtract_counts(sectors, other.sectors);
  subtract_counts(aliases, other.aliases);
  articles -= other.articles;
  mentions -= other.mentions;
}

void EdgeTally::add(const EdgeTally& other) {
  add_counts(events, other.events);
  evidence += other.evidence;
  articles += other.articles;
  reports += other.reports;
  asserted += other.asserted;
  certainty += other.certainty;
  dates.include(other.dates);
}

void EdgeTally::subtract(const EdgeTally& other) {
  subtract_counts(events, other.events);
  evidence -= other.evidence;
  articles -= other.articles;
  reports -= other.reports;
  asserted -= other.asserted;
  certainty -= other.certainty;
}

ActorNode node_of(const std::string& id, const ActorTally& tally) {
  ActorNode node;
  node.id = id;
  node.name = most_frequent(tally.names, id);
  node.type = choose_type(tally.types);
  node.sector = most_frequent(tally.sectors, Sector::kNone);
  node.code = most_frequent(tally.codes, std::string());
  node.aliases = tally.aliases;
  node.articles = tally.articles;
  node.mentions = tally.mentions;
  node.first_date = tally.dates.first;
  node.last_date = tally.dates.last;
  return node;
}

Edge edge_of(const EdgeKey& key, const EdgeTally& tally) {
  Edge edge;
  edge.key = key;
  edge.event = most_frequent(tally.events, EventClass::kNone);
  edge.evidence = tally.evidence;
  edge.articles = tally.articles;
  edge.reports = tally.reports;
  edge.asserted = tally.asserted;
  edge.confidence = confidence_of(tally.certainty);
  edge.first_date = tally.dates.first;
  edge.last_date = tally.dates.last;
  return edge;
}

Result<GraphCounts> TalliedView::counts() const {
  const auto counts = level_counts();
  if (!counts) return counts.error();
  return counts->at(level());
}

Result<std::optional<EdgeTally>> TalliedView::edge_tally(const EdgeKey& key) const {
  const auto tallies = edge_tallies(key);
  if (!tallies) return tallies.error();
  if (!*tallies || (*tallies)->at(level()).evidence == 0) return std::optional<EdgeTally>();
  return std::optional((*tallies)->at(level()));
}

}  // namespace dramatis::graph
