#include "extract/actors/name_resolver.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "extract/actors/place_names.h"
#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

bool modifies(std::string_view deprel) { return deprel == "amod" || deprel == "compound" || deprel == "det"; }

bool is_ethnic(const SentenceTree& parse, const MentionDraft& draft) {
  return draft.mention.first > 0 && fold(parse[draft.mention.first - 1].form) == "ethnic";
}

// "Asian Americans", "Muslim-Americans" with one name; empty if the people stand alone.
std::string joint_people(const SentenceTree& parse, const MentionDraft& draft) {
  const uint32_t people = draft.mention.first;  // "South Koreans" are one name
  if (people == 0) return {};
  const bool hyphen = parse[people - 1].form == "-" || parse[people - 1].form == "\u2011";
  if (hyphen && people < 2) return {};
  const uint32_t before = people - (hyphen ? 2 : 1);
  const bool joined =
      hyphen || (before > 0 && parse[before].head == static_cast<int32_t>(draft.mention.head) &&
                 parse.is_any(before, {"amod", "compound"}));
  if (!joined || !starts_with_capital(parse[before].form) || parse[before].upos == Upos::kVerb) return {};
  return parse[before].form + ' ' + draft.name;
}

// "Methodists", "Sadrists": those of a belief.
bool is_movement(std::string_view name) {
  return std::ranges::any_of(std::array{"ists", "ites", "ians", "crats", "ives"},
                             [&](std::string_view ending) { return name.ends_with(ending); });
}

// "VVD", "Navy SEALs": no person, whatever the model takes it for.
bool is_collective(const SentenceTree& parse, const MentionDraft& draft) {
  constexpr size_t kLongestAcronym = 5;
  const std::string_view name = without_possessive(draft.name);
  if (name.find(' ') == std::string_view::npos && name.size() <= kLongestAcronym && is_all_capitals(name) &&
      name.find('.') == std::string_view::npos)
    return true;
  return draft.entity == EntityType::kPerson && parse[draft.mention.head].xpos == "NNPS" &&
         (name.find(' ') != std::string_view::npos || is_movement(name));
}

// "A Republican", "a Methodist": somebody, not a name.
bool is_one_of_a_kind(const SentenceTree& parse, const MentionDraft& draft) {
  const int32_t article = parse.child(draft.mention.head, "det");
  if (article < 0) return false;
  const std::string word = fold(parse[static_cast<uint32_t>(article)].form);
  return word == "a" || word == "an";
}

bool is_sought(const SentenceTree& parse, const MentionDraft& draft) {
  static constexpr std::array<std::string_view, 19> kVerbs = {
      "capture", "enter",  "eye",  "hold", "keep", "leave",  "lose",  "occupy", "reach", "reclaim",
      "regain",  "retake", "seek", "take", "tour", "vacate", "visit", "want",   "win"};
  // "her bid for the White House", "his path to the White House"
  static constexpr std::array<std::string_view, 19> kRaces = {
      "ascend",    "battle",  "bid",   "campaign", "candidacy", "candidate", "compete",
      "contender", "contest", "fight", "path",     "quest",     "race",      "return",
      "road",      "route",   "run",   "vie",      "way"};
  const uint32_t head = draft.mention.head;
  const int32_t governor = parse.governor(head);
  if (governor < 0) return false;
  const std::string lemma = fold(parse[static_cast<uint32_t>(governor)].lemma);
  const auto is_among = [&](const auto& words) {
    return std::find(words.begin(), words.end(), lemma) != words.end();
  };
  if (parse.is(head, "obj")) return is_among(kVerbs);
  const std::string preposition = parse.preposition(head);
  return (preposition == "for" || preposition == "to") && is_among(kRaces);
}

// "Called him a liar on Twitter", "said on CNN": where it is said.
bool is_medium(const SentenceTree& parse, const MentionDraft& draft) {
  static constexpr std::array<std::string_view, 14> kAimed = {"count",  "crack", "depend", "focus", "impose",
                                                              "lean",   "pin",   "place",  "put",   "rely",
                                                              "report", "spy",   "turn",   "wage"};
  const uint32_t head = draft.mention.head;
  const int32_t governor = parse.governor(head);
  if (!parse.is(head, "obl") || governor < 0 || parse.preposition(head) != "on") return false;
  const auto verb = static_cast<uint32_t>(governor);
  const std::string lemma = fold(parse[verb].lemma);
  const bool asked = lemma == "call" && parse.child(verb, "xcomp") >= 0 && parse.child(verb, "obj") < 0;
  return !asked && std::find(kAimed.begin(), kAimed.end(), lemma) == kAimed.end();
}

