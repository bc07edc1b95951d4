// How like two names are: for the look-up of actors. Names are folded (graph/alias.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "query/actor_lookup.h"

namespace dramatis::query {

// Damerau-Levenshtein distance (optimal string alignment) in bytes.
size_t edit_distance(std::string_view a, std::string_view b);

// The least distance of the text to the name or to its last word.
size_t distance_to(std::string_view name, std::string_view text);

// "World Health Organization" -> "WHO"; of words with a capital alone.
std::string initials_of(std::string_view name);

// As whose surname, word, beginning or misspelling the text stands for the name; nothing if none.
std::optional<MatchKind> likeness(std::string_view name, std::string_view text, bool is_person);

}  // namespace dramatis::query
