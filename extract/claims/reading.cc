#include "extract/claims/reading.h"

#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;

bool has_condition(const SentenceTree& tree, int32_t head, std::string_view word) {
  for (const int32_t c : tree.children(head)) {
    const int32_t mark = tree.child(c, "mark");
    if (tree.is(c, "advcl") && mark != kNoToken && tree[mark].lemma == word) return true;
  }
  return false;
}

// Planned, or tied to a condition that stands beside it ("will withdraw if"); the condition itself is not.
bool is_announced(const SentenceTree& tree, const Reading& reading) {
  if (reading.status.modality == Modality::kPlanned) return true;
  if (reading.status.modality != Modality::kConditional || !reading.clause) return false;
  return has_condition(tree, reading.clause->head, "if") ||
         has_condition(tree, reading.clause->head, "unless");
}

}  // namespace

EventClass class_of(const SentenceTree& tree, const Reading& reading) {
  const EventClass event = reading.match.event;
  const Government& government = reading.government;
  if (government.event != EventClass::kNone) {
    if (government.event != EventClass::kAgree) return government.event;
    // "agreed to bomb", "vowed to attack": a promise of harm is a threat; "vowed not to return it" refuses.
    if (is_conflict(event)) return class_of_announced(event, reading.status.negated);
    return reading.status.negated ? EventClass::kReject : EventClass::kAgree;
  }
  if (government.prefix.starts_with("prepares ") && is_material(event) && is_conflict(event))
    return EventClass::kMobilize;
  const std::string_view prefix = government.prefix;
  if (prefix == "stops" || prefix == "ceases to" || prefix == "halts" || prefix == "suspends" ||
      prefix == "ends")
    return class_of_ended(event);
  if (reading.status.hedged || !is_announced(tree, reading)) return event;
  if (reading.clause && has_condition(tree, reading.clause->head, "unless")) return EventClass::kThreaten;
  return class_of_announced(event, reading.status.negated);
}

EventClass class_of_words(const Reading& reading) {
  return reading.government.event != EventClass::kNone ? reading.government.event : reading.match.event;
}

bool is_classed(const Reading& reading) {
  return reading.government.event != EventClass::kNone ||
         (reading.match.listed && reading.match.event != EventClass::kNone);
}

bool is_collective(const Lexicon& lexicon, const SentenceTree& tree, const PredicateMatch& match,
                   int32_t object) {
  if (match.symmetric && (object == kNoToken || !tree.preposition(object).empty())) return true;
  // "Two companies sponsored a debate": not with each other.
  if (object == kNoToken || !match.listed || is_conflict(match.event) || match.event == EventClass::kNone ||
      match.event == EventClass::kAid)
    return false;
  for (const NounPattern& pattern : lexicon.noun_patterns(tree[object].lemma))
    if (lexicon.entry(pattern.entry).symmetric) return true;
  return false;
}

bool is_future_in_past(const SentenceTree& tree, const std::vector<Clause>& clauses, const Clause& clause) {
  if (clause.governor < 0 || clause.link != ClauseLink::kComplement ||
      clause.status.modality != Modality::kPossible)
    return false;
  for (const int32_t c : tree.children(clause.head))
    if (tree.is(c, "aux") && tree[c].lemma == "would")
      return tree[clauses[static_cast<size_t>(clause.governor)].head].xpos == "VBD";
  return false;
}

}  // namespace dramatis::extract
