// Who vouches for a relation: one inside a statement's content is its speaker's claim, not the article's.
#pragma once

#include <vector>

#include "extract/claims/relation_finder.h"
#include "extract/claims/statement_finder.h"

namespace dramatis::extract {

// Sets Relation::attributed_to from the innermost statement around each relation. A claim by someone who is
// no known actor ("sources said") is marked as hedged. Relations that are attributed already, those whose
// own words are the cue ("Lavrov urged Israel to ..."), and what is told in passing ("echoed the row in which
// Trump assailed the judge") are left as they are.
void attribute(const std::vector<TracedStatement>& statements, std::vector<TracedRelation>& relations);

}  // namespace dramatis::extract
