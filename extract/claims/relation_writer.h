// RelationWriter: a reading with its two ends as a relation between actors.
//
// It composes predicate, class, status, spans and date, and the confidence of its parts; what is too doubtful
// is not written. Const and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/actors/actors_found.h"
#include "extract/claims/end_trust.h"
#include "extract/claims/event_date.h"
#include "extract/claims/reach.h"
#include "extract/claims/reading.h"
#include "extract/claims/relation_features.h"
#include "extract/claims/relation_finder.h"
#include "extract/claims/tree.h"
#include "extract/sentence.h"

namespace dramatis::extract {

constexpr double kLeastConfidence = 0.3;  // below it a relation is more often wrong than not

class RelationWriter {
 public:
  // All must outlive it; `tree` is the sentence's, as repaired.
  RelationWriter(const Document& document, uint32_t sentence, const SentenceTree& tree,
                 const ActorsFound& actors, const ActorReach& reach, const EventDates& dates);

  // `subject` or `object` is null where nobody known is; `object_token` is the object's noun, or kNoToken.
  std::optional<TracedRelation> write(const Reading& reading, const ReachedActor* subject,
                                      const ReachedActor* object, int32_t object_token) const;

 private:
  bool is_attack_in_words(const graph::Relation& relation, const ReachedActor& subject,
                          const ReachedActor& object) const;
  bool is_part_of_party(const ReachedActor& who) const;
  bool is_media(const ReachedActor& who) const;
  std::string date_of(const Reading& reading) const;
  std::string actor_id(int32_t actor) const { return actors_.actors[static_cast<size_t>(actor)].id; }
  TextSpan phrase_span(int32_t token) const;
  TextSpan words_span(const PredicateMatch& match, const Government& government) const;

  const Document& document_;
  uint32_t sentence_;
  const SentenceTree& tree_;
  const ActorsFound& actors_;
  const ActorReach& reach_;
  const EventDates& dates_;
  EndTrust trust_;
  RelationFeatures features_;
};

}  // namespace dramatis::extract
