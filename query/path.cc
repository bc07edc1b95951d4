#include <algorithm>
#include <map>
#include <set>

#include "query/edge_reader.h"
#include "query/questions.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::GraphView;
using Direction = EdgeReader::Direction;

bool better_supported(const Edge& a, const Edge& b) {
  if (a.reports != b.reports) return a.reports > b.reports;
  return a.evidence != b.evidence ? a.evidence > b.evidence : a.key < b.key;
}

}  // namespace

Result<std::vector<RelationAnswer>> path(const GraphView& view, const std::string& from,
                                         const std::string& to, size_t longest, const Filters& filters) {
  EdgeReader reader(view, filters);
  // Breadth first; each reached actor keeps the edge by which it was first reached.
  std::map<std::string, std::pair<std::string, Edge>> reached_from;
  std::set<std::string> border = {from};
  const auto is_reached = [&](const std::string& actor) {
    return actor == from || reached_from.contains(actor);
  };
  for (size_t step = 0; step < longest && !border.empty() && !is_reached(to); ++step) {
    std::map<std::string, std::pair<std::string, Edge>> next;
    for (const std::string& actor : border) {
      for (const Direction direction : {Direction::kFrom, Direction::kTo}) {
        const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
          const std::string& neighbour = direction == Direction::kFrom ? edge.key.object : edge.key.subject;
          if (is_reached(neighbour)) return true;
          const auto [known, is_new] = next.try_emplace(neighbour, actor, edge);
          if (!is_new && known->second.first == actor && better_supported(edge, known->second.second))
            known->second.second = edge;
          return true;
        });
        if (!read) return read.error();
      }
    }
    border.clear();
    for (const auto& [actor, step_to_it] : next) border.insert(actor);
    reached_from.merge(next);
  }
  std::vector<RelationAnswer> steps;
  if (!is_reached(to)) return steps;
  for (std::string actor = to; actor != from;) {
    const auto& [previous, edge] = reached_from.at(actor);
    auto answer = reader.answer_for(edge);
    if (!answer) return answer.error();
    steps.push_back(std::move(*answer));
    actor = previous;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace dramatis::query
