#include "extract/claims/attribution.h"

#include <algorithm>

namespace dramatis::extract {

using graph::Relation;
using graph::Statement;
using graph::TextSpan;

namespace {

constexpr double kSureStatement = 0.5;

// "seeks to free the hostages it took": what is done in passing is not the subject's claim.
bool is_intention(const Statement& statement) { return statement.content.starts_with("to "); }

// "said Keller, who heads the union", "Keller's concerns about Smith": of the speaker it is the article that
// speaks.
bool is_of_speaker(const RelationTrace& trace, const Statement& statement) {
  const TextSpan& speaker = statement.speaker_span;
  const bool beside = !trace.aside.empty() || trace.clause.empty();  // and not "said X, and would back Y"
  return beside && !speaker.empty() && (speaker.overlaps(trace.subject) || speaker.overlaps(trace.object));
}

// "Echoed the row in which X assailed Y", "said she would meet West, who has criticised Clinton": of whom or
// when something is said, the article tells, unless the words are quoted.
bool is_in_passing(const TracedRelation& relation, const TracedStatement& s) {
  // "the audience cheered X's attacks on Y", "asked about it, X praised Y"
  if (!s.statement.speaker && (s.trace.rule == "np" || s.statement.confidence < kSureStatement)) return true;
  const TextSpan& aside = relation.trace.aside;
  if (aside.empty() || s.statement.direct || !s.statement.content_span.contains(aside)) return false;
  const size_t before = relation.trace.words.begin - s.statement.content_span.begin;
  const std::string_view said = std::string_view(s.statement.content).substr(0, before);
  return said.find('"') == std::string_view::npos && said.find("\u201c") == std::string_view::npos &&
         said.find("''") == std::string_view::npos;
}

}  // namespace

void attribute(const std::vector<TracedStatement>& statements, std::vector<TracedRelation>& relations) {
  // By where contents begin, so that each relation looks only at the statements before it.
  std::vector<const TracedStatement*> ordered;
  for (const TracedStatement& s : statements)
    if (!s.statement.content_span.empty() && !is_intention(s.statement)) ordered.push_back(&s);
  std::stable_sort(ordered.begin(), ordered.end(), [](const TracedStatement* a, const TracedStatement* b) {
    return a->statement.content_span.begin < b->statement.content_span.begin;
  });
  for (TracedRelation& traced : relations) {
    Relation& relation = traced.relation;
    if (relation.attributed_to) continue;
    const Statement* innermost = nullptr;
    for (const TracedStatement* candidate : ordered) {
      const Statement& s = candidate->statement;
      const TextSpan& words = traced.trace.words;
      if (s.content_span.begin > words.begin) break;
      if (!s.content_span.contains(words) || is_of_speaker(traced.trace, s) ||
          is_in_passing(traced, *candidate))
        continue;
      if (!innermost || s.content_span.size() <= innermost->content_span.size()) innermost = &s;
    }
    if (!innermost) continue;
    if (innermost->speaker)
      relation.attributed_to = innermost->speaker;
    else
      relation.hedged = true;
  }
}

}  // namespace dramatis::extract
