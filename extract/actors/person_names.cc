// The part of NameResolver that tells persons: by full name, surname, title and office.
#include <algorithm>
#include <array>

#include "extract/actors/name_resolver.h"
#include "extract/knowledge/gendered_words.h"
#include "extract/knowledge/text_forms.h"
#include "extract/mentions/name_groups.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

constexpr int kLeastScore = 4;           // of a leader known by surname alone
constexpr double kAmongNamesakes = 0.9;  // a surname that several of the article bear

// Of many people who are never in office.
bool is_common_surname(std::string_view name) {
  static constexpr std::array<std::string_view, 101> kSurnames = {
      "abdullah", "adams",    "ahmed",   "ali",     "allen",   "anderson",  "anthony",   "arthur",
      "baker",    "bell",     "bennett", "black",   "brown",   "browne",    "campbell",  "carter",
      "clark",    "collins",  "cook",    "cooper",  "david",   "davis",     "douglas",   "drew",
      "edwards",  "evans",    "fox",     "garcia",  "george",  "gonzalez",  "gordon",    "graham",
      "gray",     "green",    "hall",    "harris",  "hassan",  "hernandez", "hill",      "howard",
      "hughes",   "ibrahim",  "ismail",  "jackson", "james",   "john",      "johnson",   "jones",
      "kelly",    "khan",     "kim",     "king",    "lee",     "lewis",     "li",        "lopez",
      "martin",   "martinez", "may",     "michael", "michel",  "miller",    "mitchell",  "mohamed",
      "mohammed", "moore",    "morgan",  "morris",  "murphy",  "nelson",    "parker",    "perez",
      "phillips", "pierre",   "price",   "reid",    "roberts", "robinson",  "rodriguez", "rogers",
      "ross",     "russell",  "scott",   "singh",   "smith",   "stewart",   "stuart",    "taylor",
      "thomas",   "thompson", "turner",  "walker",  "wang",    "ward",      "watson",    "white",
      "williams", "wilson",   "wood",    "wright",  "young"};
  return std::binary_search(kSurnames.begin(), kSurnames.end(), fold(without_possessive(name)));
}

// "1999-..." to "2001-...": years apart, 0 inside the term.
int years_off(const KnownRole& role, const std::string& date) {
  const auto year = [](const std::string& text) { return std::stoi(text.substr(0, 4)); };
  if (role.holds_on(date)) return 0;
  if (!role.from.empty() && date < role.from) return year(role.from) - year(date) + 1;
  return role.to.empty() ? 0 : year(date) - year(role.to) + 1;
}

// "Ada B. Lind" is Ada Lind elsewhere.
std::string without_middle_initials(const std::string& name) {
  std::string out;
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = name.substr(begin, end - begin);
    const bool initial =
        word.size() <= 2 && word[0] >= 'A' && word[0] <= 'Z' && (word.size() == 1 || word[1] == '.');
    if (!initial || out.empty() || end == name.size()) out.append(out.empty() ? "" : " ").append(word);
    begin = end + 1;
  }
  return out.find(' ') == std::string::npos ? name : out;
}

}  // namespace

// A country or city with the code is named.
bool NameResolver::is_about(const std::string& code) const {
  return std::any_of(article_.drafts.begin(), article_.drafts.end(), [&](const MentionDraft& draft) {
    return std::any_of(draft.known.begin(), draft.known.end(), [&](const KnownName& known) {
      const KnownActor& actor = article_.knowledge[known.actor];
      return known.sense != NameSense::kSurname && actor.type != ActorType::kPerson && actor.code == code;
    });
  });
}

// A surname alone is a leader's if his office is named or his term is near, and nobody else's is.
std::optional<uint32_t> NameResolver::pick_surname(uint32_t d) const {
  const MentionDraft& draft = article_.drafts[d];
  std::optional<uint32_t> best;
  int best_score = 0, second = 0;
  const Gender gender = told_gender(draft);
  const auto fits = [&](const KnownName& known) {
    const Gender other = article_.knowledge[known.actor].gender;
    return known.sense == NameSense::kSurname &&
           (gender == Gender::kUnknown || other == Gender::kUnknown || other == gender);
  };
  const auto surnames = std::count_if(draft.known.begin(), draft.known.end(), fits);
  // "Trump" between his terms; not "Brown".
  const bool common = is_common_surname(draft.name);
  const bool telling = surnames == 1 && !common;
  for (const KnownName& known : draft.known) {
    if (!fits(known)) continue;
    const KnownActor& actor = article_.knowledge[known.actor];
    int nearest = 1000, score = 0;
    bool office = false, country = false, other_country = false, national = false;
    for (const KnownRole& role : actor.roles) {
      national = national || article_.knowledge[role.parent].type == ActorType::kCountry;
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
    if (common && !office && !country && !is_about(actor.code)) continue;
    score = (nearest == 0   ? 3
             : nearest <= 2 ? 2
             : nearest <= 6 ? (telling ? 2 : 1)
                            : 0) +
            (office ? 2 : 0) + (country ? 2 : 0);
    score = 2 * score + (national && score > 0 ? 1 : 0);  // before the governor of a province
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = known.actor;
    } else {
      second = std::max(second, score);
    }
  }
  return best_score >= kLeastScore && best_score > second ? best : std::nullopt;
}

