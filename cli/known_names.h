// The names that the program knows beside those in a graph, for the look-up of actors.
#pragma once

#include "query/actor_lookup.h"

namespace dramatis::cli {

// Looks actors up by the names of the graph and by those of the built-in tables ("Britain" where the articles
// say "UK"); `exact`: by id alone. The tables are read when first needed.
query::Lookup actor_lookup(bool exact = false);

// The actor that the user means; says on stderr which was taken if others could be meant. Errors: those of
// query::find_actor().
Result<graph::ActorNode> choose_actor(const graph::GraphView& view, std::string_view text,
                                      const query::Lookup& lookup);

}  // namespace dramatis::cli
