#include "extract/claims/predicate_match.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "extract/claims/inflection.h"
#include "extract/claims/unlisted_match.h"

namespace dramatis::extract {
namespace {

// Verbs that add nothing to the event noun they govern: "launched an attack on", "held talks with".
constexpr std::array<std::string_view, 43> kLightVerbs = {
    "make",    "take",   "give",      "have",      "hold",     "launch", "conduct",  "carry",  "stage",
    "mount",   "issue",  "impose",    "sign",      "reach",    "offer",  "express",  "voice",  "deliver",
    "begin",   "start",  "open",      "continue",  "resume",   "wage",   "lead",     "pursue", "perform",
    "provide", "extend", "undertake", "commit",    "initiate", "enter",  "maintain", "step",   "keep",
    "unleash", "level",  "lodge",     "establish", "pay",      "renew",  "strike"};

constexpr std::array<std::string_view, 4> kExchanging = {"exchange", "swap", "trade", "barter"};

constexpr std::array<std::string_view, 4> kCausatives = {"make", "get", "have", "let"};

constexpr std::array<std::string_view, 9> kOtherPrepositions = {"according to", "due to",     "prior to",
                                                                "thanks to",    "because of", "instead of",
                                                                "owing to",     "as of",      "next to"};

// The row of the lexicon for words that say nothing of the two: "surrounded by fans".
constexpr std::string_view kNothingSaid = "(none)";

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "according to" and "to" as a pattern knows them: whole, or by the last word ("out of" -> "of").
bool preposition_in(const std::vector<std::string>& wanted, std::string_view preposition) {
  if (contains(wanted, preposition)) return true;
  // "out of", "away from"; but "according to" is no "to".
  if (contains(kOtherPrepositions, preposition)) return false;
  const size_t blank = preposition.rfind(' ');
  return blank != std::string_view::npos && contains(wanted, preposition.substr(blank + 1));
}

bool shares(const std::vector<int32_t>& a, const std::vector<int32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](int32_t t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

}  // namespace

bool adds_nothing_to_its_noun(std::string_view verb) { return contains(kLightVerbs, verb); }

bool PredicateMatcher::is_circumstance(int32_t token) const {
  return tree_[token].entity == EntityType::kTime || reach_.is_medium(token);
}

bool PredicateMatcher::has_modifier(int32_t noun, const std::string& modifier) const {
  if (modifier.empty()) return true;
  for (const int32_t c : tree_.children(noun))
    if (tree_[c].lemma == modifier &&
        (tree_.is_any(c, {"amod", "compound"}) || (tree_.is(c, "nmod") && tree_.preposition(c) == "of")))
      return true;
  return false;
}

std::string PredicateMatcher::bare_phrase(int32_t noun) const {
  // At most the noun, its compounds and one "of" complement: "list of names".
  std::string out;
  for (const int32_t c : tree_.children(noun))
    if (c < noun && tree_.is(c, "compound")) out += tree_[c].form + ' ';
  out += tree_[noun].form;
  for (const int32_t c : tree_.children(noun))
    if (tree_.is(c, "nmod") && c > noun && tree_.preposition(c) == "of" && !reach_.mention(c))
      return out + " of " + tree_[c].form;
  return out;
}

std::vector<int32_t> PredicateMatcher::complements_of(int32_t noun, const Clause* clause,
                                                      const std::vector<std::string>& prepositions,
                                                      std::vector<int32_t>& words) const {
  std::vector<int32_t> out;
  const auto add = [&](int32_t t) {
    out.push_back(t);
    for (const int32_t c : tree_.children(t))
      if (tree_.is(c, "case")) words.push_back(c);
  };
  for (const int32_t n : tree_.conjuncts(noun))
    for (const int32_t c : tree_.children(n)) {
      if (tree_.is(c, "nmod") && preposition_in(prepositions, tree_.preposition(c)) && !is_circumstance(c))
        add(c);
      if (!tree_.is(c, "acl") || tree_[c].xpos != "VBN") continue;
      for (const int32_t g : tree_.children(c))  // "the curfew imposed in Sudan"
        if (tree_.is(g, "obl") && preposition_in(prepositions, tree_.preposition(g)) && !is_circumstance(g))
          add(g);
    }
  if (!out.empty() || !clause) return out;
  for (const Argument& a : clause->arguments)
    if (a.slot == Slot::kOblique && preposition_in(prepositions, a.preposition) && !is_circumstance(a.token))
      add(a.token);
  return out;
}

// The further phrase of a pattern: "(put) under pressure", "(take) hostage", "(provide) with a list".
bool PredicateMatcher::match_phrase(const Clause& clause, const VerbPattern& pattern, PredicateMatch& match,
                                    int32_t& noun) const {
  if (!pattern.predicatives.empty()) {
    const auto named = [&](int32_t t) { return contains(pattern.predicatives, tree_[t].lemma); };
    int32_t found = kNoToken;
    for (const int32_t c : tree_.children(clause.head))
      if (tree_.is_any(c, {"xcomp", "obj", "advmod", "obl"}) && named(c)) found = c;
    if (found == kNoToken) return false;
    match.words.push_back(found);
  }
  if (pattern.phrase_prepositions.empty()) return true;
  for (const Argument& a : clause.arguments) {
    if (a.slot != Slot::kOblique || !preposition_in(pattern.phrase_prepositions, a.preposition)) continue;
    const bool named =
        pattern.phrase_nouns.empty() ||
        std::any_of(pattern.phrase_nouns.begin(), pattern.phrase_nouns.end(), [&](const NounForm& form) {
          return form.lemma == tree_[a.token].lemma && has_modifier(a.token, form.modifier);
        });
    if (!named) continue;
    noun = a.token;
    match.words.push_back(noun);
    return true;
  }
  return false;
}

// "run the gamut from", "turned the letters over to": the verb with its object is another one than the verb
// alone.
bool PredicateMatcher::has_thing_as_object(const Clause& clause) const {
  const Argument* object = clause.argument(Slot::kObject);
  return object && !object->inherited && !clause.passive && tree_[object->token].upos == Upos::kNoun &&
         !reach_.mention(object->token);
}

// "pulled out of": a parser may take the particle for a part of the preposition.
bool PredicateMatcher::particle_in_preposition(const Clause& clause, const VerbPattern& pattern) {
  if (pattern.particle.empty() || !pattern.nouns.empty() || pattern.any_object ||
      pattern.place != ObjectPlace::kPrepositional)
    return false;
  return std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const Argument& a) {
    return a.slot == Slot::kOblique && a.preposition.starts_with(pattern.particle + ' ') &&
           contains(pattern.prepositions,
                    std::string_view(a.preposition).substr(pattern.particle.size() + 1));
  });
}

