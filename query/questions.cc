#include "query/questions.h"

#include <algorithm>
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

// Of statements behind those that are told, to see how many more there are.
constexpr size_t kCountedStatements = 20;

}  // namespace

Result<Answers<RelationAnswer>> who(const GraphView& view, const std::string& actor, const Filters& filters) {
  EdgeReader reader(view, filters);
  return answers_at(reader, {Direction::kTo}, actor);
}

Result<Answers<RelationAnswer>> whom(const GraphView& view, const std::string& actor,
                                     const Filters& filters) {
  EdgeReader reader(view, filters);
  return answers_at(reader, {Direction::kFrom}, actor);
}

Result<Answers<RelationAnswer>> between(const GraphView& view, const std::string& a, const std::string& b,
                                        const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  const auto collect = [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  };
  if (const Status read = reader.for_each_between(a, b, collect); !read) return read.error();
  if (a != b)
    if (const Status read = reader.for_each_between(b, a, collect); !read) return read.error();
  return answers_for(reader, std::move(edges));
}

Result<Answers<RelationAnswer>> from_to(const GraphView& view, const std::string& subject,
                                        const std::string& object, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<Edge> edges;
  const Status read = reader.for_each_between(subject, object, [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  });
  if (!read) return read.error();
  return answers_for(reader, std::move(edges));
}

Result<Answers<StatementAnswer>> said(const GraphView& view, const std::optional<std::string>& speaker,
                                      const std::optional<std::string>& about, const Filters& filters) {
  EdgeReader reader(view, filters);
  std::vector<graph::StatementRecord> latest;  // first
  Answers<StatementAnswer> answers;
  std::optional<Error> failure;
  const bool asks_of_speaker = filters.type.has_value() || !filters.country.empty();
  const auto is_wanted = [&](const graph::StatementRecord& record) -> Result<bool> {
    const auto passes = reader.passes(record);
    if (!passes || !*passes || !asks_of_speaker) return passes;
    const auto& speaker_of = record.statement.speaker;
    return speaker_of ? reader.passes_as_answer(*speaker_of) : Result<bool>(false);
  };
  size_t counted = 0;
  const auto collect = [&](const graph::StatementRecord& record) {
    const bool full = filters.limit != 0 && latest.size() == filters.limit;
    if (full && ++counted > kCountedStatements) {
      answers.more = true;
      return false;
    }
    const auto wanted = is_wanted(record);
    if (!wanted) {
      failure = wanted.error();
      return false;
    }
    if (!*wanted) return true;
    if (++answers.found > filters.offset && !full) latest.push_back(record);
    return true;
  };
  const Status read = view.for_each_statement_of({speaker, about, graph::TimeOrder::kNewestFirst}, collect);
  if (failure) return *failure;
  if (!read) return read.error();
  for (auto record = latest.rbegin(); record != latest.rend(); ++record) {
    auto answer = reader.answer_for(std::move(*record));
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
