// Triples from clauses. Per clause: its subject, its relation (verb_group.h) and its complements
// (complements.h) in the order of the text. The object, or else the first complement behind the verb, fills
// the object slot; a preposition in that place goes to the relation ("relocates to | Florida"), as annotators
// write it. Each pair of a subject's and an object's conjuncts gives a triple.

#include <algorithm>
#include <utility>

#include "extract/openie/complements.h"
#include "extract/openie/triple_draft.h"
#include "extract/openie/verb_group.h"

namespace dramatis::extract {
namespace {

using Kind = Complement::Kind;
using Extent = PhraseReader::Extent;

bool contains(const std::vector<int32_t>& sorted, int32_t token) {
  return std::binary_search(sorted.begin(), sorted.end(), token);
}

class ClauseDrafter {
 public:
  ClauseDrafter(const SentenceTree& tree, const std::vector<Clause>& clauses)
      : tree_(tree), clauses_(clauses), groups_(tree, clauses), complements_(tree, clauses), reader_(tree) {}

  std::vector<TripleDraft> draft() {
    for (const Clause& clause : clauses_)
      if (!groups_.opens_another(clause)) draft_clause(clause);
    return std::move(drafts_);
  }

 private:
  void draft_clause(const Clause& clause) {
    const std::vector<const Clause*> chain = groups_.chain(clause);
    const int32_t subject = subject_of(*chain.back());
    if (subject == kNoToken) return;

    TripleDraft draft;
    draft.clause = &clause;
    draft.head = clause.head;
    draft.subject_head = subject;
    draft.subject =
        tree_.is(subject, "csubj") ? reader_.clause(subject) : reader_.nominal(subject, Extent::kMinimal);
    draft.relation.tokens = groups_.words(clause);
    draft.relation.implied = implied_be(clause, subject);

    std::vector<Complement> complements = complements_.read(chain);
    std::erase_if(complements,
                  [&](const Complement& c) {  // "specifically" may be part of the relation already
                    return contains(draft.relation.tokens, c.head) || c.words.tokens.empty();
                  });
    if (clause.copula != kNoToken)
      fill_copular(draft, complements);
    else
      fill_verbal(draft, complements);
    for (const Complement& c : complements)
      if (c.kind != Kind::kCircumstance && !(c.kind == Kind::kAdverb && c.before_verb))
        draft.more.push_back(c.with_preposition());
    distribute(draft);
  }

  int32_t subject_of(const Clause& clause) const {
    if (const Argument* subject = clause.surface_subject()) {
      return is_relative_word(tree_[subject->token]) ? clause.antecedent : subject->token;
    }
    return tree_.child(clause.head, "csubj");
  }

  // A participle without auxiliary lacks its "be": "computers (were) considered standard", "(is) leading to".
  std::string implied_be(const Clause& clause, int32_t subject) const {
    const std::string_view form = tree_[clause.head].xpos;
    const bool participle =
        clause.link == ClauseLink::kAdnominal
            ? form == "VBG" || (form == "VBN" && clause.passive)
            : clause.link == ClauseLink::kAdverbial && form == "VBG" && clause.mark.empty();
    if (!participle || tree_.has_child(clause.head, "aux")) return "";
    const bool plural = tree_[subject].feats.find("Number=Plur") != std::string_view::npos ||
                        tree_.has_child(subject, "conj");
    return past_around(clause) ? (plural ? "were" : "was") : (plural ? "are" : "is");
  }

  bool past_around(const Clause& clause) const {
    if (clause.governor < 0) return false;
    const int32_t governor = clauses_[static_cast<size_t>(clause.governor)].head;
    if (tree_[governor].xpos == "VBD") return true;
    for (const int32_t c : tree_.children(governor))
      if (tree_.is_any(c, {"aux", "cop"}) && tree_[c].xpos == "VBD") return true;
    return false;
  }

  void fill_copular(TripleDraft& draft, std::vector<Complement>& complements) const {
    const int32_t head = draft.head;
    const std::vector<int32_t> preposition = reader_.preposition(head);
    draft.object_head = head;
    if (!preposition.empty()) {
      draft.construction = Construction::kPredicatePhrase;
      draft.relation.add(preposition);
      draft.object = reader_.nominal(head, Extent::kFull);
    } else if (tree_[head].upos == Upos::kAdj || tree_[head].upos == Upos::kAdv ||
               tree_[head].upos == Upos::kVerb) {
      draft.construction = Construction::kPredicateAdjective;
      fill_adjective(draft, complements);
    } else {
      draft.construction = Construction::kPredicateNoun;
      draft.object = reader_.nominal(head, Extent::kFull);
    }
    std::erase_if(draft.object.tokens, [&](int32_t t) { return contains(draft.relation.tokens, t); });
  }

