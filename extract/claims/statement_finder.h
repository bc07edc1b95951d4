// StatementFinder: who said, believed, asked or denied what (attribution).
//
// A statement has a source (the speaker), a cue ("warned") and a content, as in PARC 3.0 and PolNeAR (Pareti 2016;
// Newell, Margolin and Ruths 2018). Contents are found from clausal complements, quotations that may run over
// sentences and paragraphs, "according to" and nominal cues.
// Const and thread-safe.
#pragma once

#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

class StatementFinder {
 public:
  // By the beginning of the content, then of the cue.
  std::vector<graph::Statement> find(const Document& document, const ActorsFound& actors) const;
};

}  // namespace dramatis::extract
