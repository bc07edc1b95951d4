// ArticleClaims for human readers: what `dramatis extract` prints on a terminal. The layout may change at any
// time; programs read the JSON (export/claims_json.h).
#pragma once

#include <string>

#include "graph/vocabulary.h"

namespace dramatis::exporting {

// Several lines, the last one empty; the first is the title, or `origin` ("story.txt") for an article without
// one, and the date. Names stand for ids; words that are no actor's stand in brackets; sentences are numbered
// from 1.
std::string claims_to_text(const graph::ArticleClaims& claims, const std::string& origin);

}  // namespace dramatis::exporting
