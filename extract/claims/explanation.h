// Explanation: why each claim of an article was made, for `dramatis explain`.
//
// For every sentence with a claim: its words with their parse, the actors in it, and under each relation the
// rule that made it, the clause it was read from and the row of the lexicon. Text for people; its layout may
// change.
#pragma once

#include <string>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/relation_finder.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

std::string explain(const Document& document, const ActorsFound& actors, const Lexicon& lexicon,
                    const std::vector<TracedRelation>& relations,
                    const std::vector<graph::Statement>& statements);

}  // namespace dramatis::extract
