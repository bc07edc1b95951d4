// Which edges are told, and in which order.
#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::EdgeOrder;

// Sorting by name needs the names of all, not only of those within the limit.
struct NamedEdge {
  Edge edge;
  std::string name;
};

bool comes_before(const NamedEdge& a, const NamedEdge& b, Sort sort) {
  const Edge &x = a.edge, &y = b.edge;
  switch (sort) {
    case Sort::kReports:
      break;
    case Sort::kLatest:
      if (x.last_date != y.last_date) return x.last_date > y.last_date;
      break;
    case Sort::kEarliest:
      if (x.first_date != y.first_date) return x.first_date < y.first_date;
      break;
    case Sort::kConfidence:
      if (x.confidence != y.confidence) return x.confidence > y.confidence;
      break;
    case Sort::kName:
      if (a.name != b.name) return a.name < b.name;
      break;
  }
  return comes_before(EdgeOrder::kStrongest, x, y);
}

// Gathers the first edges of a walk in the view's order, until no later one can be among them. The filters
// may leave an edge fewer reports and an earlier last date than the view shows, and never more.
class FirstEdges {
 public:
  // `count`: how many; not 0.
  FirstEdges(Sort sort, size_t count)
      : sort_(sort),
        count_(count),
        first_([sort](const NamedEdge& a, const NamedEdge& b) { return comes_before(a, b, sort); }) {}

  // False when the walk may end here.
  bool look_at(const Edge& edge, const std::optional<Edge>& passing) {
    if (is_complete(edge) && ++counted_ > kCounted) {
      more_ = true;
      return false;
    }
    if (!passing) return true;
    ++found_;
    first_.insert({*passing, ""});
    if (first_.size() > count_) first_.erase(std::prev(first_.end()));
    return true;
  }

  size_t found() const { return found_; }
  bool more() const { return more_; }
  std::vector<Edge> take() {
    std::vector<Edge> edges;
    for (const NamedEdge& named : first_) edges.push_back(named.edge);
    return edges;
  }

 private:
  static constexpr size_t kCounted = 20;  // behind the first, to see how many more there are

  bool is_complete(const Edge& next) const {
    if (first_.size() < count_) return false;
    const Edge& last = std::prev(first_.end())->edge;
    return sort_ == Sort::kLatest ? next.last_date < last.last_date
                                  : !comes_before(EdgeOrder::kStrongest, next, last);
  }

  const Sort sort_;
  const size_t count_;
  std::set<NamedEdge, std::function<bool(const NamedEdge&, const NamedEdge&)>> first_;
  size_t found_ = 0, counted_ = 0;
  bool more_ = false;
};

// An edge from the actor to itself is met in both directions.
bool is_seen_before(std::initializer_list<EdgeReader::Direction> directions, EdgeReader::Direction direction,
                    const Edge& edge) {
  return direction != *directions.begin() && edge.key.subject == edge.key.object;
}

}  // namespace

Result<Answers<RelationAnswer>> answers_at(EdgeReader& reader,
                                           std::initializer_list<EdgeReader::Direction> directions,
                                           const std::string& actor) {
  const Filters& filters = reader.filters();
  const Sort sort = filters.sort.value_or(Sort::kReports);
  if (filters.limit == 0 || (sort != Sort::kReports && sort != Sort::kLatest)) {
    std::vector<Edge> edges;
    for (const auto direction : directions) {
      const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
        if (!is_seen_before(directions, direction, edge)) edges.push_back(edge);
        return true;
      });
      if (!read) return read.error();
    }
    return answers_for(reader, std::move(edges));
  }
  FirstEdges first(sort, filters.offset + filters.limit);
  const EdgeOrder order = sort == Sort::kLatest ? EdgeOrder::kLatest : EdgeOrder::kStrongest;
  for (const auto direction : directions) {
    const Status read = reader.for_each_ranked(
        direction, actor, order, [&](const Edge& edge, const std::optional<Edge>& passing) {
          return is_seen_before(directions, direction, edge) || first.look_at(edge, passing);
        });
    if (!read) return read.error();
  }
  auto answers = answers_for(reader, first.take());
  if (!answers) return answers;
  answers->found = first.found();
  answers->more = first.more();
  return answers;
}

Result<Answers<RelationAnswer>> answers_for(EdgeReader& reader, std::vector<Edge> edges, Sort otherwise) {
  const Filters& filters = reader.filters();
  const Sort sort = filters.sort.value_or(otherwise);
  std::vector<NamedEdge> named;
  named.reserve(edges.size());
  for (Edge& edge : edges) {
    std::string name;
    if (sort == Sort::kName) {
      const auto subject = reader.name_of(edge.key.subject), object = reader.name_of(edge.key.object);
      if (!subject) return subject.error();
      if (!object) return object.error();
      name = *subject + '\0' + *object;
    }
    named.push_back({std::move(edge), std::move(name)});
  }
  Answers<RelationAnswer> answers{.found = named.size()};
  const size_t first = std::min(filters.offset, named.size());
  const size_t last =
      filters.limit == 0 ? named.size() : std::min(named.size() - first, filters.limit) + first;
  std::partial_sort(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(last), named.end(),
                    [&](const NamedEdge& a, const NamedEdge& b) { return comes_before(a, b, sort); });
  for (size_t i = first; i < last; ++i) {
    auto answer = reader.answer_for(named[i].edge);
    if (!answer) return answer.error();
    answers.shown.push_back(std::move(*answer));
  }
  return answers;
}

}  // namespace dramatis::query
