// Triples from clauses. Per clause: its subject, its relation (verb_group.h) and its complements in the order
// of the text. The object, or else the first complement behind the verb, fills the object slot; a preposition
// in that place goes to the relation ("relocates to | Florida"), as annotators write it. Each conjunct of the
// object gives a triple.

#include <algorithm>
#include <array>
#include <utility>

#include "extract/openie/triple_draft.h"
#include "extract/openie/verb_group.h"

namespace dramatis::extract {
namespace {

struct Complement {
  enum class Kind : uint8_t { kObject, kIndirect, kPredicate, kContent, kOblique, kAdverb, kCircumstance };
  Kind kind = Kind::kOblique;
  int32_t head = kNoToken;
  Phrase words;  // without the preposition
  std::vector<int32_t> preposition;
  std::string implied_preposition;  // "in" for "where"
  bool before_verb = false;
  bool temporal = false;

  Phrase with_preposition() const {
    Phrase out = words;
    out.add(preposition);
    out.implied = implied_preposition;
    return out;
  }
};

bool is_relative_word(const Token& token) {
  return token.xpos == "WDT" || token.xpos == "WP" || (token.lemma == "that" && token.upos == Upos::kPron);
}

class ClauseDrafter {
 public:
  ClauseDrafter(const SentenceTree& tree, const std::vector<Clause>& clauses)
      : tree_(tree), clauses_(clauses), groups_(tree, clauses), reader_(tree) {}

  std::vector<TripleDraft> draft() {
    for (const Clause& clause : clauses_)
      if (!groups_.opens_another(clause)) draft_clause(clause);
    return std::move(drafts_);
  }

 private:
  using Kind = Complement::Kind;
  using Extent = PhraseReader::Extent;

  void draft_clause(const Clause& clause) {
    const std::vector<const Clause*> chain = groups_.chain(clause);
    const Clause& first = *chain.back();
    const int32_t subject = subject_of(first);
    if (subject == kNoToken) return;

    TripleDraft draft;
    draft.clause = &clause;
    draft.head = clause.head;
    draft.subject_head = subject;
    draft.relation.tokens = groups_.words(clause);
    add_implied_copula(clause, draft.relation);
    const bool clausal = tree_.is(subject, "csubj");
    draft.subject = clausal ? reader_.clause(subject) : reader_.nominal(subject, Extent::kMinimal);

    std::vector<Complement> complements;
    for (const Clause* part : chain) collect(*part, part != &clause, complements);
    share_from_first_conjunct(first, complements);
    std::stable_sort(complements.begin(), complements.end(),
                     [](const Complement& a, const Complement& b) { return a.head < b.head; });
    drop_words_already_said(draft, complements);

    if (clause.copula != kNoToken)
      draft_copular(clause, draft, complements);
    else
      draft_verbal(clause, draft, complements);
  }

  int32_t subject_of(const Clause& clause) const {
    if (const Argument* subject = clause.surface_subject()) {
      if (is_relative_word(tree_[subject->token]) && clause.antecedent != kNoToken) return clause.antecedent;
      return subject->token;
    }
    return tree_.child(clause.head, "csubj");
  }

  // "office computers considered standard" -> "were considered": an adnominal participle lacks its "be".
  void add_implied_copula(const Clause& clause, Phrase& relation) const {
    if (clause.link != ClauseLink::kAdnominal || tree_.has_child(clause.head, "aux")) return;
    const std::string_view form = tree_[clause.head].xpos;
    if (form != "VBN" && form != "VBG") return;
    if (clause.passive || form == "VBG") relation.implied = be_form(clause.antecedent, clause);
  }

  std::string be_form(int32_t noun, const Clause& clause) const {
    const bool plural =
        tree_[noun].feats.find("Number=Plur") != std::string_view::npos || tree_.conjuncts(noun).size() > 1;
    return past_around(clause) ? (plural ? "were" : "was") : (plural ? "are" : "is");
  }

