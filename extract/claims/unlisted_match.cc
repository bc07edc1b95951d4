#include "extract/claims/unlisted_match.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dramatis::extract {
namespace {

using graph::EventClass;

constexpr double kThingConfidence = 0.55;
constexpr double kJointConfidence = 0.6;

// Prepositions by which a thing reaches a participant.
constexpr std::array<std::string_view, 7> kToParticipants = {"to", "with", "against", "from",
                                                             "on", "at",   "for"};
constexpr std::array<std::string_view, 4> kCompanions = {"alongside", "together with", "along with",
                                                         "jointly with"};
constexpr std::array<std::string_view, 4> kJointly = {"jointly", "together", "mutually", "collectively"};
constexpr std::array<std::string_view, 5> kJoint = {"joint", "mutual", "bilateral", "reciprocal",
                                                    "trilateral"};
// "side by side", "hand in hand", "shoulder to shoulder"
constexpr std::array<std::string_view, 4> kDoubled = {"side", "hand", "shoulder", "arm"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_taken(const std::vector<PredicateMatch>& matches, int32_t token) {
  return std::any_of(matches.begin(), matches.end(), [&](const PredicateMatch& m) {
    return m.event_noun == token || std::find(m.objects.begin(), m.objects.end(), token) != m.objects.end();
  });
}

// The first word of "side by side", "hand in hand" at or after `from`, or kNoToken.
int32_t doubled_word(const SentenceTree& tree, int32_t from) {
  for (int32_t t = from; t + 2 < tree.size(); ++t)
    if (tree[t].lemma == tree[t + 2].lemma && tree[t + 1].upos == Upos::kAdp &&
        contains(kDoubled, tree[t].lemma))
      return t;
  return kNoToken;
}

}  // namespace

int32_t UnlistedMatcher::thing_of(const Clause& clause) const {
  const Argument* object = clause.argument(Slot::kObject);
  if (!object || object->inherited || reach_.mention(object->token)) return kNoToken;
  const Token& noun = tree_[object->token];
  if (noun.upos != Upos::kNoun || noun.entity == EntityType::kTime) return kNoToken;
  return object->token;
}

// At most the noun, its compounds and one "of" complement: "list of names".
std::string UnlistedMatcher::name_of(int32_t thing) const {
  std::string out;
  for (const int32_t c : tree_.children(thing))
    if (c < thing && tree_.is(c, "compound")) out += tree_[c].form + ' ';
  out += tree_[thing].form;
  for (const int32_t c : tree_.children(thing))
    if (tree_.is(c, "nmod") && c > thing && tree_.preposition(c) == "of" && !reach_.mention(c))
      return out + " of " + tree_[c].form;
  return out;
}

// "clapped a curfew on": a listed noun carries its class into any verb.
EventClass UnlistedMatcher::class_of_noun(int32_t noun, const std::string& preposition) const {
  for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma))
    if (!pattern.is_agent && pattern.modifier.empty() &&
        std::find(pattern.prepositions.begin(), pattern.prepositions.end(), preposition) !=
            pattern.prepositions.end())
      return lexicon_.entry(pattern.entry).event;
  return EventClass::kNone;
}

void UnlistedMatcher::match(const Clause& clause, const std::string& verb, const std::vector<int32_t>& words,
                            std::vector<PredicateMatch>& out) const {
  PredicateMatch start;
  start.predicate = verb;
  start.words = words;
  match_thing_given(clause, start, out);
  match_companion(clause, start, out);
  match_joint_deed(clause, start, out);
}

