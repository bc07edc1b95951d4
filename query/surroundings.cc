#include "query/surroundings.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::EdgeOrder;
using graph::GraphView;
using Direction = EdgeReader::Direction;

constexpr auto kBothWays = {Direction::kFrom, Direction::kTo};
constexpr size_t kMonthLength = 7;  // of "2026-03"

// What is read of an actor, either way: the strongest relations that pass the filters, and how many are
// looked at to find them.
constexpr size_t kStrongest = 100, kLookedAt = 600;
constexpr size_t kLinksLookedAt = 800;                         // of all the actors whose links are asked for
constexpr size_t kCountedEdges = 50, kCountedSentences = 300;  // by month, either way
constexpr size_t kCountedBehind = 100;  // behind a page, to see how many more there are

struct Strongest {
  std::vector<Edge> edges;
  bool more = false;
};

Result<Strongest> strongest_of(EdgeReader& reader, Direction direction, const std::string& actor,
                               size_t most = kStrongest) {
  Strongest strongest;
  size_t looked_at = 0;
  const Status read = reader.for_each_ranked(
      direction, actor, EdgeOrder::kStrongest, [&](const Edge&, const std::optional<Edge>& passing) {
        strongest.more = strongest.edges.size() == most || looked_at++ == kLookedAt;
        if (strongest.more) return false;
        if (passing) strongest.edges.push_back(*passing);
        return true;
      });
  if (!read) return read.error();
  return strongest;
}

// With the names of their ends and without sentences, the strongest first.
Result<Answers<RelationAnswer>> lines_of(EdgeReader& reader, std::vector<Edge> edges) {
  const Filters& filters = reader.filters();
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return comes_before(EdgeOrder::kStrongest, a, b); });
  Answers<RelationAnswer> answers{.found = edges.size()};
  for (size_t i = filters.offset; i < edges.size(); ++i) {
    if (filters.limit != 0 && answers.shown.size() == filters.limit) break;
    const auto subject = reader.name_of(edges[i].key.subject), object = reader.name_of(edges[i].key.object);
    if (!subject) return subject.error();
    if (!object) return object.error();
    answers.shown.push_back({std::move(edges[i]), *subject, *object, {}});
  }
  return answers;
}

}  // namespace

