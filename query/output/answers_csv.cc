#include "query/output/answers_csv.h"

#include <cstdio>

#include "query/output/csv_line.h"

namespace dramatis::query {
namespace {

using Row = std::vector<std::string>;

const Row kRelationColumns = {
    "reports", "subject_id", "subject",  "predicate",  "object_id",     "object",     "kind",       "negated",
    "event",   "sentences",  "articles", "first_date", "last_date",     "date",       "event_date", "article",
    "title",   "source",     "modality", "hedged",     "attributed_to", "confidence", "sentence"};
const Row kStatementColumns = {"date",  "speaker_id", "speaker", "cue",    "content",    "direct",  "stance",
                               "about", "article",    "title",   "source", "confidence", "sentence"};

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string truth(bool value) { return value ? "true" : "false"; }

Row key_cells(const graph::EdgeKey& key, const std::string& subject, const std::string& object,
              graph::EventClass event) {
  return {key.subject,
          subject,
          key.predicate,
          key.object,
          object,
          std::string(name_of(key.kind)),
          truth(key.negated),
          std::string(name_of(event))};
}

Row support_cells(const Support& support) {
  const graph::Evidence& evidence = support.evidence;
  return {evidence.date,          evidence.event_date, evidence.article,
          support.article_title,  support.source,      std::string(name_of(evidence.modality)),
          truth(evidence.hedged), support.claimed_by,  number(evidence.confidence),
          evidence.sentence_text};
}

Row joined(Row a, const Row& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// Rows of an answer, each behind the cells `before`.
std::string rows_of(const RelationAnswer& answer, const Row& before = {}) {
  const graph::Edge& edge = answer.edge;
  Row cells = joined(joined(before, {std::to_string(answer.edge.reports)}),
                     key_cells(edge.key, answer.subject_name, answer.object_name, edge.event));
  cells = joined(
      cells, {std::to_string(edge.evidence), std::to_string(edge.articles), edge.first_date, edge.last_date});
  std::string text;
  for (const Support& support : answer.support) text += csv_line(joined(cells, support_cells(support)));
  if (answer.support.empty()) text = csv_line(joined(cells, Row(10)));
  return text;
}

Row cells_of(const StatementAnswer& answer) {
  const graph::Statement& statement = answer.record.statement;
  std::string about;
  for (const std::string& name : answer.about_names) about += (about.empty() ? "" : "; ") + name;
  return {answer.record.date,
          statement.speaker.value_or(""),
          answer.speaker_name,
          statement.cue,
          statement.content,
          truth(statement.direct),
          std::string(name_of(statement.stance)),
          about,
          answer.record.article,
          answer.article_title,
          answer.source,
          number(statement.confidence),
          answer.record.sentence_text};
}

}  // namespace

std::string to_csv(const Answers<RelationAnswer>& answers) { return to_csv(answers.shown); }

std::string to_csv(const std::vector<RelationAnswer>& path) {
  std::string text = csv_line(kRelationColumns);
  for (const RelationAnswer& step : path) text += rows_of(step);
  return text;
}

std::string to_csv(const Answers<StatementAnswer>& answers) {
  std::string text = csv_line(kStatementColumns);
  for (const StatementAnswer& answer : answers.shown) text += csv_line(cells_of(answer));
  return text;
}

std::string to_csv(const Answers<TimelineEntry>& answers) {
  std::string text = csv_line({"day", "subject_id", "subject", "predicate", "object_id", "object", "kind",
                               "negated", "event", "date", "event_date", "article", "title", "source",
                               "modality", "hedged", "attributed_to", "confidence", "sentence"});
  for (const TimelineEntry& entry : answers.shown)
    text += csv_line(
        joined(joined({entry.date}, key_cells(entry.key, entry.subject_name, entry.object_name, entry.event)),
               support_cells(entry.support)));
  return text;
}

std::string to_csv(const Answers<Dispute>& answers) {
  std::string text = csv_line(joined({"dispute", "side"}, kRelationColumns));
  for (size_t i = 0; i < answers.shown.size(); ++i) {
    text += rows_of(answers.shown[i].told, {std::to_string(i + 1), "told"});
    text += rows_of(answers.shown[i].denied, {std::to_string(i + 1), "denied"});
  }
  return text;
}

std::string to_csv(const Answers<TextHit>& answers) {
  std::string text = csv_line({"date", "article", "title", "source", "sentence", "relations", "statements"});
  for (const TextHit& hit : answers.shown) {
    std::string relations, statements;
    for (const RelationAnswer& relation : hit.relations)
      relations += (relations.empty() ? "" : "; ") + relation.subject_name +
                   (relation.edge.key.negated ? " not: " : " ") + relation.edge.key.predicate + " " +
                   relation.object_name;
    for (const StatementAnswer& statement : hit.statements)
      statements +=
          (statements.empty() ? "" : "; ") + statement.speaker_name + " " + statement.record.statement.cue;
    text +=
        csv_line({hit.date, hit.article, hit.article_title, hit.source, hit.sentence, relations, statements});
  }
  return text;
}

std::string to_csv(const Changes& changes) {
  std::string text = csv_line(joined({"change"}, kRelationColumns));
  for (const RelationAnswer& answer : changes.appeared.shown) text += rows_of(answer, {"appeared"});
  for (const RelationAnswer& answer : changes.vanished.shown) text += rows_of(answer, {"vanished"});
  return text;
}

}  // namespace dramatis::query
