// Who a pronoun or a definite nominal ("the group", "the ministry") stands for: the best fitting earlier
// mention.
//
// Pronouns: a mention-ranking model (pronoun_features.h), whose probabilities are the confidences; a doubtful
// pronoun stays unresolved. "I" in a quotation is its speaker. Nominals: the last mention that fits.
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
Antecedent nominal_antecedent(const Article& article, uint32_t draft);
// Of "the candidate": the last person before it whom the article has called so.
Antecedent called_before(const Article& article, const MentionDraft& nominal);

}  // namespace dramatis::extract
