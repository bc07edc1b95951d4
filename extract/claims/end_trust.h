// Whether the actor at an end of a relation is sure enough for the relation to be told.
#pragma once

#include "extract/actors/actors_found.h"
#include "extract/claims/reach.h"

namespace dramatis::extract {

class EndTrust {
 public:
  // Both must outlive it.
  EndTrust(const ActorReach& reach, const ActorsFound& actors) : reach_(reach), actors_(actors) {}

  // `confidence` is that of the whole relation. Of people and organisations more is asked than of states:
  // articles have many of them, and what belongs to them seldom stands for them.
  bool trusts(const ReachedActor& subject, const ReachedActor& object, double confidence) const;

 private:
  bool trusts(const ReachedActor& end) const;
  graph::ActorType type_of(const ReachedActor& end) const;
  bool is_party(const ReachedActor& end) const;  // a person or an organisation
  bool is_named(const ReachedActor& end) const;

  const ActorReach& reach_;
  const ActorsFound& actors_;
};

}  // namespace dramatis::extract