Result<Surroundings> surroundings(const GraphView& view, const std::string& actor, size_t partners,
                                  const Filters& filters) {
  const auto centre = view.actor(actor);
  if (!centre) return centre.error();
  if (!*centre) return not_found("no actor '" + actor + "' in the graph");
  Surroundings found{.centre = **centre};
  EdgeReader reader(view, filters);
  std::map<std::string, uint64_t> sentences;
  std::vector<Edge> edges;
  for (const Direction direction : kBothWays) {
    auto strongest = strongest_of(reader, direction, actor);
    if (!strongest) return strongest.error();
    found.more = found.more || strongest->more;
    for (Edge& edge : strongest->edges) {
      const std::string& other = direction == Direction::kFrom ? edge.key.object : edge.key.subject;
      if (other == actor) continue;
      sentences[other] += edge.evidence;
      edges.push_back(std::move(edge));
    }
  }
  found.partners_found = sentences.size();

  std::vector<std::pair<std::string, uint64_t>> closest(sentences.begin(), sentences.end());
  std::stable_sort(closest.begin(), closest.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (closest.size() > partners) closest.resize(partners);
  std::set<std::string> kept;
  for (const auto& [id, count] : closest) {
    const auto node = view.actor(id);
    if (!node) return node.error();
    if (!*node) return corrupt("an edge of '" + actor + "' leads to '" + id + "', which is no actor");
    found.partners.push_back(**node);
    kept.insert(id);
  }
  std::erase_if(edges, [&](const Edge& edge) {
    return !kept.contains(edge.key.subject == actor ? edge.key.object : edge.key.subject);
  });
  auto relations = lines_of(reader, std::move(edges));
  if (!relations) return relations.error();
  found.relations = std::move(*relations);
  return found;
}

Result<Answers<RelationAnswer>> at(const GraphView& view, const std::string& actor, const Filters& filters) {
  EdgeReader reader(view, filters);
  return answers_at(reader, kBothWays, actor);
}

Result<Answers<RelationAnswer>> among(const GraphView& view, const std::vector<std::string>& actors,
                                      const Filters& filters) {
  EdgeReader reader(view, filters);
  const std::set<std::string> chosen(actors.begin(), actors.end());
  std::vector<Edge> edges;
  bool more = false;
  for (const std::string& actor : chosen) {
    auto strongest = strongest_of(reader, Direction::kFrom, actor, kLinksLookedAt / chosen.size() + 1);
    if (!strongest) return strongest.error();
    more = more || strongest->more;
    for (Edge& edge : strongest->edges)
      if (edge.key.object != actor && chosen.contains(edge.key.object)) edges.push_back(std::move(edge));
  }
  auto links = lines_of(reader, std::move(edges));
  if (links) links->more = more;
  return links;
}

Result<Answers<Support>> evidence_of(const GraphView& view, const graph::EdgeKey& key,
                                     const Filters& filters) {
  EdgeReader reader(view, filters);
  Answers<Support> answers;
  std::vector<graph::Evidence> page;
  size_t behind = 0;
  const Status read = reader.for_each_evidence_newest_first(key, [&](const graph::Evidence& evidence) {
    const bool full = filters.limit != 0 && page.size() == filters.limit;
    if (full && ++behind > kCountedBehind) {
      answers.more = true;
      return false;
    }
    if (++answers.found > filters.offset && !full) page.push_back(evidence);
    return true;
  });
  if (!read) return read.error();
  for (const graph::Evidence& evidence : page) {
    auto support = reader.support_for(evidence);
    if (!support) return support.error();
    answers.shown.push_back(std::move(*support));
  }
  return answers;
}

Result<Activity> activity(const GraphView& view, const std::string& actor,
                          const std::optional<std::string>& other, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::map<std::string, ActiveMonth> months;
  Activity activity;
  for (const Direction direction : kBothWays) {
    if (direction == Direction::kTo && other == actor) break;  // seen from the other end
    const bool forth = direction == Direction::kFrom;
    Strongest strongest;
    if (other) {
      const Status read =
          reader.for_each_between(forth ? actor : *other, forth ? *other : actor, [&](const Edge& edge) {
            strongest.edges.push_back(edge);
            return true;
          });
      if (!read) return read.error();
      std::sort(strongest.edges.begin(), strongest.edges.end(),
                [](const Edge& a, const Edge& b) { return comes_before(EdgeOrder::kStrongest, a, b); });
    } else {
      auto walked = strongest_of(reader, direction, actor, kCountedEdges);
      if (!walked) return walked.error();
      strongest = std::move(*walked);
    }
    activity.more = activity.more || strongest.more;
    size_t counted = 0;
    for (const Edge& edge : strongest.edges) {
      if (!forth && edge.key.subject == edge.key.object) continue;  // seen from the other end
      const auto quadrant = static_cast<size_t>(quadrant_of(edge.event));
      const Status read =
          reader.for_each_evidence_newest_first(edge.key, [&](const graph::Evidence& evidence) {
            if (counted == kCountedSentences) {
              activity.more = true;
              return false;
            }
            ++counted;
            const std::string& date = filters.period.date_of(evidence);
            if (date.size() >= kMonthLength) ++months[date.substr(0, kMonthLength)].sentences[quadrant];
            return true;
          });
      if (!read) return read.error();
      if (counted == kCountedSentences) {
        activity.more = activity.more || &edge != &strongest.edges.back();
        break;
      }
    }
  }
  for (auto& [month, counts] : months) {
    counts.month = month;
    activity.months.push_back(std::move(counts));
  }
  return activity;
}

}  // namespace dramatis::query