  bool past_around(const Clause& clause) const {
    const Clause* governor = clause.governor < 0 ? nullptr : &clauses_[static_cast<size_t>(clause.governor)];
    if (!governor) return false;
    if (tree_[governor->head].xpos == "VBD") return true;
    for (const int32_t c : tree_.children(governor->head))
      if (tree_.is_any(c, {"aux", "cop"}) && tree_[c].xpos == "VBD") return true;
    return false;
  }

  void collect(const Clause& clause, bool opens_another, std::vector<Complement>& out) const {
    for (const int32_t c : tree_.children(clause.head)) {
      const std::string_view base = base_relation(tree_[c].deprel);
      if (is_relative_word(tree_[c]) && clause.antecedent != kNoToken) {
        if (base == "obj" || base == "obl") add_antecedent(clause, c, base == "obj", out);
        continue;
      }
      if (base == "obj") add_nominal(Kind::kObject, c, out);
      if (base == "iobj") add_nominal(Kind::kIndirect, c, out);
      if (base == "obl") add_oblique(clause, c, out);
      if (base == "nmod" && clause.copula == kNoToken) add_oblique(clause, c, out);
      if (base == "xcomp" && !opens_another) add_open_complement(c, out);
      if (base == "ccomp" || base == "parataxis") add_content(clause, c, out);
      if (base == "advcl") add_circumstance(clause, c, out);
      if (base == "advmod") add_adverb(clause, c, out);
    }
    add_inherited(clause, out);
  }

  // Arguments that the grammar leaves unsaid: "hostages it captured", "sell or merge hundreds of thrifts".
  void add_inherited(const Clause& clause, std::vector<Complement>& out) const {
    for (const Argument& a : clause.arguments) {
      if (!a.inherited || a.slot != Slot::kObject || clause.passive) continue;
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Complement& c) { return c.head == a.token; });
      if (known) continue;
      add_nominal(Kind::kObject, a.token, out);
      if (a.token == clause.antecedent) out.back().words = reader_.nominal(a.token, Extent::kMinimal);
    }
  }

  void add_nominal(Kind kind, int32_t token, std::vector<Complement>& out) const {
    Complement complement;
    complement.kind = kind;
    complement.head = token;
    complement.words = reader_.nominal(token, Extent::kFull);
    complement.preposition = reader_.preposition(token);
    out.push_back(std::move(complement));
  }

  void add_oblique(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
    add_nominal(Kind::kOblique, token, out);
    out.back().before_verb = token < clause.head;
    out.back().temporal = is_temporal(tree_, token);
  }

  void add_antecedent(const Clause& clause, int32_t pronoun, bool object,
                      std::vector<Complement>& out) const {
    Complement complement;
    complement.kind = object ? Kind::kObject : Kind::kOblique;
    complement.head = clause.antecedent;
    complement.words = reader_.nominal(clause.antecedent, Extent::kMinimal);
    complement.preposition = reader_.preposition(pronoun);
    out.push_back(std::move(complement));
  }

  void add_open_complement(int32_t token, std::vector<Complement>& out) const {
    Complement complement;
    complement.kind = Kind::kPredicate;
    complement.head = token;
    const bool nominal = tree_[token].upos != Upos::kVerb && !tree_.has_child(token, "cop");
    complement.words = nominal ? reader_.nominal(token, Extent::kFull) : reader_.clause(token);
    if (nominal) complement.preposition = reader_.preposition(token);
    out.push_back(std::move(complement));
  }

  void add_content(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
    if (tree_.is(token, "parataxis")) return;
    Complement complement;
    complement.kind = Kind::kContent;
    complement.head = token;
    std::vector<int32_t> without;
    for (const int32_t c : tree_.children(token))
      if (tree_.is(c, "mark") && tree_[c].lemma == "that") {
        complement.preposition = {c};
        without.push_back(c);
      }
    complement.words = reader_.clause(token, without);
    complement.before_verb = token < clause.head;
    out.push_back(std::move(complement));
  }

