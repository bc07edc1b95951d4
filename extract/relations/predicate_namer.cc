#include "extract/relations/predicate_namer.h"

#include <algorithm>

#include "extract/lexicon/inflection.h"
#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

using graph::Quadrant;

// A class less likely than this gives way to the lexicon's.
constexpr float kSureClass = 0.75f;

template <typename Words>
bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lemma_of(const Token& token) {
  return lower_case(token.lemma.empty() ? token.form : token.lemma);
}

bool has_modifier(const SentenceTree& tree, int32_t noun, std::string_view lemma) {
  return std::ranges::any_of(tree.children(noun), [&](int32_t c) { return lemma_of(tree[c]) == lemma; });
}

// "CEO" and "UN" stay, "Foreign Minister" does not.
std::string written(const Token& token) {
  const std::string lower = lower_case(token.form);
  const bool capitals = token.form.size() > 1 && std::none_of(token.form.begin(), token.form.end(),
                                                              [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals ? token.form : lower;
}

void append_word(std::string& text, const std::string& word) {
  if (word.empty()) return;
  if (!text.empty()) text += ' ';
  text += word;
}

// How a noun without a preposition reaches whom it is about.
std::string usual_preposition(const TripleReading& triple) {
  if (triple.symmetric) return "with";
  switch (graph::quadrant_of(triple.event)) {
    case Quadrant::kVerbalConflict:
    case Quadrant::kMaterialConflict:
      return "against";
    case Quadrant::kVerbalCooperation:
    case Quadrant::kMaterialCooperation:
      return "with";
    default:
      return "of";
  }
}

// "Five men, including two Syrians": the second are of the first, as if both were told of alike.
bool names_members(std::string_view preposition) {
  return preposition == "including" || preposition == "such as" || preposition == "like";
}

// A user's own row names what it fits, in any class; "(...)" rows name nothing.
bool may_name(const PredicateEntry& entry, std::optional<graph::EventClass> event) {
  return !entry.canonical.starts_with('(') && (!event || entry.own || entry.event == *event);
}

}  // namespace

PredicateNamer::Place PredicateNamer::place_of(const SentenceTree& tree, const TripleReading& triple) {
  const auto word = static_cast<int32_t>(triple.trigger), subject = static_cast<int32_t>(triple.subject);
  auto object = static_cast<int32_t>(triple.object);
  Place place;
  // Any word of a name stands for its head.
  while (tree.is(object, "flat") && tree[object].head != word) object = tree[object].head;
  int32_t t = object, below = kNoToken;  // the word's child on the way to the object, and that one's
  for (int32_t steps = 0; steps < tree.size() && t != kNoToken && tree[t].head != word; ++steps) {
    const bool member = tree.is(t, "conj") || names_members(tree.preposition(t));
    if (place.preposition.empty() && !member) place.preposition = tree.preposition(t);
    below = member ? kNoToken : t;
    t = tree[t].head;
  }
  place.below = t != kNoToken && object != word;
  if (!place.below) {
    place.preposition = object > word ? tree.preposition(object) : "";
    return place;
  }
  const bool object_of_verb = tree.is(t, "obj");
  const bool direct = (object_of_verb && tree.preposition(t).empty()) || tree[t].deprel == "nsubj:pass";
  const std::string own =
      direct || tree.is(t, "nsubj") || tree[t].deprel == "obl:agent" ? "" : tree.preposition(t);
  // "A and B held talks" is A's with B.
  const bool joint = t != object || (tree.is(subject, "conj") && tree[subject].head == object);
  if (joint && tree[t].deprel == "nsubj") {
    place.preposition = "with";
    place.through = tree.child(word, "obj");
    return place;
  }
  // "imposed sanctions on", "called for the expulsion of"
  if (below != kNoToken && tree.is(below, "nmod") && (direct || object_of_verb || tree.is(t, "obl"))) {
    place.through = t;
    place.before_through = own;
  } else {
    place.preposition = own;
  }
  return place;
}

const PredicateEntry* PredicateNamer::find_verb(const SentenceTree& tree, int32_t verb,
                                                const std::string& lemma, const Place& place,
                                                std::optional<graph::EventClass> event) const {
  int32_t particle_token = kNoToken;
  const std::string particle = particle_of(tree, verb, &particle_token);
  const int32_t thing = tree.child(verb, "obj");
  const VerbPattern* best = nullptr;
  for (const VerbPattern& pattern : lexicon_.verb_patterns(lemma)) {
    const PredicateEntry& entry = lexicon_.entry(pattern.entry);
    if (!may_name(entry, event)) continue;
    if (pattern.particle != particle || pattern.any_object || !pattern.phrase_prepositions.empty() ||
        !pattern.predicatives.empty())
      continue;
    if (!pattern.nouns.empty() &&
        (thing == kNoToken ||
         std::none_of(pattern.nouns.begin(), pattern.nouns.end(), [&](const NounForm& n) {
           return n.lemma == lemma_of(tree[thing]) &&
                  (n.modifier.empty() || has_modifier(tree, thing, n.modifier));
         })))
      continue;
    if (!place.before_through.empty()) continue;
    const bool prepositional = pattern.place == ObjectPlace::kPrepositional;
    if (prepositional != !place.preposition.empty()) continue;
    if (prepositional && !contains(pattern.prepositions, place.preposition)) continue;
    const bool own = entry.own && best && !lexicon_.entry(best->entry).own;
    if (!best || own || pattern.specificity() > best->specificity()) best = &pattern;
  }
  return best ? &lexicon_.entry(best->entry) : nullptr;
}

const PredicateEntry* PredicateNamer::find_noun(const SentenceTree& tree, int32_t noun, const Place& place,
                                                std::optional<graph::EventClass> event) const {
  for (const NounPattern& pattern : lexicon_.noun_patterns(lemma_of(tree[noun]))) {
    const PredicateEntry& entry = lexicon_.entry(pattern.entry);
    if (!may_name(entry, event)) continue;
    if (!place.preposition.empty() && !pattern.prepositions.empty() &&
        !contains(pattern.prepositions, place.preposition))
      continue;
    if (!pattern.modifier.empty() && !has_modifier(tree, noun, pattern.modifier)) continue;
    return &entry;
  }
  return nullptr;
}

const PredicateEntry* PredicateNamer::find(const SentenceTree& tree, int32_t word, const Place& place,
                                           std::optional<graph::EventClass> event) const {
  const std::string lemma = lemma_of(tree[word]);
  if (tree[word].upos == Upos::kVerb || tree[word].upos == Upos::kAux)
    return find_verb(tree, word, lemma, place, event);
  const bool noun = tree[word].upos == Upos::kNoun || tree[word].upos == Upos::kPropn;
  if (const PredicateEntry* entry = noun ? find_noun(tree, word, place, event) : nullptr) return entry;
  return find_verb(tree, word, "be:" + lemma, place, event);
}

PredicateName PredicateNamer::of_relation(const SentenceTree& tree, const TripleReading& triple) const {
  const auto word = static_cast<int32_t>(triple.trigger);
  const Token& token = tree[word];
  const Place place = place_of(tree, triple);
  PredicateName name{.words = token.span};
  const std::string lemma = lemma_of(token);
  const bool verb = token.upos == Upos::kVerb || token.upos == Upos::kAux;
  const PredicateEntry* entry = find(tree, word, place, triple.event);
  if (!entry && triple.event_probability < kSureClass) entry = find(tree, word, place, {});
  name.event = entry ? entry->event : triple.event;
  int32_t particle = kNoToken;
  const std::string particle_word = verb ? particle_of(tree, word, &particle) : "";
  if (particle != kNoToken && particle == word + 1) name.words.end = tree[particle].span.end;
  if (entry) {
    name.text = entry->canonical;
    name.lexicon_line = entry->own ? 0 : entry->line;
    return name;
  }
  if (verb) {
    name.text = third_person(lemma);
    append_word(name.text, particle_word);
    if (place.through != kNoToken && place.through > word) {
      append_word(name.text, place.before_through);
      append_word(name.text, written(tree[place.through]));
      if (place.preposition.empty()) append_word(name.text, "of");
    }
    append_word(name.text, place.preposition);
  } else if (token.upos == Upos::kAdj) {
    name.text = "is " + lemma;
    append_word(name.text, place.preposition.empty() ? usual_preposition(triple) : place.preposition);
  } else if (token.upos == Upos::kAdp || token.upos == Upos::kSconj) {
    name.text = "is " + lemma;
  } else if (const std::string_view usual = lexicon_.usual_predicate(lemma); !usual.empty()) {
    name.text = usual;
  } else {
    name.text = "has " + written(token);
    append_word(name.text, place.preposition.empty() || place.preposition == "by" ? usual_preposition(triple)
                                                                                  : place.preposition);
  }
  return name;
}

PredicateName PredicateNamer::of_role(const SentenceTree& tree, const TripleReading& triple,
                                      const std::function<bool(int32_t)>& is_actor) const {
  const auto word = static_cast<int32_t>(triple.trigger);
  const Token& token = tree[word];
  PredicateName name{.words = token.span};
  const Place place = place_of(tree, triple);
  if (token.upos == Upos::kVerb) {
    name.text = token.xpos == "VBN" ? lower_case(token.form) : third_person(lemma_of(token));
    append_word(name.text, place.preposition);
    return name;
  }
  const bool names_itself = token.upos == Upos::kPropn && token.name.part != NamePart::kOutside;
  if (token.upos != Upos::kNoun && (token.upos != Upos::kPropn || names_itself)) {
    name.text = token.upos == Upos::kAdj ? lower_case(token.form) + " of" : "of";
    return name;
  }
  int32_t first = word;
  while (first > 0) {
    const Token& before = tree[first - 1];
    const bool joins = before.upos == Upos::kNoun || before.upos == Upos::kAdj ||
                       before.upos == Upos::kPropn || before.form == "-";
    if (!joins || is_actor(first - 1) || before.name.part != NamePart::kOutside) break;
    --first;
  }
  while (first < word && tree[first].form == "-") ++first;
  for (int32_t t = first; t <= word; ++t) {
    const bool glued = t > first && !tree[t - 1].space_after;
    if (t > first && !glued) name.text += ' ';
    name.text += written(tree[t]);
  }
  name.words.begin = tree[first].span.begin;
  const bool other = !place.preposition.empty() && place.preposition != "of" && place.preposition != "by" &&
                     place.preposition != "in" && place.preposition != "from";
  name.text += ' ' + (other ? place.preposition : "of");
  return name;
}

}  // namespace dramatis::extract
