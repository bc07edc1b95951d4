// Actors that have no name, or none that the article tells: "protesters", "Russian soldiers".
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/actors/nominal_resolver.h"
#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// "Chinese nationals" are `chinese-civilians`, but are called as the article calls them. Armies and armed
// groups keep one name for soldiers, troops and the rest.
std::string in_own_words(const MentionDraft& draft, const std::string& name, const std::string& told) {
  if (!draft.noun || draft.noun->sector == Sector::kMilitary || draft.noun->sector == Sector::kRebel)
    return name;
  const std::string& canonical = draft.noun->canonical;
  const std::string folded = fold(name);
  for (const std::string& ending : {plural(canonical), canonical}) {
    if (ending.empty() || !folded.ends_with(ending) || canonical == draft.noun_words) continue;
    return capitalised(name.substr(0, name.size() - ending.size()) + told);
  }
  return name;
}

// The language model's types are those of the named: "sons" are persons, "authorities" a country.
ActorType nameless_type(ActorType read, bool one) {
  if (read == ActorType::kPerson && !one) return ActorType::kGroup;
  if (read == ActorType::kCountry) return ActorType::kOrganisation;
  return read;
}

}  // namespace

void NominalResolver::make(MentionDraft& draft, const std::string& adjective, const std::string& noun,
                           const std::string& code) {
  const ActorNoun anonymous{NounKind::kPeople, "", ActorType::kGroup, Sector::kNone};
  const ActorNoun& kind = draft.noun ? *draft.noun : anonymous;
  const std::string name = capitalised(adjective.empty() ? noun : adjective + " " + noun);
  std::string id = slug(name);
  if (id.empty() || id.find_first_not_of("0123456789-") == std::string::npos) return;  // "injured 25"
  // Who is known by no name and as nobody's is of this article alone.
  const bool nameless = adjective.empty() && kind.kind != NounKind::kInstitution;
  if (nameless && !article_.key.empty()) id += "-" + article_.key;
  // "The American Senate" is the Senate that the tables know.
  if (kind.kind == NounKind::kInstitution && !adjective.empty())
    for (const KnownName& known : article_.knowledge.names().look_up(adjective + " " + capitalised(noun)))
      if (known.sense == NameSense::kName) {
        draft.mention.actor = article_.cast.add_known(known.actor);
        return;
      }
  const bool one = draft.number == Number::kSingular;  // "a judge in Bolivia"
  const ActorType told =
      kind.kind == NounKind::kPeople ? (one ? ActorType::kPerson : ActorType::kGroup) : kind.type;
  const ActorType type = draft.noun ? told : nameless_type(draft.read_type.value_or(told), one);
  const int32_t member =
      article_.cast.add(id, in_own_words(draft, name, noun_as_told(draft)), type, kind.sector, code);
  CastMember& made = article_.cast[member];
  if (made.noun.empty() && !made.named) {
    made.noun = kind.canonical;
    made.number = kind.kind == NounKind::kPeople ? Number::kPlural : Number::kUnknown;
  }
  draft.mention.actor = member;
}

void NominalResolver::resolve_anonymous(MentionDraft& draft) {
  const bool own_noun = draft.noun->canonical == draft.noun_words;
  std::string noun = draft.noun->canonical;
  const bool several = draft.noun->kind == NounKind::kBody && draft.number == Number::kPlural;
  if (draft.noun->kind == NounKind::kPeople && own_noun) noun = plural(noun);
  if (several) noun = noun_as_told(draft);  // "banks"
  if (draft.number == Number::kPlural) noun = title_of(draft) + noun;
  // Those who take part in a country's affairs are taken for its own; "experts", "a man" could be anyone.
  static constexpr std::array<std::string_view, 5> kPartisans = {"militants", "protesters", "students",
                                                                 "armed group", "workers"};
  const bool partisan =
      std::find(kPartisans.begin(), kPartisans.end(), draft.noun->canonical) != kPartisans.end();
  const int32_t country = partisan ? country_around(draft) : -1;
  if (country >= 0)
    make(draft, article_.cast.adjective(country), noun, article_.cast[country].actor.code);
  else
    make(draft, "", noun, "");
  draft.mention.confidence = kAnonymous;
}

// Somebody who does or suffers what the article tells, of whom it says no more.
void NominalResolver::make_nameless(MentionDraft& draft) {
  if (draft.noun && (draft.noun->kind == NounKind::kMateriel || draft.noun->kind == NounKind::kPlace ||
                     draft.noun->kind == NounKind::kPart))
    return;
  const bool place = draft.read_type == ActorType::kCountry || draft.read_type == ActorType::kPlace;
  if (draft.thing || place) return;
  make(draft, "", title_of(draft) + noun_as_told(draft), "");
  draft.mention.confidence = kAnonymous;
}

}  // namespace dramatis::extract
