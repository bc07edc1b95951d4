// Who a pronoun or a definite nominal ("the group", "the ministry") stands for: the best fitting earlier
// mention.
//
// A linear ranker in the tradition of Lappin & Leass 1994 ("An algorithm for pronominal anaphora
// resolution"): earlier mentions that agree in type, number and gender compete by recency, grammatical role
// and frequency. Nouns that are no actors compete too, so that "it" for a report stays unresolved.
#pragma once

#include <cstdint>

#include "extract/actors/article.h"

namespace dramatis::extract {

struct Antecedent {
  int32_t member = -1;  // of the cast; -1: none, or too doubtful
  double confidence = 0;
};

// Every mention before the draft must be resolved already, as far as it will be.
Antecedent pronoun_antecedent(const Article& article, uint32_t draft);
Antecedent nominal_antecedent(const Article& article, uint32_t draft);

}  // namespace dramatis::extract
