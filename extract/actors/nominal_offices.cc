// The part of NominalResolver for offices: "the German chancellor", "its former president".
#include <algorithm>

#include "extract/actors/nominal_resolver.h"
#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {

using graph::ActorType;
using graph::Sector;

namespace {

// Held by many at a time, each of another place.
bool is_shared(std::string_view office) {
  return office == "senator" || office == "congressman" || office == "governor" || office == "mayor";
}

}  // namespace

bool NominalResolver::is_indefinite(const MentionDraft& draft) const {
  const SentenceTree& parse = article_.parse_of(draft);
  const int32_t article = parse.child(draft.mention.head, "det");
  if (article < 0) return false;
  const std::string word = fold(parse[static_cast<uint32_t>(article)].form);
  return word == "a" || word == "an" || word == "another" || word == "any";
}

// The one in the article who holds the office there, by the tables or by the article's words; -1 if none or
// several.
int32_t NominalResolver::holder_named(const MentionDraft& office, int32_t place) const {
  const Cast& cast = article_.cast;
  const auto told = [&](int32_t member) {
    return std::any_of(links_.begin(), links_.end(), [&](const RoleLink& link) {
      return article_.drafts[link.person].mention.actor == member &&
             (link.office == office.noun_words || link.office == office.noun->canonical) && link.owner >= 0 &&
             article_.drafts[static_cast<uint32_t>(link.owner)].mention.actor == place;
    });
  };
  const auto known = [&](const CastMember& member) {
    if (member.known < 0 || cast[place].known < 0) return false;
    const auto& roles = article_.knowledge[static_cast<uint32_t>(member.known)].roles;
    return std::any_of(roles.begin(), roles.end(), [&](const KnownRole& role) {
      return role.role == office.noun->canonical + " of" && role.holds_on(article_.date) &&
             role.parent == static_cast<uint32_t>(cast[place].known);
    });
  };
  int32_t found = -1;
  for (size_t m = 0; m < cast.size(); ++m) {
    const auto member = static_cast<int32_t>(m);
    if (cast[member].actor.type != ActorType::kPerson || (!told(member) && !known(cast[member]))) continue;
    if (found >= 0) return -1;
    found = member;
  }
  return found;
}

void NominalResolver::resolve_office(MentionDraft& draft, const Whose& whose) {
  Cast& cast = article_.cast;
  const std::string& office = draft.noun->canonical;
  if (draft.number == Number::kPlural) {
    make(draft, cast.adjective(whose.member), title_of(draft) + noun_as_told(draft),
         cast[whose.member].actor.code);
    if (draft.mention.actor >= 0) {
      cast[draft.mention.actor].actor.type = ActorType::kGroup;
      draft.mention.confidence = kByPhrase;
    }
    return;
  }
  const SentenceTree& parse = article_.parse_of(draft);
  std::string other_time;  // "former" in "the former president"
  for (const uint32_t c : parse.children(draft.mention.head)) {
    const std::string word = fold(parse[c].form);
    if (word == "former" || word == "ex" || word == "deputy" || word == "late" || word == "vice" ||
        word == "next")
      other_time = word;
  }
  if (is_shared(office) && other_time.empty()) {
    // "The Vermont senator" is one of two, "the senator" one of a hundred.
    const int32_t holder = holder_named(draft, whose.member);
    if (holder >= 0 || whose.guessed) return settle(draft, holder, 0.85);
  }
  const std::string code = cast[whose.member].actor.code;
  // Somebody whom the article has given the office.
  for (size_t m = 0; m < cast.size(); ++m) {
    const CastMember& member = cast[static_cast<int32_t>(m)];
    if (member.actor.type != ActorType::kPerson || member.actor.code != code || !member.named) continue;
    if (other_time == "former" && held_before(member, office))
      return settle(draft, static_cast<int32_t>(m), 0.8);
    if (!other_time.empty() || is_shared(office)) continue;
    if (std::find(member.offices.begin(), member.offices.end(), draft.noun_words) != member.offices.end() ||
        std::find(member.offices.begin(), member.offices.end(), office) != member.offices.end())
      return settle(draft, static_cast<int32_t>(m), 0.85);
  }
  if (is_indefinite(draft)) {  // "a new leader of the party"
    draft.mention.actor = -1;
    return;
  }
  int32_t body = whose.member;
  const ActorType type = cast[body].actor.type;
  // "Moscow's president" and "Putin's defence minister" are Russia's; a mayor is the city's own.
  // So is a secretary of state; those of countries are foreign ministers.
  const bool local = office == "mayor" || office == "governor" ||
                     (draft.noun_words == "secretary of state" && type == ActorType::kPlace &&
                      !whose.guessed && cast[body].known >= 0 &&
                      !article_.knowledge.holder(office, static_cast<uint32_t>(cast[body].known), ""));
  if ((type == ActorType::kPlace && !local) ||
      (type == ActorType::kPerson && draft.noun->sector == Sector::kGovernment))
    if (const int32_t country = cast.country_of(body); country >= 0) body = country;
  if (other_time.empty() && cast[body].known >= 0 && office != "senator" && office != "congressman") {
    const auto known = static_cast<uint32_t>(cast[body].known);
    const auto holder = office == "leader" && draft.noun_words == "leader"
                            ? article_.knowledge.leader(known, article_.date)
                            : article_.knowledge.holder(office, known, article_.date);
    if (holder) return settle(draft, cast.add_known(*holder), 0.9);
  }
  const std::string of = cast.adjective(body);
  make(draft, other_time.empty() ? of : other_time + " " + of, title_of(draft) + draft.noun_words, code);
  draft.mention.confidence = 0.7;
}

// By the tables, or by the article's words: "former president".
bool NominalResolver::held_before(const CastMember& member, const std::string& office) const {
  if (std::find(member.offices.begin(), member.offices.end(), "former " + office) != member.offices.end())
    return true;
  if (member.known < 0 || article_.date.empty()) return false;
  const auto& roles = article_.knowledge[static_cast<uint32_t>(member.known)].roles;
  bool before = false;
  for (const KnownRole& role : roles) {
    if (role.role != office + " of") continue;
    if (role.holds_on(article_.date)) return false;  // in office again
    before = before || (!role.to.empty() && role.to < article_.date);
  }
  return before;
}

}  // namespace dramatis::extract
