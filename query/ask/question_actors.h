// The actors that a question names.
#pragma once

#include <string>
#include <vector>

#include "graph/view.h"
#include "query/actor_lookup.h"
#include "query/ask/parsed_question.h"

namespace dramatis::query {

struct NamedActor {
  uint32_t first = 0, last = 0;  // words
  uint32_t head = 0;             // the one on which the others hang
  std::string id, name;
  std::string note;  // FoundActor::note()
};

// In the order of the words, not overlapping; words of which `taken` is true belong to none. Names are looked
// up in the graph, the longest first; what the parser takes for an actor counts where the graph has it. A
// name that is not that of an actor stays a word.
Result<std::vector<NamedActor>> actors_of(const graph::GraphView& view, const ParsedQuestion& question,
                                          const std::vector<bool>& taken, const Lookup& lookup);

}  // namespace dramatis::query
