#include "extract/claims/telling.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;

constexpr std::array<std::string_view, 10> kIncomplete = {"put",   "get",  "let",  "make", "keep",
                                                          "bring", "take", "have", "turn", "leave"};

}  // namespace

bool Telling::tells_nothing(const Clause& clause, const PredicateMatch& match,
                            const Government& government) const {
  if (clause.mark.starts_with("whether")) return true;  // "split on whether they would back X"
  if (match.vacuous && (government.event == EventClass::kNone || is_incomplete(clause))) return true;
  return (clause.copula != kNoToken && is_past_holder(clause.head)) || is_wish_of_event(clause, match);
}

// "pledged to put X in play": what is meant stands in the rest of the sentence.
bool Telling::is_incomplete(const Clause& clause) const {
  return std::find(kIncomplete.begin(), kIncomplete.end(), tree_[clause.head].lemma) != kIncomplete.end();
}

// "wants his party to win": it is not the party that is wanted.
bool Telling::is_wish_of_event(const Clause& clause, const PredicateMatch& match) const {
  return match.event == EventClass::kRequest && tree_[clause.head].lemma == "want" &&
         match.event_noun == kNoToken && tree_.has_child(clause.head, "xcomp") && !match.objects.empty() &&
         tree_.has_child(match.objects.front(), "nmod:poss");
}

// "is a former chairman of": what somebody once was.
bool Telling::is_past_holder(int32_t noun) const {
  for (const int32_t c : tree_.children(noun))
    if (tree_.is_any(c, {"amod", "compound"}) &&
        (tree_[c].lemma == "former" || tree_[c].lemma == "ex" || tree_[c].lemma == "late"))
      return true;
  return false;
}

bool Telling::is_doubly_negated(const Reading& reading) {
  return reading.government.event == EventClass::kReject && !reading.government.prefix.empty() &&
         (reading.status.negated || reading.government.status.negated);
}

bool Telling::is_in_negated_clause(int32_t noun) const {
  if (!tree_.is_any(noun, {"obj", "obl"})) return false;
  const int32_t index = clause_headed_by(clauses_, tree_[noun].head);
  if (index < 0) return false;
  const Clause& clause = clauses_[static_cast<size_t>(index)];
  const Government government = governments_.of_clause(clause);
  return clause.status.negated || government.status.negated || government.event == EventClass::kReject;
}

Modality Telling::modality_in_place(const Clause& clause, Modality modality) const {
  if (is_future_in_past(tree_, clauses_, clause)) return Modality::kPlanned;
  if (modality != Modality::kAsserted) return modality;
  if (is_asked(clause) || is_of_wanted_thing(clause)) return Modality::kPossible;
  if (is_when_it_comes(clause)) return Modality::kPlanned;
  return modality;
}

bool Telling::is_asked(const Clause& clause) const {
  return tree_.size() > 0 && tree_[tree_.size() - 1].form == "?" &&
         (clause.link == ClauseLink::kRoot || clause.link == ClauseLink::kConjunct);
}

// "will decide when he returns"
bool Telling::is_when_it_comes(const Clause& clause) const {
  const std::string_view tense = tree_[clause.head].xpos;
  return clause.link == ClauseLink::kAdverbial && clause.governor >= 0 &&
         (tense == "VBZ" || tense == "VBP") &&
         clauses_[static_cast<size_t>(clause.governor)].status.modality == Modality::kPlanned;
}

bool Telling::is_of_wanted_thing(const Clause& clause) const {
  if (clause.antecedent == kNoToken || clause.governor < 0 ||
      (clause.link != ClauseLink::kAdnominal && clause.link != ClauseLink::kRelative) ||
      clause.head < clause.antecedent || tree_[clause.head].xpos == "VBD")
    return false;
  const Clause& outer = clauses_[static_cast<size_t>(clause.governor)];
  const ComplementEntry* entry = governments_.complement_of(outer, "");
  const bool wanted =
      entry && (entry->effect == ComplementEffect::kPlanned || entry->effect == ComplementEffect::kRequested);
  return wanted && outer.head < clause.antecedent && reach_.mention(clause.antecedent) == nullptr;
}

}  // namespace dramatis::extract
