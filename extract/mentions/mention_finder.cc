#include "extract/mentions/mention_finder.h"

#include <algorithm>
#include <array>

#include "extract/knowledge/text_forms.h"
#include "extract/mentions/name_groups.h"

namespace dramatis::extract {
namespace {

bool is_plural(const Token& token) {
  return token.xpos == "NNS" || token.xpos == "NNPS" ||
         token.feats.find("Number=Plur") != std::string_view::npos;
}

// Prepositions after which a country or city is a location.
bool is_locative(std::string_view preposition) {
  static constexpr std::array<std::string_view, 18> kLocative = {
      "in",   "at",      "near",   "across",  "inside", "outside", "throughout", "around", "within",
      "into", "through", "toward", "towards", "off",    "amid",    "beyond",     "along",  "via"};
  return std::find(kLocative.begin(), kLocative.end(), preposition) != kLocative.end();
}

// "confidence in Israel", "interest in Iran" are about the actor.
bool takes_in(std::string_view lemma) {
  static constexpr std::array<std::string_view, 9> kNouns = {
      "confidence", "trust", "faith", "interest", "belief", "confident", "interested", "believe", "trusting"};
  return std::find(kNouns.begin(), kNouns.end(), lemma) != kNouns.end();
}

bool is_location(const SentenceTree& parse, uint32_t head) {
  if (!parse.is_any(head, {"obl", "nmod", "root", "conj"}) || parse[head].deprel == "nmod:poss") return false;
  uint32_t first = head;  // the preposition stands on the first conjunct
  for (int32_t i = 0; i < parse.size() && parse.is(first, "conj") && parse[first].head >= 0; ++i)
    first = static_cast<uint32_t>(parse[first].head);
  const int32_t governor = parse.governor(head);
  return is_locative(parse.preposition(first)) &&
         !(governor >= 0 && takes_in(fold(parse[static_cast<uint32_t>(governor)].lemma)));
}

enum class PronounUse { kNone, kPersonal, kRelative };

PronounUse pronoun_use(const SentenceTree& parse, uint32_t token) {
  const Token& t = parse[token];
  if (t.upos != Upos::kPron && t.upos != Upos::kDet) return PronounUse::kNone;
  if (t.xpos == "WP" || t.xpos == "WP$" || t.xpos == "WDT" ||
      (t.upos == Upos::kPron && fold(t.form) == "that" &&
       t.feats.find("PronType=Rel") != std::string_view::npos))
    return PronounUse::kRelative;
  if (parse.is(token, "expl")) return PronounUse::kNone;
  static constexpr std::array<std::string_view, 32> kPersonal = {
      "he",   "him",       "his",    "himself", "she",    "her",      "hers",       "herself",
      "it",   "its",       "itself", "they",    "them",   "their",    "theirs",     "themselves",
      "i",    "me",        "my",     "mine",    "myself", "we",       "us",         "our",
      "ours", "ourselves", "you",    "your",    "yours",  "yourself", "yourselves", "themself"};
  const std::string form = fold(t.form);
  return std::find(kPersonal.begin(), kPersonal.end(), form) != kPersonal.end() ? PronounUse::kPersonal
                                                                                : PronounUse::kNone;
}

// "two of its nationals", "many of the rebels".
bool is_part_of_something(const SentenceTree& parse, uint32_t token) {
  const Upos upos = parse[token].upos;
  if (upos != Upos::kNum && upos != Upos::kAdj && upos != Upos::kDet && upos != Upos::kPron) return false;
  if (parse.is_any(token, {"amod", "nummod", "det", "advmod", "root", "conj"})) return false;
  for (const uint32_t c : parse.children(token))
    if (parse.is(c, "nmod") && parse.preposition(c) == "of") return true;
  return false;
}

// "the king of Jordan", "rebels in Darfur"; not "a delegation including ...".
bool specifies(std::string_view preposition) {
  return preposition.empty() || preposition == "of" || preposition == "in" || preposition == "from" ||
         preposition == "at" || preposition == "for";
}

// First and last token of the noun phrase of `head`, without its clauses, appositions and conjuncts.
std::pair<uint32_t, uint32_t> phrase(const SentenceTree& parse, uint32_t head) {
  uint32_t first = head, last = head;
  std::vector<uint32_t> stack{head};
  while (!stack.empty()) {
    const uint32_t t = stack.back();
    stack.pop_back();
    first = std::min(first, t);
    last = std::max(last, t);
    for (const uint32_t c : parse.children(t)) {
      if (parse.is_any(c, {"acl", "advcl", "parataxis", "punct", "dep", "list", "orphan", "discourse"}))
        continue;
      // Of the head itself: nothing that belongs to the clause around it either.
      if (t == head && parse.is_any(c, {"case", "appos", "conj", "cc", "cop", "nsubj", "aux", "mark", "obl",
                                        "advmod", "csubj", "obj", "expl", "vocative", "ccomp", "xcomp"}))
        continue;
      if (parse.is(c, "nmod") && t == head && c > head && !specifies(parse.preposition(c))) continue;
      stack.push_back(c);
    }
  }
  for (uint32_t t = head + 1; t < last; ++t)
    if (parse[t].form == "," || parse[t].form == ";" || parse[t].form == "(") last = t - 1;
  while (first < head && (parse[first].upos == Upos::kAdp || parse[first].upos == Upos::kSconj ||
                          parse[first].upos == Upos::kCconj || parse[first].upos == Upos::kPunct))
    ++first;
  return {first, last + 1};
}

EntityType entity_of(graph::ActorType type) {
  switch (type) {
    case graph::ActorType::kPerson:
    case graph::ActorType::kGroup:
      return EntityType::kPerson;
    case graph::ActorType::kOrganisation:
      return EntityType::kOrganization;
    case graph::ActorType::kCountry:
    case graph::ActorType::kPlace:
      return EntityType::kPlace;
    default:
      return EntityType::kNone;
  }
}

bool is_thing(EntityType type) {
  return type == EntityType::kAbstract || type == EntityType::kEvent || type == EntityType::kObject ||
         type == EntityType::kPlant || type == EntityType::kSubstance || type == EntityType::kTime;
}

enum HeadKind : char { kNoHead, kHead, kArgument };

// The words that the language model takes for heads of actors' mentions; those are arguments that its
// relations and statements speak of.
std::vector<char> read_heads(const SentenceTree& parse, const SentenceReading& reading) {
  constexpr float kLikelyActor = 0.5f;
  constexpr float kPossibleActor = 0.2f;
  constexpr float kLikelyClaim = 0.3f;
  std::vector<char> heads(parse.size(), kNoHead);
  for (uint32_t t = 0; t < heads.size() && t < reading.actors.size(); ++t)
    if (reading.actors[t].probability >= kLikelyActor) heads[t] = kHead;
  for (const TripleReading& triple : reading.triples)
    if (triple.probability >= kLikelyClaim)
      for (const uint32_t end : {triple.subject, triple.object})
        if (reading.actors[end].probability >= kPossibleActor) heads[end] = kArgument;
  for (const StatementReading& statement : reading.statements)
    if (statement.speaker >= 0 && statement.probability >= kLikelyClaim)
      heads[static_cast<size_t>(statement.speaker)] = kArgument;
  return heads;
}

// Of an actor that neither the tables nor the parse know of: its name, or its noun.
MentionDraft read_draft(const SentenceTree& parse, uint32_t head, graph::ActorType type,
                        const std::vector<char>& taken) {
  MentionDraft draft;
  draft.mention.head = head;
  draft.read_type = type;
  const auto is_name = [&](uint32_t t) { return parse[t].upos == Upos::kPropn && !taken[t]; };
  if (is_name(head)) {
    uint32_t first = head, last = head + 1;
    while (first > 0 && is_name(first - 1)) --first;
    while (std::cmp_less(last, parse.size()) && is_name(last)) ++last;
    draft.mention.first = first, draft.mention.last = last;
    for (uint32_t t = first; t < last; ++t) {
      if (t > first && parse[t - 1].space_after) draft.name += ' ';
      draft.name += parse[t].form;
    }
    return draft;
  }
  draft.kind = DraftKind::kNominal;
  draft.mention.kind = graph::MentionKind::kNominal;
  draft.noun_words = fold(parse[head].lemma.empty() ? parse[head].form : parse[head].lemma);
  draft.noun_first = head;
  draft.thing = is_thing(parse[head].entity);
  std::tie(draft.mention.first, draft.mention.last) = phrase(parse, head);
  return draft;
}

// "Washington" of a person, "Madrid" of a club: the last word of a name tells.
std::optional<graph::ActorType> sure_type(const ActorMention& name, const SentenceReading& reading) {
  constexpr float kSure = 0.8f;
  if (name.last == 0 || name.last > reading.actors.size()) return std::nullopt;
  const ActorReading& read = reading.actors[name.last - 1];
  return read.probability >= kSure ? std::optional(read.type) : std::nullopt;
}

// "Falcon 9", "Christmas", a town where something happens: a name, but of nobody who acts.
bool names_no_actor(const SentenceTree& parse, const MentionDraft& draft, const SentenceReading& reading,
                    const Knowledge& knowledge) {
  constexpr float kLeastActor = 0.05f;
  const ActorMention& name = draft.mention;
  if (draft.kind != DraftKind::kName || draft.argument) return false;
  const bool says_whose = parse.is_any(name.head, {"amod", "compound", "nmod:poss"});
  if (says_whose && !draft.known.empty()) return false;
  const auto is_place = [&](const KnownName& known) {
    const graph::ActorType type = knowledge[known.actor].type;
    return type == graph::ActorType::kPlace || type == graph::ActorType::kCountry;
  };
  if (!std::all_of(draft.known.begin(), draft.known.end(), is_place)) return false;
  return name.last <= reading.actors.size() &&
         std::all_of(reading.actors.begin() + name.first, reading.actors.begin() + name.last,
                     [](const ActorReading& actor) { return actor.probability < kLeastActor; });
}

bool may_head(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kNum ||
         token.upos == Upos::kAdj || token.upos == Upos::kX;
}

}  // namespace

std::vector<MentionDraft> MentionFinder::find(const SentenceTree& parse, const SentenceReading& reading,
                                              uint32_t sentence) const {
  std::vector<MentionDraft> drafts = find_names(parse, knowledge_);
  std::vector<char> taken(parse.size(), 0);  // by the words of a name or by a title
  for (const MentionDraft& draft : drafts) {
    if (draft.kind == DraftKind::kName)
      for (uint32_t t = draft.mention.first; t < draft.mention.last; ++t) taken[t] = 1;
    taken[draft.mention.head] = 1;
    for (const uint32_t t : draft.title) taken[t] = 1;
  }

  for (int32_t t = 0; t < parse.size(); ++t) {
    if (taken[t]) continue;
    MentionDraft draft;
    draft.mention.head = t;
    draft.mention.first = t;
    draft.mention.last = t + 1;
    if (const PronounUse use = pronoun_use(parse, t); use != PronounUse::kNone) {
      draft.kind = use == PronounUse::kRelative ? DraftKind::kRelative : DraftKind::kPronoun;
      draft.mention.kind = graph::MentionKind::kPronoun;
      drafts.push_back(std::move(draft));
      continue;
    }
    if (is_part_of_something(parse, t)) {
      draft.kind = DraftKind::kNominal;
      draft.mention.kind = graph::MentionKind::kNominal;
      draft.noun = knowledge_.nouns().find("some");
      draft.noun_words = "some";
      draft.noun_first = t;
      draft.number = Number::kPlural;
      std::tie(draft.mention.first, draft.mention.last) = phrase(parse, t);
      drafts.push_back(std::move(draft));
      continue;
    }
    if (parse[t].upos != Upos::kNoun && parse[t].upos != Upos::kPropn) continue;
    if (parse.is_any(t, {"compound", "flat", "fixed", "goeswith"}) || parse[t].deprel == "nmod:desc")
      continue;
    if (!read_noun(parse, t, knowledge_.nouns(), draft)) continue;
    std::tie(draft.mention.first, draft.mention.last) = phrase(parse, t);
    drafts.push_back(std::move(draft));
  }

  for (const MentionDraft& draft : drafts) taken[draft.mention.head] = 1;
  const std::vector<char> heads = read_heads(parse, reading);
  for (int32_t t = 0; t < parse.size(); ++t) {
    if (!heads[t] || taken[t] || !may_head(parse[t])) continue;
    drafts.push_back(read_draft(parse, t, reading.actors[t].type, taken));
    const ActorMention& mention = drafts.back().mention;
    if (drafts.back().kind == DraftKind::kName)
      std::fill(taken.begin() + mention.first, taken.begin() + mention.last, 1);
  }

  for (MentionDraft& draft : drafts) {
    const uint32_t head = draft.mention.head;
    draft.mention.sentence = sentence;
    draft.entity = draft.read_type ? entity_of(*draft.read_type) : parse[head].entity;
    draft.locative = is_location(parse, head);
    draft.argument = heads[head] == kArgument;
    if (draft.kind == DraftKind::kName) draft.sure_type = sure_type(draft.mention, reading);
    if (draft.number == Number::kUnknown && draft.kind != DraftKind::kName)
      draft.number = is_plural(parse[head]) ? Number::kPlural : Number::kSingular;
  }
  std::erase_if(drafts,
                [&](const MentionDraft& draft) { return names_no_actor(parse, draft, reading, knowledge_); });
  std::sort(drafts.begin(), drafts.end(),
            [](const MentionDraft& a, const MentionDraft& b) { return a.mention.head < b.mention.head; });
  return drafts;
}

}  // namespace dramatis::extract
