#include "extract/actors/nominal_resolver.h"

#include <algorithm>
#include <array>

#include "extract/actors/coreference.h"
#include "extract/actors/name_resolver.h"
#include "extract/knowledge/text_forms.h"
#include "extract/mentions/kin.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

constexpr double kByArticle = 0.55;

// "Hispanic voters", "gay couples": one class of people, not all that the noun names.
bool tells_class(const SentenceTree& parse, uint32_t adjective) {
  static constexpr std::array<std::string_view, 18> kClasses = {
      "black",       "conservative", "disabled",  "evangelical",  "female",    "gay",
      "indigenous",  "lesbian",      "liberal",   "male",         "moderate",  "muslim",
      "progressive", "transgender",  "undecided", "undocumented", "unionised", "white"};
  const std::string& form = parse[adjective].form;
  if (adjective > 0 && starts_with_capital(form)) return true;
  return std::find(kClasses.begin(), kClasses.end(), fold(form)) != kClasses.end();
}

bool is_of_no_country(std::string_view office) {
  return office == "pope" || office == "pontiff" || office == "ayatollah" || office == "archbishop" ||
         office == "bishop" || office == "founder";
}

}  // namespace

NominalResolver::NominalResolver(Article& article, const std::vector<RoleLink>& links)
    : article_(article), links_(links), leading_code_(leading_code(article)) {}

void NominalResolver::settle(MentionDraft& draft, int32_t member, double confidence) {
  draft.mention.actor = member;
  draft.mention.confidence = confidence;
  if (member < 0) return;
  const ActorType type = article_.cast[member].actor.type;
  draft.mention.as_place = draft.locative && (type == ActorType::kCountry || type == ActorType::kPlace) &&
                           draft.noun && draft.noun->kind == NounKind::kPlace;
}

bool NominalResolver::is_definite(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  for (const uint32_t c : parse.children(draft.mention.head)) {
    if (parse[c].deprel == "nmod:poss") return true;
    if (!parse.is(c, "det")) continue;
    const std::string word = fold(parse[c].form);
    return word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
  }
  return parse[draft.mention.head].upos == Upos::kPropn;
}

// A singular without a determiner.
bool NominalResolver::is_bare(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  if (draft.number == Number::kPlural) return false;
  return parse.child(draft.mention.head, "det") < 0 && parse.child(draft.mention.head, "nmod:poss") < 0;
}

// Two owners before the noun with "and" between them: "US and British forces".
bool NominalResolver::joined(uint32_t noun, uint32_t first, uint32_t second) const {
  const MentionDraft& draft = article_.drafts[noun];
  uint32_t begin = article_.drafts[first].mention.head, end = article_.drafts[second].mention.head;
  if (begin > end) std::swap(begin, end);
  if (end >= draft.mention.head ||
      article_.drafts[first].mention.actor == article_.drafts[second].mention.actor)
    return false;
  const SentenceTree& parse = article_.parse_of(draft);
  for (uint32_t t = begin + 1; t < end; ++t)
    if (parse[t].upos == Upos::kCconj) return true;
  return false;
}

NominalResolver::Whose NominalResolver::owner_of(uint32_t d) {
  const MentionDraft draft = article_.drafts[d];
  Whose whose;
  for (const Owner& owner : find_owners(article_, draft.mention.sentence, draft.mention.head)) {
    MentionDraft& candidate = article_.drafts[owner.draft];
    // A word of the noun itself ("security" in "security forces") owns nothing.
    if (candidate.mention.head >= draft.noun_first && candidate.mention.head <= draft.mention.head) continue;
    if (candidate.mention.actor < 0 && candidate.kind == DraftKind::kNominal && owner.draft > d)
      resolve(owner.draft);
    if (candidate.mention.actor < 0) continue;
    // "his Chilean counterpart" is of Chile.
    if (draft.noun_words == "counterpart" && candidate.kind == DraftKind::kName &&
        article_.cast[candidate.mention.actor].actor.type == ActorType::kCountry)
      return {candidate.mention.actor, owner.draft};
    // "his Labour party": the name says which.
    if (draft.noun && draft.noun->kind == NounKind::kBody && candidate.kind == DraftKind::kName &&
        names_kind(draft, {candidate.mention.actor, owner.draft}) &&
        (article_.cast[candidate.mention.actor].actor.type == ActorType::kOrganisation ||
         article_.cast[candidate.mention.actor].actor.sector == Sector::kRebel))
      return {candidate.mention.actor, owner.draft};
    if (owner.coordinated || (whose.member >= 0 && !owner.by_place && joined(d, whose.draft, owner.draft)))
      whose.several = true;
    if (whose.member < 0 || (article_.cast[whose.member].actor.code.empty() &&
                             article_.cast[whose.member].actor.sector != Sector::kInternational &&
                             !article_.cast[candidate.mention.actor].actor.code.empty()))
      whose.member = candidate.mention.actor;
    if (whose.member == candidate.mention.actor) whose.draft = owner.draft;
  }
  return whose;
}

