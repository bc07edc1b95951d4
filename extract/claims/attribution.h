// Who vouches for a relation: one inside a statement's content is its speaker's claim, not the article's.
#pragma once

#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::extract {

// Sets Relation::attributed_to from the innermost statement around each relation. A claim by someone who is
// no known actor ("sources said") is marked as hedged. Relations that are attributed already, and those whose
// own words are the cue ("Lavrov urged Israel to ..."), are left as they are.
void attribute(const std::vector<graph::Statement>& statements, std::vector<graph::Relation>& relations);

}  // namespace dramatis::extract
