#include "extract/openie/clause.h"

#include <algorithm>
#include <utility>

#include "extract/lexicon/hedge_lexicon.h"
#include "extract/relations/clause_status.h"
#include "extract/text/characters.h"

namespace dramatis::extract {
namespace {

bool is_relative_pronoun(const Token& token) {
  return token.xpos == "WDT" || token.xpos == "WP" || (token.xpos == "IN" && token.lemma == "that") ||
         token.xpos == "WP$";
}

bool is_clausal_relation(const SentenceTree& tree, int32_t t) {
  return tree.is_any(t,
                     {"root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "dep", "list"});
}

bool heads_clause(const SentenceTree& tree, int32_t t) {
  const Token& token = tree[t];
  if (tree.has_child(t, "cop")) return true;
  if (token.upos == Upos::kVerb) return is_clausal_relation(tree, t) || tree.has_child(t, "nsubj");
  // Headlines, parser errors: anything with a subject is a predicate.
  return tree.has_child(t, "nsubj");
}

bool has_perfect(const SentenceTree& tree, int32_t t) {
  for (const int32_t c : tree.children(t))
    if (tree.is(c, "aux") && tree[c].lemma == "have") return true;
  return false;
}

// "invaded by Iraq"; in "Iraq stood by Kuwait" the parser is wrong: there is a subject already.
bool is_agent(const SentenceTree& tree, int32_t t) {
  if (tree[t].deprel != "obl:agent") return false;
  const std::span<const int32_t> sisters = tree.children(tree[t].head);
  return std::none_of(sisters.begin(), sisters.end(), [&](int32_t c) { return tree[c].deprel == "nsubj"; });
}

bool is_passive(const SentenceTree& tree, int32_t t, const Clause* conjoined_with) {
  for (const int32_t c : tree.children(t)) {
    const std::string_view deprel = tree[c].deprel;
    if (deprel == "nsubj:pass" || deprel == "aux:pass" || deprel == "csubj:pass" || is_agent(tree, c))
      return true;
  }
  if (tree[t].xpos != "VBN" || has_perfect(tree, t) || tree.has_child(t, "obj")) return false;
  if (tree[t].deprel == "acl" || tree[t].deprel == "advcl" || tree[t].deprel == "xcomp") return true;
  return conjoined_with != nullptr && conjoined_with->passive && !tree.has_child(t, "nsubj");
}

ClauseLink link_of(const SentenceTree& tree, int32_t t) {
  const std::string_view deprel = tree[t].deprel;
  if (deprel == "root") return ClauseLink::kRoot;
  if (deprel == "acl:relcl" || deprel == "advcl:relcl") return ClauseLink::kRelative;
  const std::string_view base = base_relation(deprel);
  if (base == "conj") return ClauseLink::kConjunct;
  if (base == "ccomp" || base == "csubj") return ClauseLink::kComplement;
  if (base == "xcomp") return ClauseLink::kOpenComplement;
  if (base == "advcl") return ClauseLink::kAdverbial;
  if (base == "acl") return ClauseLink::kAdnominal;
  return ClauseLink::kOther;
}

class ClauseFinder {
 public:
  explicit ClauseFinder(const SentenceTree& tree)
      : tree_(tree), clause_of_(static_cast<size_t>(tree.size()), -1) {}

  std::vector<Clause> find() {
    // Breadth first from the root, so that governors are complete before their dependents inherit from them.
    std::vector<int32_t> queue;
    if (tree_.root() != kNoToken) queue.push_back(tree_.root());
    for (size_t i = 0; i < queue.size(); ++i) {
      const int32_t t = queue[i];
      if (heads_clause(tree_, t)) add(t);
      for (const int32_t c : tree_.children(t)) queue.push_back(c);
    }
    for (const HedgeLexicon::Match& phrase : HedgeLexicon::built_in().phrases_in(tree_))
      if (const int32_t clause = clause_around(phrase); clause >= 0)
        add_phrase_status(clauses_[static_cast<size_t>(clause)].status, phrase.status);
    return std::move(clauses_);
  }

 private:
  // The clause that a phrase stands in, or -1: for a conjunction ("on condition that") the one it introduces.
  int32_t clause_around(const HedgeLexicon::Match& phrase) const {
    const bool conjunction = tree_.is(phrase.last, "mark");
    // "instead of Sudan, Chad sent troops": only the phrase's own noun is denied.
    const bool preposition =
        (tree_.is_any(phrase.first, {"case", "cc"}) && tree_[phrase.first].head > phrase.last) ||
        tree_.is(phrase.last, "case");
    if (phrase.status.negated && preposition) return -1;
    for (int32_t t = conjunction ? phrase.last : phrase.first, steps = 0;
         t != kNoToken && steps < tree_.size(); t = tree_[t].head, ++steps)
      if (clause_of_[static_cast<size_t>(t)] >= 0 && (t < phrase.first || t > phrase.last))
        return clause_of_[static_cast<size_t>(t)];
    return -1;
  }

  void add(int32_t t) {
    Clause clause;
    clause.head = t;
    clause.copula = tree_.child(t, "cop");
    clause.link = link_of(tree_, t);
    clause.governor = governor_of(t);
    const Clause* governor = clause.governor < 0 ? nullptr : &clauses_[static_cast<size_t>(clause.governor)];
    const bool conjunct = clause.link == ClauseLink::kConjunct && governor && governor->head == tree_[t].head;
    clause.passive = is_passive(tree_, t, conjunct ? governor : nullptr);
    clause.status = clause_status(tree_, t);
    for (const int32_t c : tree_.children(t))
      if (tree_.is(c, "mark")) {
        if (!clause.mark.empty()) clause.mark += ' ';
        clause.mark += lower_ascii(tree_[c].form);
      }
    if (clause.link == ClauseLink::kAdnominal || clause.link == ClauseLink::kRelative)
      clause.antecedent = tree_[t].head;
    else if (const int32_t noun = possessed_noun_before_infinitive(clause); noun != kNoToken)
      clause.link = ClauseLink::kAdnominal, clause.antecedent = noun;
    collect_own_arguments(clause);
    if (clause.link == ClauseLink::kRelative) fill_relative_gap(clause);
    if (governor) {
      if (conjunct) {
        inherit_from_conjunct(clause, *governor);
        share_object(clause, clauses_[static_cast<size_t>(clause.governor)]);
      } else {
        inherit_subject(clause, *governor);
      }
    }
    clause_of_[static_cast<size_t>(t)] = static_cast<int32_t>(clauses_.size());
    clauses_.push_back(std::move(clause));
  }

  // "the Kremlin's decision to invite": parsers like to hang the infinitive on a verb further off.
  int32_t possessed_noun_before_infinitive(const Clause& clause) const {
    if (clause.mark != "to" || clause.link == ClauseLink::kConjunct) return kNoToken;
    const int32_t noun = tree_.child(clause.head, "mark") - 1;
    return noun >= 0 && tree_[noun].upos == Upos::kNoun && tree_.has_child(noun, "nmod:poss") ? noun
                                                                                              : kNoToken;
  }

  int32_t governor_of(int32_t t) const {
    for (int32_t h = tree_[t].head, steps = 0; h != kNoToken && steps < tree_.size();
         h = tree_[h].head, ++steps)
      if (clause_of_[static_cast<size_t>(h)] >= 0) return clause_of_[static_cast<size_t>(h)];
    return -1;
  }

  void collect_own_arguments(Clause& clause) const {
    const bool ditransitive_passive = clause.passive && tree_.has_child(clause.head, "obj");
    for (const int32_t c : tree_.children(clause.head)) {
      const std::string_view base = base_relation(tree_[c].deprel);
      if (base == "nsubj") {
        if (tree_[c].deprel == "nsubj:outer") continue;
        const Slot slot = !clause.passive        ? Slot::kSubject
                          : ditransitive_passive ? Slot::kIndirect
                                                 : Slot::kObject;
        clause.arguments.push_back({c, slot, "", false});
      } else if (base == "obj") {
        clause.arguments.push_back({c, Slot::kObject, "", false});
      } else if (base == "iobj") {
        clause.arguments.push_back({c, Slot::kIndirect, "", false});
      } else if (base == "obl" || (base == "nmod" && tree_[clause.head].upos == Upos::kVerb)) {
        add_oblique(clause, c);
      } else if (base == "nmod" && clause.copula != kNoToken) {
        clause.arguments.push_back({c, Slot::kOblique, tree_.preposition(c), false});
      }
    }
  }

  void add_oblique(Clause& clause, int32_t c) const {
    const std::string preposition = tree_.preposition(c);
    if (is_agent(tree_, c) || (clause.passive && preposition == "by" && tree_[c].entity != EntityType::kTime))
      clause.arguments.push_back({c, Slot::kSubject, preposition, false});
    else if (!preposition.empty())
      clause.arguments.push_back({c, Slot::kOblique, preposition, false});
  }

  // "the men who fled", "hostages it captured", "the group with which it trades"
  void fill_relative_gap(Clause& clause) const {
    bool filled = false;
    for (Argument& argument : clause.arguments)
      if (is_relative_pronoun(tree_[argument.token])) {
        argument.token = clause.antecedent;
        argument.inherited = true;
        filled = true;
      }
    if (filled || clause.copula != kNoToken) return;
    for (const int32_t c : tree_.children(clause.head))  // "where", "when", "whose": the gap is no argument
      if (tree_[c].xpos == "WRB") return;
    for (const Argument& argument : clause.arguments)
      for (const int32_t c : tree_.children(argument.token))
        if (tree_[c].xpos == "WP$" || tree_[c].xpos == "WDT") return;
    if (!clause.argument(Slot::kSubject) && !clause.passive)
      clause.arguments.push_back({clause.antecedent, Slot::kSubject, "", true});
    else if (!clause.argument(Slot::kObject) && !has_clausal_complement(clause.head))
      clause.arguments.push_back({clause.antecedent, Slot::kObject, "", true});
  }

  bool has_clausal_complement(int32_t t) const {
    return tree_.has_child(t, "ccomp") || tree_.has_child(t, "xcomp");
  }

  static bool has_surface_subject(const SentenceTree& tree, int32_t t) {
    return tree.has_child(t, "nsubj") || tree.has_child(t, "csubj") || tree.has_child(t, "expl");
  }

  void inherit(Clause& clause, const Argument* from) const {
    if (!from || from->token == clause.head || tree_.dominates(clause.head, from->token)) return;
    const Slot slot = clause.passive ? Slot::kObject : Slot::kSubject;
    if (clause.argument(slot)) return;
    clause.arguments.push_back({from->token, slot, "", true});
  }

  void inherit_from_conjunct(Clause& clause, const Clause& governor) const {
    if (!has_surface_subject(tree_, clause.head)) {
      inherit(clause, governor.surface_subject());
      // Auxiliaries and negation are said once for both verbs: "did not meet or talk", "will go and see".
      if (!tree_.has_child(clause.head, "aux")) {
        if (clause.status.modality == graph::Modality::kAsserted)
          clause.status.modality = governor.status.modality;
        const int32_t cc = tree_.child(clause.head, "cc");
        if (governor.status.negated && cc != kNoToken &&
            (tree_[cc].lemma == "or" || tree_[cc].lemma == "nor"))
          clause.status.negated = true;
      }
    }
    // "condemned and later attacked Israel": the shared object hangs on the first verb, behind the second.
    const Argument* object = governor.argument(Slot::kObject);
    if (object && !clause.passive && !governor.passive && !clause.argument(Slot::kObject) &&
        object->token > clause.head && clause.copula == kNoToken)
      clause.arguments.push_back({object->token, Slot::kObject, "", true});
    if (governor.link == ClauseLink::kRelative && clause.antecedent == kNoToken)
      clause.antecedent = governor.antecedent;
  }

  // "condemned and threatened Israel": the parser may have hung the shared object on the second verb.
  void share_object(const Clause& clause, Clause& governor) const {
    const Argument* object = clause.argument(Slot::kObject);
    if (!object || object->inherited || clause.passive || governor.passive || clause.head - governor.head > 3)
      return;
    if (governor.copula != kNoToken || has_clausal_complement(governor.head)) return;
    for (const Argument& a : governor.arguments)
      if (a.slot != Slot::kSubject && a.token > governor.head) return;
    governor.arguments.push_back({object->token, Slot::kObject, "", true});
  }

  void inherit_subject(Clause& clause, const Clause& governor) const {
    if (has_surface_subject(tree_, clause.head)) return;
    switch (clause.link) {
      case ClauseLink::kOpenComplement:
        inherit(clause, controller(governor));
        break;
      case ClauseLink::kComplement:
        if (tree_[clause.head].xpos == "VBG") inherit(clause, governor.surface_subject());
        break;
      case ClauseLink::kAdverbial: {
        const bool of_the_object = clause.mark == "of" || clause.mark == "from" || clause.mark == "for";
        inherit(clause, of_the_object ? controller(governor) : governor.surface_subject());
        break;
      }
      case ClauseLink::kAdnominal:
        inherit_from_noun(clause, governor);
        break;
      default:
        break;
    }
  }

  // Who does what the complement says: the object if there is one ("urged Israel to stop"), else the subject.
  static const Argument* controller(const Clause& governor) {
    if (!governor.passive) {
      if (const Argument* indirect = governor.argument(Slot::kIndirect)) return indirect;
      if (const Argument* object = governor.argument(Slot::kObject)) return object;
    }
    return governor.surface_subject();
  }

  void inherit_from_noun(Clause& clause, const Clause& governor) const {
    const int32_t noun = clause.antecedent;
    const bool infinitive = clause.mark == "to" || clause.mark.ends_with(" to") || !clause.mark.empty();
    if (!infinitive) {  // "forces backed by Iran", "rebels fighting the army"
      const Slot slot = clause.passive ? Slot::kObject : Slot::kSubject;
      if (!clause.argument(slot)) clause.arguments.push_back({noun, slot, "", true});
      return;
    }
    // "the Kremlin's decision to invite", "Russia made a decision to invite"
    int32_t owner = tree_.child(noun, "nmod:poss");
    if (owner == kNoToken)
      for (const int32_t c : tree_.children(noun))
        if (tree_.is(c, "nmod") && (tree_.preposition(c) == "by" || tree_.preposition(c) == "of")) owner = c;
    if (owner != kNoToken) {
      const Argument argument{owner, Slot::kSubject, "", true};
      inherit(clause, &argument);
      return;
    }
    const Argument* object = governor.argument(Slot::kObject);
    if (object && object->token == noun && !governor.passive)
      inherit(clause, governor.argument(Slot::kSubject));
  }

  const SentenceTree& tree_;
  std::vector<Clause> clauses_;
  std::vector<int32_t> clause_of_;
};

std::string_view name_of(Slot slot) {
  switch (slot) {
    case Slot::kSubject:
      return "subject";
    case Slot::kObject:
      return "object";
    case Slot::kIndirect:
      return "indirect";
    case Slot::kOblique:
      return "oblique";
  }
  return "";
}

}  // namespace

std::string_view name_of(ClauseLink link) {
  switch (link) {
    case ClauseLink::kRoot:
      return "root";
    case ClauseLink::kConjunct:
      return "conjunct";
    case ClauseLink::kComplement:
      return "complement";
    case ClauseLink::kOpenComplement:
      return "open-complement";
    case ClauseLink::kAdverbial:
      return "adverbial";
    case ClauseLink::kAdnominal:
      return "adnominal";
    case ClauseLink::kRelative:
      return "relative";
    case ClauseLink::kOther:
      return "other";
  }
  return "";
}

const Argument* Clause::argument(Slot slot) const {
  for (const Argument& a : arguments)
    if (a.slot == slot) return &a;
  return nullptr;
}

const Argument* Clause::surface_subject() const {
  if (!passive) return argument(Slot::kSubject);
  const Argument* object = argument(Slot::kObject);
  const Argument* indirect = argument(Slot::kIndirect);
  return indirect && (!object || indirect->token < object->token) ? indirect : object;
}

std::vector<Clause> find_clauses(const SentenceTree& tree) { return ClauseFinder(tree).find(); }

int32_t clause_headed_by(const std::vector<Clause>& clauses, int32_t token) {
  for (size_t i = 0; i < clauses.size(); ++i)
    if (clauses[i].head == token) return static_cast<int32_t>(i);
  return -1;
}

std::string to_string(const SentenceTree& tree, const Clause& clause) {
  std::string out = tree[clause.head].lemma + '(';
  bool first = true;
  for (const Argument& a : clause.arguments) {
    if (!first) out += ", ";
    first = false;
    out += a.slot == Slot::kOblique ? a.preposition : std::string(name_of(a.slot));
    out += ": " + tree[a.token].form;
    if (a.inherited) out += '*';
  }
  out += ')';
  if (clause.passive) out += " passive";
  if (clause.status.negated) out += " negated";
  if (clause.status.hedged) out += " hedged";
  if (clause.status.modality != graph::Modality::kAsserted)
    out += ' ' + std::string(graph::name_of(clause.status.modality));
  return out;
}

std::string to_string(const SentenceTree& tree, const std::vector<Clause>& clauses) {
  std::string out;
  for (const Clause& clause : clauses) out += to_string(tree, clause) + '\n';
  return out;
}

}  // namespace dramatis::extract