// "opposition" in "opposition lawmakers", "Forestry" in "the Forestry Ministry": kept in the name of the
// actor.
std::string NominalResolver::title_of(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  const bool people = draft.noun && draft.noun->kind == NounKind::kPeople;
  std::string out;
  for (const uint32_t c : parse.children(draft.mention.head)) {
    if (c >= draft.noun_first || article_.draft_covering(draft.mention.sentence, c) >= 0) continue;
    const bool part =
        parse.is(c, "compound") && (parse[c].upos == Upos::kNoun || parse[c].upos == Upos::kPropn);
    if (part || (people && parse.is(c, "amod") && tells_class(parse, c))) out += fold(parse[c].lemma) + " ";
  }
  return out;
}

// The noun in the number that the text has it in.
std::string NominalResolver::noun_as_told(const MentionDraft& draft) const {
  if (draft.number != Number::kPlural) return draft.noun_words;
  const Token& head = article_.parse_of(draft)[draft.mention.head];
  const std::string lemma = fold(head.lemma), form = fold(head.form);
  if (draft.noun_words.ends_with(form)) return draft.noun_words;  // "forces", a noun of its own
  const size_t at = draft.noun_words.find(lemma);
  if (lemma.empty() || at == std::string::npos) return plural(draft.noun_words);
  std::string told = draft.noun_words;
  return told.replace(at, lemma.size(), form);
}

// The owner's name stands right before the noun, which only says what it is.
bool NominalResolver::names_kind(const MentionDraft& draft, const Whose& whose) const {
  const ActorMention& name = article_.drafts[whose.draft].mention;
  return name.head < draft.mention.head && article_.parse_of(draft).is_any(name.head, {"compound", "amod"}) &&
         article_.parse_of(draft)[name.head].head == static_cast<int32_t>(draft.mention.head);
}

