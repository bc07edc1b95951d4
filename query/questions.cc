#include "query/questions.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <tuple>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::Evidence;
using graph::GraphView;
using Direction = EdgeReader::Direction;

Result<Answers<RelationAnswer>> edges_at(const GraphView& view, Direction direction, const std::string& actor,
                                         const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  });
  if (!read) return read.error();
  return answers_for(reader, std::move(edges));
}

Status collect(EdgeReader& reader, const std::string& subject, const std::string& object,
               std::vector<Edge>& edges) {
  return reader.for_each(Direction::kFrom, subject, [&](const Edge& edge) {
    if (edge.key.object == object) edges.push_back(edge);
    return true;
  });
}

// The latest items between offset and offset + limit, in the order in which they were put in.
template <typename T>
class Latest {
 public:
  explicit Latest(const Filters& filters)
      : offset_(filters.offset), held_(filters.limit == 0 ? 0 : filters.offset + filters.limit) {}
  void put(T item) {
    items_.push_back(std::move(item));
    if (held_ != 0 && items_.size() > held_) items_.pop_front();
  }
  std::deque<T> take() {
    items_.resize(items_.size() - std::min(offset_, items_.size()));
    return std::move(items_);
  }

 private:
  size_t offset_, held_;  // 0: all
  std::deque<T> items_;
};

}  // namespace

Result<Answers<RelationAnswer>> who(const GraphView& view, const std::string& actor, const Filters& filters) {
  return edges_at(view, Direction::kTo, actor, filters);
}

Result<Answers<RelationAnswer>> whom(const GraphView& view, const std::string& actor,
                                     const Filters& filters) {
  return edges_at(view, Direction::kFrom, actor, filters);
}

Result<Answers<RelationAnswer>> between(const GraphView& view, const std::string& a, const std::string& b,
                                        const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  if (const Status read = collect(reader, a, b, edges); !read) return read.error();
  if (a != b)
    if (const Status read = collect(reader, b, a, edges); !read) return read.error();
  return answers_for(reader, std::move(edges));
}

Result<Answers<RelationAnswer>> from_to(const GraphView& view, const std::string& subject,
                                        const std::string& object, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  if (const Status read = collect(reader, subject, object, edges); !read) return read.error();
  return answers_for(reader, std::move(edges));
}

Result<Answers<StatementAnswer>> said(const GraphView& view, const std::optional<std::string>& speaker,
                                      const std::optional<std::string>& about, const Filters& filters) {
  EdgeReader reader(view, filters);
  Latest<graph::StatementRecord> latest(filters);
  Answers<StatementAnswer> answers;
  std::optional<Error> failure;
  const bool asks_of_speaker = filters.type.has_value() || !filters.country.empty();
  const auto is_wanted = [&](const graph::StatementRecord& record) -> Result<bool> {
    const graph::Statement& statement = record.statement;
    if (about && !std::binary_search(statement.about.begin(), statement.about.end(), *about)) return false;
    const auto passes = reader.passes(record);
    if (!passes || !*passes || !asks_of_speaker) return passes;
    return statement.speaker ? reader.passes_as_answer(*statement.speaker) : Result<bool>(false);
  };
  const auto collect = [&](const graph::StatementRecord& record) {
    const auto wanted = is_wanted(record);
    if (!wanted) {
      failure = wanted.error();
      return false;
    }
    if (!*wanted) return true;
    ++answers.found;
    latest.put(record);
    return true;
  };
  const Status read = speaker ? view.for_each_statement_by(*speaker, collect)
                      : about ? view.for_each_statement_about(*about, collect)
                              : view.for_each_statement(collect);
  if (failure) return *failure;
  if (!read) return read.error();
  for (graph::StatementRecord& record : latest.take()) {
    auto answer = reader.answer_for(std::move(record));
    if (!answer) return answer.error();
    answers.shown.push_back(std::move(*answer));
  }
  return answers;
}

Result<Answers<TimelineEntry>> timeline(const GraphView& view, const std::string& actor,
                                        const std::optional<std::string>& other, const Filters& filters) {
  EdgeReader reader(view, filters);
  // In order of time, then of the text. The oldest is dropped when there are more than wanted.
  using Order = std::tuple<std::string, std::string, uint32_t, graph::TextSpan, graph::EdgeKey>;
  std::map<Order, std::pair<Edge, Evidence>> entries;
  Answers<TimelineEntry> answers;
  const size_t held = filters.limit == 0 ? 0 : filters.offset + filters.limit;
  const auto collect = [&](Direction direction) {
    std::optional<Error> failure;
    const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
      const bool forth = direction == Direction::kFrom;
      if (other && (forth ? edge.key.object : edge.key.subject) != *other) return true;
      if (!forth && edge.key.subject == edge.key.object) return true;  // seen from the other end
      const Status sentences = reader.for_each_evidence(edge.key, [&](const Evidence& evidence) {
        const std::string& date = filters.period.date_of(evidence);
        if (date.empty()) return true;
        ++answers.found;
        entries.try_emplace({date, evidence.article, evidence.sentence, evidence.span, edge.key}, edge,
                            evidence);
        if (held != 0 && entries.size() > held) entries.erase(entries.begin());
        return true;
      });
      if (!sentences) failure = sentences.error();
      return !failure.has_value();
    });
    return failure ? Status(*failure) : read;
  };
  for (const Direction direction : {Direction::kFrom, Direction::kTo})
    if (const Status read = collect(direction); !read) return read.error();
  for (size_t skipped = 0; skipped < filters.offset && !entries.empty(); ++skipped)
    entries.erase(std::prev(entries.end()));

  for (auto& [order, found] : entries) {
    auto& [edge, evidence] = found;
    const auto subject = reader.name_of(edge.key.subject), object = reader.name_of(edge.key.object);
    if (!subject) return subject.error();
    if (!object) return object.error();
    auto support = reader.support_for(evidence);
    if (!support) return support.error();
    answers.shown.push_back(
        {std::get<0>(order), edge.key, edge.event, *subject, *object, std::move(*support)});
  }
  return answers;
}

}  // namespace dramatis::query