// The capitals of a name's words: "African Union" -> "au".
std::string initials(const std::string& name) {
  std::istringstream in(name);
  std::string out;
  for (std::string word; in >> word;)
    if (starts_with_capital(word)) out += fold(word).substr(0, 1);
  return out;
}

}  // namespace

std::string leading_code(const Article& article) {
  std::map<std::string, int> counts;
  for (const MentionDraft& draft : article.drafts) {
    if (draft.kind != DraftKind::kName || draft.mention.actor < 0) continue;
    const CastMember& member = article.cast[draft.mention.actor];
    if (!member.actor.code.empty()) ++counts[member.actor.code];
  }
  std::string best;
  int first = 0, second = 0;
  for (const auto& [code, count] : counts) {
    if (count > first) {
      second = first;
      first = count;
      best = code;
    } else {
      second = std::max(second, count);
    }
  }
  return first >= 2 * second && first > 0 ? best : std::string();
}

bool NameResolver::is_fuller(const MentionDraft& draft) const {
  return draft.name.find(' ') != std::string::npos;
}

void NameResolver::resolve() {
  // Full names first, wherever they stand, so that a surname in the headline finds its person.
  for (const bool fuller : {true, false})
    for (uint32_t d = 0; d < article_.drafts.size(); ++d)
      if (article_.drafts[d].kind == DraftKind::kName && is_fuller(article_.drafts[d]) == fuller &&
          article_.drafts[d].mention.actor < 0)
        resolve_name(d);
  apply_links();
}

void NameResolver::resolve_name(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  if (draft.known.empty() && draft.sure_type == ActorType::kOrganisation) widen(draft);
  if (draft.entity == EntityType::kPerson && draft.known.empty() && !is_fuller(draft) &&
      is_one_of_a_kind(article_.parse_of(draft), draft))
    return;
  if (draft.entity == EntityType::kPerson && draft.known.empty() && !is_fuller(draft) &&
      !is_collective(article_.parse_of(draft), draft))
    return resolve_person(d);
  if (resolve_known(d)) return;
  if (draft.entity == EntityType::kEvent) return resolve_other(d);  // a storm that bears a person's name
  const bool titled = !draft.title.empty();
  const SentenceTree& parse = article_.parse_of(draft);
  if (!titled && is_collective(parse, draft)) return resolve_other(d);
  const bool person =
      draft.entity == EntityType::kPerson || titled ||
      (draft.entity == EntityType::kNone && parse.child(draft.mention.head, "flat") >= 0) ||
      article_.knowledge.gender_of(
          folded_words(draft.name).empty() ? "" : folded_words(draft.name).front()) != Gender::kUnknown;
  if (person && draft.entity != EntityType::kOrganization && draft.entity != EntityType::kPlace)
    resolve_person(d);
  else
    resolve_other(d);
}

// "Republican leaders" are of the party in news of its country, and only there; "the Republican Guard"
// nowhere.
bool NameResolver::means_party(const MentionDraft& draft, const KnownName& party) const {
  const SentenceTree& parse = article_.parse_of(draft);
  const uint32_t next = draft.mention.last;
  if (std::cmp_greater_equal(next, parse.size()) || starts_with_capital(parse[next].form)) return false;
  std::map<std::string, int> counts;
  for (const MentionDraft& other : article_.drafts)
    if (other.kind == DraftKind::kName && !other.known.empty()) {
      const KnownActor& actor = article_.knowledge[other.known.front().actor];
      if (actor.sector != Sector::kParty && !actor.code.empty()) ++counts[actor.code];
    }
  const int own = counts[article_.knowledge[party.actor].code];
  return std::all_of(counts.begin(), counts.end(), [&](const auto& c) { return c.second <= own; });
}