void UnlistedMatcher::match_thing_given(const Clause& clause, const PredicateMatch& start,
                                        std::vector<PredicateMatch>& out) const {
  const int32_t thing = thing_of(clause);
  if (thing == kNoToken || !reach_.possessors(thing).empty()) return;
  const auto add = [&](int32_t token, const std::string& preposition) {
    if (!contains(kToParticipants, preposition) || is_taken(out, token) || !reach_.mention(token)) return;
    PredicateMatch match = start;
    match.predicate += ' ' + name_of(thing) + ' ' + preposition;
    match.words.push_back(thing);
    for (const int32_t c : tree_.children(token))
      if (tree_.is(c, "case")) match.words.push_back(c);
    match.objects = {token};
    match.event = class_of_noun(thing, preposition);
    match.confidence = kThingConfidence;
    out.push_back(std::move(match));
  };
  for (const Argument& a : clause.arguments)
    if (a.slot == Slot::kOblique)
      add(a.token, a.preposition);
    else if (a.slot == Slot::kIndirect && !clause.passive)
      add(a.token, "to");
  for (const int32_t c : tree_.children(thing)) {
    if (tree_.is(c, "nmod") && !tree_.is(c, "nmod:poss")) add(c, tree_.preposition(c));
    if (!tree_.is(c, "acl") || tree_[c].xpos != "VBN") continue;
    for (const int32_t g : tree_.children(c))  // "froze credits earmarked for Y"
      if (tree_.is(g, "obl") && tree_[g].deprel != "obl:agent") add(g, tree_.preposition(g));
  }
}

// "working hand in hand with Y", "alongside Y, X patrolled ..."
void UnlistedMatcher::match_companion(const Clause& clause, const PredicateMatch& start,
                                      std::vector<PredicateMatch>& out) const {
  for (const Argument& a : clause.arguments) {
    if (a.slot != Slot::kOblique || is_taken(out, a.token) || !reach_.mention(a.token)) continue;
    const int32_t doubled = a.preposition == "with" ? doubled_word(tree_, clause.head) : kNoToken;
    const bool hand_in_hand = doubled != kNoToken && doubled < a.token && a.token - doubled < 8;
    if (!hand_in_hand && !contains(kCompanions, a.preposition)) continue;
    PredicateMatch match = start;
    match.predicate += " alongside";
    match.objects = {a.token};
    match.event = EventClass::kCooperate;
    match.confidence = kJointConfidence;
    out.push_back(std::move(match));
  }
}

bool UnlistedMatcher::says_jointly(const Clause& clause, int32_t thing) const {
  for (const int32_t c : tree_.children(clause.head))
    if (tree_.is(c, "advmod") && contains(kJointly, tree_[c].lemma)) return true;
  const int32_t doubled = doubled_word(tree_, clause.head);
  if (doubled != kNoToken && tree_.dominates(clause.head, doubled)) return true;
  if (thing != kNoToken)
    for (const int32_t c : tree_.children(thing))
      if (tree_.is(c, "amod") && contains(kJoint, tree_[c].lemma)) return true;
  return false;
}

// "X and Y are jointly mapping the seabed", "X and Y launched a joint satellite": each with the other.
void UnlistedMatcher::match_joint_deed(const Clause& clause, const PredicateMatch& start,
                                       std::vector<PredicateMatch>& out) const {
  const Argument* subject = clause.argument(Slot::kSubject);
  if (!subject || reach_.reach(subject->token, true).size() < 2) return;
  if (std::any_of(out.begin(), out.end(), [](const PredicateMatch& m) { return m.symmetric; })) return;
  const Argument* object = clause.argument(Slot::kObject);
  if (object && reach_.mention(object->token)) return;  // "jointly condemned Y" is told of Y
  const int32_t thing =
      object && tree_[object->token].upos == Upos::kNoun && !contains(kDoubled, tree_[object->token].lemma)
          ? object->token
          : kNoToken;
  if (!says_jointly(clause, thing)) return;
  PredicateMatch match = start;
  match.predicate += thing == kNoToken ? " together with" : ' ' + name_of(thing) + " together with";
  if (thing != kNoToken) match.words.push_back(thing);
  match.symmetric = true;
  match.event = EventClass::kCooperate;
  match.confidence = kJointConfidence;
  out.push_back(std::move(match));
}

}  // namespace dramatis::extract
