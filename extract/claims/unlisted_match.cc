#include "extract/claims/unlisted_match.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/claims/inflection.h"
#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;

constexpr double kDirectConfidence = 0.7;
constexpr double kThingConfidence = 0.55;
constexpr double kJointConfidence = 0.6;

constexpr std::array<std::string_view, 28> kEmptyVerbs = {
    "do",     "get",    "wear",  "say", "call",   "go",   "come",   "see",   "think", "mean",
    "become", "seem",   "put",   "let", "show",   "turn", "want",   "like",  "look",  "feel",
    "hear",   "obtain", "bring", "lie", "remain", "stay", "appear", "happen"};

// Prepositions that make an actor a participant rather than a place, time or comparison.
constexpr std::array<std::string_view, 12> kParticipantPrepositions = {
    "with", "to", "for", "against", "from", "on", "over", "towards", "toward", "of", "at", "about"};

// Prepositions by which a thing reaches a participant.
constexpr std::array<std::string_view, 5> kToParticipants = {"to", "with", "against", "from", "for"};
constexpr std::array<std::string_view, 2> kOntoParticipants = {"on", "at"};
constexpr std::array<std::string_view, 3> kOwnOfThings = {"to", "with", "against"};
constexpr std::array<std::string_view, 3> kCompanions = {"alongside", "together with", "jointly with"};
constexpr std::array<std::string_view, 4> kJointly = {"jointly", "together", "mutually", "collectively"};
constexpr std::array<std::string_view, 5> kJoint = {"joint", "mutual", "bilateral", "reciprocal",
                                                    "trilateral"};
// Verbs whose second object is what the first is called.
constexpr std::array<std::string_view, 8> kNaming = {"name",  "call",    "dub",   "label",
                                                     "elect", "appoint", "crown", "deem"};
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

// "clapped a curfew on": a listed noun carries its class into a verb that says nothing else.
EventClass UnlistedMatcher::class_of_noun(int32_t verb, int32_t noun, const std::string& preposition) const {
  const std::string& lemma = tree_[verb].lemma;
  if (!lexicon_.verb_patterns(lemma).empty() || lexicon_.complement(lemma, WordClass::kVerb) ||
      lemma == "lose")
    return EventClass::kNone;
  for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma))
    if (!pattern.is_agent && pattern.modifier.empty() &&
        std::find(pattern.prepositions.begin(), pattern.prepositions.end(), preposition) !=
            pattern.prepositions.end())
      return lexicon_.entry(pattern.entry).event;
  return EventClass::kNone;
}

// Verbs that by themselves tell nothing of two actors ("does", "wears"), and words of saying, whose content
// is a statement.
bool UnlistedMatcher::says_nothing(const std::string& verb) const {
  if (adds_nothing_to_its_noun(verb) || contains(kEmptyVerbs, verb)) return true;
  const ComplementEntry* entry = lexicon_.complement(verb, WordClass::kVerb);
  return entry && entry->effect == ComplementEffect::kAsserted && entry->control == Control::kNone &&
         lexicon_.verb_patterns(verb).empty();
}

// A listed verb with an unlisted preposition keeps its class, if it has but one: "add" is more than "add to a
// blacklist".
graph::EventClass UnlistedMatcher::class_of_bare(const std::string& verb) const {
  graph::EventClass event = graph::EventClass::kNone;
  for (const VerbPattern& pattern : lexicon_.verb_patterns(verb)) {
    if (!pattern.nouns.empty() || pattern.any_object || !pattern.particle.empty()) continue;
    if (!pattern.phrase_prepositions.empty() || !pattern.predicatives.empty()) continue;
    if (pattern.is_conditional()) return graph::EventClass::kNone;
    const graph::EventClass of_pattern = lexicon_.entry(pattern.entry).event;
    if (event != graph::EventClass::kNone && event != of_pattern) return graph::EventClass::kNone;
    event = of_pattern;
  }
  return event;
}

void UnlistedMatcher::match(const Clause& clause, std::vector<PredicateMatch>& out) const {
  const Token& head = tree_[clause.head];
  // What an unlisted adjective or noun says of two is too vague ("is a fit with").
  if (clause.copula != kNoToken || head.upos != Upos::kVerb) return;
  PredicateMatch start;
  start.predicate = third_person(head.lemma);
  start.words = {clause.head};
  start.vacuous = says_nothing(head.lemma);
  int32_t particle_token = kNoToken;
  const std::string particle = particle_of(tree_, clause.head, &particle_token);
  if (!particle.empty()) {
    start.predicate += ' ' + particle;
    start.words.push_back(particle_token);
  }
  if (!start.vacuous) {
    match_thing_given(clause, start, out);
    match_companion(clause, start, out);
    match_joint_deed(clause, start, out);
  }
  if (particle.empty()) start.event = class_of_bare(head.lemma);
  match_arguments(clause, start, out);
}

