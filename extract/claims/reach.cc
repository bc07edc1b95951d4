#include "extract/claims/reach.h"

#include <algorithm>
#include <string>

namespace dramatis::extract {
namespace {

constexpr double kThroughPossessor = 0.85;
constexpr double kThroughComplement = 0.7;

void merge(std::vector<ReachedActor>& out, const std::vector<ReachedActor>& more) {
  for (const ReachedActor& r : more)
    if (std::none_of(out.begin(), out.end(), [&](const ReachedActor& o) { return o.actor == r.actor; }))
      out.push_back(r);
}

}  // namespace

const ActorMention* ActorReach::mention(int32_t token) const {
  const ActorMention* m = actors_.headed_by(sentence_, static_cast<uint32_t>(token));
  return m && m->actor >= 0 && !m->as_place ? m : nullptr;
}

bool ActorReach::add_mention(int32_t token, int32_t through, double confidence,
                             std::vector<ReachedActor>& out) const {
  const ActorMention* m = mention(token);
  if (!m) return false;
  const TextSpan span = tree_.span_between(static_cast<int32_t>(m->first),
                                           static_cast<int32_t>(std::max(m->last, m->first + 1)) - 1);
  merge(out, {{m->actor, token, span, through, confidence * m->confidence}});
  return true;
}

std::vector<ReachedActor> ActorReach::reach(int32_t token, bool through_nouns) const {
  std::vector<ReachedActor> out;
  for (const int32_t t : tree_.conjuncts(token)) reach_one(t, through_nouns, out);
  return out;
}

std::vector<ReachedActor> ActorReach::possessors(int32_t noun) const {
  std::vector<ReachedActor> out;
  for (const int32_t c : tree_.children(noun)) {
    if (!tree_.is_any(c, {"nmod:poss", "amod", "compound"})) continue;
    for (const int32_t t : tree_.conjuncts(c)) {
      // "Israel's" always owns; a modifier must itself name an actor ("Russian", "Hamas").
      if (tree_.is(c, "nmod:poss") && !mention(t))
        merge(out, reach(t, true));
      else
        add_mention(t, noun, kThroughPossessor, out);
    }
  }
  return out;
}

void ActorReach::reach_one(int32_t token, bool through_nouns, std::vector<ReachedActor>& out) const {
  if (add_mention(token, kNoToken, 1.0, out)) return;
  // "its ally, Syria": the apposition names what the noun does not.
  for (const int32_t c : tree_.children(token))
    if (tree_.is_any(c, {"appos", "nmod:desc", "flat"}) && add_mention(c, kNoToken, 0.95, out)) return;
  if (!through_nouns || (tree_[token].upos != Upos::kNoun && tree_[token].upos != Upos::kPropn)) return;
  std::vector<ReachedActor> owners = possessors(token);
  for (ReachedActor& owner : owners) owner.through = token;
  if (!owners.empty()) return merge(out, owners);
  // "a delegation of Hamas", "members of the group"
  for (const int32_t c : tree_.children(token)) {
    if (!tree_.is(c, "nmod") || tree_.is(c, "nmod:poss")) continue;
    const std::string preposition = tree_.preposition(c);
    if (preposition != "of" && preposition != "from" && preposition != "by") continue;
    for (const int32_t t : tree_.conjuncts(c)) add_mention(t, token, kThroughComplement, out);
  }
}

}  // namespace dramatis::extract
