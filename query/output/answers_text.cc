#include "query/output/answers_text.h"

namespace dramatis::query {
namespace {

using graph::EventClass;
using graph::Evidence;

constexpr std::string_view kNothing = "nothing found\n";

std::string date_of(const std::string& date) { return date.empty() ? "no date   " : date; }

std::string triple(const graph::EdgeKey& key, const std::string& subject, const std::string& object,
                   EventClass event) {
  std::string text = subject + (key.negated ? " —not: " : " —") + key.predicate + "→ " + object;
  if (event != EventClass::kNone) text += "  [" + std::string(name_of(event)) + "]";
  return text;
}

// What keeps the sentence from being the article's own plain fact: "according to X, possible".
std::string reservations(const Support& support) {
  std::string text;
  const auto add = [&](std::string_view words) {
    text += text.empty() ? "" : ", ";
    text += words;
  };
  if (!support.claimed_by.empty()) add("according to " + support.claimed_by);
  if (support.evidence.modality != graph::Modality::kAsserted) add(name_of(support.evidence.modality));
  if (support.evidence.hedged) add("hedged");
  return text;
}

// What is to know of the sentence beside its date: when it happened, and the reservations.
std::string remarks(const Support& support, const std::string& date) {
  const Evidence& evidence = support.evidence;
  std::string text = reservations(support);
  if (evidence.date != date && !evidence.date.empty())
    text = "told " + evidence.date + (text.empty() ? "" : ", ") + text;
  else if (!evidence.event_date.empty() && evidence.event_date != date)
    text = "happened " + evidence.event_date + (text.empty() ? "" : ", ") + text;
  return text;
}

}  // namespace

std::string to_text(const Support& support) {
  std::string text = "  " + date_of(support.evidence.date) + "  " + one_line(support.evidence.sentence_text) +
                     "\n" + "              from: " + one_line(support.article_title);
  if (support.article_title != support.evidence.article) text += " (" + support.evidence.article + ")";
  if (const std::string noted = remarks(support, support.evidence.date); !noted.empty()) text += "; " + noted;
  return text + "\n";
}

std::string heading(const RelationAnswer& answer) {
  const graph::Edge& edge = answer.edge;
  return triple(edge.key, answer.subject_name, answer.object_name, edge.event) + "  " +
         counted(edge.evidence, "sentence") + " in " + counted(edge.articles, "article") + "\n";
}

namespace {

constexpr size_t kSentenceIndent = 12;

// Below a row: date and sentence, then where it is from and whose claim it is.
std::string below(const Support& support, const TextStyle& style) {
  const std::string indent(kSentenceIndent, ' ');
  std::string from = one_line(support.article_title);
  if (support.article_title != support.evidence.article) from += " (" + support.evidence.article + ")";
  if (!support.source.empty()) from += ", " + one_line(support.source);
  if (const std::string noted = remarks(support, support.evidence.date); !noted.empty()) from += "; " + noted;
  return date_of(support.evidence.date) + "  " +
         wrapped(support.evidence.sentence_text, kSentenceIndent, kSentenceIndent, style) + "\n" + indent +
         dim(wrapped(from, kSentenceIndent, kSentenceIndent, style), style) + "\n";
}

std::string below(const RelationAnswer& answer, const TextStyle& style) {
  std::string text;
  for (const Support& support : answer.support) text += below(support, style);
  return text;
}

std::string span_of(const graph::Edge& edge) {
  if (edge.first_date.empty() || edge.first_date == edge.last_date) return edge.last_date;
  return edge.first_date + " to " + edge.last_date;
}

TextTable relation_table() { return TextTable({"reports", "who", "does", "to whom", "class", "told"}); }

void add_row(TextTable& table, const RelationAnswer& answer, const TextStyle& style) {
  const graph::Edge& edge = answer.edge;
  table.add({std::to_string(answer.edge.reports), one_line(answer.subject_name),
             (edge.key.negated ? "not: " : "") + one_line(edge.key.predicate), one_line(answer.object_name),
             std::string(name_of(edge.event)), span_of(edge)},
            below(answer, style) + "\n");
}

template <typename Answer>
std::string in_all(const Answers<Answer>& answers, std::string_view what) {
  return (answers.more ? "more than " : "") + counted(answers.found, what);
}

template <typename Answer>
std::string remainder(const Answers<Answer>& answers, std::string_view what) {
  if (answers.shown.size() == answers.found && !answers.more) return {};
  return "(" + std::to_string(answers.shown.size()) + " of " + in_all(answers, what) +
         "; --limit and --offset show the others)\n";
}

template <typename Answer>
std::string none_shown(const Answers<Answer>& answers, std::string_view what) {
  if (answers.found == 0) return std::string(kNothing);
  return "no more: " + in_all(answers, what) + " in all\n";
}

std::string about_of(const StatementAnswer& answer) {
  std::string about;
  for (const std::string& name : answer.about_names) about += (about.empty() ? "" : ", ") + one_line(name);
  return about;
}

std::string statement_lines(const StatementAnswer& answer, const TextStyle& style) {
  const graph::Statement& statement = answer.record.statement;
  const std::string who = (answer.speaker_name.empty() ? "(unresolved)" : one_line(answer.speaker_name)) +
                          " " + (statement.cue.empty() ? "says" : one_line(statement.cue)) + ": ";
  std::string text = date_of(answer.record.date) + "  " + bold(who, style) +
                     wrapped(statement.content, kSentenceIndent + columns_of(who), kSentenceIndent, style) +
                     "\n";
  std::string from = "from: " + one_line(answer.article_title);
  if (!answer.source.empty()) from += ", " + one_line(answer.source);
  if (const std::string about = about_of(answer); !about.empty()) from += "; about " + about;
  if (statement.stance != graph::Stance::kNone) from += "; " + std::string(name_of(statement.stance));
  return text + std::string(kSentenceIndent, ' ') +
         dim(wrapped(from, kSentenceIndent, kSentenceIndent, style), style) + "\n";
}

}  // namespace

std::string to_text(const Answers<RelationAnswer>& answers, const TextStyle& style) {
  if (answers.shown.empty()) return none_shown(answers, "relation");
  TextTable table = relation_table();
  for (const RelationAnswer& answer : answers.shown) add_row(table, answer, style);
  return table.to_text(style) + remainder(answers, "relation");
}

std::string to_text(const Answers<StatementAnswer>& answers, const TextStyle& style) {
  if (answers.shown.empty()) return none_shown(answers, "statement");
  std::string text;
  for (const StatementAnswer& answer : answers.shown) text += statement_lines(answer, style);
  return text + remainder(answers, "statement");
}

std::string to_text(const Answers<TimelineEntry>& answers, const TextStyle& style) {
  if (answers.shown.empty()) return none_shown(answers, "sentence");
  std::string text;
  for (const TimelineEntry& entry : answers.shown) {
    text += entry.date + std::string(entry.date.size() < 10 ? 10 - entry.date.size() : 0, ' ') + "  " +
            bold(triple(entry.key, one_line(entry.subject_name), one_line(entry.object_name), entry.event),
                 style);
    if (const std::string noted = remarks(entry.support, entry.date); !noted.empty())
      text += "  (" + noted + ")";
    text += "\n" + std::string(kSentenceIndent, ' ') +
            wrapped(entry.support.evidence.sentence_text, kSentenceIndent, kSentenceIndent, style) + "\n";
  }
  return text + remainder(answers, "sentence");
}

std::string to_text(const Answers<Dispute>& answers, const TextStyle& style) {
  if (answers.shown.empty()) return none_shown(answers, "dispute");
  std::string text;
  for (const Dispute& dispute : answers.shown) {
    TextTable table = relation_table();
    add_row(table, dispute.told, style);
    add_row(table, dispute.denied, style);
    text += table.to_text(style);
  }
  return text + remainder(answers, "dispute");
}

std::string to_text(const Answers<TextHit>& answers, const TextStyle& style) {
  if (answers.shown.empty()) return none_shown(answers, "sentence");
  std::string text;
  for (const TextHit& hit : answers.shown) {
    const std::string indent(kSentenceIndent, ' ');
    std::string from = "from: " + one_line(hit.article_title);
    if (!hit.source.empty()) from += ", " + one_line(hit.source);
    text += date_of(hit.date) + "  " + wrapped(hit.sentence, kSentenceIndent, kSentenceIndent, style) + "\n" +
            indent + dim(from, style) + "\n";
    for (const RelationAnswer& relation : hit.relations)
      text += indent +
              bold(triple(relation.edge.key, one_line(relation.subject_name), one_line(relation.object_name),
                          relation.edge.event),
                   style) +
              "\n";
    for (const StatementAnswer& statement : hit.statements) {
      const std::string about = about_of(statement);
      text +=
          indent +
          bold((statement.speaker_name.empty() ? "(unresolved)" : one_line(statement.speaker_name)) + " " +
                   (statement.record.statement.cue.empty() ? "says"
                                                           : one_line(statement.record.statement.cue)) +
                   (about.empty() ? "" : ", about " + about),
               style) +
          "\n";
    }
  }
  return text + remainder(answers, "sentence");
}

std::string to_text(const Changes& changes, const TextStyle& style) {
  const std::string before =
      (changes.before.since.empty() ? "the beginning" : changes.before.since) + " to " + changes.before.until;
  const std::string after =
      changes.after.since + (changes.after.until.empty() ? " on" : " to " + changes.after.until);
  std::string text = "New, " + after + ", and not told " + before + "\n" + to_text(changes.appeared, style);
  text += "Not told any more: " + counted(changes.vanished.found, "relation") + "\n";
  if (!changes.vanished.shown.empty()) text += to_text(changes.vanished, style);
  return text + "Told in both: " + counted(changes.kept, "relation") + "\n";
}

std::string to_text(const std::vector<RelationAnswer>& path, const TextStyle& style) {
  if (path.empty()) return "no path found\n";
  TextTable table = relation_table();
  for (const RelationAnswer& step : path) add_row(table, step, style);
  return table.to_text(style);
}

}  // namespace dramatis::query
