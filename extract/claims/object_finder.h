// ObjectFinder: whom a reading of a predicate concerns, directly or through the nouns and phrases beside it.
// A view on one sentence; what it refers to must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/reading.h"
#include "extract/claims/relation_finder.h"

namespace dramatis::extract {

class ObjectFinder {
 public:
  // `told` are the relations found so far, in the order of the text.
  ObjectFinder(const Lexicon& lexicon, const SentenceTree& tree, const std::vector<Clause>& clauses,
               const ActorsFound& actors, const ActorReach& reach, const std::vector<TracedRelation>& told,
               uint32_t sentence)
      : lexicon_(lexicon),
        tree_(tree),
        clauses_(clauses),
        actors_(actors),
        reach_(reach),
        told_(told),
        sentence_(sentence) {}

  // Without the subject itself, which a phrase may well name again ("its labour market").
  std::vector<ReachedActor> objects_of(const Reading& reading) const;
  // "threatened to stop the talks if Israel goes ahead": the threat is against the one of whom it is made to
  // depend.
  std::vector<ReachedActor> objects_of_threat(const Reading& reading) const;
  // "lifted the embargo on medicine to Iran": what the verb was done to is a thing, for whom stands beside
  // it.
  std::vector<ReachedActor> participants(const Reading& reading) const;
  std::vector<ReachedActor> at_place_of(const Clause& clause, std::string_view wanted,
                                        std::string* preposition = nullptr) const;
  // "was put under investigation in Italy"
  std::vector<ReachedActor> authority_in_place(const Reading& reading) const;
  bool is_addressed(const Reading& reading, const ReachedActor& who) const;
  bool lacks_country(const std::vector<ReachedActor>& objects) const;

 private:
  // "France contributes 4,000 troops to the force": what a state sends or withdraws is not whom it acts on.
  bool is_own_troops(const Reading& reading, const ReachedActor& object) const;
  std::vector<ReachedActor> reach_object(int32_t token, const Reading& reading) const;
  // The agent of an event noun: "the crimes by rebels against civilians". A word of blame is about the agent,
  // other words ("demanded the withdrawal of", "prevented the visit to") about whom the event concerns.
  std::vector<ReachedActor> agents_below(int32_t noun, graph::EventClass event) const;
  // "Russia invited Hamas. Israel protested against the invitation": a definite event noun without an agent
  // is the event told of shortly before, and its agent is the one named there.
  ReachedActor agent_told_before(int32_t noun) const;

  const Lexicon& lexicon_;
  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  const ActorsFound& actors_;
  const ActorReach& reach_;
  const std::vector<TracedRelation>& told_;
  uint32_t sentence_;
};

}  // namespace dramatis::extract
