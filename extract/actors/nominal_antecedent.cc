// nominal_antecedent(): the last mention that a definite nominal ("the group", "the ministry") may stand for.
#include <algorithm>
#include <array>

#include "extract/actors/coreference.h"
#include "extract/actors/roles.h"
#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

// "bank" in "Bank of England"
bool has_word(std::string_view name, std::string_view word) {
  const std::string folded = fold(name);
  const auto is_edge = [&](size_t at) { return at >= folded.size() || folded[at] == ' '; };
  for (size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1))
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + word.size())) return true;
  return false;
}

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Nouns that say no more than that somebody is a collective.
bool is_any_collective(std::string_view words) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "group",    "organization", "organisation", "movement", "network",
      "alliance", "coalition",    "bloc",         "body",     "cartel"};
  return contains(kWords, words);
}

// What the last word of an unknown name says of it: the sector of "Haven School" is civilian.
const ActorNoun* kind_of_name(const Article& article, const CastMember& member) {
  const std::vector<std::string> words = folded_words(member.actor.name);
  return words.empty() ? nullptr : article.knowledge.nouns().find(words.back());
}

bool body_stands_for(const Article& article, const MentionDraft& mention, const CastMember& member) {
  const ActorNoun& noun = *mention.noun;
  const std::string& words = mention.noun_words;
  if (!member.named) return member.noun == noun.canonical;
  if (mention.number == Number::kPlural) return false;  // "the banks" are not the one named before
  if (has_word(member.actor.name, words)) return true;
  if (member.actor.type != ActorType::kOrganisation && member.actor.type != ActorType::kGroup) return false;
  const Sector sector = member.actor.sector;
  const ActorNoun* kind = kind_of_name(article, member);
  if (noun.sector == Sector::kBusiness) {
    if (sector == Sector::kBusiness) return true;
    return sector == Sector::kNone && member.actor.type == ActorType::kOrganisation &&
           (!kind || kind->sector == Sector::kBusiness);
  }
  if (noun.canonical == "armed group") return sector == Sector::kRebel || sector == Sector::kParty;
  if (noun.sector == Sector::kParty) return sector == noun.sector && !kind;  // no party committee
  if (noun.sector == Sector::kMedia) return sector == noun.sector;
  if (words == "agency" || words == "news agency")
    return sector == Sector::kGovernment || sector == Sector::kMedia || sector == Sector::kInternational;
  if (words == "network" && sector == Sector::kMedia) return true;
  constexpr size_t kShortAcronym = 3;
  if (member.known < 0 && member.actor.name.size() <= kShortAcronym) return false;  // "(S.C.)"
  if (!is_any_collective(words)) return false;  // "the committee", "the university": has it in its name
  const bool state = sector == Sector::kGovernment || sector == Sector::kMilitary ||
                     sector == Sector::kJudiciary || sector == Sector::kMedia || sector == Sector::kParty;
  return !state && (!kind || is_any_collective(kind->canonical) || kind->canonical == "foundation" ||
                    kind->canonical == "charity");
}

// A border, a site or a zone is seldom the place named before; a city or an island is.
bool place_stands_for(const MentionDraft& mention, const CastMember& member) {
  static constexpr std::array<std::string_view, 12> kVague = {
      "border", "site", "base",    "zone",       "area",    "coast",
      "port",   "camp", "airport", "settlement", "enclave", "stronghold"};
  if (mention.number == Number::kPlural) return false;  // "the countries" are not the one named before
  if (mention.noun->type == ActorType::kCountry) return member.actor.type == ActorType::kCountry;
  if (member.actor.type != ActorType::kPlace) return false;
  return !contains(kVague, mention.noun_words) || has_word(member.actor.name, mention.noun_words);
}

bool stands_for(const Article& article, const MentionDraft& mention, const CastMember& member) {
  const ActorNoun& noun = *mention.noun;
  const std::string& words = mention.noun_words;
  const ActorType type = member.actor.type;
  switch (noun.kind) {
    case NounKind::kPlace:
      return place_stands_for(mention, member);
    case NounKind::kBody:
      return body_stands_for(article, mention, member);
    case NounKind::kOffice:
      return type == ActorType::kPerson && mention.number != Number::kPlural &&
             std::any_of(member.offices.begin(), member.offices.end(), [&](const std::string& office) {
               return office == noun.canonical || office.ends_with(words) ||
                      (words == "leader" && member.actor.sector == Sector::kGovernment);
             });
    case NounKind::kInstitution:  // "the court" after "the International Criminal Court"
      return member.noun == noun.canonical ||
             (member.named && type == ActorType::kOrganisation && has_word(member.actor.name, words));
    case NounKind::kPeople:
      // "The candidate" is none of the candidates before.
      return member.noun == noun.canonical &&
             (mention.number == Number::kPlural || noun.type == ActorType::kGroup);
    default:
      return member.noun == noun.canonical;
  }
}

