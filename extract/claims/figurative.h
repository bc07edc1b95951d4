// Words of war among people who are not at war: "Clinton attacked Sanders over trade" tells of words, "the
// senator beat the governor by ten points" of votes.
#pragma once

#include "extract/actors/actors_found.h"
#include "extract/claims/reach.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

enum class FigurativeUse : uint8_t {
  kLiteral,
  kWords,    // an attack in words: ACCUSE
  kContest,  // a struggle that is no fight: REJECT
  kUnclear   // a deed that is not done to such an object: nothing is told
};

// Of an ASSAULT by `subject` on `object`. Where a state, its forces or armed men take part, and for words
// that are seldom figures of speech ("kills", "shoots"), it is taken as it stands.
FigurativeUse figurative_use(const graph::Actor& subject, const graph::Actor& object,
                             std::string_view predicate);

}  // namespace dramatis::extract