bool PredicateMatcher::match_pattern(const Clause& clause, const VerbPattern& pattern,
                                     PredicateMatch& match) const {
  const PredicateEntry& entry = lexicon_.entry(pattern.entry);
  match.predicate = entry.canonical;
  match.event = entry.event;
  match.symmetric = entry.symmetric;
  match.listed = true;
  match.line = entry.line;
  match.words.push_back(clause.head);
  if (clause.copula != kNoToken) match.words.push_back(clause.copula);
  const bool open = tree_.has_child(clause.head, "xcomp");
  if (pattern.complement == OpenComplement::kWanted && !open) return false;
  if (pattern.complement == OpenComplement::kUnwanted && (open || tree_.has_child(clause.head, "ccomp")))
    return false;
  int32_t particle_token = kNoToken;
  const std::string particle = particle_of(tree_, clause.head, &particle_token);
  const bool fused = particle.empty() && particle_in_preposition(clause, pattern);
  if (particle != pattern.particle && !fused) return false;
  if (particle_token != kNoToken) match.words.push_back(particle_token);

  const Argument* object = clause.argument(Slot::kObject);
  int32_t noun = kNoToken;
  if (!pattern.nouns.empty()) {
    if (!object) return false;
    for (const int32_t conjunct : tree_.conjuncts(object->token))
      for (const NounForm& form : pattern.nouns)
        if (const int32_t t = tree_.content_noun(conjunct);
            noun == kNoToken && form.lemma == tree_[t].lemma && has_modifier(t, form.modifier))
          noun = t;
    if (noun == kNoToken) return false;
  } else if (pattern.any_object) {
    if (!object) return false;
    noun = tree_.content_noun(object->token);
  }
  if (noun != kNoToken) match.words.push_back(noun);
  if (!match_phrase(clause, pattern, match, noun)) return false;
  // An actor that is handed over is an object in its own right: "expelled the men from Gaza".
  if (noun != kNoToken && !(pattern.any_object && reach_.mention(noun))) match.event_noun = noun;
  switch (pattern.place) {
    case ObjectPlace::kDirect:
      if (object) match.objects.push_back(object->token);
      break;
    case ObjectPlace::kIndirect:
      if (const Argument* indirect = clause.argument(Slot::kIndirect))
        match.objects.push_back(indirect->token);
      break;
    case ObjectPlace::kPrepositional:
      if (noun != kNoToken) {
        match.objects = complements_of(noun, &clause, pattern.prepositions, match.words);
      } else if (!has_thing_as_object(clause) || !pattern.phrase_prepositions.empty()) {
        for (const Argument& a : clause.arguments)
          if (a.slot == Slot::kOblique && preposition_in(pattern.prepositions, a.preposition) &&
              !is_circumstance(a.token) && (!fused || a.preposition.starts_with(pattern.particle + ' '))) {
            match.objects.push_back(a.token);
            for (const int32_t c : tree_.children(a.token))
              if (tree_.is(c, "case")) match.words.push_back(c);
          }
      }
      break;
  }
  if (!match.objects.empty() && !holds_between(pattern.actors, &clause, noun, match.objects)) return false;
  const bool takes_anything =
      pattern.any_object || (!pattern.phrase_prepositions.empty() && pattern.phrase_nouns.empty());
  if (takes_anything && noun != kNoToken && !match.objects.empty() && !reach_.mention(noun) &&
      tree_[noun].upos != Upos::kPron) {
    // "provides" + "list of names" + "to"
    const std::string_view canonical = entry.canonical;
    const size_t first = canonical.find(' '), last = canonical.rfind(' ');
    if (first != last) return true;  // a wording of its own
    match.predicate = std::string(canonical.substr(0, first)) + ' ' + bare_phrase(noun);
    if (last != std::string_view::npos) match.predicate += canonical.substr(last);
  }
  return true;
}

