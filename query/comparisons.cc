#include "query/comparisons.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string_view>
#include <vector>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::EdgeKey;
using graph::GraphView;
using graph::Period;
using Direction = EdgeReader::Direction;

// The edges of one actor in both directions, between two, or all; each once.
Result<std::map<EdgeKey, Edge>> edges_about(EdgeReader& reader, const std::optional<std::string>& actor,
                                            const std::optional<std::string>& other) {
  std::map<EdgeKey, Edge> edges;
  const auto collect = [&](const Edge& edge) {
    const bool between =
        !other || (edge.key.subject == *actor ? edge.key.object == *other : edge.key.subject == *other);
    if (between) edges.try_emplace(edge.key, edge);
    return true;
  };
  if (!actor) {
    if (const Status read = reader.for_each(collect); !read) return read.error();
    return edges;
  }
  for (const Direction direction : {Direction::kFrom, Direction::kTo})
    if (const Status read = reader.for_each(direction, *actor, collect); !read) return read.error();
  return edges;
}

Result<std::map<EdgeKey, Edge>> edges_within(const GraphView& view, const std::optional<std::string>& actor,
                                             const std::optional<std::string>& other, Filters filters,
                                             const Period& period) {
  filters.period = period;
  EdgeReader reader(view, filters);
  return edges_about(reader, actor, other);
}

Result<Answers<RelationAnswer>> only_in(const GraphView& view, const std::map<EdgeKey, Edge>& edges,
                                        const std::map<EdgeKey, Edge>& others, Filters filters,
                                        const Period& period) {
  filters.period = period;
  EdgeReader reader(view, filters);
  std::vector<Edge> only;
  for (const auto& [key, edge] : edges)
    if (!others.contains(key)) only.push_back(edge);
  return answers_for(reader, std::move(only), Sort::kEarliest);
}

// The day before an ISO date; what is no full date stays.
std::string day_before(const std::string& date) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(date.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return date;
  const std::chrono::year_month_day before{
      std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} -
      std::chrono::days{1}};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(before.year()),
                static_cast<unsigned>(before.month()), static_cast<unsigned>(before.day()));
  return text;
}

// Positive and negated edges of the same ends that say the same: the same predicate, or one event class.
bool contradict(const Edge& told, const Edge& denied) {
  return told.key.predicate == denied.key.predicate ||
         (told.event != graph::EventClass::kNone && told.event == denied.event);
}

}  // namespace

Result<Changes> diff(const GraphView& view, const std::optional<std::string>& actor,
                     const std::optional<std::string>& other, const Period& before, const Filters& filters) {
  Changes changes{.before = before, .after = filters.period};
  changes.before.by_event_date = filters.period.by_event_date;
  if (changes.after.since.empty()) return usage_error("a comparison needs the first day of the later period");
  if (changes.before.until.empty()) changes.before.until = day_before(changes.after.since);
  if (changes.before.until >= changes.after.since)
    return usage_error("the earlier period ends on " + changes.before.until + ", after the later one begins");
  const auto earlier = edges_within(view, actor, other, filters, changes.before);
  if (!earlier) return earlier.error();
  const auto later = edges_within(view, actor, other, filters, changes.after);
  if (!later) return later.error();
  auto appeared = only_in(view, *later, *earlier, filters, changes.after);
  if (!appeared) return appeared.error();
  auto vanished = only_in(view, *earlier, *later, filters, changes.before);
  if (!vanished) return vanished.error();
  changes.kept = later->size() - appeared->found;
  changes.appeared = std::move(*appeared);
  changes.vanished = std::move(*vanished);
  return changes;
}

Result<Answers<Dispute>> disputed(const GraphView& view, const std::optional<std::string>& actor,
                                  const std::optional<std::string>& other, const Filters& filters) {
  EdgeReader reader(view, filters);
  const auto edges = edges_about(reader, actor, other);
  if (!edges) return edges.error();
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Edge*>> told_between;  // by ends
  for (const auto& [key, edge] : *edges)
    if (!key.negated) told_between[{key.subject, key.object}].push_back(&edge);
  std::vector<std::pair<Edge, Edge>> pairs;  // told, denied
  for (const auto& [denied_key, denied] : *edges) {
    if (!denied_key.negated) continue;
    const auto told_of_them = told_between.find({denied_key.subject, denied_key.object});
    if (told_of_them == told_between.end()) continue;
    const Edge* best = nullptr;
    for (const Edge* told : told_of_them->second) {
      if (!contradict(*told, denied)) continue;
      const bool same = told->key.predicate == denied.key.predicate;
      const bool best_same = best && best->key.predicate == denied.key.predicate;
      if (!best || same > best_same || (same == best_same && told->reports > best->reports)) best = told;
    }
    if (best) pairs.emplace_back(*best, denied);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::min(a.first.reports, a.second.reports) > std::min(b.first.reports, b.second.reports);
  });
  Answers<Dispute> answers{.found = pairs.size()};
  for (size_t i = filters.offset; i < pairs.size(); ++i) {
    if (filters.limit != 0 && answers.shown.size() == filters.limit) break;
    auto told = reader.answer_for(pairs[i].first), denied = reader.answer_for(pairs[i].second);
    if (!told) return told.error();
    if (!denied) return denied.error();
    answers.shown.push_back({std::move(*told), std::move(*denied)});
  }
  return answers;
}

}  // namespace dramatis::query
