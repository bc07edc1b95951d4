#include "extract/claims/object_finder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using Places = ActorReach::Places;

constexpr double kAtPlaceConfidence = 0.6;
constexpr std::array<std::string_view, 10> kPlacePrepositions = {
    "in", "at", "near", "into", "inside", "throughout", "across", "outside", "around", "from"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::vector<ReachedActor> ObjectFinder::objects_of_threat(const Reading& reading) const {
  if (!reading.clause || class_of(tree_, reading) != EventClass::kThreaten) return {};
  for (const Clause& condition : clauses_) {
    if (condition.link != ClauseLink::kAdverbial || (condition.mark != "if" && condition.mark != "unless"))
      continue;
    const int32_t governor = tree_[condition.head].head;
    const Argument* subject = condition.argument(Slot::kSubject);
    if (!subject || (governor != reading.clause->head && !tree_.dominates(governor, reading.clause->head)))
      continue;
    std::vector<ReachedActor> out = reach_.reach(subject->token, true);
    for (ReachedActor& r : out) r.confidence *= 0.8;
    return out;
  }
  return {};
}

std::vector<ReachedActor> ObjectFinder::participants(const Reading& reading) const {
  const PredicateMatch& match = reading.match;
  if (!reading.clause || !is_classed(reading) || match.objects.empty() ||
      match.event == EventClass::kAccuse ||
      (match.event_noun == kNoToken && reading.government.event == EventClass::kNone &&
       match.event != EventClass::kRequest) ||
      reach_.mention(match.objects.front(), Places::kYes))
    return {};
  for (const std::string_view wanted : {"by", "against", "with", "to", "for", "from", "of", "on"}) {
    for (const Argument& a : reading.clause->arguments) {
      if (a.slot != Slot::kOblique || a.preposition != wanted || tree_[a.token].entity == EntityType::kTime ||
          a.token == match.objects.front())
        continue;
      std::vector<ReachedActor> out = reach_.reach(a.token, true, Places::kYes);
      for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence, r.through = match.objects.front();
      if (!out.empty()) return out;
    }
  }
  return {};
}

std::vector<ReachedActor> ObjectFinder::at_place_of(const Clause& clause, std::string_view wanted,
                                                    std::string* preposition) const {
  for (const Argument& a : clause.arguments) {
    if (a.slot != Slot::kOblique || tree_[a.token].entity == EntityType::kTime) continue;
    if (wanted.empty() ? !contains(kPlacePrepositions, a.preposition) : a.preposition != wanted) continue;
    std::vector<ReachedActor> out = reach_.reach(a.token, true, Places::kYes);
    for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence;
    if (preposition) *preposition = a.preposition;
    if (!out.empty()) return out;
  }
  return {};
}

std::vector<ReachedActor> ObjectFinder::authority_in_place(const Reading& reading) const {
  std::vector<ReachedActor> out = at_place_of(*reading.clause, "in");
  for (const int32_t word : reading.match.words)
    for (const int32_t c : tree_.children(word)) {
      if (!out.empty() || !tree_.is(c, "nmod") || tree_.preposition(c) != "in") continue;
      out = reach_.reach(c, true, Places::kYes);
      for (ReachedActor& r : out) r.confidence *= kAtPlaceConfidence;
    }
  return out;
}

std::vector<ReachedActor> ObjectFinder::objects_of(const Reading& reading) const {
  std::vector<ReachedActor> out;
  for (const int32_t t : reading.match.objects)
    for (const ReachedActor& r : reach_object(t, reading))
      if ((std::none_of(reading.subjects.begin(), reading.subjects.end(),
                        [&](const ReachedActor& s) { return s.actor == r.actor; }) &&
           !is_own_troops(reading, r)) ||
          reading.subjects.size() > 1)
        out.push_back(r);
  // A deed done to people, bodies and places is not done to whom an idea or an occasion belongs to ("locked
  // up the party's nomination").
  if (reading.match.listed && reading.match.event_noun == kNoToken && is_material(reading.match.event) &&
      reading.match.event != EventClass::kProtest)
    std::erase_if(out, [&](const ReachedActor& r) {
      return r.through != kNoToken && (tree_[r.through].entity == EntityType::kAbstract ||
                                       tree_[r.through].entity == EntityType::kEvent);
    });
  // "released the senator's letters", "paid the party's bill": nor to whom a thing belongs, for what is done
  // with things is no deed done to their owner.
  if (reading.match.listed && reading.match.event_noun == kNoToken && is_material(reading.match.event) &&
      reading.match.event != EventClass::kAssault && reading.match.event != EventClass::kProtest)
    std::erase_if(out, [&](const ReachedActor& r) {
      const EntityType thing = r.through == kNoToken ? EntityType::kPerson : tree_[r.through].entity;
      return reach_.is_party(r.actor) && thing != EntityType::kPerson && thing != EntityType::kOrganization &&
             thing != EntityType::kPlace;
    });
  // "blew themselves up in Tel Aviv in the worst attack of the uprising": a name says more than what
  // belongs to one.
  const auto direct = [](const ReachedActor& r) { return r.through == kNoToken; };
  if (reading.match.objects.size() > 1 && std::any_of(out.begin(), out.end(), direct))
    std::erase_if(out, [&](const ReachedActor& r) { return !direct(r); });
  const bool mutual = reading.subjects.size() > 1 && !reading.match.objects.empty() &&
                      is_collective(lexicon_, tree_, reading.match, reading.match.objects.front());
  // Whom one meets or calls is named at once: "met the deadline set by Congress" is no meeting.
  if (out.empty() && is_classed(reading) && reading.match.object_through_complement && !mutual &&
      reading.match.event != EventClass::kConsult)
    for (const int32_t t : reading.match.objects)
      if (!reach_.mention(t))
        for (const ReachedActor& r : reach_.reach_below(t, Places::kYes))
          if (std::none_of(reading.subjects.begin(), reading.subjects.end(),
                           [&](const ReachedActor& s) { return s.actor == r.actor; }))
            out.push_back(r);
  return out;
}

bool ObjectFinder::is_own_troops(const Reading& reading, const ReachedActor& object) const {
  const graph::Actor& troops = actors_.actors[static_cast<size_t>(object.actor)];
  if (troops.sector != graph::Sector::kMilitary || troops.code.empty() || reading.subjects.empty())
    return false;
  return actors_.actors[static_cast<size_t>(reading.subjects.front().actor)].code == troops.code &&
         !is_conflict(reading.match.event);
}

std::vector<ReachedActor> ObjectFinder::reach_object(int32_t token, const Reading& reading) const {
  const PredicateMatch& match = reading.match;
  const bool classed = is_classed(reading);
  const Places places = classed ? Places::kYes : Places::kNo;
  if (match.object_through_complement) {
    return reach_.reach(token, classed || match.listed, places);
  }
  // "condemned the bombing of Gaza" is not about Gaza; "condemned Israel's bombing" is about Israel.
  std::vector<ReachedActor> out = reach_.reach(token, false, places);
  for (const int32_t t : tree_.conjuncts(token)) {
    if (reach_.mention(t)) continue;
    const std::vector<ReachedActor> owners = reach_.owners_of(t);
    // "criticised X and his record": the second is the first's, and tells nothing new.
    if (t != token && reach_.mention(token) && !owners.empty() && tree_[owners.front().token].xpos == "PRP$")
      continue;
    if (is_suffered(tree_[t].lemma)) continue;  // see add_suffered()
    for (ReachedActor owner : owners) {
      owner.through = t;
      out.push_back(owner);
    }
    if (!owners.empty()) continue;
    if (const ReachedActor agent = agent_told_before(t); agent.actor >= 0)
      out.push_back(agent);
    else
      for (ReachedActor& r : agents_below(t, class_of_words(reading))) out.push_back(r);
  }
  return out;
}

bool ObjectFinder::is_addressed(const Reading& reading, const ReachedActor& who) const {
  if (!reading.clause || reading.clause->governor < 0) return false;
  const Clause& governor = clauses_[static_cast<size_t>(reading.clause->governor)];
  for (const Argument& a : governor.arguments)
    if (a.slot != Slot::kSubject)
      for (const ReachedActor& r : reach_.reach(a.token, false))
        if (r.actor == who.actor) return true;
  return false;
}

std::vector<ReachedActor> ObjectFinder::agents_below(int32_t noun, EventClass event) const {
  for (const int32_t c : tree_.children(noun))
    if (tree_.is(c, "nmod") && tree_.preposition(c) == "by") {
      std::vector<ReachedActor> out = reach_.reach(c, true);
      for (ReachedActor& r : out) r.through = noun;
      return out;
    }
  for (const int32_t c : tree_.children(noun))  // "the explosion set off by X"
    if (tree_.is(c, "acl") && tree_[c].xpos == "VBN" && c == noun + 1)
      if (const int32_t agent = tree_.child(c, "obl:agent"); agent != kNoToken) {
        std::vector<ReachedActor> out = reach_.reach(agent, true);
        for (ReachedActor& r : out) r.through = noun;
        if (!out.empty()) return out;
      }
  if (event == EventClass::kConsult) {  // "to host a meeting between X and Y"
    std::vector<ReachedActor> out;
    for (const int32_t c : tree_.children(noun))
      if (tree_.is(c, "nmod") && (tree_.preposition(c) == "between" || tree_.preposition(c) == "with"))
        for (ReachedActor& r : reach_.reach(c, true)) {
          r.through = noun;
          out.push_back(r);
        }
    return out;
  }
  if (event == EventClass::kAccuse || event == EventClass::kNone || is_suffered(tree_[noun].lemma)) return {};
  return reach_.reach_below(noun, Places::kYes);
}

ReachedActor ObjectFinder::agent_told_before(int32_t noun) const {
  const int32_t determiner = tree_.child(noun, "det");
  if (determiner == kNoToken || (tree_[determiner].lemma != "the" && tree_[determiner].lemma != "this"))
    return {};
  for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
    const std::string& canonical = lexicon_.entry(pattern.entry).canonical;
    for (auto r = told_.rbegin(); r != told_.rend() && r->relation.sentence + 2 >= sentence_; ++r) {
      if (r->relation.predicate != canonical || !r->relation.subject) continue;
      for (size_t a = 0; a < actors_.actors.size(); ++a)
        if (actors_.actors[a].id == *r->relation.subject)
          return {static_cast<int32_t>(a), noun, tree_[noun].span, noun, 0.7};
    }
  }
  return {};
}

bool ObjectFinder::lacks_country(const std::vector<ReachedActor>& objects) const {
  return std::all_of(objects.begin(), objects.end(), [&](const ReachedActor& r) {
    const graph::Actor& actor = actors_.actors[static_cast<size_t>(r.actor)];
    return actor.code.empty() && actor.type == graph::ActorType::kGroup;
  });
}

}  // namespace dramatis::extract