bool NominalResolver::resolve_owned(MentionDraft& draft, const Whose& whose) {
  if (whose.member < 0) return false;
  if (draft.noun && draft.noun->kind == NounKind::kPart) {
    settle(draft, whose.member, 0.85);
    return true;
  }
  Cast& cast = article_.cast;
  const CastMember owner = cast[whose.member];
  // "Israel's actions", "his claim": a thing that the language model takes for an actor means whose it is.
  const bool of_country = draft.read_type == ActorType::kCountry && owner.actor.type == ActorType::kCountry;
  if (!draft.noun && (draft.thing || of_country)) {
    settle(draft, whose.member, kByPhrase);
    draft.mention.through = true;
    return true;
  }
  if (draft.noun_words == "counterpart" && owner.actor.type == ActorType::kCountry) {
    settle(draft, whose.member, kByPhrase);
    return true;
  }
  const bool country_like = owner.actor.type == ActorType::kCountry || owner.actor.type == ActorType::kPlace;
  const bool collective =
      owner.actor.type == ActorType::kOrganisation || owner.actor.type == ActorType::kGroup;
  const double confidence = whose.guessed ? kByArticle : kByPhrase;
  const NounKind kind = draft.noun ? draft.noun->kind : NounKind::kPeople;
  const Sector sector = draft.noun ? draft.noun->sector : Sector::kNone;
  const bool own_noun = !draft.noun || draft.noun->canonical == draft.noun_words;
  std::string noun = draft.noun ? draft.noun->canonical : draft.noun_words;
  // "The party's candidate": whoever was called that, else known as no more than that.
  const bool local = owner.actor.type == ActorType::kPlace && !whose.guessed;
  if (is_one_person(draft) && (collective || local) && is_definite(draft) &&
      (!draft.noun || draft.noun->type == ActorType::kPerson)) {
    const Antecedent antecedent = nominal_antecedent(article_, draft);
    settle(draft, antecedent.member, antecedent.confidence);
    if (antecedent.member >= 0) return true;
    make(draft, cast.adjective(whose.member), title_of(draft) + draft.noun_words, owner.actor.code);
    if (draft.mention.actor >= 0) cast[draft.mention.actor].actor.type = ActorType::kPerson;
    draft.mention.confidence = 0.7;
    return true;
  }
  // "The Japanese carmaker" is the company of that country that was spoken of.
  if (kind == NounKind::kBody && owner.actor.type == ActorType::kCountry && !whose.guessed &&
      is_definite(draft))
    if (const int32_t body = body_spoken_of(draft, owner.actor.code); body >= 0) {
      settle(draft, body, 0.75);
      return true;
    }
  // "the Hamas movement", "the Reuters news agency"
  const bool people = owner.actor.type == ActorType::kGroup && owner.actor.sector == Sector::kCivilian;
  if (people && kind == NounKind::kBody && names_kind(draft, whose)) return true;  // a Jewish organisation
  if (kind == NounKind::kBody && collective && owner.named && names_kind(draft, whose)) {
    settle(draft, whose.member, 0.9);
    return true;
  }
  // "A group of refugees" are refugees.
  if (kind == NounKind::kBody && own_noun && owner.actor.type == ActorType::kGroup && !owner.named) {
    settle(draft, whose.member, 0.8);
    return true;
  }
  // "Mr. Blair's opposition to the plan" is no party.
  if (owner.actor.type == ActorType::kPerson && sector == Sector::kOpposition) return true;
  // "his daughter", "Mugabe's lawyer": somebody, known by whose he is.
  if (owner.actor.type == ActorType::kPerson && kind == NounKind::kPeople && sector != Sector::kRebel) {
    if (owner.known >= 0 && draft.number != Number::kPlural)
      if (const auto relative =
              article_.knowledge.holder(draft.noun_words, static_cast<uint32_t>(owner.known), "")) {
        settle(draft, article_.cast.add_known(*relative), 0.9);
        return true;
      }
    make(draft, owner.actor.name + "'s", noun_as_told(draft), owner.actor.code);
    draft.mention.confidence = 0.7;
    return draft.mention.actor >= 0;
  }
  // "Relatives of the victims" are civilians like them.
  if (owner.actor.type == ActorType::kGroup && !owner.named && draft.noun && sector == Sector::kCivilian &&
      owner.actor.sector == sector) {
    settle(draft, whose.member, 0.6);
    return true;
  }
  if (kind == NounKind::kPeople && own_noun) noun = draft.noun ? plural(noun) : noun_as_told(draft);
  if (own_noun || kind == NounKind::kPeople) noun = title_of(draft) + noun;

  // Who acts for an organisation or an armed group is it.
  const bool acts_for =
      kind == NounKind::kEnvoys || kind == NounKind::kGovernment || kind == NounKind::kMateriel ||
      sector == Sector::kMilitary || sector == Sector::kRebel ||
      (kind == NounKind::kPeople && sector == Sector::kGovernment && draft.noun->type == ActorType::kGroup &&
       owner.actor.sector != Sector::kParty);  // "a Democratic aide" is not the party
  if (collective && owner.named && acts_for) {
    settle(draft, whose.member, 0.85);
    return true;
  }
  switch (kind) {
    case NounKind::kGovernment:
    case NounKind::kEnvoys: {
      const int32_t country = cast.country_of(whose.member);
      // "The New Hampshire government" is not that of the country.
      const bool of_part = owner.actor.type == ActorType::kPlace && !whose.guessed;
      settle(draft,
             !of_part && country >= 0 && (kind == NounKind::kGovernment || country_like) ? country
                                                                                         : whose.member,
             confidence);
      return true;
    }
    case NounKind::kOffice:
      resolve_office(draft, whose);
      return draft.mention.actor >= 0;
    case NounKind::kPlace:
      // "a village in Cambodia" stands for its country where it is acted on.
      if (!country_like || cast.country_of(whose.member) < 0) return false;
      settle(draft, whose.member, 0.7);
      return true;
    default:
      break;
  }
  // Cities and provinces count for their country, except for what is their own.
  std::string adjective = cast.adjective(whose.member);
  if (owner.actor.type == ActorType::kPerson && owner.actor.code.empty()) return false;
  if ((owner.actor.type == ActorType::kPerson || owner.actor.type == ActorType::kPlace) &&
      !owner.actor.code.empty() && (kind == NounKind::kInstitution || kind == NounKind::kMateriel) &&
      owner.actor.code != "PSE" && !(noun == "police" && owner.named && names_kind(draft, whose)))
    if (const int32_t country = cast.country_of(whose.member); country >= 0)
      adjective = cast.adjective(country);
  make(draft, adjective, noun, owner.actor.code);
  if (draft.mention.actor >= 0) draft.mention.confidence = confidence;
  return draft.mention.actor >= 0;
}

