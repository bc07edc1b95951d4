// Telling: whether a clause or event noun that reads like a relation tells of one at all, and how far what it
// tells is a fact.
// A view on one sentence; what it refers to must outlive it.
#pragma once

#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/government.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/reading.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

class Telling {
 public:
  Telling(const SentenceTree& tree, const std::vector<Clause>& clauses, const GovernmentFinder& governments,
          const ActorReach& reach)
      : tree_(tree), clauses_(clauses), governments_(governments), reach_(reach) {}

  // Whether the match says too little of the two, or something else than it seems to.
  bool tells_nothing(const Clause& clause, const PredicateMatch& match, const Government& government) const;
  // "could not resist criticising", "does not refuse to meet": no telling which of the two negations holds.
  static bool is_doubly_negated(const Reading& reading);
  // "declined to affirm his support for X" leaves open whether he supports X.
  bool is_in_negated_clause(int32_t noun) const;
  // The modality of a clause's own words, as its place in the sentence changes it: "said it would" is
  // planned, "did X attack Y?" and "wants a law that bans Y" are possible.
  graph::Modality modality_in_place(const Clause& clause, graph::Modality modality) const;

 private:
  bool is_incomplete(const Clause& clause) const;
  bool is_wish_of_event(const Clause& clause, const PredicateMatch& match) const;
  bool is_past_holder(int32_t noun) const;
  bool is_asked(const Clause& clause) const;
  bool is_when_it_comes(const Clause& clause) const;
  bool is_of_wanted_thing(const Clause& clause) const;

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  const GovernmentFinder& governments_;
  const ActorReach& reach_;
};

}  // namespace dramatis::extract