std::optional<KnownName> NameResolver::pick_sense(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  const Token& head = parse[draft.mention.head];
  const bool modifier = modifies(head.deprel) || head.upos == Upos::kAdj;
  std::optional<KnownName> best;
  int best_score = 0;
  for (const KnownName& known : draft.known) {
    int score = 0;
    switch (known.sense) {
      case NameSense::kName:
        score = 5;
        break;
      case NameSense::kMetonym:
        score = 5;
        break;
      case NameSense::kAdjective:
        if (article_.knowledge[known.actor].sector == Sector::kParty && !means_party(draft, known)) continue;
        score = modifier ? 6 : 3;
        break;
      case NameSense::kPeople:
        score = modifier ? 2 : 6;
        break;
      case NameSense::kCapital:  // Brussels is the Union's before Belgium's
        score = article_.knowledge[known.actor].type == ActorType::kOrganisation ? 5 : 4;
        if (draft.sure_type == article_.knowledge[known.actor].type) score += 2;
        break;
      case NameSense::kSurname:
        continue;
    }
    // Of two actors of one name, the one whose time it is.
    for (const KnownRole& role : article_.knowledge[known.actor].roles)
      if (!article_.date.empty() && role.holds_on(article_.date) && !role.from.empty()) ++score;
    if (score > best_score) {
      best = known;
      best_score = score;
    }
  }
  return best;
}

// "Cuban" after "Mark Cuban", "Washington" after "Denzel Washington": a person of the article whose surname
// means a people or a place, too; -1.
int32_t NameResolver::namesake_of_people(uint32_t d) const {
  const MentionDraft& draft = article_.drafts[d];
  const SentenceTree& parse = article_.parse_of(draft);
  if (is_fuller(draft) || draft.known.empty() || draft.number == Number::kPlural ||
      modifies(parse[draft.mention.head].deprel))
    return -1;
  const bool people = std::ranges::all_of(draft.known, [](const KnownName& known) {
    return known.sense == NameSense::kPeople || known.sense == NameSense::kAdjective;
  });
  const bool city = std::ranges::all_of(
      draft.known, [](const KnownName& known) { return known.sense == NameSense::kCapital; });
  const bool person = draft.sure_type == ActorType::kPerson || (city && !draft.locative);
  if (!people && !person) return -1;
  const int32_t member = namesake(d, folded_words(draft.name)).member;
  return member >= 0 && article_.cast[member].parts.back() == folded_words(draft.name).back() ? member : -1;
}

// To all words that the name has to the language model: "Real Madrid".
bool NameResolver::widen(MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  uint32_t first = draft.mention.first;
  while (first > 0 && parse[first].name.part == NamePart::kInside) --first;
  if (parse[first].name.part != NamePart::kBegin || first == draft.mention.first) return false;
  std::string before;
  for (uint32_t t = first; t < draft.mention.first; ++t) {
    before += parse[t].form;
    if (parse[t].space_after) before += ' ';
  }
  draft.name = before + draft.name;
  draft.mention.first = first;
  return true;
}

bool NameResolver::resolve_known(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  if (const int32_t member = namesake_of_people(d); member >= 0) {
    draft.mention.actor = member;
    draft.mention.confidence = 0.85;
    return true;
  }
  if (const auto sense = pick_sense(draft)) {
    // "Real Madrid won 2-0": a club is not its country.
    if (sense->sense == NameSense::kCapital && draft.sure_type == ActorType::kOrganisation &&
        article_.knowledge[sense->actor].type == ActorType::kCountry && widen(draft)) {
      draft.entity = EntityType::kOrganization;
      return false;
    }
    resolve_place_or_people(draft, *sense);
    return true;
  }
  // "Irish Republican prisoners": a word like any other.
  if (!draft.known.empty() && std::all_of(draft.known.begin(), draft.known.end(), [](const KnownName& k) {
        return k.sense == NameSense::kAdjective;
      }))
    return true;
  const bool surname = std::any_of(draft.known.begin(), draft.known.end(),
                                   [](const KnownName& k) { return k.sense == NameSense::kSurname; });
  if (!surname) return false;
  if (const auto [member, trust] = namesake(d, folded_words(draft.name)); member >= 0) {
    draft.mention.actor = member;
    draft.mention.confidence = 0.95 * trust;
    return true;
  }
  if (const auto known = pick_surname(d)) {
    draft.mention.actor = article_.cast.add_known(*known);
    draft.mention.confidence = 0.8;
    return true;
  }
  return false;
}

