// From an argument of a predicate to the actors it stands for: directly ("Israel"), through coordination
// ("Hamas and Israel"), or through a noun that belongs to an actor ("Israel's actions", "a Hamas
// delegation").
#pragma once

#include <cstdint>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/actor_kinds.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

struct ReachedActor {
  int32_t actor = -1;        // index into ActorsFound::actors
  int32_t token = kNoToken;  // head of the mention
  TextSpan span;  // of the mention; of the name in the same sentence where the mention is a pronoun
  int32_t through = kNoToken;  // the noun between the predicate and the actor
  double confidence = 1.0;
};

class ActorReach {
 public:
  // Both must outlive it.
  ActorReach(const SentenceTree& tree, uint32_t sentence, const ActorsFound& actors)
      : tree_(tree), sentence_(sentence), actors_(actors) {}

  // Whether a place stands for those who govern or live there: only where a predicate is done to places
  // ("lifted the curfew in Montenegro"), never for who does it.
  enum class Places : uint8_t { kNo, kYes };

  // Every actor that the argument headed by `token` stands for; its conjuncts included. `through_nouns` also
  // follows possessors, demonyms and prepositional complements of a noun that is no actor itself.
  std::vector<ReachedActor> reach(int32_t token, bool through_nouns, Places places = Places::kNo) const;
  // The actors named nearest below a noun that is none and belongs to none: "an admission by Moscow", "crimes
  // committed by rebels", "the demonstration in Baku".
  std::vector<ReachedActor> reach_below(int32_t noun, Places places) const;
  // The actor that a token itself mentions, if any; locations are no actors.
  const ActorMention* mention(int32_t token, Places places = Places::kNo) const;
  // "said on CNN", "called him a liar on Twitter": where something is said.
  bool is_medium(int32_t token) const;
  // The possessor of a noun: "Israel's ...", "its ...", "the Russian ...", "a Hamas ...".
  std::vector<ReachedActor> possessors(int32_t noun) const;
  // Those of them that what is done to the noun is done to: not his father-in-law's owner, and not Iraq for
  // "the Iraq war".
  std::vector<ReachedActor> owners_of(int32_t noun) const;
  bool is_person(int32_t actor) const;
  // Whether a token mentions an actor that is but a place ("Palm Beach").
  bool is_place(int32_t token) const;
  bool is_party(int32_t actor) const;  // a person or an organisation
  ActorKinds kind(int32_t actor) const { return kind_of(actors_.actors[static_cast<size_t>(actor)]); }
  // Whether "its" or "it" is the subject of its own clause or of one above, which makes it sure.
  bool is_bound(const ActorMention& pronoun) const;

 private:
  void reach_one(int32_t token, bool through_nouns, Places places, std::vector<ReachedActor>& out) const;
  TextSpan span_of(const ActorMention& mention) const;
  bool is_country(int32_t token) const;
  bool is_denied(int32_t token) const;
  bool is_somebody(int32_t token) const;
  bool is_identified(const ActorMention& mention) const;
  bool add_joint_countries(int32_t token, std::vector<ReachedActor>& out) const;
  bool add_mention(int32_t token, int32_t through, double confidence, Places places,
                   std::vector<ReachedActor>& out) const;

  const SentenceTree& tree_;
  uint32_t sentence_;
  const ActorsFound& actors_;
};

}  // namespace dramatis::extract
