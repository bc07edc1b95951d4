// ActorKinds: what a pattern of the lexicon asks of the actors that it holds between ("^civil",
// "@person|body").
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/vocabulary.h"

namespace dramatis::extract {

// A set of the kinds below; 0: any.
using ActorKinds = uint8_t;

constexpr ActorKinds kPersonKind = 1;
constexpr ActorKinds kBodyKind = 2;    // organisations that are neither armed nor of a state
constexpr ActorKinds kPeopleKind = 4;  // groups that are not armed
constexpr ActorKinds kArmedKind = 8;   // military and rebels
constexpr ActorKinds kStateKind = 16;  // countries and their institutions
constexpr ActorKinds kPlaceKind = 32;
constexpr ActorKinds kCivilKinds = kPersonKind | kBodyKind | kPeopleKind;

// "person|state", "civil"; none if a word is no kind.
std::optional<ActorKinds> actor_kinds_from(std::string_view words);

ActorKinds kind_of(const graph::Actor& actor);

}  // namespace dramatis::extract
