// PredicateMatch: one reading of a clause or event noun as a predicate with a place for its object.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/reach.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

struct PredicateMatch {
  std::string predicate;  // third person: "criticises"
  graph::EventClass event = graph::EventClass::kNone;
  bool symmetric = false;
  bool listed = false;  // from the lexicon, not made up from the words
  uint32_t line = 0;    // of the lexicon
  double confidence = 0.9;
  std::vector<int32_t> objects;           // heads of the object; empty: the object is unsaid
  bool object_through_complement = true;  // may "the members of Hamas" stand for Hamas here?
  std::vector<int32_t> words;             // the tokens that make up the predicate
  int32_t event_noun = kNoToken;          // the noun that carries it, if one does
  bool vacuous = false;                   // an unlisted verb that by itself tells nothing ("does", "resumes")
  bool agent_noun = false;                // that noun names the subject itself ("a critic of")
};

class PredicateMatcher {
 public:
  PredicateMatcher(const Lexicon& lexicon, const SentenceTree& tree, const ActorReach& reach)
      : lexicon_(lexicon), tree_(tree), reach_(reach) {}

  // The readings of a clause, one for each object it has; listed ones first.
  std::vector<PredicateMatch> match(const Clause& clause) const;
  // The readings of a noun with arguments of its own ("attack on Israel").
  std::vector<PredicateMatch> match_noun(int32_t noun) const;

 private:
  bool match_pattern(const Clause& clause, const VerbPattern& pattern, PredicateMatch& match) const;
  static bool particle_in_preposition(const Clause& clause, const VerbPattern& pattern);
  bool has_thing_as_object(const Clause& clause) const;
  bool match_phrase(const Clause& clause, const VerbPattern& pattern, PredicateMatch& match,
                    int32_t& noun) const;
  bool are_kinds(const std::vector<ReachedActor>& actors, ActorKinds kinds) const;
  // Who does and who suffers it are of the kinds that a pattern wants. `noun`: the event noun, if one carries
  // it.
  bool holds_between(const ActorConditions& wanted, const Clause* clause, int32_t noun,
                     const std::vector<int32_t>& objects) const;
  bool may_leave_object_unsaid(const Clause& clause, const VerbPattern& pattern) const;
  bool add_opinion(const Clause& clause, PredicateMatch& match) const;
  void match_order(const Clause& clause, std::vector<PredicateMatch>& out) const;
  void match_event_object(const Clause& clause, std::vector<PredicateMatch>& out) const;
  void add_requested_events(std::vector<PredicateMatch>& out) const;
  std::vector<int32_t> complements_of(int32_t noun, const Clause* clause,
                                      const std::vector<std::string>& prepositions,
                                      std::vector<int32_t>& words) const;
  // When or in what medium something is done: no complement.
  bool is_circumstance(int32_t token) const;
  bool has_modifier(int32_t noun, const std::string& modifier) const;
  // The phrase "list of names" of a noun, without articles and possessors.
  std::string bare_phrase(int32_t noun) const;

  const Lexicon& lexicon_;
  const SentenceTree& tree_;
  const ActorReach& reach_;
};

// A verb that adds nothing to the event noun it governs: "launched an attack on", "held talks with".
bool adds_nothing_to_its_noun(std::string_view verb);

}  // namespace dramatis::extract