bool PredicateMatcher::are_kinds(const std::vector<ReachedActor>& actors, ActorKinds kinds) const {
  return !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](const ReachedActor& r) {
    return (reach_.kind(r.actor) & kinds) != 0;
  });
}

bool PredicateMatcher::holds_between(const ActorConditions& wanted, const Clause* clause, int32_t noun,
                                     const std::vector<int32_t>& objects) const {
  if (wanted.object != 0) {
    std::vector<ReachedActor> found;
    for (const int32_t t : objects)
      for (const ReachedActor& r : reach_.reach(t, wanted.through_nouns, ActorReach::Places::kYes))
        found.push_back(r);
    if (!are_kinds(found, wanted.object)) return false;
  }
  if (wanted.subject == 0) return true;
  std::vector<ReachedActor> found;
  if (noun != kNoToken) found = reach_.possessors(noun);
  const Argument* subject = clause ? clause->argument(Slot::kSubject) : nullptr;
  if (found.empty() && subject) found = reach_.reach(subject->token, true);
  if (found.empty() && !clause) return true;  // of an event noun it is found later
  return are_kinds(found, wanted.subject);
}

bool PredicateMatcher::may_leave_object_unsaid(const Clause& clause, const VerbPattern& pattern) const {
  // "A and B swapped prisoners": each with the other.
  const Argument* subject = clause.argument(Slot::kSubject);
  if (pattern.any_object && contains(kExchanging, tree_[clause.head].lemma) && subject)
    return lexicon_.entry(pattern.entry).symmetric && reach_.reach(subject->token, true).size() > 1;
  if (pattern.any_object || !pattern.phrase_prepositions.empty() || !pattern.predicatives.empty())
    return false;
  if (!pattern.nouns.empty()) return true;  // "made a promise"
  // "protested in Paris", "troops withdrew"; but "came" says nothing of "come against".
  const PredicateEntry& entry = lexicon_.entry(pattern.entry);
  if (pattern.place == ObjectPlace::kPrepositional && !entry.symmetric &&
      entry.event != graph::EventClass::kProtest && entry.event != graph::EventClass::kRetreat)
    return false;
  // Nor does "turned away boats" of "turn to", or "believed that" of "believe".
  return !clause.argument(Slot::kObject) && !tree_.has_child(clause.head, "ccomp") &&
         !tree_.has_child(clause.head, "xcomp") && clause.copula == kNoToken;
}

