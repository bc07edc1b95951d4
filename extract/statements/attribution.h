// Who vouches for a relation: its speaker for one inside a statement's content that the language model takes
// for a claim, else the article ("the general, who led the raid, said ..." tells of the raid as a fact).
#pragma once

#include <vector>

#include "extract/relations/relation_writer.h"
#include "extract/statements/statement_writer.h"

namespace dramatis::extract {

// Sets Relation::attributed_to from the shortest statement around each claimed relation's words. A claim by
// someone who is no known actor ("sources said") is marked as hedged. A relation whose own words are the cue
// ("Lavrov urged Israel to ...") is the article's.
void attribute(const std::vector<TracedStatement>& statements, std::vector<TracedRelation>& relations);

}  // namespace dramatis::extract
