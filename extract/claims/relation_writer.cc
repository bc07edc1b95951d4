#include "extract/claims/relation_writer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::Modality;
using graph::Relation;

constexpr double kGovernedConfidence = 0.75;

}  // namespace

RelationWriter::RelationWriter(const Document& document, uint32_t sentence, const SentenceTree& tree,
                               const ActorsFound& actors, const ActorReach& reach, const EventDates& dates)
    : document_(document),
      sentence_(sentence),
      tree_(tree),
      actors_(actors),
      reach_(reach),
      dates_(dates),
      trust_(reach, actors),
      features_(tree, reach, actors) {}

// "unleashed a harsh attack on": between politicians it is one of words.
bool RelationWriter::is_attack_in_words(const Relation& relation, const ReachedActor& subject,
                                        const ReachedActor& object) const {
  constexpr ActorKinds kParty = kPersonKind | kBodyKind;
  return relation.event == EventClass::kAssault && relation.predicate == "attacks" &&
         (reach_.kind(subject.actor) & kCivilKinds) != 0 && (reach_.kind(object.actor) & kParty) != 0;
}

bool RelationWriter::is_media(const ReachedActor& who) const {
  return actors_.actors[static_cast<size_t>(who.actor)].sector == graph::Sector::kMedia;
}

// "Some Democrats back the Republican": the party does not.
bool RelationWriter::is_part_of_party(const ReachedActor& who) const {
  return actors_.actors[static_cast<size_t>(who.actor)].sector == graph::Sector::kParty &&
         names_part(tree_, who.token);
}

std::optional<TracedRelation> RelationWriter::write(const Reading& reading, const ReachedActor* subject,
                                                    const ReachedActor* object, int32_t object_token) const {
  const PredicateMatch& match = reading.match;
  // "Trump's interview with CNN": it is the press that asks.
  if (match.predicate == "interviews" && match.event_noun != kNoToken && subject && object &&
      is_media(*object) && !is_media(*subject))
    std::swap(subject, object);
  if (subject && is_part_of_party(*subject)) return {};
  const Government& government = reading.government;
  Relation relation;
  relation.sentence = sentence_;
  // "seeks to locate" may stand in the lexicon as a predicate of its own.
  const bool composed = !government.prefix.empty() && !match.predicate.starts_with(government.prefix);
  relation.predicate = composed ? compose(government.prefix, match.predicate) : match.predicate;
  // "demonstrated in Kirkuk" is not against Kirkuk.
  if (match.event == EventClass::kProtest && match.listed && !match.objects.empty())
    if (const std::string place = tree_.preposition(match.objects.front()); place == "in" || place == "at")
      relation.predicate = at_place(relation.predicate, place);
  relation.event = class_of(tree_, reading);
  relation.negated = reading.status.negated;
  relation.modality = reading.status.modality;
  relation.hedged = reading.status.hedged;
  const bool arranged = match.event == EventClass::kConsult;  // "preparations to interview"
  if (government.purpose && relation.modality == Modality::kAsserted &&
      (is_material(match.event) || arranged) && match.event != EventClass::kProtest)
    relation.modality = Modality::kPlanned;
  // "refuses to", "threatens to": the class comes from the word above, whatever the lexicon knows of the
  // verb.
  relation.confidence = government.event == EventClass::kNone
                            ? match.confidence
                            : std::max(match.confidence, kGovernedConfidence);
  if (subject) {
    relation.subject = actor_id(subject->actor);
    relation.subject_span = subject->span;
    relation.confidence *= subject->confidence;
  } else if (reading.subject_token != kNoToken) {
    relation.subject_span = phrase_span(reading.subject_token);
  }
  if (object) {
    relation.object = actor_id(object->actor);
    relation.object_span = object->span;
    relation.confidence *= object->confidence;
    if (object->through != kNoToken) relation.through = tree_[object->through].form;
  } else if (object_token != kNoToken) {
    relation.object_span = phrase_span(object_token);
  }
  const TextSpan words = words_span(match, government);
  relation.phrase = document_.text.substr(words.begin, words.size());
  relation.span = words;
  for (const TextSpan& s : {relation.subject_span, relation.object_span})
    if (!s.empty())
      relation.span = {std::min(relation.span.begin, s.begin), std::max(relation.span.end, s.end)};
  if (government.claimed_by != kNoToken)
    for (const ReachedActor& who : reach_.reach(government.claimed_by, false))
      relation.attributed_to = actor_id(who.actor);
  if (relation.confidence < kLeastConfidence) return {};
  if (subject && object && !trust_.trusts(*subject, *object, relation.confidence)) return {};
  if (subject && object && is_attack_in_words(relation, *subject, *object)) {
    relation.event = EventClass::kAccuse;
    relation.predicate = "criticises";
  }
  relation.event_date = date_of(reading);
  RelationTrace trace{std::string(reading.rule),
                      match.line,
                      reading.clause ? to_string(tree_, *reading.clause) : "",
                      government.prefix,
                      words,
                      subject ? tree_[subject->token].span : TextSpan{},
                      object ? tree_[object->token].span : TextSpan{},
                      aside_around(tree_, match.words.front())};
  if (subject && object) trace.features = features_.of({reading, *subject, *object, object_token, relation});
  return TracedRelation{std::move(relation), std::move(trace)};
}

std::string RelationWriter::date_of(const Reading& reading) const {
  const bool future = reading.status.modality != Modality::kAsserted;
  if (reading.match.event_noun != kNoToken)
    if (std::string date = dates_.of_predicate(tree_, reading.match.event_noun, future); !date.empty())
      return date;
  return reading.clause ? dates_.of_predicate(tree_, reading.clause->head, future) : "";
}

TextSpan RelationWriter::phrase_span(int32_t token) const {
  return tree_.span_of(
      tree_.extent_without(token, {"acl", "appos", "parataxis", "punct", "conj", "cc", "case"}));
}

TextSpan RelationWriter::words_span(const PredicateMatch& match, const Government& government) const {
  std::pair<int32_t, int32_t> extent{match.words.front(), match.words.front()};
  const auto widen = [&](const std::vector<int32_t>& words) {
    for (const int32_t t : words) extent = {std::min(extent.first, t), std::max(extent.second, t)};
  };
  widen(match.words);
  widen(government.words);
  return tree_.span_of(extent);
}

}  // namespace dramatis::extract