// The last named company, party, group ... of the country, if the noun may stand for it; -1.
int32_t NominalResolver::body_spoken_of(const MentionDraft& draft, const std::string& code) const {
  constexpr uint32_t kSentencesBack = 3;
  for (uint32_t d = article_.sentence_start[draft.mention.sentence]; d-- > 0;) {
    const MentionDraft& candidate = article_.drafts[d];
    if (draft.mention.sentence - candidate.mention.sentence > kSentencesBack) return -1;
    if (candidate.kind != DraftKind::kName || candidate.mention.actor < 0) continue;
    const CastMember& member = article_.cast[candidate.mention.actor];
    const bool collective =
        member.actor.type == ActorType::kOrganisation || member.actor.type == ActorType::kGroup;
    const bool state = member.actor.sector == Sector::kGovernment || member.actor.sector == Sector::kMilitary;
    if (!collective || state || member.actor.code != code) continue;
    if (draft.noun->sector == Sector::kNone || member.actor.sector == draft.noun->sector)
      return candidate.mention.actor;
  }
  return -1;
}

// "The father" after "her father"; -1.
int32_t NominalResolver::kin_spoken_of(uint32_t kin) const {
  constexpr uint32_t kSentencesBack = 6;
  const MentionDraft& draft = article_.drafts[kin];
  for (uint32_t d = kin; d-- > 0;) {
    const MentionDraft& other = article_.drafts[d];
    if (draft.mention.sentence - other.mention.sentence > kSentencesBack) break;
    if (other.kind == DraftKind::kNominal && other.noun_words == draft.noun_words &&
        other.number == draft.number && other.mention.actor >= 0)
      return other.mention.actor;
  }
  return -1;
}

// "Militants fired rockets at Israel" are not of Israel.
bool NominalResolver::is_done_to(const MentionDraft& other, const MentionDraft& agent) const {
  const SentenceTree& parse = article_.parse_of(agent);
  const uint32_t head = other.mention.head;
  if (!parse.role(agent.mention.head).starts_with("nsubj") ||
      parse.governor(head) != parse.governor(agent.mention.head))
    return false;
  if (parse.role(head) == "obj") return true;
  const std::string preposition = parse.preposition(head);
  return preposition == "at" || preposition == "against" || preposition == "on" || preposition == "with" ||
         preposition == "to" || preposition == "into";
}

// The one country that the sentence speaks of, else the one that leads the article; -1 if there are several.
int32_t NominalResolver::country_around(const MentionDraft& draft) {
  std::string code;
  const uint32_t s = draft.mention.sentence;
  for (uint32_t d = article_.sentence_start[s]; d < article_.sentence_start[s + 1]; ++d) {
    const MentionDraft& other = article_.drafts[d];
    if (other.kind != DraftKind::kName || other.mention.actor < 0) continue;
    if (is_done_to(other, draft)) continue;
    const ActorType type = article_.cast[other.mention.actor].actor.type;
    if (type == ActorType::kPerson) continue;
    const std::string& found = article_.cast[other.mention.actor].actor.code;
    if (found.empty() || found == code) continue;
    if (!code.empty()) return -1;
    code = found;
  }
  const auto country = article_.knowledge.country(code);
  return country ? article_.cast.add_known(*country) : -1;
}

// "Her campaign's leadership": of somebody who is no actor here; "opposition to the plan" is nobody's.
bool NominalResolver::is_anothers(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  if (draft.noun_words.find(" of ") != std::string::npos) return false;  // "minister of defence"
  const bool stance = draft.noun_words == "opposition";
  return std::ranges::any_of(parse.children(draft.mention.head), [&](uint32_t c) {
    if (!parse.is(c, "nmod")) return false;
    const std::string preposition = parse.preposition(c);
    if (stance && (preposition == "to" || preposition == "against")) return true;
    if (parse[c].deprel != "nmod:poss" && preposition != "of") return false;
    const int32_t owner = article_.draft_covering(draft.mention.sentence, c);
    return owner < 0 || article_.drafts[static_cast<uint32_t>(owner)].mention.actor < 0;
  });
}