  void add_circumstance(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
    Complement complement;
    complement.kind = Kind::kCircumstance;
    complement.head = token;
    complement.words = reader_.clause(token);
    complement.before_verb = token < clause.head;
    out.push_back(std::move(complement));
  }

  void add_adverb(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
    if (tree_[token].xpos == "WRB") {  // "where" and "when" in a relative clause stand for the antecedent
      if (clause.antecedent == kNoToken) return;
      Complement complement;
      complement.head = clause.antecedent;
      complement.words = reader_.nominal(clause.antecedent, Extent::kMinimal);
      if (tree_[token].lemma == "where")
        complement.implied_preposition = "in";
      else
        complement.preposition = reader_.preposition(clause.antecedent);
      complement.temporal = tree_[token].lemma == "when";
      complement.before_verb = true;
      out.push_back(std::move(complement));
      return;
    }
    Complement complement;
    complement.kind = Kind::kAdverb;
    complement.head = token;
    complement.words = reader_.clause(token);
    complement.before_verb = token < clause.head;
    out.push_back(std::move(complement));
  }

  // "On Monday X was sold and renamed": what stands before the first verb holds for all.
  void share_from_first_conjunct(const Clause& clause, std::vector<Complement>& out) const {
    if (clause.link != ClauseLink::kConjunct || clause.governor < 0) return;
    const Clause& first = clauses_[static_cast<size_t>(clause.governor)];
    if (first.head != tree_[clause.head].head) return;
    const bool has_time = std::any_of(out.begin(), out.end(), [](const Complement& c) { return c.temporal; });
    std::vector<Complement> firsts;
    for (const int32_t c : tree_.children(first.head))
      if (tree_.is(c, "obl") && c < first.head && !is_relative_word(tree_[c])) add_oblique(first, c, firsts);
    for (Complement& c : firsts)
      if (!(c.temporal && has_time)) out.push_back(std::move(c));
  }

  static void drop_words_already_said(const TripleDraft& draft, std::vector<Complement>& complements) {
    std::erase_if(complements, [&](const Complement& c) {
      return std::binary_search(draft.relation.tokens.begin(), draft.relation.tokens.end(), c.head) ||
             c.words.tokens.empty();
    });
  }

  void draft_copular(const Clause& clause, TripleDraft& draft, std::vector<Complement>& complements) {
    const int32_t head = clause.head;
    const std::vector<int32_t> preposition = reader_.preposition(head);
    draft.object_head = head;
    draft.construction = Construction::kPredicateNoun;
    if (!preposition.empty()) {
      draft.construction = Construction::kPredicatePhrase;
      draft.relation.add(preposition);
      draft.object = reader_.nominal(head, Extent::kFull);
    } else if (tree_[head].upos == Upos::kAdj || tree_[head].upos == Upos::kAdv ||
               tree_[head].upos == Upos::kVerb) {
      draft.construction = Construction::kPredicateAdjective;
      const auto it = std::find_if(complements.begin(), complements.end(), [](const Complement& c) {
        return c.kind == Kind::kOblique && !c.before_verb && !c.temporal && !c.preposition.empty();
      });
      Phrase adjective = adjective_phrase(head);
      if (it != complements.end()) {
        draft.relation.add(adjective.tokens);
        draft.relation.add(it->preposition);
        draft.object = it->words;
        draft.object_head = it->head;
        complements.erase(it);
      } else {
        draft.object = std::move(adjective);
      }
    } else {
      draft.object = reader_.nominal(head, Extent::kFull);
    }
    std::erase_if(draft.object.tokens, [&](int32_t t) {
      return std::binary_search(draft.relation.tokens.begin(), draft.relation.tokens.end(), t);
    });
    add_more(draft, complements);
    distribute(std::move(draft));
  }

