// How likely a candidate is a statement that a careful reader would mark.
//
// A logistic model of few parts: the reliability of the cue word in its construction (CueLexicon), the
// construction, the kind of source, and whether the words stand inside a quotation. The weights were fitted
// on the training part of PolNeAR (Newell, Margolin and Ruths 2018). Const and thread-safe.
#pragma once

#include "extract/claims/attribution_candidate.h"
#include "extract/claims/cue_lexicon.h"

namespace dramatis::extract {

// The word that the lexicon knows a cue by: its lemma in lower case, with a particle "point +out".
std::string cue_lemma(const SentenceTree& tree, int32_t cue);

// Probability, 0 to 1.
double attribution_score(const SentenceTree& tree, const AttributionCandidate& candidate,
                         const CueLexicon& cues, bool inside_quotation);

}  // namespace dramatis::extract
