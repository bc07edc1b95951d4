// The words beside a quotation that say who speaks: "the mayor said on Friday", "said Anna Keller, the
// mayor".
#pragma once

#include <cstddef>

#include "extract/claims/quotation.h"
#include "extract/claims/quote_attribution.h"

namespace dramatis::extract {

// Cue and source of the words [begin, end], whose verb is `cue`; the content is left to the caller. The
// source is the verb's subject, or where the parse knows none the nominal words beside the verb.
QuoteAttribution read_reporting_clause(const FlatText& text, size_t cue, size_t begin, size_t end);

bool may_stand_in_source(const Token& token);

// The word in [first, last] whose head lies outside, as an index into its sentence.
int32_t head_of(const FlatText& text, size_t first, size_t last);

}  // namespace dramatis::extract
