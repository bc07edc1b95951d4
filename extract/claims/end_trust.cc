#include "extract/claims/end_trust.h"

#include <algorithm>

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::MentionKind;

constexpr double kLeastPronoun = 0.7;
constexpr double kLeastPronounForState = 0.5;
constexpr double kLeastAnaphor = 0.6;  // "the committee", where an organisation was named before
constexpr double kLeastThroughNoun = 0.5;
constexpr double kLeastBetweenParties = 0.4;

}  // namespace

bool EndTrust::trusts(const ReachedActor& subject, const ReachedActor& object, double confidence) const {
  if (!trusts(subject) || !trusts(object)) return false;
  if (!is_party(object)) return true;
  if (object.through != kNoToken && object.confidence < kLeastThroughNoun) return false;
  return !is_party(subject) || confidence >= kLeastBetweenParties;
}

bool EndTrust::trusts(const ReachedActor& end) const {
  const ActorMention* mention = reach_.mention(end.token, ActorReach::Places::kYes);
  if (!mention) return true;
  if (mention->kind == MentionKind::kPronoun)
    return reach_.is_bound(*mention) ||
           mention->confidence >=
               (type_of(end) == ActorType::kCountry ? kLeastPronounForState : kLeastPronoun);
  const bool anaphor = mention->kind == MentionKind::kNominal && is_party(end) && is_named(end);
  return !anaphor || mention->confidence >= kLeastAnaphor;
}

ActorType EndTrust::type_of(const ReachedActor& end) const {
  return actors_.actors[static_cast<size_t>(end.actor)].type;
}

bool EndTrust::is_party(const ReachedActor& end) const { return reach_.is_party(end.actor); }

bool EndTrust::is_named(const ReachedActor& end) const {
  const graph::Actor& actor = actors_.actors[static_cast<size_t>(end.actor)];
  return !actor.code.empty() ||
         std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const graph::Mention& m) { return m.kind == MentionKind::kName; });
}

}  // namespace dramatis::extract