std::vector<PredicateMatch> PredicateMatcher::match(const Clause& clause) const {
  std::vector<PredicateMatch> out;
  PredicateMatch unsaid;  // the best listed reading whose object is not there
  bool has_unsaid = false, is_mutual = false;
  const std::string& lemma = tree_[clause.head].lemma;
  const auto patterns = lexicon_.verb_patterns(clause.copula == kNoToken ? lemma : "be:" + lemma);
  const bool causative = contains(kCausatives, lemma) && tree_.has_child(clause.head, "xcomp");
  for (const VerbPattern& pattern : patterns) {
    if (causative && pattern.nouns.empty() && pattern.predicatives.empty()) continue;  // "made Mexico pay"
    PredicateMatch match;
    if (!match_pattern(clause, pattern, match)) continue;
    if (match.objects.empty()) {
      // "A and B resumed relations": with each other.
      const bool mutual = match.symmetric && match.event_noun != kNoToken &&
                          match.event != graph::EventClass::kNone && contains(pattern.prepositions, "with");
      if ((!has_unsaid || (mutual && !is_mutual)) && may_leave_object_unsaid(clause, pattern)) {
        unsaid = std::move(match);
        unsaid.confidence = 0.6;
        has_unsaid = true;
        is_mutual = mutual;
      }
      continue;
    }
    // A more specific pattern has taken these words already.
    const bool taken = std::any_of(out.begin(), out.end(), [&](const PredicateMatch& m) {
      return shares(m.objects, match.objects) ||
             (m.event_noun != kNoToken &&
              (m.event_noun == match.event_noun || shares({m.event_noun}, match.objects)));
    });
    if (!taken) out.push_back(std::move(match));
  }
  std::erase_if(out,
                [&](PredicateMatch& m) { return m.predicate == "considers" && !add_opinion(clause, m); });
  match_order(clause, out);
  // Before the noun's own reading, and that of who "established" a thing.
  if (is_mutual && std::all_of(out.begin(), out.end(), [&](const PredicateMatch& m) {
        return m.objects.size() == 1 && tree_.content_noun(m.objects.front()) == unsaid.event_noun;
      })) {
    out.clear();
    out.push_back(std::move(unsaid));
  }
  match_event_object(clause, out);
  add_requested_events(out);
  if (out.empty() && has_unsaid) out.push_back(std::move(unsaid));
  UnlistedMatcher(lexicon_, tree_, reach_).match(clause, out);
  std::erase_if(out, [](const PredicateMatch& m) { return m.predicate == kNothingSaid; });
  for (PredicateMatch& m : out)
    for (const int32_t t : m.objects)
      if (!lexicon_.noun_patterns(tree_[t].lemma).empty()) m.object_through_complement = false;
  return out;
}

// "told Y to leave"
void PredicateMatcher::match_order(const Clause& clause, std::vector<PredicateMatch>& out) const {
  const int32_t deed = tree_.child(clause.head, "xcomp");
  if (tree_[clause.head].lemma != "tell" || clause.passive || deed == kNoToken) return;
  const int32_t mark = tree_.child(deed, "mark");
  const Argument* told = clause.argument(Slot::kIndirect);
  if (!told) told = clause.argument(Slot::kObject);
  if (!told || mark == kNoToken || tree_[mark].lemma != "to") return;
  PredicateMatch match;
  match.predicate = "orders";
  match.event = graph::EventClass::kRequest;
  match.listed = true;
  match.words = {clause.head};
  match.objects = {told->token};
  out.insert(out.begin(), std::move(match));
}

// "considers Serbia to be a close friend": an opinion without what is thought says nothing.
bool PredicateMatcher::add_opinion(const Clause& clause, PredicateMatch& match) const {
  int32_t opinion = kNoToken;
  for (const int32_t c : tree_.children(clause.head)) {
    const bool infinitive = tree_.is(c, "xcomp") || (tree_.is(c, "ccomp") && tree_[c].upos != Upos::kVerb);
    const bool as = tree_.is_any(c, {"obl", "advcl"}) && tree_.preposition(c) == "as";
    if (infinitive || as) opinion = c;
  }
  if (opinion == kNoToken || (tree_[opinion].upos != Upos::kNoun && tree_[opinion].upos != Upos::kAdj))
    return false;
  match.predicate += " to be";
  for (const int32_t c : tree_.children(opinion))
    if (c < opinion && tree_.is_any(c, {"amod", "compound"})) match.predicate += ' ' + tree_[c].form;
  match.predicate += ' ' + tree_[opinion].form;
  match.words.push_back(opinion);
  return true;
}

