// Clauses: the predicates of a sentence with their logical arguments, read off a Universal Dependencies tree.
//
// A clause is a verb, or a nominal or adjective with a copula. Arguments are logical, not surface: in a
// passive the surface subject fills the object slot and the agent the subject slot. Arguments that the
// grammar leaves unsaid are filled in: the subject of a conjoined verb, of an infinitive (control and
// raising), of a participle, and the antecedent of a relative clause (compare ClausIE, Del Corro and Gemulla
// 2013, and the enhanced UD graphs of Schuster and Manning 2016).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/lexicon/hedge_lexicon.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

enum class Slot : uint8_t { kSubject, kObject, kIndirect, kOblique };

struct Argument {
  int32_t token = kNoToken;  // head of the argument; its conjuncts belong to it
  Slot slot = Slot::kSubject;
  std::string preposition;  // of an oblique: "with", "according to"; else empty
  bool inherited = false;   // filled in from another clause
};

enum class ClauseLink : uint8_t {
  kRoot,
  kConjunct,
  kComplement,
  kOpenComplement,
  kAdverbial,
  kAdnominal,
  kRelative,
  kOther
};
std::string_view name_of(ClauseLink link);  // "root", "open-complement"

struct Clause {
  int32_t head = kNoToken;    // the verb, or the predicate nominal or adjective
  int32_t copula = kNoToken;  // its copula, if it has one
  bool passive = false;
  ClauseLink link = ClauseLink::kRoot;
  std::string mark;               // its subordinator: "that", "to", "if", "after"; lower case
  int32_t governor = -1;          // index of the clause that governs it, or -1
  int32_t antecedent = kNoToken;  // the noun that an adnominal or relative clause modifies
  ClauseStatus status;
  std::vector<Argument> arguments;

  const Argument* argument(Slot slot) const;
  // The grammatical subject: the logical object of a passive.
  const Argument* surface_subject() const;
};

// Governors come before the clauses that they govern.
std::vector<Clause> find_clauses(const SentenceTree& tree);

// Index of the clause headed by `token`, or -1.
int32_t clause_headed_by(const std::vector<Clause>& clauses, int32_t token);

// One line a clause, for tests and `explain`: "attack(subject: Israel, object: Gaza) negated".
std::string to_string(const SentenceTree& tree, const std::vector<Clause>& clauses);
std::string to_string(const SentenceTree& tree, const Clause& clause);

}  // namespace dramatis::extract
