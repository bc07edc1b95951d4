// AttributionCandidate: one way to read a word of a sentence as the cue of a statement.
//
// Candidates are generous: every verb with an object is one. Which of them are statements is the business of
// attribution_score.h.
// Const and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/cue_frame.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

using TokenRange = std::pair<int32_t, int32_t>;  // first and last token, both included

struct AttributionCandidate {
  CueFrame frame = CueFrame::kThat;
  int32_t cue = kNoToken;   // head word of the cue
  std::string preposition;  // that introduces the content, lower case; else empty
  TokenRange cue_range;
  int32_t source = kNoToken;  // head word of the source; kNoToken if the sentence names none
  TokenRange source_range{kNoToken, kNoToken};
  int32_t content_head = kNoToken;
  TokenRange content_range;
};

// `clauses` are find_clauses(tree). By cue, then frame; several candidates may share a cue.
std::vector<AttributionCandidate> find_attribution_candidates(const SentenceTree& tree,
                                                              const std::vector<Clause>& clauses);

}  // namespace dramatis::extract
