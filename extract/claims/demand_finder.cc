#include "extract/claims/demand_finder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using Places = ActorReach::Places;

constexpr std::array<std::string_view, 7> kObligations = {"must", "should", "shall", "ought",
                                                          "need", "needs",  "has"};

// "should worry", "should be proud", "should have a voice": opinions of somebody, which ask for no deed.
constexpr std::array<std::string_view, 8> kStates = {"be",   "feel", "have", "know",
                                                     "like", "lose", "win",  "worry"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

const Clause* DemandFinder::demanding_clause(const Clause& clause) const {
  // "demanded that Y apologise or that Z pay"
  if (clause.link == ClauseLink::kConjunct && clause.governor >= 0 && clause.mark == "that" &&
      clauses_[static_cast<size_t>(clause.governor)].head == tree_[clause.head].head)
    return demanding_clause(clauses_[static_cast<size_t>(clause.governor)]);
  if (clause.link == ClauseLink::kRoot) return saying_clause_behind(clause);
  if (clause.governor < 0 || clause.link != ClauseLink::kComplement) return nullptr;
  if (clause.mark == "whether" || clause.mark == "if") return nullptr;  // "asked whether Y would leave"
  const Argument* subject = clause.argument(Slot::kSubject);
  if (!subject || subject->inherited || clause.passive) return nullptr;
  const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
  if (governor.passive) return nullptr;
  const ComplementEntry* entry = governments_.complement_of(governor, clause.mark);
  static const ComplementEntry plain;
  if (!entry) entry = &plain;
  // "asked how much Y earned" wants to know.
  if (entry->effect == ComplementEffect::kRequested && tree_[governor.head].lemma == "ask" &&
      clause.mark != "that")
    return nullptr;
  if (entry->effect == ComplementEffect::kRequested) return &governor;
  if (entry->effect != ComplementEffect::kAsserted) return nullptr;
  // "reiterated its demand today that Y leave": the clause may hang on the verb.
  if (const Argument* object = governor.argument(Slot::kObject); object && clause.mark == "that")
    if (const auto* noun = lexicon_.complement(tree_[object->token].lemma, WordClass::kNoun);
        noun && noun->effect == ComplementEffect::kRequested)
      return &governor;
  return is_obligation(clause) ? &governor : nullptr;
}

// "Y must leave, X told reporters"
const Clause* DemandFinder::saying_clause_behind(const Clause& clause) const {
  const Argument* subject = clause.argument(Slot::kSubject);
  if (!subject || subject->inherited || clause.passive || !is_obligation(clause)) return nullptr;
  for (const Clause& saying : clauses_) {
    if (tree_[saying.head].head != clause.head || !tree_.is(saying.head, "parataxis")) continue;
    const Argument* speaker = saying.argument(Slot::kSubject);
    const ComplementEntry* entry = governments_.complement_of(saying, "that");
    if (speaker && !speaker->inherited && saying.head > clause.head && entry &&
        entry->effect == ComplementEffect::kAsserted)
      return &saying;
  }
  return nullptr;
}

bool DemandFinder::is_obligation(const Clause& clause) const {
  const Argument* subject = clause.argument(Slot::kSubject);
  bool obliged = false, auxiliary = false, perfect = false;
  for (const int32_t c : tree_.children(clause.head)) {
    if (!tree_.is(c, "aux")) continue;
    auxiliary = true;
    perfect |= tree_[c].lemma == "have";
    // "Should Y win, ..." supposes it.
    const bool inverted = subject && c < subject->token;
    obliged |= contains(kObligations, tree_[c].lemma) && tree_[c].lemma != "have" && !inverted;
  }
  if (perfect) return false;  // "should have known": too late to ask for
  if (obliged) return clause.copula == kNoToken && !contains(kStates, tree_[clause.head].lemma);
  const Token& head = tree_[clause.head];  // "has to leave", "needs to leave"; "insisted that it leave"
  // "said he had to work late" tells what was, and asks nothing.
  return ((head.lemma == "have" || head.lemma == "need") && head.xpos != "VBD" && !auxiliary &&
          tree_.has_child(clause.head, "xcomp")) ||
         (is_subjunctive(clause) && clause.mark == "that" && !tree_.has_child(clause.head, "aux"));
}

int32_t DemandFinder::demanding_noun(const Clause& clause) const {
  const Argument* subject = clause.argument(Slot::kSubject);
  const int32_t noun = tree_[clause.head].head;
  if (!subject || subject->inherited || noun == kNoToken || tree_[noun].upos != Upos::kNoun ||
      clause.mark != "that" || !tree_.is_any(clause.head, {"acl", "ccomp"}))
    return kNoToken;
  const ComplementEntry* entry = lexicon_.complement(tree_[noun].lemma, WordClass::kNoun);
  return entry && entry->effect == ComplementEffect::kRequested ? noun : kNoToken;
}

bool DemandFinder::is_subjunctive(const Clause& clause) const {
  if (tree_[clause.head].xpos == "VB") return true;
  const Argument* subject = clause.argument(Slot::kSubject);
  return tree_[clause.head].xpos == "VBP" && subject && tree_.conjuncts(subject->token).size() == 1 &&
         (tree_[subject->token].xpos == "NNP" || tree_[subject->token].xpos == "NN");
}

}  // namespace dramatis::extract