bool is_former(const ParseIndex& parse, uint32_t noun) {
  for (const uint32_t c : parse.children(noun))
    if (parse.is(c, "amod") && fold(parse[c].form) == "former") return true;
  return false;
}

// "The minister" is the finance minister of the sentence before; the Democratic candidate is no Republican
// one.
bool is_called(const Article& article, const MentionDraft& mention, const CastMember& member) {
  if (mention.number == Number::kPlural || member.actor.type != ActorType::kPerson) return false;
  const std::string qualifier = qualifier_of(article.parse_of(mention), mention.noun_first);
  for (size_t i = 0; i < member.offices.size(); ++i) {
    const std::string& office = member.offices[i];
    if (office != mention.noun_words && !office.ends_with(" " + mention.noun_words)) continue;
    if (qualifier.empty() || member.called[i] == qualifier) return true;
  }
  return false;
}

constexpr double kLeastNearness = 0.5;
constexpr double kLeastNearnessOfAny = 0.75;  // "the group": within two sentences

double nearness_of(uint32_t sentences_back) { return std::max(0.0, 0.85 - 0.05 * sentences_back); }

}  // namespace

Antecedent called_before(const Article& article, const MentionDraft& nominal) {
  const uint32_t s = nominal.mention.sentence;
  for (uint32_t d = article.sentence_start[s + 1]; d-- > 0;) {
    const MentionDraft& candidate = article.drafts[d];
    const double nearness = nearness_of(s - candidate.mention.sentence);
    if (nearness < kLeastNearness) return {};
    if (candidate.mention.sentence == s && candidate.mention.head >= nominal.mention.first) continue;
    if (candidate.mention.actor >= 0 && candidate.kind != DraftKind::kPronoun &&
        is_called(article, nominal, article.cast[candidate.mention.actor]))
      return {candidate.mention.actor, nearness};
  }
  return {};
}

// "The party" beside "Labour members": the party of the article whose name begins with the adjective nearest
// before.
Antecedent party_by_adjective(const Article& article, const MentionDraft& mention) {
  constexpr uint32_t kSentencesBack = 2;
  const uint32_t s = mention.mention.sentence;
  for (uint32_t back = 0; back <= std::min(s, kSentencesBack); ++back) {
    const ParseIndex& parse = article.parses[s - back];
    for (uint32_t t = back == 0 ? mention.mention.first : parse.size(); t-- > 0;) {
      if (!starts_with_capital(parse[t].form)) continue;
      const std::string word = fold(parse[t].form);
      for (size_t m = 0; m < article.cast.size(); ++m) {
        const auto member = static_cast<int32_t>(m);
        const CastMember& party = article.cast[member];
        const int32_t d = article.draft_at(s - back, t);
        const bool named = d >= 0 && article.drafts[static_cast<uint32_t>(d)].mention.actor == member;
        if (stands_for(article, mention, party) && party.named &&
            (named || folded_words(party.actor.name).front() == word))
          return {member, nearness_of(back)};
      }
    }
  }
  return {};
}

Antecedent nominal_antecedent(const Article& article, uint32_t draft) {
  const MentionDraft& mention = article.drafts[draft];
  if (!mention.noun) return {};
  if (mention.noun->sector == Sector::kParty && mention.number != Number::kPlural)
    return party_by_adjective(article, mention);
  const bool former = is_former(article.parse_of(mention), mention.mention.head);
  for (uint32_t d = draft; d-- > 0;) {
    const MentionDraft& candidate = article.drafts[d];
    const int32_t member = candidate.mention.actor;
    if (member < 0 || candidate.kind == DraftKind::kPronoun || candidate.kind == DraftKind::kRelative)
      continue;
    const auto relation = article.parse_of(candidate)[candidate.mention.head].deprel;
    // A modifier of this very phrase is no antecedent.
    if (candidate.mention.sentence == mention.mention.sentence &&
        article.parse_of(mention).dominates(mention.mention.head, candidate.mention.head))
      continue;
    if (former && mention.noun->kind == NounKind::kOffice) {
      const auto& offices = article.cast[member].offices;
      if (std::find(offices.begin(), offices.end(), "former " + mention.noun_words) == offices.end())
        continue;
    } else if (!stands_for(article, mention, article.cast[member]) &&
               !is_called(article, mention, article.cast[member])) {
      continue;
    }
    const double nearness = nearness_of(mention.mention.sentence - candidate.mention.sentence) -
                            (relation == "amod" ? 0.15 : 0.0);
    const bool vague = mention.noun->kind == NounKind::kBody && is_any_collective(mention.noun_words);
    if (nearness < (vague ? kLeastNearnessOfAny : kLeastNearness)) return {};
    return {member, nearness};
  }
  return {};
}

}  // namespace dramatis::extract
