#include "query/ask/ask.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using Kind = QuestionPattern::Kind;
using Asked = QuestionPattern::Asked;
using Which = QuestionPattern::Which;
using End = QuestionPattern::End;
using Direction = EdgeReader::Direction;
using graph::Edge;

std::string end_text(const End& end) {
  if (end.id) return end.name + " (" + *end.id + ")";
  if (!end.blank) return "anybody";
  return end.type ? "? (" + std::string(name_of(*end.type)) + ")" : "?";
}

std::string asked_text(const QuestionPattern& pattern) {
  switch (pattern.asked) {
    case Asked::kActor:
      return "who";
    case Asked::kWhat:
      return "what";
    case Asked::kWhether:
      return "whether";
    case Asked::kWhen:
      return pattern.which == Which::kFirst  ? "when first"
             : pattern.which == Which::kLast ? "when last"
                                             : "when";
    case Asked::kCount:
      return pattern.counts_actors ? "how many" : "how many times";
  }
  return "";
}

std::string body_text(const QuestionPattern& pattern) {
  const std::string subject = end_text(pattern.subject);
  std::string object = end_text(pattern.object);
  if (pattern.other_object) object += " and " + end_text(*pattern.other_object);
  switch (pattern.kind) {
    case Kind::kRelation:
    case Kind::kRole: {
      std::string what = pattern.predicate.empty() ? "any" : pattern.predicate;
      if (pattern.kind == Kind::kRole && pattern.predicate.empty()) what = "any role of";
      if (pattern.event != graph::EventClass::kNone) what += " [" + std::string(name_of(pattern.event)) + "]";
      return subject + (pattern.symmetric ? " ←" : " —") + what + "→ " + object;
    }
    case Kind::kStatement:
      return subject + " says" + (pattern.object.id ? ", about " + object : "");
    case Kind::kBetween:
      return "between " + subject + " and " + object;
    case Kind::kChanges:
      return "new " + (pattern.object.id ? "between " + subject + " and " + object : "with " + subject);
  }
  return "";
}

// The edges that the pattern is about, before the predicate: each once.
Status for_each_edge(EdgeReader& reader, const QuestionPattern& pattern,
                     const std::function<void(const Edge&)>& visit) {
  std::set<graph::EdgeKey> seen;
  const auto walk = [&](const End& from, const End& to) -> Status {
    const Direction direction = from.id ? Direction::kFrom : Direction::kTo;
    return reader.for_each(direction, from.id ? *from.id : *to.id, [&](const Edge& edge) {
      const bool fits = (!from.id || edge.key.subject == *from.id) && (!to.id || edge.key.object == *to.id);
      if (fits && seen.insert(edge.key).second) visit(edge);
      return true;
    });
  };
  std::vector<End> objects = {pattern.object};
  if (pattern.other_object) objects.push_back(*pattern.other_object);
  for (const End& object : objects) {
    if (Status status = walk(pattern.subject, object); !status) return status;
    if (!pattern.symmetric) continue;
    if (Status status = walk(object, pattern.subject); !status) return status;
  }
  return Ok{};
}

// The actor of the edge that fills the pattern's blank.
const std::string& filler_of(const Edge& edge, const QuestionPattern& pattern) {
  const auto& known = pattern.subject.id ? pattern.subject.id : pattern.object.id;
  if (pattern.other_object && edge.key.subject == *pattern.other_object->id) return edge.key.object;
  return edge.key.subject == *known ? edge.key.object : edge.key.subject;
}

// With two objects, only who does it to both.
void keep_common(std::vector<Edge>& edges, const QuestionPattern& pattern) {
  if (!pattern.other_object || pattern.subject.id) return;
  std::map<std::string, std::set<std::string>> reached;
  const auto other_end = [&](const Edge& edge) {
    return filler_of(edge, pattern) == edge.key.subject ? edge.key.object : edge.key.subject;
  };
  for (const Edge& edge : edges) reached[filler_of(edge, pattern)].insert(other_end(edge));
  std::erase_if(edges, [&](const Edge& edge) { return reached[filler_of(edge, pattern)].size() < 2; });
}

// First or last day of what was found, of the evidence that passes.
void find_date(AskAnswer& answer, const std::string& first, const std::string& last) {
  const bool wants_first = answer.pattern.which == Which::kFirst;
  const std::string& date = wants_first ? first : last;
  if (date.empty()) return;
  if (answer.date.empty() || (wants_first ? date < answer.date : date > answer.date)) answer.date = date;
}

