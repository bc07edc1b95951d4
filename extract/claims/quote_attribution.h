// Who speaks a direct quotation: the reporting clause before it ("He said: “...”"), after it ("“...,” he
// said") or inside it ("“...,” he said. “...”"), found from the words around the marks rather than from the
// parse, which quotations upset. Const and thread-safe.
#pragma once

#include <vector>

#include "extract/claims/attribution_candidate.h"
#include "extract/claims/cue_lexicon.h"
#include "extract/claims/quotation.h"

namespace dramatis::extract {

// All places are indices into FlatText::places; ranges include both ends.
struct QuoteAttribution {
  size_t first = 0, last = 0;  // content
  size_t cue_first = 0, cue_last = 0;
  size_t cue = 0;  // the verb, noun or colon
  size_t source_first = 0, source_last = 0;
  bool has_source = false;
  int32_t source_head = kNoToken;  // token in the cue's sentence, if the source stands there
};

std::vector<QuoteAttribution> attribute_quotations(const FlatText& text,
                                                   const std::vector<Quotation>& quotations,
                                                   const CueLexicon& cues);

}  // namespace dramatis::extract
