#include "extract/openie/complements.h"

#include <algorithm>
#include <utility>

namespace dramatis::extract {

using Extent = PhraseReader::Extent;

bool is_relative_word(const Token& token) { return token.xpos == "WDT" || token.xpos == "WP"; }

Phrase Complement::with_preposition() const {
  Phrase out = words;
  out.add(preposition);
  out.implied = implied_preposition;
  return out;
}

std::vector<Complement> ComplementReader::read(const std::vector<const Clause*>& chain) const {
  std::vector<Complement> out;
  for (const Clause* clause : chain) read_clause(*clause, clause != chain.front(), out);
  share_settings(*chain.back(), out);
  std::stable_sort(out.begin(), out.end(),
                   [](const Complement& a, const Complement& b) { return a.head < b.head; });
  return out;
}

void ComplementReader::read_clause(const Clause& clause, bool opens_another,
                                   std::vector<Complement>& out) const {
  for (const int32_t c : tree_.children(clause.head)) {
    const std::string_view base = base_relation(tree_[c].deprel);
    if (is_relative_word(tree_[c]) && clause.antecedent != kNoToken) {
      if (base == "obj") add_antecedent(clause, c, Kind::kObject, out);
      if (base == "obl") add_antecedent(clause, c, Kind::kOblique, out);
      continue;
    }
    if (base == "obj") add_nominal(Kind::kObject, c, out);
    if (base == "iobj") add_nominal(Kind::kIndirect, c, out);
    if (base == "obl" || (base == "nmod" && clause.copula == kNoToken)) add_oblique(clause, c, out);
    if (base == "xcomp" && !opens_another) add_predicate(c, out);
    if (base == "ccomp") add_content(clause, c, out);
    if (base == "advcl") add_clause(Kind::kCircumstance, clause, c, out);
    if (base == "advmod") {
      if (tree_[c].xpos == "WRB")
        add_setting(clause, c, out);
      else
        add_clause(Kind::kAdverb, clause, c, out);
    }
  }
  add_inherited_objects(clause, out);
}

void ComplementReader::add_nominal(Kind kind, int32_t token, std::vector<Complement>& out) const {
  Complement complement;
  complement.kind = kind;
  complement.head = token;
  complement.words = reader_.nominal(token, Extent::kFull);
  complement.preposition = reader_.preposition(token);
  out.push_back(std::move(complement));
}

void ComplementReader::add_oblique(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
  add_nominal(Kind::kOblique, token, out);
  out.back().before_verb = token < clause.head;
  out.back().temporal = is_temporal(tree_, token);
}

void ComplementReader::add_antecedent(const Clause& clause, int32_t pronoun, Kind kind,
                                      std::vector<Complement>& out) const {
  Complement complement;
  complement.kind = kind;
  complement.head = clause.antecedent;
  complement.words = reader_.nominal(clause.antecedent, Extent::kMinimal);
  complement.preposition = reader_.preposition(pronoun);
  out.push_back(std::move(complement));
}

// "where" and "when" in a relative clause stand for its noun: "in Rome", "on Monday".
void ComplementReader::add_setting(const Clause& clause, int32_t wh_adverb,
                                   std::vector<Complement>& out) const {
  if (clause.antecedent == kNoToken) return;
  Complement complement;
  complement.head = clause.antecedent;
  complement.words = reader_.nominal(clause.antecedent, Extent::kMinimal);
  if (tree_[wh_adverb].lemma == "where")
    complement.implied_preposition = "in";
  else
    complement.preposition = reader_.preposition(clause.antecedent);
  complement.temporal = tree_[wh_adverb].lemma == "when";
  complement.before_verb = true;
  out.push_back(std::move(complement));
}

void ComplementReader::add_predicate(int32_t token, std::vector<Complement>& out) const {
  Complement complement;
  complement.kind = Kind::kPredicate;
  complement.head = token;
  const bool nominal = tree_[token].upos != Upos::kVerb && !tree_.has_child(token, "cop");
  complement.words = nominal ? reader_.nominal(token, Extent::kFull) : reader_.clause(token);
  if (nominal) complement.preposition = reader_.preposition(token);
  out.push_back(std::move(complement));
}

void ComplementReader::add_content(const Clause& clause, int32_t token, std::vector<Complement>& out) const {
  Complement complement;
  complement.kind = Kind::kContent;
  complement.head = token;
  for (const int32_t c : tree_.children(token))
    if (tree_.is(c, "mark") && tree_[c].lemma == "that") complement.preposition = {c};
  complement.words = reader_.clause(token, complement.preposition);
  complement.before_verb = token < clause.head;
  out.push_back(std::move(complement));
}

void ComplementReader::add_clause(Kind kind, const Clause& clause, int32_t token,
                                  std::vector<Complement>& out) const {
  Complement complement;
  complement.kind = kind;
  complement.head = token;
  complement.words = reader_.clause(token);
  complement.before_verb = token < clause.head;
  out.push_back(std::move(complement));
}

// "hostages it captured", "sell or merge hundreds of thrifts"
void ComplementReader::add_inherited_objects(const Clause& clause, std::vector<Complement>& out) const {
  if (clause.passive) return;
  for (const Argument& a : clause.arguments) {
    if (!a.inherited || a.slot != Slot::kObject) continue;
    if (std::any_of(out.begin(), out.end(), [&](const Complement& c) { return c.head == a.token; })) continue;
    add_nominal(Kind::kObject, a.token, out);
    out.back().preposition.clear();
    if (a.token == clause.antecedent) out.back().words = reader_.nominal(a.token, Extent::kMinimal);
  }
}

// "On Monday it was sold and renamed": what stands before the first verb holds for the others, unless they
// have a time of their own.
void ComplementReader::share_settings(const Clause& clause, std::vector<Complement>& out) const {
  if (clause.link != ClauseLink::kConjunct || clause.governor < 0) return;
  const Clause& first = clauses_[static_cast<size_t>(clause.governor)];
  if (first.head != tree_[clause.head].head) return;
  const bool has_time = std::any_of(out.begin(), out.end(), [](const Complement& c) { return c.temporal; });
  for (const int32_t c : tree_.children(first.head)) {
    if (!tree_.is(c, "obl") || c > first.head || is_relative_word(tree_[c])) continue;
    if (has_time && is_temporal(tree_, c)) continue;
    add_oblique(first, c, out);
  }
}

}  // namespace dramatis::extract