  // An adjective with its degree: "only half right", "more dangerous".
  Phrase adjective_phrase(int32_t head) const {
    std::vector<int32_t> tokens{head};
    const int32_t copula = tree_.child(head, "cop");
    Phrase out;
    for (const int32_t c : tree_.children(head))
      if (tree_.is_any(c, {"advmod", "obl:npmod", "obl:unmarked", "compound", "fixed", "goeswith"}) &&
          c > copula && c < head) {
        const Phrase part = reader_.clause(c);
        tokens.insert(tokens.end(), part.tokens.begin(), part.tokens.end());
      }
    out.add(tokens);
    return out;
  }

  void draft_verbal(const Clause&, TripleDraft& draft, std::vector<Complement>& complements) {
    const auto take = [&](auto accept) {
      const auto it = std::find_if(complements.begin(), complements.end(), accept);
      if (it == complements.end()) return false;
      chosen_ = *it;
      complements.erase(it);
      return true;
    };
    const auto of_kind = [](Kind kind) { return [kind](const Complement& c) { return c.kind == kind; }; };
    if (take(of_kind(Kind::kIndirect)) || take(of_kind(Kind::kObject))) {
      draft.construction = Construction::kTransitive;
    } else if (take(of_kind(Kind::kContent))) {
      draft.construction = Construction::kReport;
    } else if (take(of_kind(Kind::kPredicate))) {
      draft.construction = Construction::kTransitive;
    } else if (take([](const Complement& c) {
                 return c.kind == Kind::kOblique && !c.before_verb && !c.temporal;
               }) ||
               take([](const Complement& c) { return c.kind == Kind::kOblique && !c.before_verb; })) {
      draft.construction = Construction::kPrepositional;
    } else if (take([](const Complement& c) { return c.kind == Kind::kAdverb && !c.before_verb; }) ||
               take([](const Complement& c) { return c.kind == Kind::kOblique; })) {
      draft.construction = Construction::kIntransitive;
    } else {
      draft.construction = Construction::kIntransitive;
      add_more(draft, complements);
      drafts_.push_back(std::move(draft));
      return;
    }
    draft.object = chosen_.words;
    draft.object_head = chosen_.head;
    if (draft.construction == Construction::kIntransitive)
      draft.object = chosen_.with_preposition();
    else
      draft.relation.add(chosen_.preposition);
    add_more(draft, complements);
    distribute(std::move(draft));
  }

  static void add_more(TripleDraft& draft, const std::vector<Complement>& complements) {
    for (const Complement& c : complements)
      if (c.kind != Kind::kCircumstance && !(c.kind == Kind::kAdverb && c.before_verb))
        draft.more.push_back(c.with_preposition());
  }

  // A triple for each conjunct of the object.
  void distribute(TripleDraft draft) {
    const int32_t head = draft.object_head;
    std::vector<int32_t> heads{head};
    const bool clausal = tree_[head].upos == Upos::kVerb || draft.construction == Construction::kReport;
    if (!clausal)
      for (const int32_t c : tree_.conjuncts(head))
        if (c != head && !tree_.has_child(c, "nsubj") && !tree_.has_child(c, "cop")) heads.push_back(c);
    for (const int32_t h : heads) {
      TripleDraft one = draft;
      one.conjuncts = static_cast<int32_t>(heads.size());
      if (h != head) {
        one.object_head = h;
        one.object = reader_.nominal(h, Extent::kFull);
        share_possessor(head, h, one.object);
        const std::vector<int32_t> preposition = reader_.preposition(h);
        if (!preposition.empty() && draft.construction == Construction::kPrepositional) {
          for (const int32_t p : reader_.preposition(head)) std::erase(one.relation.tokens, p);
          one.relation.add(preposition);
        }
      }
      drafts_.push_back(std::move(one));
    }
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
  PhraseReader reader_;
  Complement chosen_;
  std::vector<TripleDraft> drafts_;
};

}  // namespace

std::vector<TripleDraft> draft_clauses(const SentenceTree& tree, const std::vector<Clause>& clauses) {
  return ClauseDrafter(tree, clauses).draft();
}

}  // namespace dramatis::extract