Result<AskAnswer> relations_for(const graph::GraphView& view, const QuestionPattern& pattern,
                                Filters filters) {
  AskAnswer answer{.pattern = pattern};
  const End& blank = pattern.subject.blank ? pattern.subject : pattern.object;
  if (blank.blank && blank.type) filters.type = blank.type;
  filters.kinds = pattern.kind == Kind::kRole ? EdgeKinds::kRoles : EdgeKinds::kRelations;
  if (pattern.asked == Asked::kWhen && !filters.sort)
    filters.sort = pattern.which == Which::kFirst ? Sort::kEarliest : Sort::kLatest;
  EdgeReader reader(view, filters);
  std::vector<Edge> named, of_class;
  const Status read = for_each_edge(reader, pattern, [&](const Edge& edge) {
    if (edge.key.negated) return;
    if (pattern.predicate.empty() || edge.key.predicate == pattern.predicate)
      named.push_back(edge);
    else if (pattern.event != graph::EventClass::kNone && edge.event == pattern.event)
      of_class.push_back(edge);
  });
  if (!read) return read.error();
  keep_common(named, pattern);
  if (named.empty()) {
    keep_common(of_class, pattern);
    answer.class_only = !of_class.empty();
    named = std::move(of_class);
  }
  std::set<std::string> fillers;
  for (const Edge& edge : named) {
    if (answer.class_only) break;  // shown, but no answer
    if (pattern.counts_actors)
      fillers.insert(filler_of(edge, pattern));
    else
      answer.count += edge.reports;
    if (pattern.asked == Asked::kWhen) find_date(answer, edge.first_date, edge.last_date);
  }
  if (pattern.counts_actors) answer.count = fillers.size();
  auto found = answers_for(reader, std::move(named));
  if (!found) return found.error();
  answer.found = std::move(*found);
  return answer;
}

Result<AskAnswer> statements_for(const graph::GraphView& view, const QuestionPattern& pattern,
                                 const Filters& filters) {
  AskAnswer answer{.pattern = pattern};
  Filters narrowed = filters;
  if (pattern.subject.blank) narrowed.type = pattern.subject.type;
  if (pattern.asked == Asked::kWhen) narrowed.limit = 0;
  auto found = said(view, pattern.subject.id, pattern.object.id, narrowed);
  if (!found) return found.error();
  answer.count = found->found;
  if (pattern.asked == Asked::kWhen) {
    for (const StatementAnswer& statement : found->shown)
      find_date(answer, statement.record.date, statement.record.date);
    // The latest, or the first, of them are cited.
    const size_t limit =
        filters.limit == 0 ? found->shown.size() : std::min(filters.limit, found->shown.size());
    if (pattern.which == Which::kFirst)
      found->shown.resize(limit);
    else
      found->shown.erase(found->shown.begin(), found->shown.end() - static_cast<std::ptrdiff_t>(limit));
  }
  answer.found = std::move(*found);
  return answer;
}

}  // namespace

std::string QuestionPattern::to_text() const {
  std::string line = asked_text(*this) + ": " + body_text(*this);
  for (const std::string& words : text) line += ", with \"" + words + "\"";
  if (!period.since.empty() || !period.until.empty()) {
    line += period.since.empty() ? ", until " + period.until : ", " + period.since;
    if (!period.since.empty()) line += period.until.empty() ? " on" : " to " + period.until;
  }
  return line;
}

Result<AskAnswer> answer_to(const graph::GraphView& view, const QuestionPattern& pattern,
                            const Filters& filters) {
  Filters narrowed = filters;
  narrowed.text.insert(narrowed.text.end(), pattern.text.begin(), pattern.text.end());
  if (!pattern.period.unbounded()) {
    const bool by_event_date = filters.period.by_event_date;
    narrowed.period = pattern.period;
    narrowed.period.by_event_date = by_event_date;
  }
  switch (pattern.kind) {
    case Kind::kRelation:
    case Kind::kRole:
      return relations_for(view, pattern, std::move(narrowed));
    case Kind::kStatement:
      return statements_for(view, pattern, narrowed);
    case Kind::kBetween: {
      auto found = between(view, *pattern.subject.id, *pattern.object.id, narrowed);
      if (!found) return found.error();
      AskAnswer answer{.pattern = pattern};
      answer.found = std::move(*found);
      return answer;
    }
    case Kind::kChanges: {
      auto found = diff(view, pattern.subject.id, pattern.object.id, {}, narrowed);
      if (!found) return found.error();
      AskAnswer answer{.pattern = pattern};
      answer.found = std::move(*found);
      return answer;
    }
  }
  return usage_error("a question of no kind");
}

}  // namespace dramatis::query
