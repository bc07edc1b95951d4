// UnlistedMatcher: readings of a clause made up from its own words, where the lexicon has none.
//
// "has fed material to Y", "mapped the seabed jointly": whatever the verb, the path between two actors is a
// plain one, and the verb with its object and preposition reads as a predicate. What it means in the
// lexicon's terms is left open; only what is done jointly is cooperation.
#pragma once

#include <string>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

class UnlistedMatcher {
 public:
  UnlistedMatcher(const Lexicon& lexicon, const SentenceTree& tree, const ActorReach& reach)
      : lexicon_(lexicon), tree_(tree), reach_(reach) {}

  // Adds to the readings of a clause; objects that `out` has already stay with it.
  void match(const Clause& clause, std::vector<PredicateMatch>& out) const;

 private:
  // A verb that by itself tells nothing of two actors.
  bool says_nothing(const std::string& verb) const;
  graph::EventClass class_of_bare(const std::string& verb) const;
  void match_arguments(const Clause& clause, const PredicateMatch& start,
                       std::vector<PredicateMatch>& out) const;
  void match_thing_given(const Clause& clause, const PredicateMatch& start,
                         std::vector<PredicateMatch>& out) const;
  void match_companion(const Clause& clause, const PredicateMatch& start,
                       std::vector<PredicateMatch>& out) const;
  void match_joint_deed(const Clause& clause, const PredicateMatch& start,
                        std::vector<PredicateMatch>& out) const;
  // The object of a clause if it is a thing: a noun that is no actor and no actor's own.
  int32_t thing_of(const Clause& clause) const;
  std::string name_of(int32_t thing) const;
  bool is_near(int32_t from, int32_t token) const;
  bool has_percentage(int32_t thing) const;
  bool is_target(int32_t token) const;
  bool says_jointly(const Clause& clause, int32_t thing) const;
  graph::EventClass class_of_noun(int32_t verb, int32_t noun, const std::string& preposition) const;

  const Lexicon& lexicon_;
  const SentenceTree& tree_;
  const ActorReach& reach_;
};

}  // namespace dramatis::extract