void NameResolver::resolve_place_or_people(MentionDraft& draft, const KnownName& known) {
  const KnownActor& actor = article_.knowledge[known.actor];
  const SentenceTree& parse = article_.parse_of(draft);
  Cast& cast = article_.cast;
  const bool place = actor.type == ActorType::kCountry || actor.type == ActorType::kPlace;
  draft.mention.confidence = known.sense == NameSense::kName ? 1.0 : 0.95;
  draft.mention.as_place =
      (place && draft.locative) || (actor.sector == Sector::kMedia && is_medium(parse, draft));
  // "Arrived at the White House": the building; "seeks the White House": the office.
  if (known.sense == NameSense::kMetonym && actor.type == ActorType::kCountry &&
      (draft.locative || is_sought(parse, draft)))
    return;
  // "A Muslim": one of them.
  if (actor.type == ActorType::kGroup && actor.sector == Sector::kCivilian && is_one_of_a_kind(parse, draft))
    return;
  switch (known.sense) {
    case NameSense::kPeople: {
      draft.number = draft.number == Number::kUnknown ? Number::kPlural : draft.number;
      draft.mention.kind = graph::MentionKind::kNominal;
      draft.mention.as_place = false;
      // "Iraqi Kurds", "Bosnian Serbs": of the country before.
      for (const Owner& owner : find_owners(article_, draft.mention.sentence, draft.mention.head)) {
        const int32_t who = article_.drafts[owner.draft].mention.actor;
        if (who < 0 || owner.by_place || cast[who].actor.code.empty() || cast[who].actor.code == actor.code)
          continue;
        const std::string name =
            cast.adjective(who) + " " + (place ? actor.adjective + " people" : actor.name);
        draft.mention.actor =
            cast.add(slug(name), name, ActorType::kGroup, Sector::kCivilian, cast[who].actor.code);
        return;
      }
      if (!place) break;
      if (is_ethnic(parse, draft)) {
        // "ethnic Albanians" are of the country where they live, if that is told.
        std::string code;
        for (const Owner& owner : find_owners(article_, draft.mention.sentence, draft.mention.head)) {
          MentionDraft& home = article_.drafts[owner.draft];
          if (!owner.by_place || home.kind != DraftKind::kName) continue;
          if (home.mention.actor < 0) resolve_name(owner.draft);
          if (home.mention.actor >= 0) code = cast[home.mention.actor].actor.code;
        }
        const auto home = article_.knowledge.country(code);
        const std::string ethnic = "Ethnic " + actor.adjective + " people" +
                                   (home ? " of " + article_.knowledge[*home].name : std::string());
        draft.mention.actor = cast.add(slug(ethnic), ethnic, ActorType::kGroup, Sector::kCivilian, code);
        return;
      }
      if (const std::string some = joint_people(parse, draft); !some.empty()) {
        // "Asian Americans", "Muslim-Americans": some of them.
        draft.mention.actor = cast.add(slug(some), some, ActorType::kGroup, Sector::kCivilian, actor.code);
        return;
      }
      const std::string name = (actor.adjective.empty() ? actor.name : actor.adjective) + " people";
      draft.mention.actor = cast.add(slug(name), name, ActorType::kGroup, Sector::kCivilian, actor.code);
      cast[draft.mention.actor].number = Number::kPlural;
      return;
    }
    case NameSense::kCapital: {
      if (actor.capital >= 0 && means_city(parse, draft)) {
        const auto city = static_cast<uint32_t>(actor.capital);
        draft.mention.actor = cast.add_known(city);
        draft.mention.as_place = true;
        return;
      }
      draft.mention.confidence = 0.85;
      break;
    }
    default:
      break;
  }
  draft.mention.actor = cast.add_known(known.actor);
}

std::string NameResolver::code_within(const MentionDraft& draft) const {
  for (const uint32_t head : draft.inside) {
    const int32_t d = article_.draft_at(draft.mention.sentence, head);
    if (d < 0 || article_.drafts[static_cast<uint32_t>(d)].known.empty()) continue;
    const KnownName& known = article_.drafts[static_cast<uint32_t>(d)].known.front();
    if (const std::string& code = article_.knowledge[known.actor].code; !code.empty()) return code;
  }
  for (const KnownName& hint : draft.hints)
    if (const KnownActor& actor = article_.knowledge[hint.actor];
        actor.type == ActorType::kCountry || actor.type == ActorType::kPlace)
      return actor.code;
  for (const Owner& owner : find_owners(article_, draft.mention.sentence, draft.mention.head)) {
    const MentionDraft& whose = article_.drafts[owner.draft];
    if (whose.known.empty()) continue;
    if (const std::string& code = article_.knowledge[whose.known.front().actor].code; !code.empty())
      return code;
  }
  return {};
}

