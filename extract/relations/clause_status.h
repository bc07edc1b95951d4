// Negation, modality and hedging as the words around one predicate show them.
#pragma once

#include "extract/lexicon/hedge_lexicon.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

// Status of a clause headed by `head` (copula included) from its auxiliaries, adverbs and subordinator.
ClauseStatus clause_status(const SentenceTree& tree, int32_t head);

// Status of a nominal predicate ("no attack", "an alleged attack", "a possible attack").
ClauseStatus nominal_status(const SentenceTree& tree, int32_t noun);

// Adds what a phrase beside the predicate says ("by all accounts").
void add_phrase_status(ClauseStatus& status, const ClauseStatus& phrase);

bool is_negator(const Token& token);
bool is_hedge(const Token& token);

}  // namespace dramatis::extract
