#include "extract/claims/attribution.h"

#include <algorithm>

namespace dramatis::extract {

using graph::Relation;
using graph::Statement;
using graph::TextSpan;

namespace {

// "seeks to free the hostages it took": what is done in passing is not the subject's claim.
bool is_intention(const Statement& statement) { return statement.content.starts_with("to "); }

// "said Keller, who heads the union", "Keller's concerns about Smith": of the speaker it is the article that
// speaks.
bool is_of_speaker(const Relation& relation, const Statement& statement) {
  const TextSpan& speaker = statement.speaker_span;
  return !speaker.empty() &&
         (speaker.overlaps(relation.subject_span) || speaker.overlaps(relation.object_span));
}

}  // namespace

void attribute(const std::vector<Statement>& statements, std::vector<Relation>& relations) {
  // By where contents begin, so that each relation looks only at the statements before it.
  std::vector<const Statement*> ordered;
  for (const Statement& s : statements)
    if (!s.content_span.empty() && !is_intention(s)) ordered.push_back(&s);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Statement* a, const Statement* b) {
    return a->content_span.begin < b->content_span.begin;
  });
  for (Relation& relation : relations) {
    if (relation.attributed_to) continue;
    const Statement* innermost = nullptr;
    for (const Statement* s : ordered) {
      if (s->content_span.begin > relation.span.begin) break;
      const bool own_cue = !s->cue_span.empty() && s->cue_span.overlaps(relation.span) &&
                           !s->content_span.contains(relation.span);
      if (own_cue || is_of_speaker(relation, *s) || !s->content_span.contains(relation.span)) continue;
      if (!innermost || s->content_span.size() <= innermost->content_span.size()) innermost = s;
    }
    if (!innermost) continue;
    if (innermost->speaker)
      relation.attributed_to = innermost->speaker;
    else
      relation.hedged = true;
  }
}

}  // namespace dramatis::extract