void PredicateMatcher::match_event_object(const Clause& clause, std::vector<PredicateMatch>& out) const {
  const Argument* object = clause.argument(Slot::kObject);
  if (!object || clause.copula != kNoToken || reach_.mention(object->token)) return;
  const std::string& lemma = tree_[clause.head].lemma;
  const bool light = contains(kLightVerbs, lemma);
  const ComplementEntry* complement = lexicon_.complement(lemma, WordClass::kVerb);
  // Of an attack that is condemned nothing follows between the one who condemns and the one attacked.
  if (!light && (!complement || complement->effect == ComplementEffect::kAsserted ||
                 complement->effect == ComplementEffect::kPossible))
    return;
  for (const int32_t noun : tree_.conjuncts(object->token)) {
    for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
      if (pattern.is_agent || !has_modifier(noun, pattern.modifier)) continue;
      const PredicateEntry& entry = lexicon_.entry(pattern.entry);
      PredicateMatch match;
      match.words = {clause.head, noun};
      match.objects = complements_of(noun, &clause, pattern.prepositions, match.words);
      if (match.objects.empty() && !(light && entry.symmetric)) continue;
      if (!match.objects.empty() && !holds_between(pattern.actors, &clause, noun, match.objects)) continue;
      if (std::any_of(out.begin(), out.end(), [&](const PredicateMatch& m) {
            return m.event_noun == noun || shares(m.objects, match.objects);
          }))
        continue;
      match.event_noun = noun;
      match.listed = true;
      match.line = entry.line;
      match.symmetric = entry.symmetric;
      match.predicate = entry.canonical;
      match.event = entry.event;
      if (!light) {  // "demands release of", "threatens sanctions against"
        match.predicate = third_person(lemma) + ' ' + tree_[noun].form;
        if (!match.objects.empty()) match.predicate += ' ' + tree_.preposition(match.objects.front());
        if (complement->event != graph::EventClass::kNone) match.event = complement->event;
        match.confidence = 0.8;
      }
      out.push_back(std::move(match));
      break;
    }
  }
}

// "called for the expulsion of Hamas members": what is asked for, and of whom.
void PredicateMatcher::add_requested_events(std::vector<PredicateMatch>& out) const {
  std::vector<PredicateMatch> events;
  for (const PredicateMatch& match : out) {
    if (match.event != graph::EventClass::kRequest) continue;
    for (const int32_t noun : match.objects) {
      if (reach_.mention(noun) || !reach_.possessors(noun).empty()) continue;
      for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
        PredicateMatch event = match;
        event.objects = complements_of(noun, nullptr, pattern.prepositions, event.words);
        if (event.objects.empty() || reach_.reach(event.objects.front(), true).empty()) continue;
        event.words.push_back(noun);
        event.event_noun = noun;
        event.predicate += ' ' + tree_[noun].form + ' ' + tree_.preposition(event.objects.front());
        events.push_back(std::move(event));
        break;
      }
    }
  }
  std::move(events.begin(), events.end(), std::back_inserter(out));
}

std::vector<PredicateMatch> PredicateMatcher::match_noun(int32_t noun) const {
  std::vector<PredicateMatch> out;
  if (tree_[noun].upos != Upos::kNoun || tree_.has_child(noun, "cop")) return out;
  for (const NounPattern& pattern : lexicon_.noun_patterns(tree_[noun].lemma)) {
    if (!has_modifier(noun, pattern.modifier)) continue;
    const PredicateEntry& entry = lexicon_.entry(pattern.entry);
    PredicateMatch match;
    match.agent_noun = pattern.is_agent;
    match.predicate = entry.canonical;
    match.event = entry.event;
    match.symmetric = entry.symmetric;
    match.listed = true;
    match.line = entry.line;
    match.event_noun = noun;
    match.words = {noun};
    for (const int32_t c : tree_.children(noun))
      if (tree_.is(c, "amod") && c < noun && !reach_.mention(c)) match.words.push_back(c);
    match.objects = complements_of(noun, nullptr, pattern.prepositions, match.words);
    // "a Clinton supporter and president of the Center": of what else somebody is.
    if (match.agent_noun)
      std::erase_if(match.objects, [&](int32_t object) {
        for (const int32_t c : tree_.children(noun))
          if (tree_.is(c, "conj") && c > noun && c < object) return true;
        return false;
      });
    if (!match.objects.empty() && !holds_between(pattern.actors, nullptr, noun, match.objects)) continue;
    match.confidence = 0.85;
    const bool taken = std::any_of(out.begin(), out.end(),
                                   [&](const PredicateMatch& m) { return shares(m.objects, match.objects); });
    if (taken || (match.objects.empty() && !entry.symmetric)) continue;
    out.push_back(std::move(match));
  }
  std::erase_if(out, [](const PredicateMatch& m) { return m.predicate == kNothingSaid; });
  return out;
}

}  // namespace dramatis::extract
