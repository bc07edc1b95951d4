// SubjectFinder: who does what a clause or an event noun tells.
// A view on one sentence; what it refers to must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/government.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

class SubjectFinder {
 public:
  SubjectFinder(const SentenceTree& tree, const std::vector<Clause>& clauses,
                const GovernmentFinder& governments, const ActorReach& reach)
      : tree_(tree), clauses_(clauses), governments_(governments), reach_(reach) {}

  std::vector<ReachedActor> subjects_of(const Clause& clause, int32_t token, bool listed) const;
  // The subject of the clause that a noun stands in.
  std::vector<ReachedActor> subject_above(int32_t noun) const;
  // "staged a strike in protest against X", "called it off after talks with X"
  bool is_done_by_subject(int32_t noun, const PredicateMatch& match) const;
  // "talks between A and B", "the A-B talks", "A's talks with B"
  std::vector<ReachedActor> parties_of(int32_t noun, const std::vector<ReachedActor>& agents) const;

 private:
  bool is_plan_of_speaker(int32_t token) const;
  std::vector<ReachedActor> subject_of_governor(int32_t pronoun) const;
  // Only a dash or "and" between two modifiers makes both of them parties ("the Russia-China talks").
  bool joined(int32_t a, int32_t b) const;

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  const GovernmentFinder& governments_;
  const ActorReach& reach_;
};

}  // namespace dramatis::extract
