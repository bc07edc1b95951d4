// Repairs of parses that the lexicon shows to be wrong.
//
// A statistical parser confuses a few constructions again and again in ways that the words themselves give
// away: the infinitive of "threatened on Monday to leave" hung as a purpose, "Monday" as an object, the "it"
// of "says it is willing" as an expletive. Each repair changes a relation or two.
#pragma once

#include "extract/claims/lexicon.h"
#include "extract/sentence.h"

namespace dramatis::extract {

// A copy of the sentence with repaired relations. Thread-safe.
Sentence repair_tree(const Sentence& sentence, const Lexicon& lexicon);

}  // namespace dramatis::extract