bool NominalResolver::is_one_person(const MentionDraft& draft) {
  if (draft.number == Number::kPlural) return false;
  if (!draft.noun) return draft.entity == EntityType::kPerson;
  return draft.noun->kind == NounKind::kPeople;
}

void NominalResolver::resolve(uint32_t d) {
  if (article_.drafts[d].mention.actor >= 0) return;
  resolve_by_words(d);
  if (article_.drafts[d].mention.actor < 0 && article_.drafts[d].argument) make_nameless(article_.drafts[d]);
}

void NominalResolver::resolve_by_words(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  if (resolve_by_name_beside(d)) return;
  Whose whose = owner_of(d);
  if (whose.several && draft.noun && draft.noun->kind != NounKind::kOffice)
    return;  // its owners are mentioned themselves
  if (resolve_owned(draft, whose)) return;
  if (!draft.noun) {
    if (draft.read_type && is_definite(draft))
      if (const Antecedent antecedent = nominal_antecedent(article_, draft); antecedent.member >= 0)
        return settle(draft, antecedent.member, antecedent.confidence);
    // A nameless place is nobody, nor is a thing.
    if (draft.thing) return;
    const bool place = draft.read_type == ActorType::kCountry || draft.read_type == ActorType::kPlace;
    if (!place && (draft.entity == EntityType::kPerson || draft.read_type))
      make(draft, "", title_of(draft) + noun_as_told(draft), "");
    if (draft.mention.actor >= 0) draft.mention.confidence = kAnonymous;
    return;
  }
  const SentenceTree& parse = article_.parse_of(draft);
  if (means_kin(parse, draft, article_.knowledge.nouns())) {
    if (is_definite(draft)) settle(draft, kin_spoken_of(d), kByArticle);
    return;
  }
  const bool definite = is_definite(draft) || draft.noun->kind == NounKind::kInstitution;
  if (is_anothers(draft) && draft.noun->kind != NounKind::kPeople && draft.noun->kind != NounKind::kPart)
    return;
  if (definite)
    if (const Antecedent antecedent = nominal_antecedent(article_, draft); antecedent.member >= 0)
      return settle(draft, antecedent.member, antecedent.confidence);
  if (parse.child(draft.mention.head, "cop") >= 0 || parse.is(draft.mention.head, "xcomp"))
    return;  // "to be a close friend" names nobody new
  switch (draft.noun->kind) {
    case NounKind::kMateriel:
    case NounKind::kPlace:
    case NounKind::kEnvoys:
    case NounKind::kPart:
      return;
    case NounKind::kBody:
      if (draft.noun->sector == Sector::kMedia && is_bare(draft)) return;  // "on television"
      // "Outside groups" are as nameless as "others".
      if (draft.number == Number::kPlural && draft.noun->sector == Sector::kNone &&
          draft.noun->canonical == draft.noun_words)
        return;
      return resolve_anonymous(draft);
    case NounKind::kPeople:
      // "The front-runner": somebody in particular, but who?
      if (is_one_person(draft) && draft.noun->type == ActorType::kPerson) return;
      return resolve_anonymous(draft);
    default: {
      // "police", "the government": of the country that the article is about.
      if (leading_code_.empty()) {
        if (draft.noun->kind == NounKind::kInstitution)
          make(draft, "", title_of(draft) + draft.noun->canonical, "");
        draft.mention.confidence = kAnonymous;
        return;
      }
      if (draft.noun->kind == NounKind::kOffice && draft.noun->sector == Sector::kNone &&
          draft.entity != EntityType::kPerson)
        return;  // "shot in the head"
      if (draft.noun->kind == NounKind::kOffice && is_of_no_country(draft.noun_words)) return;
      if (draft.noun_words == "forces" && !is_definite(draft)) return;  // "local forces", "market forces"
      const auto country = article_.knowledge.country(leading_code_);
      if (!country || (draft.noun->kind == NounKind::kOffice && !definite)) return;
      whose.member = article_.cast.add_known(*country);
      whose.guessed = true;
      resolve_owned(draft, whose);
      return;
    }
  }
}

}  // namespace dramatis::extract
