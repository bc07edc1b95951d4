#include "query/surroundings.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::GraphView;
using Direction = EdgeReader::Direction;

constexpr auto kBothWays = {Direction::kFrom, Direction::kTo};
constexpr size_t kMonthLength = 7;  // of "2026-03"

}  // namespace

Result<Surroundings> surroundings(const GraphView& view, const std::string& actor, size_t partners,
                                  const Filters& filters) {
  EdgeReader reader(view, filters);
  std::map<std::string, uint64_t> sentences;
  std::vector<Edge> edges;
  for (const Direction direction : kBothWays) {
    const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
      const std::string& other = direction == Direction::kFrom ? edge.key.object : edge.key.subject;
      if (other == actor) return true;
      sentences[other] += edge.evidence;
      edges.push_back(edge);
      return true;
    });
    if (!read) return read.error();
  }
  Surroundings found{.partners_found = sentences.size()};
  const auto centre = view.actor(actor);
  if (!centre) return centre.error();
  if (!*centre) return not_found("no actor '" + actor + "' in the graph");
  found.centre = **centre;

  std::vector<std::pair<std::string, uint64_t>> strongest(sentences.begin(), sentences.end());
  std::stable_sort(strongest.begin(), strongest.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (strongest.size() > partners) strongest.resize(partners);
  std::set<std::string> kept;
  for (const auto& [id, count] : strongest) {
    const auto node = view.actor(id);
    if (!node) return node.error();
    if (!*node) return corrupt("an edge of '" + actor + "' leads to '" + id + "', which is no actor");
    found.partners.push_back(**node);
    kept.insert(id);
  }
  std::erase_if(edges, [&](const Edge& edge) {
    return !kept.contains(edge.key.subject == actor ? edge.key.object : edge.key.subject);
  });
  auto relations = answers_for(reader, std::move(edges));
  if (!relations) return relations.error();
  found.relations = std::move(*relations);
  return found;
}

Result<Answers<RelationAnswer>> at(const GraphView& view, const std::string& actor, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  for (const Direction direction : kBothWays) {
    const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
      const bool seen = direction == Direction::kTo && edge.key.subject == edge.key.object;
      if (!seen) edges.push_back(edge);
      return true;
    });
    if (!read) return read.error();
  }
  return answers_for(reader, std::move(edges));
}

Result<Answers<RelationAnswer>> among(const GraphView& view, const std::vector<std::string>& actors,
                                      const Filters& filters) {
  EdgeReader reader(view, filters);
  const std::set<std::string> chosen(actors.begin(), actors.end());
  std::vector<Edge> edges;
  for (const std::string& actor : chosen) {
    const Status read = reader.for_each(Direction::kFrom, actor, [&](const Edge& edge) {
      const bool wanted = edge.key.object != actor && chosen.contains(edge.key.object);
      if (wanted) edges.push_back(edge);
      return true;
    });
    if (!read) return read.error();
  }
  return answers_for(reader, std::move(edges));
}

Result<Answers<Support>> evidence_of(const GraphView& view, const graph::EdgeKey& key,
                                     const Filters& filters) {
  EdgeReader reader(view, filters);
  Answers<Support> answers;
  std::vector<graph::Evidence> page;
  std::optional<Error> failure;
  const Status read = view.for_each_evidence_newest_first(key, [&](const graph::Evidence& evidence) {
    const auto wanted = reader.passes(evidence);
    if (!wanted) {
      failure = wanted.error();
      return false;
    }
    if (!*wanted) return true;
    const bool on_page =
        answers.found >= filters.offset && (filters.limit == 0 || page.size() < filters.limit);
    if (on_page) page.push_back(evidence);
    ++answers.found;
    return true;
  });
  if (failure) return *failure;
  if (!read) return read.error();
  for (const graph::Evidence& evidence : page) {
    auto support = reader.support_for(evidence);
    if (!support) return support.error();
    answers.shown.push_back(std::move(*support));
  }
  return answers;
}

Result<std::vector<ActiveMonth>> activity(const GraphView& view, const std::string& actor,
                                          const std::optional<std::string>& other, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::map<std::string, ActiveMonth> months;
  std::optional<Error> failure;
  for (const Direction direction : kBothWays) {
    const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
      const bool forth = direction == Direction::kFrom;
      if (other && (forth ? edge.key.object : edge.key.subject) != *other) return true;
      if (!forth && edge.key.subject == edge.key.object) return true;  // seen from the other end
      const auto quadrant = static_cast<size_t>(quadrant_of(edge.event));
      const Status sentences = reader.for_each_evidence(edge.key, [&](const graph::Evidence& evidence) {
        const std::string& date = filters.period.date_of(evidence);
        if (date.size() >= kMonthLength) ++months[date.substr(0, kMonthLength)].sentences[quadrant];
        return true;
      });
      if (!sentences) failure = sentences.error();
      return !failure.has_value();
    });
    if (failure) return *failure;
    if (!read) return read.error();
  }
  std::vector<ActiveMonth> active;
  for (auto& [month, counts] : months) {
    counts.month = month;
    active.push_back(std::move(counts));
  }
  return active;
}

}  // namespace dramatis::query