void NameResolver::resolve_other(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  const std::string name(without_possessive(draft.name));
  const std::string id = slug(name);
  if (id.empty()) return;
  const bool storm = draft.entity == EntityType::kEvent;
  if (storm && !is_fuller(draft)) {
    const std::vector<std::string> words = folded_words(name);
    for (size_t m = 0; m < article_.cast.size(); ++m) {
      const graph::Actor& other = article_.cast[static_cast<int32_t>(m)].actor;
      if (other.type != ActorType::kOther || folded_words(other.name).back() != words.back()) continue;
      draft.mention.actor = static_cast<int32_t>(m);
      draft.mention.confidence = 0.9;
      return;
    }
  }
  // A part of a person's name is that person, whatever the model takes it for.
  if (!is_fuller(draft) && draft.entity != EntityType::kOrganization && !storm)
    if (const auto [member, trust] = namesake(d, folded_words(name)); member >= 0) {
      draft.mention.actor = member;
      draft.mention.confidence = 0.8 * trust;
      return;
    }
  if (draft.entity != EntityType::kPerson)
    if (const auto country = article_.knowledge.misspelt_country(name)) {
      draft.mention.actor = article_.cast.add_known(*country);
      draft.mention.confidence = 0.7;
      draft.mention.as_place = draft.locative;
      return;
    }
  if (is_all_capitals(name)) {
    std::string letters = fold(name);
    std::erase(letters, '.');
    for (size_t m = 0; m < article_.cast.size(); ++m) {
      const CastMember& member = article_.cast[static_cast<int32_t>(m)];
      if (member.actor.type == ActorType::kPerson || initials(member.actor.name) != letters) continue;
      draft.mention.actor = static_cast<int32_t>(m);
      draft.mention.confidence = 0.9;
      return;
    }
  }
  const bool place = draft.entity == EntityType::kPlace;
  const bool organisation = draft.entity == EntityType::kOrganization || is_all_capitals(name);
  const bool members = draft.entity == EntityType::kPerson && !organisation;  // "Navy SEALs"
  const ActorType type = place          ? ActorType::kPlace
                         : organisation ? ActorType::kOrganisation
                         : members      ? ActorType::kGroup
                                        : ActorType::kOther;
  const int32_t member = article_.cast.add(id, name, type, Sector::kNone, code_within(draft));
  article_.cast[member].named = true;
  draft.mention.actor = member;
  draft.mention.confidence = 0.9;
  draft.mention.as_place = place && draft.locative;
}

// Of a party's leader the party's, of a minister government.
Sector NameResolver::sector_of(const std::string& office, int32_t owner) const {
  const ActorNoun* noun = article_.knowledge.nouns().find(office);
  if (!noun || noun->sector == Sector::kCivilian || noun->sector == Sector::kMilitary) return Sector::kNone;
  if (owner < 0) return noun->sector;
  const graph::Actor& body = article_.cast[owner].actor;
  const bool country = body.type == ActorType::kCountry || body.type == ActorType::kPlace;
  return country || body.sector == Sector::kNone ? noun->sector : body.sector;
}

void NameResolver::apply_links() {
  for (const RoleLink& link : links_) {
    const int32_t person = article_.drafts[link.person].mention.actor;
    if (person < 0 || article_.cast[person].actor.type != ActorType::kPerson) continue;
    CastMember& member = article_.cast[person];
    member.offices.push_back(link.office);
    member.called.push_back(link.qualifier);
    const int32_t owner =
        link.owner < 0 ? -1 : article_.drafts[static_cast<uint32_t>(link.owner)].mention.actor;
    if (owner >= 0 && member.actor.code.empty()) member.actor.code = article_.cast[owner].actor.code;
    if (member.actor.sector == Sector::kNone) member.actor.sector = sector_of(link.office, owner);
  }
}

void NameResolver::settle_codes() {
  const std::string code = leading_code(article_);
  apply_links();  // owners that were nominals are resolved by now
  if (code.empty()) return;
  for (size_t m = 0; m < article_.cast.size(); ++m) {
    CastMember& member = article_.cast[static_cast<int32_t>(m)];
    if (member.actor.type == ActorType::kPerson && member.actor.code.empty() && member.known < 0 &&
        !member.offices.empty())
      member.actor.code = code;
  }
}

}  // namespace dramatis::extract
