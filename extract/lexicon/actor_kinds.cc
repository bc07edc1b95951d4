#include "extract/lexicon/actor_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dramatis::extract {

std::optional<ActorKinds> actor_kinds_from(std::string_view words) {
  static constexpr std::array<std::pair<std::string_view, ActorKinds>, 7> kWords = {{{"person", kPersonKind},
                                                                                     {"body", kBodyKind},
                                                                                     {"people", kPeopleKind},
                                                                                     {"armed", kArmedKind},
                                                                                     {"state", kStateKind},
                                                                                     {"place", kPlaceKind},
                                                                                     {"civil", kCivilKinds}}};
  ActorKinds kinds = 0;
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find('|', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    const auto known = std::ranges::find(kWords, word, [](const auto& pair) { return pair.first; });
    if (known == kWords.end()) return std::nullopt;
    kinds |= known->second;
    begin = end + 1;
  }
  return kinds;
}

ActorKinds kind_of(const graph::Actor& actor) {
  using graph::ActorType;
  using graph::Sector;
  if (actor.sector == Sector::kMilitary || actor.sector == Sector::kRebel) return kArmedKind;
  switch (actor.type) {
    case ActorType::kPerson:
      return kPersonKind;
    case ActorType::kCountry:
      return kStateKind;
    case ActorType::kPlace:
      return kPlaceKind;
    case ActorType::kOrganisation:
      return actor.sector == Sector::kGovernment || actor.sector == Sector::kJudiciary ? kStateKind
                                                                                       : kBodyKind;
    case ActorType::kGroup:
      return kPeopleKind;
    default:
      return kBodyKind;
  }
}

}  // namespace dramatis::extract
