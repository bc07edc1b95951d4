// Who a pronoun or a definite nominal ("the group", "the ministry") stands for, by the language model's
// antecedents (extract/coreference/). "I" in a quotation is its speaker. What is doubtful stays unresolved.
#pragma once

#include <cstdint>

#include "extract/actors/article.h"

namespace dramatis::extract {

struct Antecedent {
  int32_t member = -1;  // of the cast; -1: none, or too doubtful
  double confidence = 0;
};

// Every mention before the draft must be resolved already, as far as it will be, and every name.
void resolve_pronoun(Article& article, uint32_t draft);
Antecedent nominal_antecedent(const Article& article, const MentionDraft& draft);

}  // namespace dramatis::extract