  // "were angry at | the club", but "is | very steep".
  void fill_adjective(TripleDraft& draft, std::vector<Complement>& complements) const {
    const int32_t copula = tree_.child(draft.head, "cop");
    Phrase adjective{"", {draft.head}};
    for (const int32_t c : tree_.children(draft.head))
      if (tree_.is_any(c, {"advmod", "obl:npmod", "obl:unmarked", "compound", "fixed", "goeswith"}) &&
          c > copula && c < draft.head)
        adjective.add(reader_.clause(c).tokens);
    const auto it = std::find_if(complements.begin(), complements.end(), [](const Complement& c) {
      return c.kind == Kind::kOblique && !c.before_verb && !c.temporal && !c.preposition.empty();
    });
    if (it == complements.end()) {
      draft.object = std::move(adjective);
      return;
    }
    draft.relation.add(adjective.tokens);
    draft.relation.add(it->preposition);
    draft.object = it->words;
    draft.object_head = it->head;
    complements.erase(it);
  }

  // Which complement fills the object slot: the one with the lowest number.
  static constexpr int kFirstLoose = 8;  // from here on the preposition stays in the slot
  static constexpr int kNever = 99;
  int rank(const Complement& c) const {
    switch (c.kind) {
      case Kind::kIndirect:
        return 0;
      case Kind::kObject:
        return 1;
      case Kind::kContent:
        return 2;
      case Kind::kPredicate:
        return 3;
      case Kind::kOblique:
        if (c.before_verb) return kFirstLoose + 1;
        if (c.temporal) return 7;
        if (tree_[c.head].deprel == "obl:agent") return 4;
        return tree_.preposition(c.head) == "as" ? 5 : 6;
      case Kind::kAdverb:
        return c.before_verb ? kNever : kFirstLoose;
      case Kind::kCircumstance:
        return kFirstLoose + 2;
    }
    return kNever;
  }

  void fill_verbal(TripleDraft& draft, std::vector<Complement>& complements) const {
    draft.construction = Construction::kIntransitive;
    const auto chosen = std::min_element(complements.begin(), complements.end(),
                                         [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    if (chosen == complements.end() || rank(*chosen) == kNever) return;
    draft.object_head = chosen->head;
    if (rank(*chosen) >= kFirstLoose) {
      draft.object = chosen->with_preposition();
    } else {
      draft.construction = chosen->kind == Kind::kContent   ? Construction::kReport
                           : chosen->kind == Kind::kOblique ? Construction::kPrepositional
                                                            : Construction::kTransitive;
      draft.object = chosen->words;
      draft.relation.add(chosen->preposition);
    }
    complements.erase(chosen);
  }

  void distribute(const TripleDraft& draft) {
    const std::vector<int32_t> subjects = nominal_conjuncts(draft.subject_head);
    const std::vector<int32_t> objects = draft.construction == Construction::kReport
                                             ? std::vector{draft.object_head}
                                             : nominal_conjuncts(draft.object_head);
    for (const int32_t s : subjects)
      for (const int32_t o : objects) {
        TripleDraft one = draft;
        one.subject_conjuncts = static_cast<int32_t>(subjects.size());
        one.object_conjuncts = static_cast<int32_t>(objects.size());
        if (s != draft.subject_head) put_subject(s, one);
        if (o != draft.object_head) put_object(o, one);
        drafts_.push_back(std::move(one));
      }
  }

  // The token and what is coordinated with it, if they are nominals or adjectives and no clauses.
  std::vector<int32_t> nominal_conjuncts(int32_t head) const {
    std::vector<int32_t> out{head};
    if (head == kNoToken || tree_[head].upos == Upos::kVerb || tree_.is(head, "csubj")) return out;
    for (const int32_t c : tree_.conjuncts(head))
      if (c != head && !tree_.has_child(c, "nsubj") && !tree_.has_child(c, "cop") &&
          !is_part_of_name(tree_, c))
        out.push_back(c);
    return out;
  }

  void put_subject(int32_t conjunct, TripleDraft& draft) const {
    const int32_t first = std::exchange(draft.subject_head, conjunct);
    draft.subject = reader_.nominal(conjunct, Extent::kMinimal);
    share_possessor(first, conjunct, draft.subject);
  }

  void put_object(int32_t conjunct, TripleDraft& draft) const {
    const int32_t first = std::exchange(draft.object_head, conjunct);
    draft.object = reader_.nominal(conjunct, Extent::kFull);
    share_possessor(first, conjunct, draft.object);
    const std::vector<int32_t> preposition = reader_.preposition(conjunct);
    if (preposition.empty() || draft.construction != Construction::kPrepositional) return;
    const std::vector<int32_t> replaced = reader_.preposition(first);
    std::erase_if(draft.relation.tokens, [&](int32_t t) { return contains(replaced, t); });
    draft.relation.add(preposition);
  }

  // "Nissan's morale and image": the second noun has the first one's possessor.
  void share_possessor(int32_t first, int32_t conjunct, Phrase& phrase) const {
    const int32_t possessor = tree_.child(first, "nmod:poss");
    if (possessor == kNoToken || tree_.has_child(conjunct, "det") || tree_.has_child(conjunct, "nmod:poss"))
      return;
    phrase.add(reader_.clause(possessor).tokens);
  }

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  VerbGroups groups_;
  ComplementReader complements_;
  PhraseReader reader_;
  std::vector<TripleDraft> drafts_;
};

}  // namespace

std::vector<TripleDraft> draft_clauses(const SentenceTree& tree, const std::vector<Clause>& clauses) {
  return ClauseDrafter(tree, clauses).draft();
}

}  // namespace dramatis::extract
