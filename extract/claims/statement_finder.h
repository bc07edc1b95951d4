// StatementFinder: who said, believed, asked or denied what (attribution).
//
// A statement has a source (the speaker), a cue ("warned") and a content, as in PARC 3.0 and PolNeAR (Pareti
// 2016; Newell, Margolin and Ruths 2018). Direct quotations are found from their marks and the reporting
// clause beside them (quote_attribution.h); everything else is a reading of the parse
// (attribution_candidate.h) that scores high enough (attribution_score.h). A content is one contiguous span:
// where the reporting clause stands inside it, the span covers that too. Const and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/cue_lexicon.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// Why a statement was found, for `dramatis explain`.
struct StatementTrace {
  std::string rule;           // "quotation", "speaker label", or the construction of the cue (cue_frame.h)
  uint32_t lexicon_line = 0;  // of the cue in data/cues.tsv; 0: it is not listed
};

struct TracedStatement {
  graph::Statement statement;
  StatementTrace trace;
};

class StatementFinder {
 public:
  // The lexicon must outlive it.
  explicit StatementFinder(const CueLexicon& cues = CueLexicon::built_in()) : cues_(cues) {}

  // By the beginning of the content, then of the cue. No two share a cue.
  std::vector<TracedStatement> find_traced(const Document& document, const ActorsFound& actors) const;

 private:
  const CueLexicon& cues_;
};

}  // namespace dramatis::extract
