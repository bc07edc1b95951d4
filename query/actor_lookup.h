// From what a user calls an actor to the actor: the one look-up of all commands.
//
// Ranks, the best first: id; canonical name or alias; surname of a person; acronym; a word of a name; the
// beginning of a name; a slip of the pen (Damerau-Levenshtein distance 1, from six letters on 2). Within a
// rank, whom the articles call so most often. Two exceptions, since questions are about who acts: a place
// gives way to the country or body that is called like it ("Ankara", "Brussels"), and an actor of whom
// nothing but this one word is known to a much mentioned person of that surname ("Assad").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"

namespace dramatis::query {

enum class MatchKind : uint8_t { kId, kName, kAlias, kSurname, kAcronym, kWord, kPrefix, kTypo };
// "id", "name", "alias", "surname", "acronym", "word", "prefix", "typo".
std::string_view name_of(MatchKind kind);

struct ActorMatch {
  graph::ActorNode actor;
  MatchKind kind = MatchKind::kId;
  uint32_t times = 0;  // that articles call it so; for other kinds than kName and kAlias its mentions
};

struct Lookup {
  bool exact = false;       // ids only
  bool named_only = false;  // ids, names and aliases
  size_t limit = 6;         // matches; 0: all
  // Ids of the actors that are called so, from what is known beside the graph ("Britain" where the articles
  // say "UK"); may be empty.
  std::function<std::vector<std::string>(std::string_view)> known_names;
};

// Whom the text may mean, the likeliest first, all of one rank, and the places and unknowns that gave way
// behind them. Empty if nobody. kUsage for a blank text.
Result<std::vector<ActorMatch>> match_actors(const graph::GraphView& view, std::string_view text,
                                             const Lookup& lookup = {});

struct FoundActor {
  graph::ActorNode actor;
  MatchKind kind = MatchKind::kId;
  std::vector<graph::ActorNode> also;  // who else may be meant, the most mentioned first

  // What a user should know of the choice: "taking Donald Trump; also Ivanka Trump (2)"; empty if the text
  // could mean nobody else.
  std::string note(std::string_view text) const;
};

// The likeliest match. kUsage for a blank text, kNotFound if nobody is called so: the message says who is
// called nearly so, if anybody.
Result<FoundActor> find_actor(const graph::GraphView& view, std::string_view text, const Lookup& lookup = {});

// Actors for a box in which somebody types, best first: those who are called exactly so, then those with a
// name that begins so, each actor once; if there are none, those of the most mentioned actors that are like
// it in another way. Blank: none. `limit`: not 0. Reads names that begin so, and never all actors.
Result<std::vector<ActorMatch>> complete_actor(const graph::GraphView& view, std::string_view text,
                                               size_t limit);

}  // namespace dramatis::query
