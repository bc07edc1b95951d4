#include "extract/claims/reach.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extract/claims/clause_status.h"

namespace dramatis::extract {
namespace {

constexpr double kThroughPossessor = 0.85;
constexpr double kThroughComplement = 0.7;
constexpr std::array<std::string_view, 11> kAnybody = {
    "other", "person", "people", "man", "woman", "one", "party", "side", "thing", "national", "suspect"};
// Places that nobody governs or lives in.
constexpr std::array<std::string_view, 14> kLandmarks = {"Bridge",  "Channel", "Sea",    "River", "Strait",
                                                         "Straits", "Airport", "Ocean",  "Lake",  "Canal",
                                                         "Road",    "Street",  "Square", "Gulf"};

bool is_landmark(std::string_view name) {
  const size_t blank = name.rfind(' ');
  return blank != std::string_view::npos &&
         std::find(kLandmarks.begin(), kLandmarks.end(), name.substr(blank + 1)) != kLandmarks.end();
}

constexpr double kBound = 0.7;
constexpr double kBelow = 0.6;
constexpr int kDepthBelow = 3;
constexpr int kNoRank = 9;

// How likely the complement with this preposition is who an act concerns: "crimes by X against Y in Z".
int rank_of(std::string_view preposition) {
  if (preposition == "by") return 0;
  if (preposition == "of" || preposition == "from") return 1;
  if (preposition == "against" || preposition == "with" || preposition == "to" || preposition == "for")
    return 2;
  return 3;
}

// Events that a country's name only tells apart from others of the kind.
constexpr std::array<std::string_view, 9> kTopics = {"caucus",   "conflict", "crisis",   "deal", "debate",
                                                     "election", "primary",  "question", "war"};

void merge(std::vector<ReachedActor>& out, const std::vector<ReachedActor>& more) {
  for (const ReachedActor& r : more)
    if (std::none_of(out.begin(), out.end(), [&](const ReachedActor& o) { return o.actor == r.actor; }))
      out.push_back(r);
}

}  // namespace

const ActorMention* ActorReach::mention(int32_t token, Places places) const {
  const ActorMention* m = actors_.headed_by(sentence_, static_cast<uint32_t>(token));
  if (!m || m->actor < 0 || !is_identified(*m)) return nullptr;
  return !m->as_place || (places == Places::kYes && !is_medium(token)) ? m : nullptr;
}

bool ActorReach::is_medium(int32_t token) const {
  const ActorMention* m = actors_.headed_by(sentence_, static_cast<uint32_t>(token));
  return m && m->actor >= 0 && m->as_place &&
         actors_.actors[static_cast<size_t>(m->actor)].sector == graph::Sector::kMedia;
}

// "others", "a man", "two suspects": whoever they are, the next article means different ones, so they make no
// node of a graph. A class of people named as such does ("civilians", "refugees").
bool ActorReach::is_identified(const ActorMention& mention) const {
  const graph::Actor& actor = actors_.actors[static_cast<size_t>(mention.actor)];
  if (!actor.code.empty()) return true;
  if (actor.type == graph::ActorType::kPlace && is_landmark(actor.name)) return false;
  if (actor.id.find('-') != std::string::npos) return true;
  if (std::any_of(actor.mentions.begin(), actor.mentions.end(),
                  [](const graph::Mention& m) { return m.kind == graph::MentionKind::kName; }))
    return true;
  const Token& head = tree_[static_cast<int32_t>(mention.head)];
  if (head.upos == Upos::kPropn) return true;
  return head.xpos == "NNS" && mention.kind == graph::MentionKind::kNominal &&
         !tree_.has_child(static_cast<int32_t>(mention.head), "nummod") &&
         std::find(kAnybody.begin(), kAnybody.end(), head.lemma) == kAnybody.end();
}

bool ActorReach::is_country(int32_t token) const {
  const ActorMention* m = mention(token);
  return m && actors_.actors[static_cast<size_t>(m->actor)].type == graph::ActorType::kCountry;
}

bool ActorReach::is_person(int32_t actor) const {
  return actors_.actors[static_cast<size_t>(actor)].type == graph::ActorType::kPerson;
}

bool ActorReach::is_place(int32_t token) const {
  const ActorMention* m = mention(token);
  return m && actors_.actors[static_cast<size_t>(m->actor)].type == graph::ActorType::kPlace;
}

bool ActorReach::is_party(int32_t actor) const {
  return is_person(actor) ||
         actors_.actors[static_cast<size_t>(actor)].type == graph::ActorType::kOrganisation;
}

// "Syria mourns the men it lost in its attack": that a subject above is the same actor makes surer who is
// meant.
bool ActorReach::is_bound(const ActorMention& pronoun) const {
  const auto token = static_cast<int32_t>(pronoun.head);
  if (tree_[token].xpos != "PRP$" && tree_[token].lemma != "it") return false;
  for (int32_t t = tree_[token].head, steps = 0; t != kNoToken && steps < tree_.size();
       t = tree_[t].head, ++steps)
    for (const int32_t c : tree_.children(t)) {
      const ActorMention* subject = tree_.is(c, "nsubj") ? mention(c) : nullptr;
      if (subject && subject->kind == graph::MentionKind::kName) return subject->actor == pronoun.actor;
    }
  return false;
}

TextSpan ActorReach::span_of(const ActorMention& mention) const {
  if (mention.kind == graph::MentionKind::kPronoun) {
    // What a reader is shown is the nearest mention in the sentence that says who "it" is.
    const ActorMention* nearest = nullptr;
    for (const ActorMention& m : actors_.mentions) {
      if (m.sentence != sentence_ || m.actor != mention.actor || m.kind == graph::MentionKind::kPronoun)
        continue;
      if (m.first < mention.first || !nearest) nearest = &m;
    }
    if (nearest) return span_of(*nearest);
  }
  return tree_.span_between(static_cast<int32_t>(mention.first),
                            static_cast<int32_t>(std::max(mention.last, mention.first + 1)) - 1);
}

bool ActorReach::add_mention(int32_t token, int32_t through, double confidence, Places places,
                             std::vector<ReachedActor>& out) const {
  const ActorMention* m = mention(token, places);
  if (!m) return false;
  const double resolved = is_bound(*m) ? std::max(m->confidence, kBound) : m->confidence;
  merge(out, {{m->actor, token, span_of(*m), through, confidence * resolved}});
  return true;
}

std::vector<ReachedActor> ActorReach::reach(int32_t token, bool through_nouns, Places places) const {
  std::vector<ReachedActor> out;
  for (const int32_t t : tree_.conjuncts(token))
    if (!is_denied(t)) reach_one(t, through_nouns, places, out);
  return out;
}

// "not at her rival but at ...", "Chad and not Sudan", "Chad rather than Sudan"
bool ActorReach::is_denied(int32_t token) const {
  for (const int32_t c : tree_.children(token))
    if (tree_.is_any(c, {"advmod", "cc"}) &&
        (is_negator(tree_[c]) || (tree_.is(c, "cc") && tree_[c].lemma == "rather")))
      return !tree_.has_child(token, "cop") && tree_[c + 1].lemma != "only" && tree_[c + 1].lemma != "just";
  return false;
}

std::vector<ReachedActor> ActorReach::possessors(int32_t noun) const {
  std::vector<ReachedActor> out;
  const bool owned = tree_.has_child(noun, "nmod:poss");
  for (const int32_t c : tree_.children(noun)) {
    if (!tree_.is_any(c, {"nmod:poss", "amod", "compound"})) continue;
    // "the judge's Mexican heritage" is the judge's.
    if (owned && !tree_.is(c, "nmod:poss")) continue;
    for (const int32_t t : tree_.conjuncts(c)) {
      // "Israel's" always owns; a modifier must itself name an actor ("Russian", "Hamas").
      if (tree_.is(c, "nmod:poss") && !mention(t))
        merge(out, reach(t, true));
      else
        add_mention(t, noun, kThroughPossessor, Places::kNo, out);
      for (const int32_t g : tree_.children(t))  // "the Russia-China talks" with the one under the other
        if (tree_.is_any(g, {"compound", "amod"}) && g + 2 == t && tree_[g + 1].form == "-" &&
            is_country(g) && is_country(t))
          add_mention(g, noun, kThroughPossessor, Places::kNo, out);
    }
  }
  return out;
}

// "Ghanaian and Ivorian surveyors" are of two countries, whatever the finder of actors makes of them.
bool ActorReach::add_joint_countries(int32_t token, std::vector<ReachedActor>& out) const {
  if (tree_[token].upos != Upos::kNoun) return false;
  for (const int32_t c : tree_.children(token)) {
    // "the leaders of Chile and Peru"
    const bool of_both = tree_[token].xpos == "NNS" && tree_.is(c, "nmod") && tree_.preposition(c) == "of";
    if (!of_both && !tree_.is_any(c, {"amod", "compound"})) continue;
    const std::vector<int32_t> joined = tree_.conjuncts(c);
    if (joined.size() < 2 ||
        !std::all_of(joined.begin(), joined.end(), [&](int32_t t) { return is_country(t); }))
      continue;
    for (const int32_t t : joined) add_mention(t, token, kThroughPossessor, Places::kNo, out);
    return true;
  }
  return false;
}

void ActorReach::reach_one(int32_t token, bool through_nouns, Places places,
                           std::vector<ReachedActor>& out) const {
  if (add_joint_countries(token, out)) return;
  // "its border with Niger": whoever's it is, Niger is the other there.
  if (tree_[token].lemma == "border" || tree_[token].lemma == "frontier")
    for (const int32_t c : tree_.children(token))
      if (tree_.is(c, "nmod") && tree_.preposition(c) == "with") return merge(out, reach(c, false));
  if (add_mention(token, kNoToken, 1.0, places, out)) return;
  // "its ally, Syria": the apposition names what the noun does not.
  for (const int32_t c : tree_.children(token))
    if (tree_.is_any(c, {"appos", "nmod:desc", "flat"}) && add_mention(c, kNoToken, 0.95, places, out))
      return;
  if (!through_nouns || (tree_[token].upos != Upos::kNoun && tree_[token].upos != Upos::kPropn)) return;
  std::vector<ReachedActor> owners = owners_of(token);
  for (ReachedActor& owner : owners) owner.through = token;
  if (!owners.empty()) return merge(out, owners);
  // "a delegation of Hamas", "members of the group"
  for (const int32_t c : tree_.children(token)) {
    if (!tree_.is(c, "nmod") || tree_.is(c, "nmod:poss")) continue;
    const std::string preposition = tree_.preposition(c);
    if (preposition != "of" && preposition != "from" && preposition != "by") continue;
    for (const int32_t t : tree_.conjuncts(c)) add_mention(t, token, kThroughComplement, places, out);
  }
}

std::vector<ReachedActor> ActorReach::owners_of(int32_t noun) const {
  if (is_somebody(noun)) return {};
  std::vector<ReachedActor> owners = possessors(noun);
  if (std::find(kTopics.begin(), kTopics.end(), tree_[noun].lemma) != kTopics.end())
    std::erase_if(owners, [&](const ReachedActor& owner) {
      return tree_.is_any(owner.token, {"amod", "compound"});
    });
  return owners;
}

// "His father-in-law", who is no known actor, is not he.
bool ActorReach::is_somebody(int32_t token) const {
  return tree_[token].entity == EntityType::kPerson && tree_[token].xpos == "NN" &&
         tree_.has_child(token, "nmod:poss");
}

std::vector<ReachedActor> ActorReach::reach_below(int32_t noun, Places places) const {
  std::vector<ReachedActor> out;
  // Breadth first: the nearest level that names an actor is the one; agents before owners, owners before
  // places.
  std::vector<int32_t> level{noun};
  for (int depth = 0; depth < kDepthBelow && out.empty() && !level.empty(); ++depth) {
    std::vector<int32_t> next;
    int best = kNoRank;
    for (const int32_t t : level)
      for (const int32_t c : tree_.children(t)) {
        const bool participle = tree_.is(c, "acl") && tree_[c].xpos == "VBN";  // "crimes committed by rebels"
        const bool below_participle = tree_.is(c, "obl") && tree_.is(t, "acl");
        if (!participle && !below_participle && !tree_.is_any(c, {"nmod", "conj"})) continue;
        if (tree_[c].entity == EntityType::kTime) continue;
        next.push_back(c);
        std::vector<ReachedActor> here = reach(c, true, places);
        std::erase_if(here, [&](const ReachedActor& r) { return tree_[r.token].upos == Upos::kPron; });
        const int rank = tree_.is(c, "acl") ? kNoRank : rank_of(tree_.preposition(c));
        if (here.empty() || rank > best) continue;
        if (rank < best) out.clear();
        best = rank;
        for (ReachedActor& r : here) {
          r.through = noun;
          r.confidence *= kBelow;
        }
        merge(out, here);
      }
    level = std::move(next);
  }
  return out;
}

}  // namespace dramatis::extract
