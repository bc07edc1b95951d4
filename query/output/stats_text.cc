#include "query/output/answers_text.h"

namespace dramatis::query {

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
