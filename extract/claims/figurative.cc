#include "extract/claims/figurative.h"

#include <algorithm>
#include <array>

namespace dramatis::extract {
namespace {

using graph::ActorType;
using graph::Sector;

constexpr std::array<std::string_view, 9> kWords = {
    "attacks",       "hits",       "targets",  "bombards",
    "assaults",      "brutalises", "ambushes", "retaliates against",
    "counterattacks"};
constexpr std::array<std::string_view, 5> kContests = {"fights", "clashes with", "wages war on", "repels",
                                                       "engages"};
constexpr std::array<std::string_view, 13> kUnclear = {
    "beats",       "captures",   "conquers",          "defeats militarily",
    "annihilates", "recaptures", "seizes control of", "storms",
    "harms",       "wounds",     "injures",           "exchanges fire with",
    "besieges"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_name(const graph::Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const graph::Mention& m) { return m.kind == graph::MentionKind::kName; });
}

bool is_armed(const graph::Actor& actor) {
  return actor.sector == Sector::kMilitary || actor.sector == Sector::kRebel;
}

// A named person or body that carries no arms.
bool is_civil_party(const graph::Actor& actor) {
  return (actor.type == ActorType::kPerson || actor.type == ActorType::kOrganisation) && has_name(actor) &&
         !is_armed(actor);
}

}  // namespace

FigurativeUse figurative_use(const graph::Actor& subject, const graph::Actor& object,
                             std::string_view predicate) {
  if (!is_civil_party(subject) || is_armed(object)) return FigurativeUse::kLiteral;
  const bool captured = predicate.starts_with("captures");
  // "Democrats captured the Senate": a party conquers nobody.
  if (!is_civil_party(object) && object.type != ActorType::kGroup && !captured)
    return FigurativeUse::kLiteral;
  if (contains(kWords, predicate))
    return object.type == ActorType::kGroup ? FigurativeUse::kUnclear : FigurativeUse::kWords;
  if (contains(kContests, predicate)) return FigurativeUse::kContest;
  return captured || contains(kUnclear, predicate) ? FigurativeUse::kUnclear : FigurativeUse::kLiteral;
}

}  // namespace dramatis::extract
