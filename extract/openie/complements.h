// Complement: one thing a clause says beside its subject and verb, and how it reads in a triple.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/openie/clause.h"
#include "extract/openie/phrase.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

struct Complement {
  enum class Kind : uint8_t {
    kIndirect,
    kObject,
    kContent,    // what is said or thought
    kPredicate,  // "became | popular"; also an infinitive of the object: "urged them | to leave"
    kOblique,
    kAdverb,
    kCircumstance,  // an adverbial clause
  };
  Kind kind = Kind::kOblique;
  int32_t head = kNoToken;
  Phrase words;                      // without the preposition
  std::vector<int32_t> preposition;  // of a content, its "that"
  std::string implied_preposition;   // "in" for "where"
  bool before_verb = false;
  bool temporal = false;

  Phrase with_preposition() const;
};

class ComplementReader {
 public:
  ComplementReader(const SentenceTree& tree, const std::vector<Clause>& clauses)
      : tree_(tree), clauses_(clauses), reader_(tree) {}

  // The complements of a chain of clauses, each but the innermost opening the next (verb_group.h), in text
  // order. What the grammar leaves unsaid is filled in: the noun of a relative clause, objects and settings
  // that conjuncts share.
  std::vector<Complement> read(const std::vector<const Clause*>& chain) const;

 private:
  using Kind = Complement::Kind;

  void read_clause(const Clause& clause, bool opens_another, std::vector<Complement>& out) const;
  void add_nominal(Kind kind, int32_t token, std::vector<Complement>& out) const;
  void add_oblique(const Clause& clause, int32_t token, std::vector<Complement>& out) const;
  void add_antecedent(const Clause& clause, int32_t pronoun, Kind kind, std::vector<Complement>& out) const;
  void add_setting(const Clause& clause, int32_t wh_adverb, std::vector<Complement>& out) const;
  void add_predicate(int32_t token, std::vector<Complement>& out) const;
  void add_content(const Clause& clause, int32_t token, std::vector<Complement>& out) const;
  void add_clause(Kind kind, const Clause& clause, int32_t token, std::vector<Complement>& out) const;
  void add_inherited_objects(const Clause& clause, std::vector<Complement>& out) const;
  void share_settings(const Clause& clause, std::vector<Complement>& out) const;

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  PhraseReader reader_;
};

// "who", "which", "that" in place of a noun.
bool is_relative_word(const Token& token);

}  // namespace dramatis::extract
