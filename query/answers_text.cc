#include "query/answers_text.h"

namespace dramatis::query {
namespace {

using graph::EventClass;
using graph::Evidence;

constexpr std::string_view kNothing = "nothing found\n";

std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      gap = !line.empty();
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += c;
  }
  return line;
}

std::string counted(uint64_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

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

std::string relation_lines(const RelationAnswer& answer) {
  const graph::Edge& edge = answer.edge;
  std::string text = heading(answer);
  for (const Support& support : answer.support) text += to_text(support);
  if (answer.support.size() < edge.evidence)
    text += "  and " + counted(edge.evidence - answer.support.size(), "further sentence") + "\n";
  return text;
}

template <typename Answer>
std::string remainder(const Answers<Answer>& answers, std::string_view what) {
  if (answers.shown.size() == answers.found) return {};
  return "(" + std::to_string(answers.shown.size()) + " of " + std::to_string(answers.found) + " " +
         std::string(what) + "; --limit shows more)\n";
}

}  // namespace

std::string to_text(const Answers<RelationAnswer>& answers) {
  if (answers.shown.empty()) return std::string(kNothing);
  std::string text;
  for (const RelationAnswer& answer : answers.shown) text += relation_lines(answer) + "\n";
  return text + remainder(answers, "relations");
}

std::string to_text(const Answers<StatementAnswer>& answers) {
  if (answers.shown.empty()) return std::string(kNothing);
  std::string text;
  for (const StatementAnswer& answer : answers.shown) {
    const graph::Statement& statement = answer.record.statement;
    const std::string content = one_line(statement.content);
    text += date_of(answer.record.date) + "  " +
            (answer.speaker_name.empty() ? std::string("(unresolved)") : answer.speaker_name) + " " +
            (statement.cue.empty() ? std::string("says") : one_line(statement.cue)) + ": " + content + "\n";
    std::string about;
    for (const std::string& name : answer.about_names) about += (about.empty() ? "" : ", ") + name;
    text += "            from: " + one_line(answer.article_title);
    if (!about.empty()) text += "; about " + about;
    if (statement.stance != graph::Stance::kNone) text += "; " + std::string(name_of(statement.stance));
    text += "\n";
  }
  return text + remainder(answers, "statements");
}

std::string to_text(const Answers<TimelineEntry>& answers) {
  if (answers.shown.empty()) return std::string(kNothing);
  std::string text;
  for (const TimelineEntry& entry : answers.shown) {
    text += entry.date + std::string(entry.date.size() < 10 ? 10 - entry.date.size() : 0, ' ') + "  " +
            triple(entry.key, entry.subject_name, entry.object_name, entry.event);
    if (const std::string noted = remarks(entry.support, entry.date); !noted.empty())
      text += "  (" + noted + ")";
    text += "\n            " + one_line(entry.support.evidence.sentence_text) + "\n";
  }
  return text + remainder(answers, "sentences");
}

std::string to_text(const std::vector<RelationAnswer>& path) {
  if (path.empty()) return "no path found\n";
  std::string text;
  for (const RelationAnswer& step : path) text += relation_lines(step);
  return text;
}

std::string to_text(const GraphStats& stats) {
  const graph::GraphCounts& counts = stats.counts;
  std::string text = counted(counts.articles, "article");
  if (!stats.first_date.empty()) text += ", " + stats.first_date + " to " + stats.last_date;
  if (stats.undated_articles > 0) text += ", " + std::to_string(stats.undated_articles) + " without a date";
  text += "\n" + counted(counts.actors, "actor") + ", " + counted(counts.relations, "relation") + " and " +
          counted(counts.roles, "role") + " on " + counted(counts.evidence, "sentence") + ", " +
          counted(counts.statements, "statement") + "\n";
  if (!stats.top_actors.empty()) text += "\nActors by mentions\n";
  for (const auto& actor : stats.top_actors)
    text += "  " + actor.name + " (" + std::string(name_of(actor.type)) + ", " + actor.id + ")  " +
            counted(actor.mentions, "mention") + " in " + counted(actor.articles, "article") + "\n";
  if (!stats.top_predicates.empty()) text += "\nPredicates by sentences\n";
  for (const auto& line : stats.top_predicates)
    text += "  " + line.predicate + "  " + std::to_string(line.evidence) + "\n";
  text += "\nSentences by quadrant\n";
  for (size_t quadrant = 1; quadrant < stats.quadrant_evidence.size(); ++quadrant)
    text += "  " + std::string(name_of(static_cast<graph::Quadrant>(quadrant))) + "  " +
            std::to_string(stats.quadrant_evidence[quadrant]) + "\n";
  return text + "  without an event class  " + std::to_string(stats.quadrant_evidence[0]) + "\n";
}

}  // namespace dramatis::query