Gender NameResolver::told_gender(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
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

// The titles before a name are of an office that somebody holds, held or is said to hold.
bool NameResolver::has_office(const CastMember& member, const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  return std::any_of(draft.title.begin(), draft.title.end(), [&](uint32_t title) {
    MentionDraft noun;
    if (!read_noun(parse, title, article_.knowledge.nouns(), noun) || !noun.noun) return false;
    if (noun.noun->kind != NounKind::kOffice) return false;
    const std::string& office = noun.noun->canonical;
    const auto told = [&](const std::string& other) {
      return other == office || other == noun.noun_words || other == "former " + noun.noun_words;
    };
    if (std::any_of(member.offices.begin(), member.offices.end(), told)) return true;
    if (member.known < 0) return false;
    const auto& roles = article_.knowledge[static_cast<uint32_t>(member.known)].roles;
    return std::any_of(roles.begin(), roles.end(), [&](const KnownRole& role) {
      // "Secretary Kerry" is of state.
      return role.role == office + " of" || (office == "secretary" && role.role.ends_with("minister of"));
    });
  });
}

// Of several whose name these words are a part of: by gender and office; else the one named in the same
// sentence before, else the one whom the article introduced first: others keep their first names.
NameResolver::Namesake NameResolver::namesake(uint32_t d, const std::vector<std::string>& parts) const {
  if (parts.empty()) return {};
  const MentionDraft& draft = article_.drafts[d];
  const Gender gender = told_gender(draft);
  std::vector<int32_t> found;
  for (size_t m = 0; m < article_.cast.size(); ++m) {
    const CastMember& member = article_.cast[static_cast<int32_t>(m)];
    const bool other_gender =
        gender != Gender::kUnknown && member.gender != Gender::kUnknown && member.gender != gender;
    if (member.actor.type == ActorType::kPerson && !other_gender && is_part_of(parts, member.parts))
      found.push_back(static_cast<int32_t>(m));
  }
  const auto keep = [&](auto wanted) {
    if (std::any_of(found.begin(), found.end(), wanted))
      std::erase_if(found, [&](int32_t m) { return !wanted(m); });
  };
  if (gender != Gender::kUnknown) keep([&](int32_t m) { return article_.cast[m].gender == gender; });
  keep([&](int32_t m) { return has_office(article_.cast[m], draft); });
  constexpr size_t kMostWords = 3;  // longer ones are headlines read as names
  keep([&](int32_t m) { return article_.cast[m].parts.size() <= kMostWords; });
  if (found.empty()) return {};
  if (found.size() == 1) return {found.front(), 1.0};
  for (uint32_t other = d; other-- > article_.sentence_start[draft.mention.sentence];)
    if (is_of(other, found)) return {article_.drafts[other].mention.actor, kAmongNamesakes};
  for (uint32_t other = 0; other < article_.drafts.size(); ++other)
    if (is_of(other, found)) return {article_.drafts[other].mention.actor, kAmongNamesakes};
  return {};
}

bool NameResolver::is_of(uint32_t d, const std::vector<int32_t>& members) const {
  const MentionDraft& draft = article_.drafts[d];
  return draft.kind == DraftKind::kName && is_fuller(draft) &&
         std::find(members.begin(), members.end(), draft.mention.actor) != members.end();
}

void NameResolver::resolve_person(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  const std::string name(without_possessive(draft.name));
  const std::vector<std::string> parts = folded_words(name);
  const Gender gender = told_gender(draft);
  if (const auto [member, trust] = namesake(d, parts); member >= 0) {
    draft.mention.actor = member;
    draft.mention.confidence = trust * (parts.size() > 1 ? 0.95 : 0.9);
    if (gender != Gender::kUnknown) article_.cast[member].gender = gender;
    return;
  }
  const std::string plain = without_middle_initials(name);
  if (plain != name)
    for (const KnownName& known : article_.knowledge.names().look_up(plain))
      if (article_.knowledge[known.actor].type == ActorType::kPerson) {
        draft.mention.actor = article_.cast.add_known(known.actor);
        draft.mention.confidence = 0.95;
        return;
      }
  const std::string id = slug(plain);
  if (id.empty()) return;
  const int32_t member = article_.cast.add(id, plain, ActorType::kPerson, Sector::kNone, code_within(draft));
  if (gender != Gender::kUnknown) article_.cast[member].gender = gender;
  article_.cast[member].named = true;
  draft.mention.actor = member;
  draft.mention.confidence = parts.size() > 1 ? 0.95 : 0.75;
}

}  // namespace dramatis::extract
