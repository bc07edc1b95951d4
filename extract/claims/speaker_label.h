// Speech told by a label at the beginning of a paragraph, without quotation marks: "Keller: The bridge must
// go" in headlines, "KELLER: Well, let us see." in transcripts. Const and thread-safe.
#pragma once

#include <vector>

#include "extract/claims/quotation.h"
#include "extract/claims/quote_attribution.h"

namespace dramatis::extract {

// The label is the source, its colon the cue, the rest of the paragraph the content. By place.
std::vector<QuoteAttribution> find_labelled_speech(const FlatText& text);

}  // namespace dramatis::extract
