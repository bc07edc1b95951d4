#include "extract/actors/name_resolver.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <sstream>

#include "extract/actors/gendered_words.h"
#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

std::vector<std::string> words_of(std::string_view name) {
  std::istringstream in(fold(without_possessive(name)));
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

bool modifies(std::string_view deprel) { return deprel == "amod" || deprel == "compound" || deprel == "det"; }

bool is_ethnic(const ParseIndex& parse, const MentionDraft& draft) {
  return draft.mention.first > 0 && fold(parse[draft.mention.first - 1].form) == "ethnic";
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_motion(std::string_view verb) {
  return any_of(verb,
                {"go",   "come",  "travel",  "fly",   "arrive",   "leave",  "return",  "depart",   "flee",
                 "head", "move",  "drive",   "sail",  "withdraw", "march",  "advance", "land",     "escape",
                 "send", "bring", "retreat", "expel", "evacuate", "deport", "invite",  "transfer", "journey",
                 "rush", "dash",  "drag",    "take",  "ship",     "summon", "walk",    "extradite"});
}

bool is_done_to_places(std::string_view verb) {
  return any_of(verb,
                {"enter",    "leave",    "reach",   "visit",    "bomb",      "shell",  "storm", "capture",
                 "seize",    "occupy",   "besiege", "evacuate", "tour",      "retake", "quit",  "rock",
                 "encircle", "surround", "bombard", "overrun",  "recapture", "flee",   "patrol"});
}

// Whether a capital's name means the city here, not the government in it.
bool is_city(const ParseIndex& parse, const MentionDraft& draft) {
  if (draft.locative) return true;
  const uint32_t head = draft.mention.head;
  const std::string_view relation = parse.role(head);
  if (modifies(relation) || relation == "appos" || relation == "nmod:desc") return true;
  const int32_t governor = parse.governor(head);
  const std::string lemma = governor < 0 ? "" : fold(parse[static_cast<uint32_t>(governor)].lemma);
  if (relation == "obj") return is_done_to_places(lemma);
  if (!relation.starts_with("obl") && relation != "nmod") return false;
  uint32_t first = head;
  while (parse.is(first, "conj") && parse[first].head >= 0) first = static_cast<uint32_t>(parse[first].head);
  const std::string preposition = parse.preposition(first);
  if (preposition == "to" || preposition == "of") return true;
  if (preposition == "from" || preposition == "for") return relation.starts_with("obl") && is_motion(lemma);
  if (preposition == "on")
    return any_of(lemma, {"march", "attack", "raid", "strike", "advance", "assault", "fall"});
  return false;
}

// Of many people who are never in office.
bool is_common_surname(std::string_view name) {
  return any_of(fold(without_possessive(name)),
                {"adams",  "allen",    "anderson", "baker",  "bell",    "black",    "brown",     "campbell",
                 "carter", "clark",    "collins",  "cook",   "cooper",  "davis",    "edwards",   "evans",
                 "garcia", "gonzalez", "gray",     "green",  "hall",    "harris",   "hernandez", "hill",
                 "howard", "hughes",   "jackson",  "jones",  "johnson", "kelly",    "khan",      "kim",
                 "king",   "lee",      "lewis",    "li",     "lopez",   "martin",   "martinez",  "may",
                 "miller", "mitchell", "moore",    "morgan", "morris",  "murphy",   "nelson",    "parker",
                 "perez",  "phillips", "price",    "reid",   "roberts", "robinson", "rodriguez", "rogers",
                 "ross",   "scott",    "singh",    "smith",  "stewart", "taylor",   "thomas",    "thompson",
                 "turner", "walker",   "wang",     "ward",   "watson",  "white",    "williams",  "wilson",
                 "wood",   "wright",   "young"});
}

// The capitals of a name's words: "African Union" -> "au".
std::string initials(const std::string& name) {
  std::istringstream in(name);
  std::string out;
  for (std::string word; in >> word;)
    if (starts_with_capital(word)) out += fold(word).substr(0, 1);
  return out;
}

// "1999-..." to "2001-...": years apart, 0 inside the term.
int years_off(const KnownRole& role, const std::string& date) {
  const auto year = [](const std::string& text) { return std::stoi(text.substr(0, 4)); };
  if (role.holds_on(date)) return 0;
  if (!role.from.empty() && date < role.from) return year(role.from) - year(date) + 1;
  return role.to.empty() ? 0 : year(date) - year(role.to) + 1;
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
  const MentionDraft& draft = article_.drafts[d];
  if (draft.entity == EntityType::kPerson && draft.known.empty() && !is_fuller(draft))
    return resolve_person(d);
  if (resolve_known(d)) return;
  const bool titled = !draft.title.empty();
  const ParseIndex& parse = article_.parse_of(draft);
  const bool person =
      draft.entity == EntityType::kPerson || titled ||
      (draft.entity == EntityType::kNone && parse.child(draft.mention.head, "flat") >= 0) ||
      article_.knowledge.gender_of(words_of(draft.name).empty() ? "" : words_of(draft.name).front()) !=
          Gender::kUnknown;
  if (person && draft.entity != EntityType::kOrganization && draft.entity != EntityType::kPlace)
    resolve_person(d);
  else
    resolve_other(d);
}

std::optional<KnownName> NameResolver::pick_sense(const MentionDraft& draft) const {
  const ParseIndex& parse = article_.parse_of(draft);
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
        score = modifier ? 6 : 3;
        break;
      case NameSense::kPeople:
        score = modifier ? 2 : 6;
        break;
      case NameSense::kCapital:  // Brussels is the Union's before Belgium's
        score = article_.knowledge[known.actor].type == ActorType::kOrganisation ? 5 : 4;
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

bool NameResolver::resolve_known(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  if (const auto sense = pick_sense(draft)) {
    resolve_place_or_people(draft, *sense);
    return true;
  }
  const bool surname = std::any_of(draft.known.begin(), draft.known.end(),
                                   [](const KnownName& k) { return k.sense == NameSense::kSurname; });
  if (!surname) return false;
  if (const int32_t member = namesake(d, words_of(draft.name)); member >= 0) {
    draft.mention.actor = member;
    draft.mention.confidence = 0.95;
    return true;
  }
  if (const auto known = pick_surname(d)) {
    draft.mention.actor = article_.cast.add_known(*known);
    draft.mention.confidence = 0.8;
    return true;
  }
  return false;
}

// A surname alone is a leader's if his office is named or his term is near, and nobody else's is.
std::optional<uint32_t> NameResolver::pick_surname(uint32_t d) const {
  const MentionDraft& draft = article_.drafts[d];
  std::optional<uint32_t> best;
  int best_score = 0, second = 0;
  const auto surnames = std::count_if(draft.known.begin(), draft.known.end(), [](const KnownName& known) {
    return known.sense == NameSense::kSurname;
  });
  // "Trump" between his terms; not "Brown".
  const bool telling = surnames == 1 && !is_common_surname(draft.name);
  for (const KnownName& known : draft.known) {
    if (known.sense != NameSense::kSurname) continue;
    const KnownActor& actor = article_.knowledge[known.actor];
    int nearest = 1000, score = 0;
    bool office = false, country = false, other_country = false;
    for (const KnownRole& role : actor.roles) {
      if (!article_.date.empty() && !role.from.empty())
        nearest = std::min(nearest, years_off(role, article_.date));
      for (const RoleLink& link : links_) {
        if (link.person != d) continue;
        office = office || role.role == link.office + " of";
        if (link.owner < 0) continue;
        const int32_t owner = article_.drafts[static_cast<uint32_t>(link.owner)].mention.actor;
        if (owner >= 0 && !article_.cast[owner].actor.code.empty())
          (article_.cast[owner].actor.code == actor.code ? country : other_country) = true;
      }
    }
    if (other_country && !country) continue;
    score = (nearest == 0   ? 3
             : nearest <= 2 ? 2
             : nearest <= 6 ? (telling ? 2 : 1)
                            : 0) +
            (office ? 2 : 0) + (country ? 2 : 0);
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = known.actor;
    } else {
      second = std::max(second, score);
    }
  }
  return best_score >= 2 && best_score > second ? best : std::nullopt;
}

void NameResolver::resolve_place_or_people(MentionDraft& draft, const KnownName& known) {
  const KnownActor& actor = article_.knowledge[known.actor];
  const ParseIndex& parse = article_.parse_of(draft);
  Cast& cast = article_.cast;
  const bool place = actor.type == ActorType::kCountry || actor.type == ActorType::kPlace;
  draft.mention.confidence = known.sense == NameSense::kName ? 1.0 : 0.95;
  draft.mention.as_place = place && draft.locative;
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
        for (const Owner& owner : find_owners(article_, draft.mention.sentence, draft.mention.head))
          if (const int32_t who = article_.drafts[owner.draft].mention.actor; owner.by_place && who >= 0)
            code = cast[who].actor.code;
        const auto home = article_.knowledge.country(code);
        const std::string ethnic = "Ethnic " + actor.adjective + " people" +
                                   (home ? " of " + article_.knowledge[*home].name : std::string());
        draft.mention.actor = cast.add(slug(ethnic), ethnic, ActorType::kGroup, Sector::kCivilian, code);
        return;
      }
      const std::string name = (actor.adjective.empty() ? actor.name : actor.adjective) + " people";
      draft.mention.actor = cast.add(slug(name), name, ActorType::kGroup, Sector::kCivilian, actor.code);
      cast[draft.mention.actor].number = Number::kPlural;
      return;
    }
    case NameSense::kCapital: {
      if (actor.capital >= 0 && is_city(parse, draft)) {
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

Gender NameResolver::told_gender(const MentionDraft& draft) const {
  const ParseIndex& parse = article_.parse_of(draft);
  const uint32_t head = draft.mention.head, first = draft.mention.first;
  std::vector<uint32_t> beside = draft.title;
  if (first > 0) beside.push_back(first - 1);
  for (const uint32_t c : parse.children(head))
    if (parse.is(c, "appos") || parse[c].deprel == "nmod:desc") beside.push_back(c);
  if (parse.is(head, "appos") && parse[head].head >= 0)
    beside.push_back(static_cast<uint32_t>(parse[head].head));
  beside.push_back(first);  // "Lady Ashton" is all name
  for (const uint32_t token : beside) {
    const Gender gender = gender_of_word(parse[token].lemma.empty() ? parse[token].form : parse[token].lemma);
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

// "Kim" and "Robert" as well as "Lavrov"; "R. Lavrov"; "Abu Marzook" after "Moussa Abu Marzook".
bool NameResolver::is_part_of(const std::vector<std::string>& parts, const std::vector<std::string>& whole) {
  if (whole.size() < 2) return false;
  if (parts.size() == 1) {
    const std::string& last = whole.back();
    return last == parts[0] || whole.front() == parts[0] ||
           (last.size() > parts[0].size() && last.ends_with("-" + parts[0]));  // "Bin-Ghazali"
  }
  if (whole.back() == parts.back() &&
      (whole.front() == parts.front() || whole.front().substr(0, 1) == parts.front()))
    return true;
  return whole.size() > parts.size() && std::equal(parts.rbegin(), parts.rend(), whole.rbegin());
}

// The one mentioned last before the draft; if none is, the one mentioned first after it.
int32_t NameResolver::namesake(uint32_t d, const std::vector<std::string>& parts, Gender gender) const {
  if (parts.empty()) return -1;
  const auto fits = [&](const CastMember& member) {
    const bool other_gender =
        gender != Gender::kUnknown && member.gender != Gender::kUnknown && member.gender != gender;
    return member.actor.type == ActorType::kPerson && !other_gender && is_part_of(parts, member.parts);
  };
  std::vector<char> namesakes(article_.cast.size(), 0);
  bool any = false;
  for (size_t m = 0; m < namesakes.size(); ++m)
    if (fits(article_.cast[static_cast<int32_t>(m)])) namesakes[m] = any = true;
  if (!any) return -1;
  const auto found = [&](uint32_t other) {
    const int32_t member = article_.drafts[other].mention.actor;
    return article_.drafts[other].kind == DraftKind::kName && member >= 0 &&
           namesakes[static_cast<size_t>(member)];
  };
  for (uint32_t other = d; other-- > 0;)
    if (found(other)) return article_.drafts[other].mention.actor;
  for (uint32_t other = d + 1; other < article_.drafts.size(); ++other)
    if (found(other)) return article_.drafts[other].mention.actor;
  return -1;
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

void NameResolver::resolve_person(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  const std::string name(without_possessive(draft.name));
  const std::vector<std::string> parts = words_of(name);
  const Gender gender = told_gender(draft);
  if (const int32_t member = namesake(d, parts, gender); member >= 0) {
    draft.mention.actor = member;
    draft.mention.confidence = parts.size() > 1 ? 0.95 : 0.9;
    if (gender != Gender::kUnknown) article_.cast[member].gender = gender;
    return;
  }
  const std::string id = slug(name);
  if (id.empty()) return;
  const int32_t member = article_.cast.add(id, name, ActorType::kPerson, Sector::kNone, code_within(draft));
  if (gender != Gender::kUnknown) article_.cast[member].gender = gender;
  article_.cast[member].named = true;
  draft.mention.actor = member;
  draft.mention.confidence = parts.size() > 1 ? 0.95 : 0.75;
}

void NameResolver::resolve_other(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  const std::string name(without_possessive(draft.name));
  const std::string id = slug(name);
  if (id.empty()) return;
  // A part of a person's name is that person, whatever the model takes it for.
  if (!is_fuller(draft) && draft.entity != EntityType::kOrganization)
    if (const int32_t member = namesake(d, words_of(name)); member >= 0) {
      draft.mention.actor = member;
      draft.mention.confidence = 0.8;
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
  const ActorType type = place          ? ActorType::kPlace
                         : organisation ? ActorType::kOrganisation
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
