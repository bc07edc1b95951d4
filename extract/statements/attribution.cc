#include "extract/statements/attribution.h"

#include <algorithm>

namespace dramatis::extract {

void attribute(const std::vector<TracedStatement>& statements, std::vector<TracedRelation>& relations) {
  for (TracedRelation& traced : relations) {
    graph::Relation& relation = traced.relation;
    if (!traced.triple.claimed) continue;
    const uint32_t begin = relation.span.begin;
    // Statements lie in the order of their contents; one is seldom longer than a few sentences.
    const graph::Statement* innermost = nullptr;
    for (const TracedStatement& t : statements) {
      const graph::Statement& s = t.statement;
      if (s.content_span.begin > relation.span.end) break;
      if (s.content_span.end <= begin) continue;
      const bool is_cue = t.reading.has_cue && t.cue_sentence == relation.sentence &&
                          t.reading.anchor == traced.triple.trigger;
      if (is_cue || !s.content_span.contains(traced.words)) continue;
      if (!innermost || s.content_span.size() < innermost->content_span.size()) innermost = &s;
    }
    if (!innermost) continue;
    if (innermost->speaker)
      relation.attributed_to = innermost->speaker;
    else
      relation.hedged = true;
  }
}

}  // namespace dramatis::extract