// "hires Y", "unites with Y"
void UnlistedMatcher::match_arguments(const Clause& clause, const PredicateMatch& start,
                                      std::vector<PredicateMatch>& out) const {
  const Argument* object = clause.argument(Slot::kObject);
  for (const Argument& a : clause.arguments) {
    if (a.slot == Slot::kSubject || is_taken(out, a.token)) continue;
    PredicateMatch match = start;
    match.objects = {a.token};
    if (a.slot == Slot::kOblique) {
      if (!contains(kParticipantPrepositions, a.preposition) || !reach_.mention(a.token)) continue;
      match.vacuous |= a.preposition != "with" && a.preposition != "against";  // "tweets for", "lives on"
      // "enjoys a lead with": what is done to a thing beside an actor says too little of the two.
      if (object && !reach_.mention(object->token) &&
          lexicon_.noun_patterns(tree_[object->token].lemma).empty())
        continue;
      if (object && !reach_.mention(object->token)) {
        match.predicate += ' ' + name_of(object->token);
        match.words.push_back(object->token);
      }
      match.predicate += ' ' + a.preposition;
      for (const int32_t c : tree_.children(a.token))
        if (tree_.is(c, "case")) match.words.push_back(c);
      // "unites against": a preposition of conflict turns a word of cooperation round.
      if (a.preposition == "against" && !is_conflict(match.event)) match.event = EventClass::kNone;
      match.confidence = kThingConfidence;
    } else {
      match.confidence = kDirectConfidence;
    }
    out.push_back(std::move(match));
  }
}

void UnlistedMatcher::match_thing_given(const Clause& clause, const PredicateMatch& start,
                                        std::vector<PredicateMatch>& out) const {
  const int32_t thing = thing_of(clause);
  if (thing == kNoToken || !reach_.possessors(thing).empty() || has_percentage(thing)) return;
  if (tree_.has_child(clause.head, "ccomp") || tree_.has_child(clause.head, "xcomp")) return;
  const auto add = [&](int32_t token, const std::string& preposition) {
    if (is_taken(out, token) || !reach_.mention(token) || reach_.is_place(token)) return;
    const int32_t from = std::max(clause.passive ? clause.head : thing, clause.head);
    if (token > from && !is_near(from, token)) return;
    if (token < from && tree_.preposition(token) != "") return;  // "For X, Y represents ..."
    PredicateMatch match = start;
    match.predicate += ' ' + name_of(thing) + ' ' + preposition;
    match.words.push_back(thing);
    for (const int32_t c : tree_.children(token))
      if (tree_.is(c, "case")) match.words.push_back(c);
    match.objects = {token};
    match.event = class_of_noun(clause.head, thing, preposition);
    match.confidence = kThingConfidence;
    out.push_back(std::move(match));
  };
  for (const Argument& a : clause.arguments) {
    if (a.slot == Slot::kOblique && (contains(kToParticipants, a.preposition) ||
                                     (contains(kOntoParticipants, a.preposition) && is_target(a.token))))
      add(a.token, a.preposition);
    else if (a.slot == Slot::kIndirect && !clause.passive && !contains(kNaming, tree_[clause.head].lemma))
      add(a.token, "to");
  }
  // A phrase that hangs on the thing is the verb's too, unless both are words of their own: who "opposes
  // concessions to" somebody makes none.
  if (!lexicon_.noun_patterns(tree_[thing].lemma).empty() &&
      !lexicon_.verb_patterns(tree_[clause.head].lemma).empty())
    return;
  for (const int32_t c : tree_.children(thing)) {
    if (tree_.is(c, "nmod") && contains(kOwnOfThings, tree_.preposition(c))) add(c, tree_.preposition(c));
    if (!tree_.is(c, "acl") || tree_[c].xpos != "VBN") continue;
    for (const int32_t g : tree_.children(c))  // "froze credits earmarked for Y"
      if (tree_.is(g, "obl") && contains(kToParticipants, tree_.preposition(g))) add(g, tree_.preposition(g));
  }
}

// Whether nothing stands between that could have a participant of its own.
bool UnlistedMatcher::is_near(int32_t from, int32_t token) const {
  for (int32_t t = from + 1; t < token; ++t) {
    const Token& between = tree_[t];
    const bool participle = between.upos == Upos::kVerb && tree_.is_any(t, {"acl", "amod"});
    if ((between.upos == Upos::kVerb && !participle) || between.upos == Upos::kPunct ||
        between.upos == Upos::kSconj)
      return false;
    if (tree_.is(t, "obl") && tree_[t].deprel != "obl:agent" && between.entity != EntityType::kTime)
      return false;
  }
  return true;
}

// "garnered 41 percent support against"
bool UnlistedMatcher::has_percentage(int32_t thing) const {
  const auto children = tree_.children(thing);
  return std::any_of(children.begin(), children.end(), [&](int32_t c) {
    return tree_[c].lemma == "percent" || tree_[c].lemma == "%" || tree_.is(c, "nummod");
  });
}

// What is done "on" a company is mostly done in its pages or programmes.
bool UnlistedMatcher::is_target(int32_t token) const {
  return tree_[token].upos == Upos::kPropn &&
         (tree_[token].entity == EntityType::kPlace || tree_[token].entity == EntityType::kPerson);
}

// "working hand in hand with Y", "alongside Y, X patrolled ..."
void UnlistedMatcher::match_companion(const Clause& clause, const PredicateMatch& start,
                                      std::vector<PredicateMatch>& out) const {
  for (const Argument& a : clause.arguments) {
    if (a.slot != Slot::kOblique || is_taken(out, a.token) || !reach_.mention(a.token)) continue;
    const int32_t doubled = a.preposition == "with" ? doubled_word(tree_, clause.head) : kNoToken;
    const bool hand_in_hand = doubled != kNoToken && doubled < a.token && a.token - doubled < 8;
    if (!hand_in_hand && !contains(kCompanions, a.preposition)) continue;
    // Behind an object it may be the object's companion.
    const Argument* object = clause.argument(Slot::kObject);
    if (object && object->token > clause.head && object->token < a.token) continue;
    PredicateMatch match = start;
    if (object && tree_[object->token].upos == Upos::kNoun && !reach_.mention(object->token))
      match.predicate += ' ' + name_of(object->token);
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
