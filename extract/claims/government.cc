#include "extract/claims/government.h"

#include "extract/claims/clause_status.h"

namespace dramatis::extract {
namespace {

using graph::Modality;

Modality modality_of(ComplementEffect effect) {
  switch (effect) {
    case ComplementEffect::kPlanned:
      return Modality::kPlanned;
    case ComplementEffect::kPossible:
    case ComplementEffect::kRequested:
      return Modality::kPossible;
    default:
      return Modality::kAsserted;
  }
}

void apply_effect(const ComplementEntry& entry, Government& government) {
  if (entry.effect == ComplementEffect::kNegated)
    government.status.negated = !government.status.negated;
  else if (government.status.modality == Modality::kAsserted)
    government.status.modality = modality_of(entry.effect);
}

// "suggested that he sees Iran as ..." and "suggested bombing Iran" are different words.
const std::string& mark_of(const SentenceTree& tree, const Clause& clause) {
  static const std::string kGerund = "ing";
  return clause.mark.empty() && tree[clause.head].xpos == "VBG" ? kGerund : clause.mark;
}

bool ends_with_to(const std::string& mark) { return mark == "to" || mark.ends_with(" to"); }

}  // namespace

void add_status(ClauseStatus& status, const ClauseStatus& more) {
  status.negated |= more.negated;
  status.hedged |= more.hedged;
  if (status.modality == Modality::kAsserted) status.modality = more.modality;
}

const Argument* GovernmentFinder::subject_of(const Clause& clause) const {
  const Argument* subject = clause.argument(Slot::kSubject);
  if (!subject || !subject->inherited || clause.governor < 0 || clause.link != ClauseLink::kOpenComplement)
    return subject;
  const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
  const ComplementEntry* entry = complement_of(governor, clause.mark);
  if (entry && entry->control == Control::kSubject && governor.surface_subject())
    return governor.surface_subject();
  return subject;
}

// "have to" and "have" are different words: the one with the complement's mark goes first.
const ComplementEntry* GovernmentFinder::complement_of(const Clause& governor,
                                                       const std::string& mark) const {
  const Token& head = tree_[governor.head];
  if (governor.copula != kNoToken || head.upos == Upos::kAdj)
    return lexicon_.complement(head.lemma, WordClass::kAdjective);
  if (head.lemma == "go" && head.xpos != "VBG") return nullptr;  // "went on to say" plans nothing
  const ComplementEntry* participle =
      governor.passive ? lexicon_.complement(head.form, WordClass::kAdjective) : nullptr;
  if (!mark.empty())
    if (const auto* entry = lexicon_.complement(head.lemma + ' ' + mark, WordClass::kVerb))
      // "is scheduled to" is another word than "schedules her to"
      return participle && entry->effect == ComplementEffect::kAsserted ? participle : entry;
  const auto* entry = lexicon_.complement(head.lemma, WordClass::kVerb);
  return entry ? entry : participle;
}

Government GovernmentFinder::of_clause(const Clause& clause) const {
  Government government;
  const Clause* inner = &clause;
  for (int depth = 0; depth < 4 && inner->governor >= 0; ++depth) {
    const Clause& outer = clauses_[static_cast<size_t>(inner->governor)];
    if (inner->link == ClauseLink::kConjunct && outer.head == tree_[inner->head].head) {
      // "threatened to attack and occupy": the second verb is governed like the first.
      if (inner->argument(Slot::kSubject) && !inner->argument(Slot::kSubject)->inherited) break;
      inner = &outer;
      continue;
    }
    if (inner->mark == "against") {  // "opted against bombing", "the decision against naming": no deed
      government.requested = true;
      break;
    }
    // "allegations that X bombed Y": parsers take it for a relative clause too.
    const bool content = inner->link == ClauseLink::kRelative && inner->mark == "that" &&
                         lexicon_.complement(tree_[inner->antecedent].lemma, WordClass::kNoun);
    if (content || (inner->link == ClauseLink::kAdnominal && !inner->mark.empty())) {
      add_status(government.status, nominal_status(tree_, inner->antecedent));  // "no plans to"
      if (const auto* entry = lexicon_.complement(tree_[inner->antecedent].lemma, WordClass::kNoun)) {
        apply_effect(*entry, government);
        government.requested |= entry->effect == ComplementEffect::kRequested;
      } else if (ends_with_to(inner->mark)) {
        government.purpose = true;  // "a truce to help the wounded"
      }
      break;
    }
    const ComplementEntry* entry = complement_of(outer, mark_of(tree_, *inner));
    // "accused of bombing", "barred from leaving", "praised for sending": complements in all but name.
    const bool prepositional =
        inner->link == ClauseLink::kAdverbial &&
        (inner->mark == "of" || inner->mark == "from" ||
         (inner->mark == "for" && lexicon_.complement(tree_[outer.head].lemma + " for", WordClass::kVerb)));
    if (inner->link != ClauseLink::kOpenComplement && inner->link != ClauseLink::kComplement &&
        !prepositional) {
      government.purpose |= inner->link == ClauseLink::kAdverbial && ends_with_to(inner->mark);
      break;
    }
    if (entry) govern(clause, *inner, outer, *entry, government);
    ClauseStatus above = outer.status;
    // "did not say that X attacked Y" leaves open whether X did.
    if (entry && entry->effect == ComplementEffect::kAsserted && inner->link == ClauseLink::kComplement &&
        above.negated) {
      above.negated = false;
      above.hedged = true;
    }
    if (entry || inner->link == ClauseLink::kOpenComplement) add_status(government.status, above);
    inner = &outer;
  }
  return government;
}

void GovernmentFinder::govern(const Clause& governed, const Clause& inner, const Clause& outer,
                              const ComplementEntry& entry, Government& government) const {
  const Argument* inner_subject = inner.surface_subject();
  const Argument* outer_subject = outer.surface_subject();
  const bool same_subject = inner_subject && inner_subject->inherited && outer_subject &&
                            inner_subject->token == outer_subject->token;
  // "planned to persuade them to support him": the plan is not theirs who support.
  const Argument* subject = governed.surface_subject();
  const bool of_its_own =
      &governed == &inner || (subject && outer_subject && subject->token == outer_subject->token);
  const bool own_subject = inner_subject && !inner_subject->inherited;
  const bool adjective = outer.copula != kNoToken || tree_[outer.head].upos == Upos::kAdj;
  if (same_subject && of_its_own && !outer.passive && government.prefix.empty() && !entry.canonical.empty() &&
      !inner.passive && entry.effect != ComplementEffect::kAsserted && !adjective) {
    // The predicate itself says it ("denies attacking"), so only a plan or possibility remains to be marked.
    government.prefix = entry.canonical;
    government.event = entry.event;
    government.words.push_back(outer.head);
    if (entry.effect != ComplementEffect::kNegated) apply_effect(entry, government);
    return;
  }
  apply_effect(entry, government);
  // "is said to", "is accused of"; but what "is prepared to" and "is scheduled to" tell is planned.
  if (outer.passive && !adjective && !lexicon_.complement(tree_[outer.head].form, WordClass::kAdjective))
    government.status.hedged = true;
  if (entry.effect == ComplementEffect::kRequested) government.requested = true;
  // "accused him of bombing Y", "told him that", "urged him to": who says it of another.
  const bool of_another = entry.effect == ComplementEffect::kPossible && entry.control == Control::kObject &&
                          inner_subject && !same_subject;
  if (own_subject || of_another || entry.effect == ComplementEffect::kRequested)
    if (const Argument* who = outer.argument(Slot::kSubject)) government.claimed_by = who->token;
}

Government GovernmentFinder::of_noun(int32_t noun) const {
  Government government;
  const int32_t head = tree_[noun].head;
  if (head == kNoToken || !tree_.is_any(noun, {"obj", "obl", "nsubj:pass"})) return government;
  const ComplementEntry* entry = lexicon_.complement(tree_[head].lemma, WordClass::kVerb);
  if (!entry || (tree_.is(noun, "obl") && entry->effect != ComplementEffect::kRequested)) return government;
  apply_effect(*entry, government);
  return government;
}

}  // namespace dramatis::extract
