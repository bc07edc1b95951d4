#include "query/questions.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::Evidence;
using graph::GraphView;
using Direction = EdgeReader::Direction;

bool better_supported(const Edge& a, const Edge& b) {
  return a.evidence != b.evidence ? a.evidence > b.evidence : a.key < b.key;
}

Result<Answers<RelationAnswer>> answers_for(EdgeReader& reader, std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), better_supported);
  Answers<RelationAnswer> answers{.found = edges.size()};
  const size_t limit = reader.filters().limit;
  if (limit != 0 && edges.size() > limit) edges.resize(limit);
  for (const Edge& edge : edges) {
    auto answer = reader.answer_for(edge);
    if (!answer) return answer.error();
    answers.shown.push_back(std::move(*answer));
  }
  return answers;
}

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

Status collect(const EdgeReader& reader, const std::string& subject, const std::string& object,
               std::vector<Edge>& edges) {
  return reader.for_each(Direction::kFrom, subject, [&](const Edge& edge) {
    if (edge.key.object == object) edges.push_back(edge);
    return true;
  });
}

// Holds the last `limit` of what is put in; 0: all.
template <typename T>
void put_bounded(std::deque<T>& items, T item, size_t limit) {
  items.push_back(std::move(item));
  if (limit != 0 && items.size() > limit) items.pop_front();
}

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
  std::deque<graph::StatementRecord> latest;
  Answers<StatementAnswer> answers;
  const auto collect = [&](const graph::StatementRecord& record) {
    const graph::Statement& statement = record.statement;
    if (!filters.period.contains(record.date) || !contains_words(statement.cue, filters.predicate))
      return true;
    if (filters.stance && statement.stance != *filters.stance) return true;
    if (about && !std::binary_search(statement.about.begin(), statement.about.end(), *about)) return true;
    ++answers.found;
    put_bounded(latest, record, filters.limit);
    return true;
  };
  const Status read = speaker ? view.for_each_statement_by(*speaker, collect)
                      : about ? view.for_each_statement_about(*about, collect)
                              : view.for_each_statement(collect);
  if (!read) return read.error();

  EdgeReader reader(view, filters);
  for (graph::StatementRecord& record : latest) {
    StatementAnswer answer;
    const auto title = reader.title_of(record.article);
    if (!title) return title.error();
    answer.article_title = *title;
    if (record.statement.speaker) {
      const auto name = reader.name_of(*record.statement.speaker);
      if (!name) return name.error();
      answer.speaker_name = *name;
    }
    for (const std::string& actor : record.statement.about) {
      const auto name = reader.name_of(actor);
      if (!name) return name.error();
      answer.about_names.push_back(*name);
    }
    answer.record = std::move(record);
    answers.shown.push_back(std::move(answer));
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
  const auto collect = [&](Direction direction) {
    std::optional<Error> failure;
    const Status read = reader.for_each(direction, actor, [&](const Edge& edge) {
      const bool forth = direction == Direction::kFrom;
      if (other && (forth ? edge.key.object : edge.key.subject) != *other) return true;
      if (!forth && edge.key.subject == edge.key.object) return true;  // seen from the other end
      const Status sentences = view.for_each_evidence(edge.key, [&](const Evidence& evidence) {
        const std::string& date = filters.period.date_of(evidence);
        if (date.empty() || !filters.period.contains(date)) return true;
        ++answers.found;
        entries.try_emplace({date, evidence.article, evidence.sentence, evidence.span, edge.key}, edge,
                            evidence);
        if (filters.limit != 0 && entries.size() > filters.limit) entries.erase(entries.begin());
        return true;
      });
      if (!sentences) failure = sentences.error();
      return !failure.has_value();
    });
    return failure ? Status(*failure) : read;
  };
  for (const Direction direction : {Direction::kFrom, Direction::kTo})
    if (const Status read = collect(direction); !read) return read.error();

  for (auto& [order, found] : entries) {
    auto& [edge, evidence] = found;
    const auto subject = reader.name_of(edge.key.subject), object = reader.name_of(edge.key.object);
    if (!subject) return subject.error();
    if (!object) return object.error();
    auto support = reader.support_for(evidence);
    if (!support) return support.error();
    const std::string& date = std::get<0>(order);
    answers.shown.push_back({date, edge.key, edge.event, *subject, *object, std::move(*support)});
  }
  return answers;
}

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
